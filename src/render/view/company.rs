//! Company: what an actor is drawn as, by itself or together with others.

use crate::analysis::Derived;
use crate::analysis::fits::{FITTING, ONE_BODY};
use crate::graph::{Edge as Field, Graph, Kind, NodeIndex};
use crate::model::actor::ActorKind;
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// What stands for an actor in a picture.
    Collapse, "a way to draw actors together" {
        /// The state or body that the actor belongs to.
        Actor = "actor",
        /// The bloc that the actor belongs to: one that the view names, else its alliance.
        Bloc = "bloc",
    }
}

/// Actors that a view names together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bloc {
    /// Its name.
    pub name: String,
    /// Who is in it; with an actor, whatever belongs to it.
    pub members: Vec<NodeIndex>,
}

/// What stands for an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shown {
    /// A record: the actor itself, or another one.
    Record(NodeIndex),
    /// A bloc that the view names, by its place among them.
    Bloc(usize),
}

/// What stands for `node`. Whatever is no actor stands for itself.
pub(super) fn shown(
    derived: &Derived<'_>,
    collapse: Option<Collapse>,
    blocs: &[Bloc],
    node: NodeIndex,
) -> Shown {
    let Some(collapse) = collapse.filter(|_| derived.graph.kind(node) == Kind::Actor) else {
        return Shown::Record(node);
    };
    match collapse {
        Collapse::Actor => Shown::Record(body(derived, node)),
        Collapse::Bloc => {
            bloc(derived, blocs, node).unwrap_or_else(|| Shown::Record(body(derived, node)))
        }
    }
}

/// The bloc of an actor: the first that the view names with it or with what it belongs to, else the
/// alliance that it belongs to, of several the one with the most affiliations.
pub(super) fn bloc(derived: &Derived<'_>, blocs: &[Bloc], actor: NodeIndex) -> Option<Shown> {
    let graph = derived.graph;
    let mut above = derived.ladder().above(actor, None, FITTING);
    // A group of members stands beside the organization whose members they are.
    let whole = graph.first(actor, Field::MembersOf);
    above.extend(whole);
    let named = |bloc: &Bloc| bloc.members.iter().any(|member| above.contains(member));
    if let Some(place) = blocs.iter().position(named) {
        return Some(Shown::Bloc(place));
    }
    let alliances = above
        .into_iter()
        .filter(|it| kind(graph, *it) == Some(ActorKind::Alliance));
    let largest = alliances.max_by_key(|it| {
        let members = graph.into(*it, |edge| edge == Field::Of).len();
        (members, std::cmp::Reverse(*it))
    });
    largest.map(Shown::Record)
}

/// The state that an actor belongs to, else the largest body; itself where it belongs to none.
fn body(derived: &Derived<'_>, actor: NodeIndex) -> NodeIndex {
    let graph = derived.graph;
    let whole =
        |kind: Option<ActorKind>| matches!(kind, Some(ActorKind::State | ActorKind::Alliance));
    if whole(kind(graph, actor)) {
        return actor;
    }
    let ladder = derived.ladder();
    let above = ladder.above(actor, None, ONE_BODY);
    let state = above
        .iter()
        .find(|it| kind(graph, **it) == Some(ActorKind::State));
    let top = above.iter().filter(|it| !whole(kind(graph, **it)));
    let top = top.min_by_key(|it| (ladder.above(**it, None, ONE_BODY).len(), **it));
    state.or(top).copied().unwrap_or(actor)
}

fn kind(graph: &Graph, actor: NodeIndex) -> Option<ActorKind> {
    graph.actor(actor).map(|it| it.kind)
}
