//! Edges: who did what to whom or what, event by event. Each leads back to its event.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::filter::Selection;
use crate::analysis::Derived;
use crate::graph::Kind;
use crate::model::role::{Filler, Role};

/// One edge of the projection: an actor, an act, and whom or what it concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActorEdge {
    /// Who acts.
    pub from: NodeIndex,
    /// Whom or what it concerns; none where the text leaves it open.
    pub to: Option<NodeIndex>,
    /// As what it is concerned.
    pub way: Way,
    /// The event.
    pub event: NodeIndex,
}

/// As what an event concerns somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// It is addressed or given to them.
    Recipient,
    /// It is directed against them.
    Target,
    /// What it is about is directed against them.
    ObjectTarget,
    /// They do what it is about.
    ObjectActor,
    /// Nobody is known whom it concerns.
    Unstated,
}

impl Way {
    /// The way in words.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Recipient => "recipient",
            Self::Target => "target",
            Self::ObjectTarget => "object's target",
            Self::ObjectActor => "object's actor",
            Self::Unstated => "unstated",
        }
    }
}

/// The edges of the events asked about, in the order of the events.
///
/// One for each acting actor and each recipient and target of its own; where an event has neither,
/// each target and actor of what it is about (one deep, never negated); where there is none
/// either, one that leads nowhere. An event of which no actor is known has no edge, nor has an
/// inline object, which stands for its event.
pub fn edges(derived: &Derived<'_>, selection: &Selection) -> Vec<ActorEdge> {
    let graph = derived.graph;
    let filling = derived.filling();
    let mut edges = Vec::new();
    for (event, record) in graph.events() {
        if record.inline_in.is_some() || !selection.keeps(derived, event) {
            continue;
        }
        let actors = nodes(derived, &filling.value(event, Role::Actor));
        let concerned = concerned(derived, event);
        for from in &actors {
            edges.extend(concerned.iter().map(|(to, way)| ActorEdge {
                from: *from,
                to: *to,
                way: *way,
                event,
            }));
        }
    }
    edges
}

/// Whom or what an event concerns, and as what; at least one entry.
pub fn concerned(derived: &Derived<'_>, event: NodeIndex) -> Vec<(Option<NodeIndex>, Way)> {
    let filling = derived.filling();
    let of = |filler: Filler, way| -> Vec<_> {
        let found = nodes(derived, &filler);
        found.into_iter().map(|node| (Some(node), way)).collect()
    };
    let mut all = of(filling.own_value(event, Role::Recipient), Way::Recipient);
    all.extend(of(filling.own_value(event, Role::Target), Way::Target));
    if all.is_empty() {
        all = of(filling.value(event, Role::Target), Way::ObjectTarget);
        all.extend(
            object_actors(derived, event)
                .into_iter()
                .map(|node| (Some(node), Way::ObjectActor)),
        );
    }
    if all.is_empty() {
        all.push((None, Way::Unstated));
    }
    all
}

fn object_actors(derived: &Derived<'_>, event: NodeIndex) -> Vec<NodeIndex> {
    let graph = derived.graph;
    let Some(record) = graph.event(event) else {
        return Vec::new();
    };
    let objects = record.object.list().iter().filter(|it| !it.negated);
    let objects = objects.filter_map(|it| graph.event(graph.find(&it.event)?));
    let mut actors: Vec<_> = objects
        .flat_map(|object| nodes(derived, &object.roles.actor))
        .filter(|node| graph.kind(*node) == Kind::Actor)
        .collect();
    actors.dedup();
    actors
}

fn nodes(derived: &Derived<'_>, filler: &Filler) -> Vec<NodeIndex> {
    derived.graph.find_all(filler.ids()).collect()
}
