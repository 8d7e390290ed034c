//! Our own layout: fixed columns of cards of one width, and lines through the gaps between them.
//!
//! A line that skips columns gets a lane of its own in each of them, so that no line runs through
//! a card. All is computed with the columns from left to right; for a page that runs down, the
//! axes are exchanged at the end.

mod heights;
mod layers;
mod leads;
mod order;
mod ports;
mod route;

use super::cards::{preferred_width, typeset};
use super::geometry::Point;
use super::labels::{self, Label, Obstacles};
use super::page;
use super::placed::PlacedCard;
use super::sheet::Sheet;
use crate::render::{Column, Direction, Scene};
use layers::{Layers, What};
use leads::Leads;

/// Places the cards and lines of `scene`, across the columns within `room` points where that is
/// given and enough; the page around them is not our concern.
pub(in crate::render) fn place(scene: &Scene, direction: Direction, room: Option<f64>) -> Sheet {
    settled(scene, direction, room, false)
}

/// The same without wide empty stretches, for a scene whose columns were made from its lines.
pub(in crate::render) fn place_close(
    scene: &Scene,
    direction: Direction,
    room: Option<f64>,
) -> Sheet {
    settled(scene, direction, room, true)
}

fn settled(scene: &Scene, direction: Direction, room: Option<f64>, is_close: bool) -> Sheet {
    build(scene, direction, room, |layers| {
        order::arrange(scene, layers);
        heights::settle(scene, layers, room, is_close)
    })
}

/// Places as another engine did, as far as our distances allow: it ordered the cards of each
/// column, and we draw the lines.
pub(in crate::render) fn place_like(scene: &Scene, direction: Direction, sheet: &Sheet) -> Sheet {
    let across = |point: Point| {
        if direction == Direction::Down {
            point.x
        } else {
            point.y
        }
    };
    let along = |point: Point| {
        if direction == Direction::Down {
            point.y
        } else {
            point.x
        }
    };
    build(scene, direction, None, |layers| {
        let wish = |item: &layers::Item| match item.what {
            What::Card(card) => across(sheet.cards[card].rect.centre()),
            What::Lane(edge) => {
                let column = layers.column[item.layer];
                let (start, end) = sheet
                    .spans
                    .get(column)
                    .copied()
                    .flatten()
                    .unwrap_or_default();
                let off = |point: &Point| (along(*point) - f64::midpoint(start, end)).abs();
                let points = sheet.edges[edge].curve.samples(24);
                let nearest = points.into_iter().min_by(|a, b| off(a).total_cmp(&off(b)));
                nearest.map_or(0.0, across)
            }
        };
        let mut wishes: Vec<f64> = layers.items.iter().map(wish).collect();
        if is_turned(scene, layers, &wishes) {
            for wish in &mut wishes {
                *wish = -*wish;
            }
        }
        heights::follow(scene, layers, &wishes)
    })
}

/// Whether most cards whose order is given stand the other way round.
fn is_turned(scene: &Scene, layers: &Layers, wishes: &[f64]) -> bool {
    let mut turned = 0_i64;
    for (layer, items) in layers.order.iter().enumerate() {
        let column = scene.columns.get(layers.column[layer]);
        if column.is_none_or(|column| !column.in_order) {
            continue;
        }
        let mut cards: Vec<(usize, f64)> = items
            .iter()
            .filter_map(|&item| match layers.items[item].what {
                What::Card(card) => Some((card, wishes[item])),
                What::Lane(_) => None,
            })
            .collect();
        cards.sort_unstable_by_key(|(card, _)| *card);
        let pairs = cards.windows(2);
        turned += pairs
            .map(|two| if two[0].1 > two[1].1 { 1 } else { -1 })
            .sum::<i64>();
    }
    turned > 0
}

