//! Boxes packed onto a page: each as far up as there is room, then as far left.

use crate::render::layout::geometry::Rect;

/// A page is about so many times as wide as it is high; one that runs down is narrower.
const WIDE: f64 = 1.3;
const NARROW: f64 = 0.6;

/// By how much each box is to be moved. The second value of a box is the room that it wants
/// around it. Where the page has a width, that is how wide it becomes at most, or as the widest box.
pub(super) fn pack(boxes: &[(Rect, f64)], down: bool, room: Option<f64>) -> Vec<(f64, f64)> {
    let area: f64 = boxes
        .iter()
        .map(|(area, space)| (area.width + space) * (area.height + space))
        .sum();
    let shape = if down { NARROW } else { WIDE };
    let widest = boxes.iter().map(|(area, _)| area.width).fold(0.0, f64::max);
    let limit = widest.max(room.unwrap_or_else(|| (area * shape).sqrt()));
    let mut taken: Vec<(Rect, f64)> = Vec::with_capacity(boxes.len());
    boxes
        .iter()
        .map(|(area, space)| {
            let rights = taken
                .iter()
                .map(|(other, room)| other.right() + room.max(*space));
            let best = rights
                .chain([0.0])
                .filter(|x| x + area.width <= limit + 1e-6)
                .map(|x| (x, lowest(&taken, x, area.width, *space)))
                .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)));
            let (x, y) = best.unwrap_or_default();
            taken.push((Rect::new(x, y, area.width, area.height), *space));
            (x - area.x, y - area.y)
        })
        .collect()
}

/// How far down a box of that place and width must go to be clear of the others.
fn lowest(taken: &[(Rect, f64)], x: f64, width: f64, space: f64) -> f64 {
    let below = |(other, room): &(Rect, f64)| {
        let room = room.max(space);
        let aside = other.right() + room <= x + 1e-6 || x + width + room <= other.x + 1e-6;
        (!aside).then(|| other.bottom() + room)
    };
    taken.iter().filter_map(below).fold(0.0, f64::max)
}
