//! Where the items of each layer stand: beside what they are joined to, never closer than their
//! distance.

use super::layers::{Layers, What};
use crate::render::layout::labels::Label;
use crate::render::{Column, Scene};

const SWEEPS: usize = 80;

/// The widest stretch across all layers that may be empty where all is to be close: more than any
/// two are kept apart by.
const EMPTY: f64 = 66.0;
/// The same elsewhere: labels have room in it.
const WIDE: f64 = 120.0;

/// The middle of each item across the layers' direction, in points; the least edge is at 0. Where
/// `room` is given, all stand within so many points, or as many as the widest layer needs. No wide
/// stretch is left empty; where all is to be close, none that lines alone go through either.
pub(super) fn settle(
    scene: &Scene,
    layers: &Layers,
    room: Option<f64>,
    is_close: bool,
) -> Vec<f64> {
    let steps: Vec<Vec<f64>> = (0..layers.order.len())
        .map(|at| distances(scene, layers, at))
        .collect();
    let mut at = vec![0.0; layers.items.len()];
    for (layer, step) in layers.order.iter().zip(&steps) {
        let whole: f64 = step.iter().sum();
        let mut y = -whole / 2.0;
        for (&item, step) in layer.iter().zip(step) {
            y += step;
            at[item] = y;
        }
    }
    let room = room.map(|room| {
        let ends = layers.order.iter().map(|layer| ends(layers, layer));
        let wide = steps.iter().zip(ends);
        wide.map(|(steps, (first, last))| steps.iter().sum::<f64>() + first + last)
            .fold(room, f64::max)
    });
    let pulls = pulls(layers);
    for sweep in 0..SWEEPS {
        for turn in 0..layers.order.len() {
            let layer = if sweep % 2 == 0 {
                turn
            } else {
                layers.order.len() - 1 - turn
            };
            let items = &layers.order[layer];
            let wishes: Vec<(f64, f64)> = items
                .iter()
                .map(|&item| wish(&pulls[item], at[item], &at))
                .collect();
            let (first, last) = ends(layers, items);
            let bounds = room.map(|room| (first - room / 2.0, room / 2.0 - last));
            for (&item, y) in items.iter().zip(nearest(&wishes, &steps[layer], bounds)) {
                at[item] = y;
            }
        }
    }
    follow_ties(layers, &steps, &pulls, &mut at);
    close_gaps(layers, &mut at, is_close);
    hang(scene, layers, &steps, &mut at);
    from_top(layers, at)
}

/// Of columns with headings whose order is given each begins right under its own.
fn hang(scene: &Scene, layers: &Layers, steps: &[Vec<f64>], at: &mut [f64]) {
    let hangs = |column: &Column| column.in_order && column.heading.is_some();
    if layers.down || scene.columns.is_empty() || !scene.columns.iter().all(hangs) {
        return;
    }
    for (layer, steps) in layers.order.iter().zip(steps) {
        let mut y = ends(layers, layer).0;
        for (&item, step) in layer.iter().zip(steps) {
            y += step;
            at[item] = y;
        }
    }
}

/// The middle of each item as near as the distances allow to where it is wished, and the layers
/// in that order.
pub(super) fn follow(scene: &Scene, layers: &mut Layers, wishes: &[f64]) -> Vec<f64> {
    let mut order = std::mem::take(&mut layers.order);
    for layer in &mut order {
        layer.sort_by(|&one, &other| wishes[one].total_cmp(&wishes[other]));
    }
    let places = order.clone();
    layers.keep_order(scene, &mut order);
    layers.order = order;
    let steps: Vec<Vec<f64>> = (0..layers.order.len())
        .map(|at| distances(scene, layers, at))
        .collect();
    let mut at = wishes.to_vec();
    for (index, layer) in layers.order.iter().enumerate() {
        // Where another order is kept, a card takes the place of the one that stood there.
        let targets = places[index].iter().map(|&item| (wishes[item], 1.0));
        let targets: Vec<(f64, f64)> = targets.collect();
        for (&item, y) in layer.iter().zip(nearest(&targets, &steps[index], None)) {
            at[item] = y;
        }
    }
    hang(scene, layers, &steps, &mut at);
    from_top(layers, at)
}

