//! Reach: the events near an actor.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex;

use super::edges::edges;
use super::filter::Selection;
use super::world::World;
use crate::analysis::Derived;
use crate::analysis::status::Status;
use crate::graph::Edge;
use crate::model::role::Role;

/// The events at most so many connectors away from an actor, in their order: with 1 those in which it
/// has a role, its object's included; with 2 also those of whoever it shares a connector with.
pub fn within_reach(
    derived: &Derived<'_>,
    selection: &Selection,
    actor: NodeIndex,
    depth: usize,
) -> Vec<NodeIndex> {
    let Some(around) = depth.checked_sub(1) else {
        return Vec::new();
    };
    let world = World::new(derived, selection, false);
    let mut near = world.neighbourhood(actor, around);
    near.push(actor);
    near.sort_unstable();
    let graph = derived.graph;
    let has_role = |event: NodeIndex| {
        let roles = graph.out(event, |edge| {
            matches!(
                edge,
                Edge::Role(Role::Actor | Role::Recipient | Role::Target)
            )
        });
        roles.iter().any(|(_, it)| near.binary_search(it).is_ok())
    };
    graph
        .events()
        .map(|(node, _)| node)
        .filter(|node| {
            let objects = graph.out(*node, |edge| matches!(edge, Edge::Object { .. }));
            has_role(*node) || objects.iter().any(|(_, object)| has_role(*object))
        })
        .collect()
}

/// How many of the events asked about in which an actor acts, or which concern it, are not among
/// `reach`, for each that has some. Events that are only mentioned are not counted.
pub fn beyond(
    derived: &Derived<'_>,
    selection: &Selection,
    reach: &[NodeIndex],
) -> BTreeMap<NodeIndex, usize> {
    let mut events: BTreeMap<NodeIndex, BTreeSet<NodeIndex>> = BTreeMap::new();
    for edge in edges(derived, selection) {
        let status = derived.event(edge.event).status;
        if reach.binary_search(&edge.event).is_ok()
            || !status.connects()
            || status == Status::Mentioned
        {
            continue;
        }
        for end in [Some(edge.from), edge.to].into_iter().flatten() {
            events.entry(end).or_default().insert(edge.event);
        }
    }
    let counted = events.into_iter().map(|(end, events)| (end, events.len()));
    counted.collect()
}
