//! Labels of lines: near the middle of their line, beside it, clear of cards, of each other and of
//! other lines where there is room.

use super::geometry::{Curve, Point, Rect};
use super::placed::{Line, PlacedEdge, Tone};
use crate::render::measure::Font;
use crate::render::{ActClass, Edge, Relation, Scene};

/// Above this number of lines their labels move into tooltips.
const MOST: usize = 200;

/// A label typeset, its corner at the origin.
#[derive(Clone, Debug)]
pub(in crate::render) struct Label {
    /// Its rows.
    pub(in crate::render) lines: Vec<Line>,
    /// Width of the widest row.
    pub(in crate::render) width: f64,
    /// Height of all rows.
    pub(in crate::render) height: f64,
}

impl Label {
    /// The label of `edge` in rows of at most `width`, if it has words.
    pub(in crate::render) fn new(edge: &Edge, width: f64) -> Option<Self> {
        let font = Font::regular(10.0);
        let rows = font.wrap_parts(&edge.label, width, 3);
        if rows.is_empty() {
            return None;
        }
        let tone = match edge.relation {
            Relation::Authorizes => ActClass::Authorize,
            Relation::Warns => ActClass::Warn,
            Relation::Supports => ActClass::Support,
            Relation::Denies => ActClass::Deny,
            Relation::Structure => ActClass::Structure,
        };
        let mut lines: Vec<Line> = rows
            .into_iter()
            .map(|row| Line::new(row, font, Tone::Class(tone)))
            .collect();
        let width = lines.iter().map(|line| line.width).fold(0.0, f64::max);
        for (index, line) in lines.iter_mut().enumerate() {
            line.at = Point::new((width - line.width) / 2.0, 9.5 + 12.0 * index as f64);
        }
        let height = 12.0 * lines.len() as f64;
        Some(Self {
            lines,
            width,
            height,
        })
    }

    /// The label with the corner of its box at `x`, `y`.
    pub(in crate::render) fn at(&self, x: f64, y: f64) -> (Rect, Vec<Line>) {
        let mut lines = self.lines.clone();
        for line in &mut lines {
            line.at = line.at.moved(x, y);
        }
        (Rect::new(x, y, self.width, self.height), lines)
    }
}

/// The labels of the lines of `scene`, none where there are too many; `long` tells whether a line
/// has a lane to itself somewhere.
pub(in crate::render) fn labels(scene: &Scene, long: impl Fn(&Edge) -> bool) -> Vec<Option<Label>> {
    if scene.edges.len() > MOST {
        return vec![None; scene.edges.len()];
    }
    let width = |edge| if long(edge) { 140.0 } else { 104.0 };
    scene
        .edges
        .iter()
        .map(|edge| Label::new(edge, width(edge)))
        .collect()
}

/// Gives the labels of `edges` their places; `labels` is as long as `edges`.
pub(in crate::render) fn settle(
    scene: &Scene,
    edges: &mut [PlacedEdge],
    labels: &[Option<Label>],
    cards: &[Rect],
) {
    let paths: Vec<Vec<Point>> = edges
        .iter()
        .map(|edge| {
            let mut points = edge.curve.samples(24);
            points.push(edge.tip);
            points
        })
        .collect();
    let mut taken: Vec<Rect> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let Some(label) = label else { continue };
        let mut best: Option<(f64, Rect)> = None;
        for (price, place) in places(
            &edges[index].curve,
            &paths[index],
            label,
            scene.edges[index].thickness() / 2.0,
        ) {
            let mut cost = price;
            cost += 4000.0
                * cards
                    .iter()
                    .filter(|card| card.grown(3.0).overlaps(&place))
                    .count() as f64;
            cost += 12.0
                * cards
                    .iter()
                    .filter(|card| card.grown(8.0).overlaps(&place))
                    .count() as f64;
            cost += 3000.0
                * taken
                    .iter()
                    .filter(|other| other.grown(2.0).overlaps(&place))
                    .count() as f64;
            let crossed = |(other, path): &(usize, &Vec<Point>)| {
                *other != index && touches(path, &place.grown(1.0))
            };
            cost += 120.0 * paths.iter().enumerate().filter(crossed).count() as f64;
            if best.is_none_or(|(least, _)| cost < least - 1e-9) {
                best = Some((cost, place));
            }
        }
        if let Some((_, place)) = best {
            taken.push(place);
            edges[index].label = Some(label.at(place.x, place.y));
        }
    }
}

/// Whether a path comes into a box.
pub(in crate::render) fn touches(path: &[Point], area: &Rect) -> bool {
    path.windows(2).any(|pair| {
        let steps = (pair[0].distance(pair[1]) / 3.0).ceil().max(1.0) as u32;
        (0..=steps).any(|step| {
            let t = f64::from(step) / f64::from(steps);
            area.holds(Point::new(
                pair[0].x + t * (pair[1].x - pair[0].x),
                pair[0].y + t * (pair[1].y - pair[0].y),
            ))
        })
    })
}

/// Candidate places with their prices: above, below, right, left of points along the line, which
/// is `half` thick to either side.
fn places(curve: &Curve, path: &[Point], label: &Label, half: f64) -> Vec<(f64, Rect)> {
    // The halo must not bite into the line.
    let clear = 2.8 + half;
    let pieces = curve.pieces.len().max(1);
    let mut found = Vec::new();
    for piece in 0..pieces {
        for along in [12_usize, 10, 14, 8, 16, 6, 18] {
            let Some(&point) = path.get(piece * 24 + along) else {
                continue;
            };
            let whole = (path.len() - 2) as f64;
            let off = ((piece * 24 + along) as f64 / whole - 0.5).abs() * 60.0;
            let (width, height) = (label.width, label.height);
            let across = Rect::new(point.x - width / 2.0, f64::MIN / 4.0, width, f64::MAX / 2.0);
            let along = Rect::new(
                f64::MIN / 4.0,
                point.y - height / 2.0,
                f64::MAX / 2.0,
                height,
            );
            let within = |area: &Rect| -> Vec<Point> {
                path.iter()
                    .copied()
                    .filter(|point| area.holds(*point))
                    .collect()
            };
            let (over, beside) = (within(&across), within(&along));
            let least = |points: &[Point], of: fn(&Point) -> f64| {
                points.iter().map(of).fold(f64::INFINITY, f64::min)
            };
            let most = |points: &[Point], of: fn(&Point) -> f64| {
                points.iter().map(of).fold(f64::NEG_INFINITY, f64::max)
            };
            let (up, down) = (least(&over, |p| p.y), most(&over, |p| p.y));
            let (left, right) = (least(&beside, |p| p.x), most(&beside, |p| p.x));
            let x = point.x - width / 2.0;
            let y = point.y - height / 2.0;
            let far = |distance: f64| off + distance.abs() * 1.5;
            if up.is_finite() {
                found.push((
                    far(point.y - up),
                    Rect::new(x, up - clear - height + 1.0, width, height),
                ));
                found.push((
                    far(down - point.y) + 5.0,
                    Rect::new(x, down + clear, width, height),
                ));
            }
            if right.is_finite() {
                let gap = clear + 1.5;
                found.push((
                    far(right - point.x) + 8.0,
                    Rect::new(right + gap, y, width, height),
                ));
                found.push((
                    far(point.x - left) + 9.0,
                    Rect::new(left - gap - width, y, width, height),
                ));
            }
            found.push((off + 45.0, Rect::new(x, y, width, height)));
        }
    }
    found
}