/// Moves what no line to another layer draws as near as may be to what it is joined to within its
/// own layer. Once, when all else has its place: the two would push each other on.
fn follow_ties(layers: &Layers, steps: &[Vec<f64>], pulls: &[Vec<(usize, f64)>], at: &mut [f64]) {
    const WEAK: f64 = 1e-6;
    const LEAST: f64 = 0.01;
    let mut wishes: Vec<(f64, f64)> = at.iter().map(|place| (*place, 1.0)).collect();
    for (one, other) in layers.ties() {
        for (item, partner) in [(one, other), (other, one)] {
            if pulls[item].is_empty() {
                wishes[item] = (at[partner], WEAK);
            }
        }
    }
    for (layer, step) in layers.order.iter().zip(steps) {
        let wishes: Vec<(f64, f64)> = layer.iter().map(|&item| wishes[item]).collect();
        for (&item, place) in layer.iter().zip(nearest(&wishes, step, None)) {
            // The others stay where they are, to the last digit.
            if (place - at[item]).abs() > LEAST {
                at[item] = place;
            }
        }
    }
}

/// Moves what lies beyond a stretch that is empty in every layer nearer: parts that no line joins
/// may have drifted apart. Lines that cross it keep it open, unless all is to be close.
fn close_gaps(layers: &Layers, at: &mut [f64], is_close: bool) {
    let empty = if is_close { EMPTY } else { WIDE };
    let half = |item: usize| layers.items[item].size / 2.0;
    // For each item how far down the lines reach that begin there.
    let mut reach: Vec<f64> = (0..at.len()).map(|item| at[item] + half(item)).collect();
    if !is_close {
        for (one, other) in layers.links() {
            let (first, last) = if at[one] < at[other] {
                (one, other)
            } else {
                (other, one)
            };
            reach[first] = reach[first].max(at[last]);
        }
    }
    let mut order: Vec<usize> = (0..at.len()).collect();
    let upper = |item: usize, at: &[f64]| at[item] - half(item);
    order.sort_by(|&one, &other| upper(one, at).total_cmp(&upper(other, at)));
    let mut closed = 0.0;
    let mut end = f64::INFINITY;
    for item in order {
        let start = upper(item, at);
        if start - end > empty {
            closed += start - end - empty;
        }
        end = if end.is_finite() {
            end.max(reach[item])
        } else {
            reach[item]
        };
        at[item] -= closed;
    }
}

/// Half of the first item of a layer, and half of its last.
fn ends(layers: &Layers, layer: &[usize]) -> (f64, f64) {
    let half = |item: Option<&usize>| item.map_or(0.0, |&item| layers.items[item].size / 2.0);
    (half(layer.first()), half(layer.last()))
}

/// The same places, the topmost edge at 0.
fn from_top(layers: &Layers, mut at: Vec<f64>) -> Vec<f64> {
    let upper = layers
        .items
        .iter()
        .zip(&at)
        .map(|(item, y)| y - item.size / 2.0);
    let top = upper.fold(f64::INFINITY, f64::min);
    for y in &mut at {
        *y -= top;
    }
    at
}

