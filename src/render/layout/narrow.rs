//! Pictures for a given width, as of a telephone: columns run down, and a row that is too wide
//! becomes several.

use super::layered::parts::parts;
use super::page::Frame;
use super::placed::Placed;
use super::sheet::Sheet;
use super::{RenderError, columns, once};
use crate::render::{Column, Direction, Options, Scene};

/// Points to a CSS pixel.
pub(super) const POINTS: f64 = 0.75;
/// How small a picture may be shown: text of 12 points, 16 pixels, is then 11 pixels high.
pub(super) const LEGIBLE: f64 = 0.7;
/// The most cards of a row that are tried, from many to few.
const ROWS: [usize; 3] = [4, 2, 1];

/// Places `scene` so that it is legible at `width` CSS pixels, if any way is; else as narrow as it
/// goes.
pub(super) fn fit(scene: &Scene, options: &Options, width: f64) -> Result<Placed, RenderError> {
    let most = width * POINTS / LEGIBLE;
    let frame = Frame::within(most);
    let directions = match options.direction {
        Direction::Right => &[Direction::Right, Direction::Down][..],
        Direction::Down => &[Direction::Down],
    };
    let mut narrowest: Option<Placed> = None;
    let mut take = |placed: Placed| {
        let fits = placed.width <= most;
        let best = narrowest.as_ref().map_or(f64::INFINITY, |it| it.width);
        if fits || placed.width < best {
            narrowest = Some(placed);
        }
        fits
    };
    let mut found = false;
    for direction in directions {
        found = found || take(once(scene, options, *direction, frame)?);
    }
    for row in ROWS {
        let split = split(scene, row);
        if !found && split.columns.len() > scene.columns.len() {
            found = take(once(&split, options, Direction::Down, frame)?);
        }
    }
    let mut placed = match narrowest {
        Some(placed) => placed,
        None => once(scene, options, options.direction, frame)?,
    };
    placed.shown = Some(width);
    Ok(placed)
}

/// The sheet of a scene whose columns run down, or one of the same with shorter rows where it is
/// wider than `room`.
pub(super) fn rows(scene: &Scene, sheet: Sheet, room: f64) -> Sheet {
    let mut best = sheet;
    for row in ROWS {
        let wide = best.bounds().width;
        if wide <= room {
            break;
        }
        let split = split(scene, row);
        if split.columns.len() > scene.columns.len() {
            let sheet = columns::place_close(&split, Direction::Down, Some(room));
            if sheet.bounds().width < wide {
                best = sheet;
            }
        }
    }
    best
}

/// The scene with at most so many cards in a column: what is more goes to columns behind it.
/// Parts that no line joins come one behind the other, so that the lines of one need no room
/// beside those of another.
fn split(scene: &Scene, most: usize) -> Scene {
    let mut split = scene.clone();
    split.columns.clear();
    for part in parted(scene) {
        for (index, column) in scene.columns.iter().enumerate() {
            let last = scene.columns.len() - 1;
            let is_own = |card: &usize| scene.cards[*card].column.min(last) == index;
            let own: Vec<usize> = part.iter().copied().filter(is_own).collect();
            let rows = own.len().div_ceil(most);
            let each = own.len().div_ceil(rows.max(1)).max(1);
            let first = split.columns.len();
            for (place, card) in own.into_iter().enumerate() {
                split.cards[card].column = first + place / each;
            }
            let further = Column {
                heading: None,
                ..column.clone()
            };
            let rows = rows.max(usize::from(column.heading.is_some()));
            split.columns.resize(first + rows, further);
            if let Some(first) = split.columns.get_mut(first) {
                first.heading.clone_from(&column.heading);
            }
        }
    }
    split
}

/// The cards of each part that no line joins to another, cards without lines together; all as one
/// where headings say what the columns are.
fn parted(scene: &Scene) -> Vec<Vec<usize>> {
    if scene.columns.iter().any(|column| column.heading.is_some()) {
        return vec![(0..scene.cards.len()).collect()];
    }
    let parts = parts(scene).into_iter().map(|part| part.cards);
    let (mut parts, single): (Vec<_>, Vec<_>) = parts.partition(|cards| cards.len() > 1);
    if !single.is_empty() {
        parts.push(single.concat());
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::split;
    use crate::render::{Card, CardKind, Scene};

    #[test]
    fn long_columns_become_several() {
        let mut scene = Scene::new("", "");
        for (column, cards) in [1, 5, 2].into_iter().enumerate() {
            scene.columns.push(crate::render::Column {
                heading: Some(column.to_string()),
                ..crate::render::Column::default()
            });
            for card in 0..cards {
                let id = format!("{column}-{card}");
                let card = Card::new(id, CardKind::Body, "", "");
                scene.card(card.in_column(column));
            }
        }
        let split = split(&scene, 2);
        let columns: Vec<usize> = split.cards.iter().map(|card| card.column).collect();
        assert_eq!(columns, [0, 1, 1, 2, 2, 3, 4, 4]);
        let headings: Vec<_> = split
            .columns
            .iter()
            .map(|it| it.heading.as_deref())
            .collect();
        assert_eq!(headings, [Some("0"), Some("1"), None, None, Some("2")]);
    }
}
