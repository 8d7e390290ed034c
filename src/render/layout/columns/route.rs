//! Lines drawn through the gaps between layers, and how wide the gaps must be.

use super::layers::{Layers, What};
use super::leads::{Lead, Leads};
use super::ports::{Join, Ports};
use crate::render::Scene;
use crate::render::layout::geometry::{Curve, Point};
use crate::render::layout::labels::Label;
use crate::render::layout::placed::PlacedEdge;

/// What gaps must have room for.
pub(super) struct Gaps<'a> {
    /// The labels of the lines.
    pub(super) labels: &'a [Option<Label>],
    /// Where these stand on straight parts of their lines.
    pub(super) leads: &'a Leads,
    /// Whether the page runs down.
    pub(super) down: bool,
}

const NARROWEST: f64 = 62.0;
const WIDEST: f64 = 120.0;
const BULGE: f64 = 34.0;

/// Where each layer starts and ends along the layers' direction.
pub(super) fn spans(
    scene: &Scene,
    layers: &Layers,
    ports: &Ports,
    depth: &impl Fn(usize) -> f64,
    gaps: &Gaps,
) -> Vec<(f64, f64)> {
    let positions = layers.positions();
    let mut room = vec![NARROWEST; layers.order.len()];
    for (index, chain) in layers.chains.iter().enumerate() {
        let join = Join::new(layers, chain, &positions);
        let layer = layers.items[chain[0]].layer;
        let label = gaps.labels[index].as_ref();
        let along = label.map(|label| if gaps.down { label.height } else { label.width });
        let rise = (ports[index].0 - ports[index].1).abs();
        let needed = match (join, along) {
            (Join::Across, Some(along)) if chain.len() == 2 && !gaps.leads.has(index) => {
                // Beside a steep line a label needs more room than above a level one.
                let beside = if rise > 18.0 && !gaps.down {
                    0.6 * along
                } else {
                    0.0
                };
                along + beside.min(36.0) + scene.edges[index].relation.head().length() + 22.0
            }
            (Join::Around, Some(along)) => along + BULGE + 12.0,
            (Join::Around, None) => BULGE + 16.0,
            _ => 0.0,
        };
        room[layer] = room[layer].max(needed);
        if join == Join::Across && chain.len() == 2 {
            let slope = if gaps.down { 0.25 } else { 0.5 };
            room[layer] = room[layer].max((rise * slope).min(WIDEST));
        }
    }
    for (layer, room) in room.iter_mut().enumerate() {
        if let Some(lead) = gaps.leads.gap(layer) {
            *room += lead.low + lead.high;
        }
    }
    let mut start = 0.0;
    let mut spans = Vec::with_capacity(layers.order.len());
    for (layer, items) in layers.order.iter().enumerate() {
        let deepest = items
            .iter()
            .filter_map(|&item| match layers.items[item].what {
                What::Card(card) => Some(depth(card)),
                What::Lane(_) => None,
            })
            .fold(0.0, f64::max);
        spans.push((start, start + deepest));
        let heading = scene
            .columns
            .get(layers.column.get(layer + 1).copied().unwrap_or(0));
        let headed = gaps.down && heading.is_some_and(|column| column.heading.is_some());
        start += deepest + room[layer] + if headed { 30.0 } else { 0.0 };
    }
    spans
}

