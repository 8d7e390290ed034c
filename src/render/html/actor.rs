//! Actors in a page, their affiliations, and the places and items beside them.

use serde::Serialize;

use super::data::{ids, ids_out};
use crate::analysis::Derived;
use crate::graph::{Edge, Graph, NodeIndex};
use crate::model::actor::ActorKind;
use crate::model::item::ItemKind;
use crate::words;

/// An actor.
#[derive(Serialize)]
pub(super) struct ActorData {
    id: String,
    name: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members_of: Vec<String>,
    /// Of a group: who fits it, and so is meant too where paths are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    members: Vec<String>,
}

/// An affiliation.
#[derive(Serialize)]
pub(super) struct AffiliationData {
    id: String,
    actor: Vec<String>,
    role: &'static str,
    of: Vec<String>,
    /// What it rests on: claims, or background.
    rests_on: &'static str,
    /// In words.
    told: String,
}

/// A place or an item.
#[derive(Serialize)]
pub(super) struct ThingData {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    within: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    kind_of: Vec<String>,
}

/// Every actor, in the order of the ids.
pub(super) fn actors(derived: &Derived<'_>) -> Vec<ActorData> {
    let graph = derived.graph;
    graph
        .actors()
        .map(|(node, actor)| ActorData {
            id: actor.id.to_string(),
            name: actor.name.to_string(),
            kind: actor.kind.name(),
            aliases: texts(&actor.aliases),
            same_as: texts(&actor.same_as),
            members_of: ids_out(graph, node, |edge| edge == Edge::MembersOf),
            members: if actor.kind == ActorKind::Group {
                members(derived, node)
            } else {
                Vec::new()
            },
        })
        .collect()
}

fn members(derived: &Derived<'_>, group: NodeIndex) -> Vec<String> {
    let graph = derived.graph;
    let ladder = derived.ladder();
    let all = graph.actors().map(|(actor, _)| actor);
    let fits = |actor: &NodeIndex| *actor != group && ladder.fits(*actor, group, None).is_some();
    ids(graph, all.filter(fits))
}

/// Every affiliation, in the order of the ids.
pub(super) fn affiliations(derived: &Derived<'_>) -> Vec<AffiliationData> {
    let graph = derived.graph;
    graph
        .affiliations()
        .map(|(node, record)| AffiliationData {
            id: record.id.to_string(),
            actor: ids_out(graph, node, |edge| edge == Edge::Affiliated),
            role: record.role.name(),
            of: ids_out(graph, node, |edge| edge == Edge::Of),
            rests_on: words::hold(derived, node),
            told: words::affiliation(derived, node),
        })
        .collect()
}

/// Every place, in the order of the ids.
pub(super) fn places(graph: &Graph) -> Vec<ThingData> {
    graph
        .places()
        .map(|(node, place)| ThingData {
            id: place.id.to_string(),
            name: place.name.to_string(),
            kind: None,
            aliases: texts(&place.aliases),
            within: ids_out(graph, node, |edge| edge == Edge::Within),
            kind_of: Vec::new(),
        })
        .collect()
}

/// Every item, in the order of the ids.
pub(super) fn items(graph: &Graph) -> Vec<ThingData> {
    graph
        .items()
        .map(|(node, item)| ThingData {
            id: item.id.to_string(),
            name: item.name.to_string(),
            kind: item.kind.map(ItemKind::name),
            aliases: texts(&item.aliases),
            within: Vec::new(),
            kind_of: ids_out(graph, node, |edge| edge == Edge::KindOf),
        })
        .collect()
}

fn texts(all: &[Box<str>]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}
