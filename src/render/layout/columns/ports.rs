//! Where lines leave and reach the sides of cards: the middle of a side, or fanned around it.

use super::layers::{Item, Layers, What};
use super::leads::Leads;
use crate::render::Scene;

/// So many places look better around the middle of a side.
const FEW: usize = 5;
/// How far from each other the ends of more are to be, in points.
const APART: f64 = 11.0;
/// The same where labels stand on the lines.
const LABELLED: f64 = 20.0;
/// How far from each other they are at most, where no label needs more.
const SPREAD: f64 = 17.0;

/// For each line the places of its lower and its higher end across the layers' direction.
pub(super) type Ports = Vec<(f64, f64)>;

/// How large each item has to be for the ends at its sides to be told apart.
pub(super) fn least_sizes(scene: &Scene, layers: &Layers, leads: &Leads) -> Vec<f64> {
    let least = |side: &Vec<End>| {
        let places = slots(scene, leads, side).len();
        let has_labels = has_labels(leads, side);
        let apart = if has_labels { LABELLED } else { APART };
        if places > FEW || has_labels {
            apart * (places - 1) as f64 / used(places)
        } else {
            0.0
        }
    };
    let sides = sides(scene, layers, &vec![0.0; layers.items.len()]);
    let larger = |[one, other]: &[Vec<End>; 2]| least(one).max(least(other));
    sides.iter().map(larger).collect()
}

/// The ends of every line, given the middle of each item.
pub(super) fn ports(scene: &Scene, layers: &Layers, leads: &Leads, at: &[f64]) -> Ports {
    let positions = layers.positions();
    let sides = sides(scene, layers, at);
    let mut ports: Ports = layers
        .chains
        .iter()
        .map(|chain| (at[chain[0]], at[chain[chain.len() - 1]]))
        .collect();
    let mut alone = vec![(false, false); ports.len()];
    for (item, pair) in sides.iter().enumerate() {
        for side in pair {
            fan(
                scene,
                leads,
                &layers.items[item],
                at[item],
                side,
                &mut ports,
                &mut alone,
            );
        }
    }
    for (edge, chain) in layers.chains.iter().enumerate() {
        let (low, high) = ports[edge];
        let crosses = chain.len() == 2 && Join::of(layers, chain, &positions) == Some(Join::Across);
        if crosses && alone[edge] == (true, true) && (low - high).abs() <= 14.0 {
            let level = f64::midpoint(low, high);
            ports[edge] = (level, level);
        }
    }
    ports
}

/// The ends of lines at the two sides of each item.
fn sides(scene: &Scene, layers: &Layers, at: &[f64]) -> Vec<[Vec<End>; 2]> {
    let mut sides: Vec<[Vec<End>; 2]> = vec![Default::default(); layers.items.len()];
    let positions = layers.positions();
    for (edge, chain) in layers.chains.iter().enumerate() {
        let Some(join) = Join::of(layers, chain, &positions) else {
            continue;
        };
        let (first, last) = (chain[0], chain[chain.len() - 1]);
        let forward = layers.leaves_low(edge, scene);
        let low_side = After;
        let high_side = if join == Join::Across { Before } else { After };
        let reach = |item: usize| at[item];
        sides[first][low_side as usize].push(End {
            edge,
            high: false,
            pointed: !forward,
            towards: reach(chain[1]),
        });
        sides[last][high_side as usize].push(End {
            edge,
            high: true,
            pointed: forward,
            towards: reach(chain[chain.len() - 2]),
        });
    }
    sides
}

/// How the ends of a line are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// From one layer to a later one.
    Across,
    /// Around, within one layer: out at its far side and back.
    Around,
    /// Straight to the next card of the same layer: no port.
    Next,
}

impl Join {
    /// How the ends of `chain` are joined; none where straight.
    fn of(layers: &Layers, chain: &[usize], positions: &[usize]) -> Option<Self> {
        Some(Self::new(layers, chain, positions)).filter(|join| *join != Self::Next)
    }

    /// How the ends of `chain` are joined.
    pub(super) fn new(layers: &Layers, chain: &[usize], positions: &[usize]) -> Self {
        let (first, last) = (chain[0], chain[chain.len() - 1]);
        if layers.items[first].layer != layers.items[last].layer {
            Self::Across
        } else if positions[first].abs_diff(positions[last]) == 1 {
            Self::Next
        } else {
            Self::Around
        }
    }
}

use Side::{After, Before};

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

#[derive(Clone, Debug)]
struct End {
    edge: usize,
    high: bool,
    /// Whether the head is at this end.
    pointed: bool,
    towards: f64,
}

/// The ends at one side by places: ends that look alike share one, unless labels that differ stand
/// there.
fn slots<'e>(scene: &Scene, leads: &Leads, side: &'e [End]) -> Vec<Vec<&'e End>> {
    let mut slots: Vec<Vec<&End>> = Vec::new();
    for end in side {
        let fits = |slot: &&mut Vec<&End>| {
            let (one, other) = (&scene.edges[slot[0].edge], &scene.edges[end.edge]);
            let is_labelled = !end.pointed && [slot[0], end].iter().any(|it| leads.has(it.edge));
            one.looks_like(other)
                && slot[0].pointed == end.pointed
                && one.from != one.to
                && (!is_labelled || one.label == other.label)
        };
        let own = scene.edges[end.edge].from == scene.edges[end.edge].to;
        match slots.iter_mut().find(fits) {
            Some(slot) if !own => slot.push(end),
            _ => slots.push(vec![end]),
        }
    }
    slots
}

/// Whether labels stand where lines leave this side.
fn has_labels(leads: &Leads, side: &[End]) -> bool {
    side.iter().any(|end| !end.pointed && leads.has(end.edge))
}

/// How much of a side so many places take: many heads need all of it, few look better around its
/// middle.
const fn used(places: usize) -> f64 {
    if places > FEW { 0.76 } else { 0.64 }
}

/// Spreads the ends at one side.
fn fan(
    scene: &Scene,
    leads: &Leads,
    item: &Item,
    middle: f64,
    side: &[End],
    ports: &mut Ports,
    alone: &mut [(bool, bool)],
) {
    if !matches!(item.what, What::Card(_)) || side.is_empty() {
        return;
    }
    let mut slots = slots(scene, leads, side);
    let mean =
        |slot: &Vec<&End>| slot.iter().map(|end| end.towards).sum::<f64>() / slot.len() as f64;
    slots.sort_by(|a, b| mean(a).total_cmp(&mean(b)));
    let count = slots.len() as f64;
    let most = if has_labels(leads, side) {
        LABELLED
    } else {
        SPREAD
    };
    let step = (item.size * used(slots.len()) / (count - 1.0).max(1.0)).min(most);
    for (index, slot) in slots.iter().enumerate() {
        let port = middle + (index as f64 - (count - 1.0) / 2.0) * step;
        for end in slot {
            let single = side.len() == 1;
            if end.high {
                ports[end.edge].1 = port;
                alone[end.edge].1 = single;
            } else {
                ports[end.edge].0 = port;
                alone[end.edge].0 = single;
            }
        }
    }
}