/// The lines, with the layers from left to right.
pub(super) fn route(
    scene: &Scene,
    layers: &Layers,
    middles: &[f64],
    ports: &Ports,
    spans: &[(f64, f64)],
    depth: &impl Fn(usize) -> f64,
    gaps: &Gaps,
) -> Vec<PlacedEdge> {
    let positions = layers.positions();
    let far = |item: usize| match layers.items[item].what {
        What::Card(card) => spans[layers.items[item].layer].0 + depth(card),
        What::Lane(_) => spans[layers.items[item].layer].1,
    };
    let mut around = vec![0_u32; layers.order.len()];
    let mut edges = Vec::with_capacity(layers.chains.len());
    for (index, chain) in layers.chains.iter().enumerate() {
        let edge = &scene.edges[index];
        let head = edge.relation.head().length();
        let (first, last) = (chain[0], chain[chain.len() - 1]);
        let (low, high) = ports[index];
        let layer = layers.items[first].layer;
        let placed = match Join::new(layers, chain, &positions) {
            Join::Across => {
                let forward = layers.leaves_low(index, scene);
                let start = Point::new(far(first), low);
                let end = Point::new(spans[layers.items[last].layer].0, high);
                let (cut_low, cut_high) = if forward { (0.0, head) } else { (head, 0.0) };
                let mut curve = Curve::from(start.moved(cut_low, 0.0));
                let edge_of_layer = spans[layer].1;
                if far(first) + 1e-6 < edge_of_layer {
                    curve.line(Point::new(edge_of_layer.max(start.x + cut_low), low));
                }
                let lead = |layer: usize| gaps.leads.gap(layer).unwrap_or_default();
                for (step, &lane) in chain[1..chain.len() - 1].iter().enumerate() {
                    let span = spans[layers.items[lane].layer];
                    let through = lead(layer + step);
                    cross(&mut curve, through, Point::new(span.0, middles[lane]));
                    curve.line(Point::new(span.1, middles[lane]));
                }
                let through = lead(layers.items[last].layer - 1);
                cross(&mut curve, through, end.moved(-cut_high, 0.0));
                let label = gaps.labels[index].as_ref();
                let label = label.filter(|_| gaps.leads.has(index)).map(|label| {
                    let tail = if forward { start } else { end };
                    Leads::place(label, tail, forward, edge.thickness())
                });
                if forward {
                    PlacedEdge {
                        curve,
                        tip: end,
                        label,
                    }
                } else {
                    PlacedEdge {
                        curve: curve.reversed(),
                        tip: start,
                        label,
                    }
                }
            }
            Join::Around => {
                around[layer] += 1;
                let bulge = BULGE + f64::from((around[layer] - 1) % 4) * 6.0;
                let own = edge.from == edge.to;
                let (from, to) = if own {
                    (low - 9.0, low + 9.0)
                } else {
                    (low, high)
                };
                let (start, tip) = (Point::new(far(first), from), Point::new(far(last), to));
                // Past the deepest card of the layer and the labels beside it, then around.
                let beside = gaps.leads.gap(layer).unwrap_or_default().low;
                let edge_of_layer = spans[layer].1 + beside;
                let end = tip.moved(head, 0.0);
                let mut curve = Curve::from(start);
                if start.x + 1e-6 < edge_of_layer {
                    curve.line(Point::new(edge_of_layer, from));
                }
                let turn = edge_of_layer + bulge;
                let back = Point::new(end.x.max(edge_of_layer), to);
                curve.bend(Point::new(turn, from), Point::new(turn, to), back);
                if end.x + 1e-6 < back.x {
                    curve.line(end);
                }
                PlacedEdge {
                    curve,
                    tip,
                    label: None,
                }
            }
            Join::Next => {
                let column = (spans[layer].0, far(first).min(far(last)));
                straight(scene, layers, middles, index, column)
            }
        };
        edges.push(placed);
    }
    edges
}

/// A line between cards that stand one above the other in a `column` of that stretch.
fn straight(
    scene: &Scene,
    layers: &Layers,
    middles: &[f64],
    index: usize,
    column: (f64, f64),
) -> PlacedEdge {
    let chain = &layers.chains[index];
    let (from, to) = (chain[0], chain[chain.len() - 1]);
    let x = f64::midpoint(column.0, column.1) + parallel(scene, index) * 14.0;
    let below = middles[to] > middles[from];
    let side = |item: usize, lower: bool| {
        let half = layers.items[item].size / 2.0;
        middles[item] + if lower { half } else { -half }
    };
    let start = Point::new(x, side(from, below));
    let tip = Point::new(x, side(to, !below));
    let mut curve = Curve::from(start);
    curve.line(tip.towards(start, scene.edges[index].relation.head().length()));
    PlacedEdge {
        curve,
        tip,
        label: None,
    }
}

/// How many lines before `index` join the same two cards.
fn parallel(scene: &Scene, index: usize) -> f64 {
    let own = &scene.edges[index];
    let same = |other: &&crate::render::Edge| {
        (other.from, other.to) == (own.from, own.to) || (other.from, other.to) == (own.to, own.from)
    };
    let before = scene.edges[..index].iter().filter(same).count();
    // To the right, to the left, further to the right, ...
    let away = before.div_ceil(2) as f64;
    if before % 2 == 1 { away } else { -away }
}

/// A line through a gap to `end`: straight at its sides, a curve between.
fn cross(curve: &mut Curve, lead: Lead, end: Point) {
    let start = curve.end();
    if lead.low > 0.0 {
        curve.line(start.moved(lead.low, 0.0));
    }
    bend(curve, end.moved(-lead.high, 0.0));
    if lead.high > 0.0 {
        curve.line(end);
    }
}

/// A curve that leaves and arrives along the layers' direction.
fn bend(curve: &mut Curve, end: Point) {
    let start = curve.end();
    if (start.y - end.y).abs() < 0.05 {
        curve.line(end);
        return;
    }
    let pull = (end.x - start.x) * 0.5;
    curve.bend(start.moved(pull, 0.0), end.moved(-pull, 0.0), end);
}
