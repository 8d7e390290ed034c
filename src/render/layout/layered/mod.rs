//! The layout of scenes that name no columns: layers made from the lines.
//!
//! The crate `dagre` ranks the cards, and each rank becomes a column that `columns` places; order,
//! heights and lines are ours, for dagre leads lines through cards and crosses more of them. What
//! no line joins is laid out by itself, and the parts are packed onto the page.

mod pack;
pub(super) mod parts;
mod ranks;

use std::convert::Infallible;

use super::cards::{preferred_width, typeset};
use super::columns;
use super::geometry::Rect;
use super::narrow;
use super::placed::{PlacedCard, PlacedEdge};
use super::sheet::Sheet;
use crate::render::{Direction, Scene};
use pack::pack;
use parts::{Part, parts};

/// Room between parts.
const APART: f64 = 38.0;
/// Room between parts that are one card each.
const NEAR: f64 = 22.0;
/// What an enclosure adds around its cards, at its sides and above.
const FRAME: (f64, f64) = (10.0, 26.0);

/// Places the cards and lines of `scene`, those of a page that runs down within `room` points where
/// that is given and enough; the page around them is not our concern.
pub(in crate::render) fn place(scene: &Scene, direction: Direction, room: Option<f64>) -> Sheet {
    let part = |own: &Scene| {
        let sheet = columns::place_close(own, direction, room);
        Ok::<_, Infallible>(match room {
            Some(room) => narrow::rows(own, sheet, room),
            None => sheet,
        })
    };
    let Ok(sheet) = place_by(scene, direction, room, part);
    sheet
}

/// The same, where `part` places what lines join, once it has columns.
pub(super) fn place_by<E>(
    scene: &Scene,
    direction: Direction,
    room: Option<f64>,
    part: impl Fn(&Scene) -> Result<Sheet, E>,
) -> Result<Sheet, E> {
    let down = direction == Direction::Down;
    let (joined, alone): (Vec<Part>, Vec<Part>) = parts(scene)
        .into_iter()
        .partition(|part| part.cards.len() > 1 || !part.edges.is_empty());
    let mut sheets = Vec::new();
    for own in &joined {
        let mut own = own.scene(scene);
        ranks::rank(&mut own);
        sheets.push(part(&own)?);
    }
    let width = alone
        .iter()
        .map(|part| preferred_width(&scene.cards[part.cards[0]]))
        .fold(0.0, f64::max);
    sheets.extend(
        alone
            .iter()
            .map(|part| single(&scene.cards[part.cards[0]], width, down)),
    );
    let parts: Vec<Part> = joined.into_iter().chain(alone).collect();

    let boxes: Vec<(Rect, f64)> = parts
        .iter()
        .zip(&sheets)
        .map(|(part, sheet)| {
            let space = if part.cards.len() > 1 { APART } else { NEAR };
            (extent(scene, part, sheet), space)
        })
        .collect();
    for (sheet, (x, y)) in sheets.iter_mut().zip(pack(&boxes, down, room)) {
        sheet.shift(x, y);
    }
    Ok(gather(scene, &parts, sheets, down))
}

/// One card by itself.
fn single(card: &crate::render::Card, width: f64, down: bool) -> Sheet {
    Sheet {
        cards: vec![typeset(card, width)],
        edges: Vec::new(),
        spans: Vec::new(),
        down,
    }
}

/// The box around a part with its enclosures.
fn extent(scene: &Scene, part: &Part, sheet: &Sheet) -> Rect {
    let enclosed = part
        .cards
        .iter()
        .zip(&sheet.cards)
        .filter(|(card, _)| scene.cards[**card].group.is_some());
    enclosed.fold(sheet.bounds(), |whole, (_, placed)| {
        let (sides, above) = FRAME;
        let own = placed.rect.grown(sides);
        let above = above - sides;
        whole.united(&Rect::new(
            own.x,
            own.y - above,
            own.width,
            own.height + above,
        ))
    })
}

/// The sheets of all parts as one, cards and lines in the order of the scene.
fn gather(scene: &Scene, parts: &[Part], sheets: Vec<Sheet>, down: bool) -> Sheet {
    let mut cards: Vec<Option<PlacedCard>> = vec![None; scene.cards.len()];
    let mut edges: Vec<PlacedEdge> = vec![PlacedEdge::default(); scene.edges.len()];
    for (part, sheet) in parts.iter().zip(sheets) {
        for (&card, placed) in part.cards.iter().zip(sheet.cards) {
            cards[card] = Some(placed);
        }
        for (&edge, placed) in part.edges.iter().zip(sheet.edges) {
            edges[edge] = placed;
        }
    }
    Sheet {
        cards: cards.into_iter().flatten().collect(),
        edges,
        spans: Vec::new(),
        down,
    }
}
