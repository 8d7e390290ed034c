//! Labels of lines: near the middle of their line, beside it, clear of cards, of each other and of
//! other lines where there is room.

use super::geometry::{Curve, Point, Rect};
use super::page::enclosures;
use super::placed::{Line, PlacedEdge, Tone};
use super::sheet::Sheet;
use crate::render::measure::Font;
use crate::render::{ActClass, Edge, Relation, Scene};

/// Above this number of lines their labels move into tooltips.
const MOST: usize = 200;

/// The price of a place on another line.
const CROSSED: f64 = 120.0;

/// The price of a place on the border of an enclosure.
const ON_BORDER: f64 = 240.0;

/// The price of a place that is nearer to another line, whose label it would seem to be.
const CLOSER: f64 = 60.0;

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
/// has a lane to itself somewhere. On a `narrow` page their rows are short.
pub(in crate::render) fn labels(
    scene: &Scene,
    narrow: bool,
    long: impl Fn(&Edge) -> bool,
) -> Vec<Option<Label>> {
    if scene.edges.len() > MOST {
        return vec![None; scene.edges.len()];
    }
    let width = |edge| match long(edge) {
        _ if narrow => 64.0,
        true => 140.0,
        false => 104.0,
    };
    scene
        .edges
        .iter()
        .map(|edge| Label::new(edge, width(edge)))
        .collect()
}

/// What labels keep clear of, beside lines and each other.
pub(in crate::render) struct Obstacles {
    /// Cards, and the names of enclosures.
    pub(in crate::render) boxes: Vec<Rect>,
    /// Enclosures: a label stands within one or without.
    pub(in crate::render) frames: Vec<Rect>,
}

impl Obstacles {
    /// Those of a sheet, enclosures of the scene's groups included.
    pub(in crate::render) fn of(scene: &Scene, sheet: &Sheet) -> Self {
        let enclosures = enclosures(scene, sheet);
        let names = enclosures.iter().map(|enclosure| enclosure.line.rect());
        let cards = sheet.cards.iter().map(|card| card.rect);
        Self {
            boxes: cards.chain(names).collect(),
            frames: enclosures.iter().map(|enclosure| enclosure.rect).collect(),
        }
    }
}

/// Gives the labels of `edges` their places where they have none yet; `labels` is as long as
/// `edges`.
pub(in crate::render) fn settle(
    scene: &Scene,
    edges: &mut [PlacedEdge],
    labels: &[Option<Label>],
    around: &Obstacles,
) {
    let path = |edge: &PlacedEdge| {
        let mut points = edge.curve.samples(24);
        points.push(edge.tip);
        points
    };
    let paths: Vec<Vec<Point>> = edges.iter().map(path).collect();
    let given: Vec<bool> = edges.iter().map(|edge| edge.label.is_some()).collect();
    let area = |edge: &PlacedEdge| edge.label.as_ref().map(|(area, _)| *area);
    let mut places: Vec<Option<Rect>> = edges.iter().map(area).collect();
    // The second round is for labels that others have come upon since.
    for _ in 0..2 {
        for (index, label) in labels.iter().enumerate() {
            let Some(label) = label.as_ref().filter(|_| !given[index]) else {
                continue;
            };
            let mut crowd = Crowd {
                paths: &paths,
                around,
                taken: Vec::new(),
            };
            let others = places.iter().enumerate().filter(|(at, _)| *at != index);
            crowd.taken.extend(others.filter_map(|(_, place)| *place));
            let is_free = |place: Rect| !crowd.taken.iter().any(|it| it.overlaps(&place));
            if places[index].is_none_or(|place| !is_free(place)) {
                let half = scene.edges[index].thickness() / 2.0;
                places[index] = crowd.best(&edges[index].curve, index, label, half);
            }
        }
    }
    for (edge, (label, place)) in edges.iter_mut().zip(labels.iter().zip(&places)) {
        if let (Some(label), Some(place)) = (label, place) {
            edge.label = Some(label.at(place.x, place.y));
        }
    }
}

