//! Rows of actors.

use serde::Serialize;

use super::super::named::Calling;
use super::super::rows::{List, Row};
use super::super::words;
use super::Request;
use crate::graph::{Edge, Kind, NodeIndex};
use crate::model::actor::{Actor, ActorKind};

/// An actor with what it belongs to.
#[derive(Serialize)]
pub(super) struct ActorRow {
    id: String,
    name: String,
    kind: ActorKind,
    aliases: Vec<String>,
    affiliations: Vec<Belonging>,
    /// In how many events it has a role.
    roles: usize,
    /// How many claims it says.
    claims: usize,
}

#[derive(Serialize)]
struct Belonging {
    role: &'static str,
    of: String,
    rests_on: &'static str,
}

/// The actors, of a selection those with a role in one of its events.
pub(super) fn list(request: &Request<'_, '_>) -> List<ActorRow> {
    let graph = request.derived.graph;
    let rows = graph
        .actors()
        .filter(|(node, _)| request.keeps_any(events(request, *node)))
        .map(|(node, actor)| row(request, node, actor))
        .collect();
    List::new(rows, graph.actors().len())
}

/// The events in which an actor has a role, each once.
fn events(request: &Request<'_, '_>, actor: NodeIndex) -> Vec<NodeIndex> {
    let roles = |edge| matches!(edge, Edge::Role(_));
    let mut events: Vec<_> = request
        .derived
        .graph
        .into(actor, roles)
        .into_iter()
        .map(|(_, event)| event)
        .collect();
    events.sort_unstable();
    events.dedup();
    events
}

fn row(request: &Request<'_, '_>, node: NodeIndex, actor: &Actor) -> ActorRow {
    let derived = request.derived;
    let graph = derived.graph;
    let affiliations = graph.into(node, |edge| edge == Edge::Affiliated);
    let mut said: Vec<_> = graph
        .into(node, |edge| matches!(edge, Edge::SaidBy(_)))
        .into_iter()
        .map(|(_, claim)| claim)
        .filter(|claim| graph.kind(*claim) == Kind::Claim && request.has(*claim))
        .collect();
    said.sort_unstable();
    said.dedup();
    ActorRow {
        id: actor.id.to_string(),
        name: actor.name.to_string(),
        kind: actor.kind,
        aliases: actor.aliases.iter().map(ToString::to_string).collect(),
        affiliations: affiliations
            .into_iter()
            .filter_map(|(_, node)| {
                let it = graph.affiliation(node)?;
                Some(Belonging {
                    role: it.role.name(),
                    of: it.of.to_string(),
                    rests_on: words::hold(derived, node),
                })
            })
            .collect(),
        roles: events(request, node).len(),
        claims: said.len(),
    }
}

impl Row for ActorRow {
    const HEADINGS: &'static [&'static str] = &[
        "id",
        "name",
        "kind",
        "roles",
        "claims",
        "aliases",
        "affiliations",
    ];

    fn cells(&self, _: Calling) -> Vec<String> {
        let affiliations: Vec<_> = self
            .affiliations
            .iter()
            .map(|it| format!("{} {} ({})", it.role, it.of, it.rests_on))
            .collect();
        vec![
            self.id.clone(),
            self.name.clone(),
            self.kind.to_string(),
            self.roles.to_string(),
            self.claims.to_string(),
            self.aliases.join("; "),
            affiliations.join("; "),
        ]
    }
}
