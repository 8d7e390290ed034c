//! Ranks by the crate `dagre`: cards that act stand before those they act upon, lines as short as
//! they can be. An enclosure is ranked as one, so that its cards stand in one column.

use std::collections::BTreeMap;

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

use crate::render::{Column, Scene};

/// Gives `scene` columns, and each card of it one.
pub(super) fn rank(scene: &mut Scene) {
    let units = units(scene);
    let mut used: Vec<usize> = units.clone();
    used.sort_unstable();
    used.dedup();
    let levels = levels(&used, &weights(scene, &units));
    let mut known: Vec<i64> = levels.values().copied().collect();
    known.sort_unstable();
    known.dedup();
    for (card, unit) in scene.cards.iter_mut().zip(&units) {
        let level = levels.get(unit).copied().unwrap_or_default();
        card.column = known.partition_point(|&other| other < level);
    }
    scene.columns = vec![Column::default(); known.len().max(1)];
}

/// What is ranked as one: the cards of an enclosure have the number of the first of them.
fn units(scene: &Scene) -> Vec<usize> {
    let group = |card: usize| {
        scene.cards[card]
            .group
            .filter(|&group| group < scene.groups.len())
    };
    (0..scene.cards.len())
        .map(|card| {
            let own = group(card);
            let first = own.and_then(|_| (0..card).find(|&other| group(other) == own));
            first.unwrap_or(card)
        })
        .collect()
}

/// How many lines lead from one unit to another. Of two that lead to each other the one from which
/// more lines leave goes first, and counts the lines of both: dagre would take the first it meets.
fn weights(scene: &Scene, units: &[usize]) -> BTreeMap<(usize, usize), i32> {
    let mut weights: BTreeMap<(usize, usize), i32> = BTreeMap::new();
    for edge in &scene.edges {
        let (from, to) = (units[edge.from], units[edge.to]);
        if from != to {
            *weights.entry((from, to)).or_default() += 1;
        }
    }
    weights
        .iter()
        .filter_map(|(&(from, to), &there)| {
            let back = weights.get(&(to, from)).copied().unwrap_or_default();
            let first = there > back || there == back && from < to;
            first.then_some(((from, to), there + back))
        })
        .collect()
}

/// The level of each unit, by where dagre puts it.
fn levels(units: &[usize], weights: &BTreeMap<(usize, usize), i32>) -> BTreeMap<usize, i64> {
    let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(GraphOptions::default());
    for unit in units {
        graph.set_node(unit.to_string(), Some(NodeLabel::default()));
    }
    for ((from, to), weight) in weights {
        let label = EdgeLabel {
            weight: *weight,
            ..EdgeLabel::default()
        };
        graph.set_edge(from.to_string(), to.to_string(), Some(label), None);
    }
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    units
        .iter()
        .map(|&unit| {
            let node = graph.node(&unit.to_string());
            let x = node.and_then(|node| node.x).unwrap_or_default();
            (unit, x.round() as i64)
        })
        .collect()
}