/// What a label has to find its place among.
struct Crowd<'a> {
    paths: &'a [Vec<Point>],
    around: &'a Obstacles,
    /// The places of the other labels.
    taken: Vec<Rect>,
}

impl Crowd<'_> {
    /// The best place for the label of line `index`, which is `half` thick to either side.
    fn best(&self, curve: &Curve, index: usize, label: &Label, half: f64) -> Option<Rect> {
        let mut best: Option<(f64, Rect)> = None;
        for steps in [
            &[12_usize, 10, 14, 8, 16, 6, 18][..],
            &[4, 5, 7, 9, 11, 13, 15, 17, 19, 20],
        ] {
            for (price, place) in places(curve, &self.paths[index], label, half, steps) {
                let price = price + self.cost(index, &place);
                if best.is_none_or(|(least, _)| price < least - 1e-9) {
                    best = Some((price, place));
                }
            }
            if best.is_some_and(|(least, _)| least < 3000.0) {
                break;
            }
        }
        best.map(|(_, place)| place)
    }

    /// What it costs that the label of line `index` is there.
    fn cost(&self, index: usize, place: &Rect) -> f64 {
        let cards = &self.around.boxes;
        let crowded = |least: f64, boxes: &[Rect]| {
            let near = |other: &&Rect| other.grown(least).overlaps(place);
            boxes.iter().filter(near).count() as f64
        };
        let hard = 4000.0 * crowded(3.0, cards) + 3000.0 * crowded(2.0, &self.taken);
        let soft = 12.0 * crowded(8.0, cards);
        // A place that is out of the question is not worth looking closer at.
        if hard > 0.0 {
            return hard + soft;
        }
        let own = distance(&self.paths[index], place);
        let others = self.paths.iter().enumerate();
        let others = others.filter(|(other, _)| *other != index);
        let of_lines = others.map(|(_, path)| {
            let crossed = if touches(path, &place.grown(1.0)) {
                CROSSED
            } else {
                0.0
            };
            let closer = if distance(path, place) < own + 1.0 {
                CLOSER
            } else {
                0.0
            };
            crossed + closer
        });
        let on_frame = |frame: &&Rect| frame.overlaps(place) && !frame.encloses(place);
        let frames = self.around.frames.iter().filter(on_frame).count() as f64;
        soft + of_lines.sum::<f64>() + ON_BORDER * frames
    }
}

/// How far a path is from a box.
fn distance(path: &[Point], area: &Rect) -> f64 {
    let off = |point: &Point| {
        let x = (area.x - point.x).max(point.x - area.right()).max(0.0);
        let y = (area.y - point.y).max(point.y - area.bottom()).max(0.0);
        x.hypot(y)
    };
    path.iter().map(off).fold(f64::INFINITY, f64::min)
}

/// Whether a path comes into a box.
pub(in crate::render) fn touches(path: &[Point], area: &Rect) -> bool {
    const STEPS: u32 = 8;
    let apart = |pair: &[Point]| {
        pair.iter().all(|point| point.x <= area.x)
            || pair.iter().all(|point| point.x >= area.right())
            || pair.iter().all(|point| point.y <= area.y)
            || pair.iter().all(|point| point.y >= area.bottom())
    };
    path.windows(2).filter(|pair| !apart(pair)).any(|pair| {
        (0..=STEPS).any(|step| {
            let whole = pair[0].distance(pair[1]);
            area.holds(pair[0].towards(pair[1], whole * f64::from(step) / f64::from(STEPS)))
        })
    })
}

/// Candidate places with their prices: above, below, right, left of points along the line, which
/// is `half` thick to either side.
fn places(
    curve: &Curve,
    path: &[Point],
    label: &Label,
    half: f64,
    steps: &[usize],
) -> Vec<(f64, Rect)> {
    // The halo must not bite into the line.
    let clear = 2.8 + half;
    let pieces = curve.pieces.len().max(1);
    let mut found = Vec::new();
    for piece in 0..pieces {
        for &along in steps {
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