/// The least distance of each item's middle from that of the item before; 0 for the first.
fn distances(scene: &Scene, layers: &Layers, layer: usize) -> Vec<f64> {
    let items = &layers.order[layer];
    let group = |item: usize| match layers.items[item].what {
        What::Card(card) => scene.cards[card].group,
        What::Lane(_) => None,
    };
    let mut steps = vec![0.0; items.len()];
    for position in 1..items.len() {
        let (one, other) = (items[position - 1], items[position]);
        let lanes = [one, other]
            .iter()
            .filter(|&&item| matches!(layers.items[item].what, What::Lane(_)))
            .count();
        let mut space = match lanes {
            0 => 22.0,
            1 => 14.0,
            _ => 8.0,
        };
        let tied = |chain: &&Vec<usize>| {
            chain.len() == 2 && chain.contains(&one) && chain.contains(&other)
        };
        if let Some(index) = layers.chains.iter().position(|chain| tied(&chain)) {
            let label = Label::new(&scene.edges[index], 104.0);
            let across = |label: Label| {
                if layers.down {
                    label.width
                } else {
                    label.height
                }
            };
            space = label.map_or(34.0, |label| across(label) + 28.0);
        }
        if group(one) != group(other) {
            space += if group(one).is_some() { 12.0 } else { 0.0 };
            space += if group(other).is_some() { 28.0 } else { 0.0 };
        }
        steps[position] = f64::midpoint(layers.items[one].size, layers.items[other].size) + space;
    }
    steps
}

/// What each item is drawn to, and how strongly: straight long lines count most.
fn pulls(layers: &Layers) -> Vec<Vec<(usize, f64)>> {
    let mut pulls = vec![Vec::new(); layers.items.len()];
    for (low, high) in layers.links() {
        let lanes = [low, high]
            .iter()
            .filter(|&&item| matches!(layers.items[item].what, What::Lane(_)))
            .count();
        let weight = [1.0, 1.0, 8.0][lanes];
        pulls[low].push((high, weight));
        pulls[high].push((low, weight));
    }
    pulls
}

/// The weighted median of what draws an item, and the strength with which it is drawn.
fn wish(pulls: &[(usize, f64)], now: f64, at: &[f64]) -> (f64, f64) {
    if pulls.is_empty() {
        return (now, 0.05);
    }
    let mut towards: Vec<(f64, f64)> = pulls
        .iter()
        .map(|&(item, weight)| (at[item], weight))
        .collect();
    towards.sort_by(|a, b| a.0.total_cmp(&b.0));
    let whole: f64 = towards.iter().map(|pull| pull.1).sum();
    let mut passed = 0.0;
    for (index, &(y, weight)) in towards.iter().enumerate() {
        passed += weight;
        if (passed - whole / 2.0).abs() < 1e-9 {
            let next = towards.get(index + 1).map_or(y, |pull| pull.0);
            return (f64::midpoint(y, next), whole);
        }
        if passed > whole / 2.0 {
            return (y, whole);
        }
    }
    (now, whole)
}

/// The places nearest to the wishes (by weighted squares) that keep the distances: pools of
/// adjacent violators. With bounds, the first is not before the one, nor the last behind the other.
fn nearest(wishes: &[(f64, f64)], steps: &[f64], bounds: Option<(f64, f64)>) -> Vec<f64> {
    let mut offset = 0.0;
    let mut offsets = Vec::with_capacity(steps.len());
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for (&(wish, weight), step) in wishes.iter().zip(steps) {
        offset += step;
        offsets.push(offset);
        let mut pool = (wish - offset, weight, 1);
        while let Some(&(value, heavy, count)) = pools.last() {
            if value < pool.0 {
                break;
            }
            pool = (
                (value * heavy + pool.0 * pool.1) / (heavy + pool.1),
                heavy + pool.1,
                count + pool.2,
            );
            pools.pop();
        }
        pools.push(pool);
    }
    let values = pools
        .iter()
        .flat_map(|&(value, _, count)| std::iter::repeat_n(value, count));
    // What is not before the first of them nor behind the last, its distances taken off, is so for
    // all.
    let (least, most) = bounds.map_or((f64::NEG_INFINITY, f64::INFINITY), |(least, most)| {
        let most = most - offset;
        (least.min(most), most)
    });
    values
        .zip(offsets)
        .map(|(value, offset)| value.clamp(least, most) + offset)
        .collect()
}