/// Lays out what `arrange` has put in order; it gives the middle of each item.
fn build(
    scene: &Scene,
    direction: Direction,
    room: Option<f64>,
    arrange: impl FnOnce(&mut Layers) -> Vec<f64>,
) -> Sheet {
    let down = direction == Direction::Down;
    let mut cards = typeset_columns(scene);
    let mut labels = labels::labels(scene, room.is_some(), |edge| {
        scene.cards[edge.from]
            .column
            .abs_diff(scene.cards[edge.to].column)
            > 1
    });
    let extent = |card: usize| {
        let rect = cards[card].rect;
        if down { rect.width } else { rect.height }
    };
    let lane = |edge: usize, is_middle: bool| {
        let across = |label: &Label| if down { label.width } else { label.height };
        // Where room is scarce, the label has it in one lane alone.
        labels[edge]
            .as_ref()
            .filter(|_| is_middle || room.is_none())
            .map_or(6.0, |label| 2.0 * across(label) + 6.0)
    };
    let mut layers = Layers::new(scene, extent, lane, down);
    let leads = Leads::new(scene, &layers, &mut labels);
    if !down {
        widen(scene, &mut layers, &leads, &mut cards);
    }
    let middles = arrange(&mut layers);
    let ports = ports::ports(scene, &layers, &leads, &middles);

    let depth = |card: usize| {
        let rect = cards[card].rect;
        if down { rect.height } else { rect.width }
    };
    let gap = route::Gaps {
        labels: &labels,
        leads: &leads,
        down,
    };
    let spans = route::spans(scene, &layers, &ports, &depth, &gap);
    let turn = |point: Point| if down { point.transposed() } else { point };

    let mut edges = route::route(scene, &layers, &middles, &ports, &spans, &depth, &gap);
    leads.tell_once(&mut edges, &mut labels);
    for edge in &mut edges {
        edge.curve = edge.curve.map(turn);
        edge.tip = turn(edge.tip);
    }
    let mut placed: Vec<Option<PlacedCard>> = vec![None; cards.len()];
    for (item, middle) in layers.items.iter().zip(&middles) {
        if let What::Card(card) = item.what {
            let corner = turn(Point::new(spans[item.layer].0, middle - item.size / 2.0));
            placed[card] = Some(cards[card].clone().at(corner.x, corner.y));
        }
    }
    let cards: Vec<PlacedCard> = placed.into_iter().flatten().collect();
    let mut sheet = Sheet {
        cards,
        edges,
        spans: columns_spans(scene, &layers, &spans),
        down,
    };
    let around = Obstacles::of(scene, &sheet);
    labels::settle(scene, &mut sheet.edges, &labels, &around);
    sheet
}

/// Makes cards higher that have more lines at a side than can be told apart there.
fn widen(scene: &Scene, layers: &mut Layers, leads: &Leads, cards: &mut [PlacedCard]) {
    let least = ports::least_sizes(scene, layers, leads);
    for (item, least) in layers.items.iter_mut().zip(least) {
        if let What::Card(card) = item.what {
            item.size = item.size.max(least);
            cards[card].rect.height = item.size;
        }
    }
}

/// The cards of a column share the width of the one that wants most, its heading included.
pub(in crate::render) fn typeset_columns(scene: &Scene) -> Vec<PlacedCard> {
    let count = scene.columns.len().max(1);
    let column = |index: usize| scene.cards[index].column.min(count - 1);
    let heading = |column: &Column| column.heading.as_deref().map_or(0.0, page::heading_width);
    let mut widths: Vec<f64> = scene.columns.iter().map(heading).collect();
    widths.resize(count, 0.0);
    for (index, card) in scene.cards.iter().enumerate() {
        widths[column(index)] = widths[column(index)].max(preferred_width(card));
    }
    scene
        .cards
        .iter()
        .enumerate()
        .map(|(index, card)| {
            let own = if scene.columns.is_empty() {
                preferred_width(card)
            } else {
                widths[column(index)]
            };
            typeset(card, own)
        })
        .collect()
}

/// For each column of the scene the stretch of the page it takes, where it has cards.
fn columns_spans(scene: &Scene, layers: &Layers, spans: &[(f64, f64)]) -> Vec<Option<(f64, f64)>> {
    (0..scene.columns.len())
        .map(|column| {
            layers
                .column
                .iter()
                .position(|&own| own == column)
                .map(|layer| spans[layer])
        })
        .collect()
}
