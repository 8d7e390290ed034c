//! The relations that can have no cycle, as arcs.

use petgraph::graph::NodeIndex;

use super::super::context::Context;
use super::{Arc, Field};
use crate::analysis::citing::cited;
use crate::graph::{Graph, Kind};
use crate::model::actor::AffiliationRole;
use crate::model::claim::{Claim, Who};
use crate::model::event::{Event, Link};
use crate::model::id::Id;

/// Each relation's arcs, in the order of the records.
pub(super) fn relations<'g>(context: &Context<'g>) -> Vec<Vec<Arc<'g>>> {
    let graph = context.graph;
    vec![
        events(graph, Link::PartOf, "is part of"),
        events(graph, Link::KindOf, "is a kind of"),
        events(graph, Link::RespondsTo, "responds to"),
        events(graph, Link::ReasonFor, "is a reason for"),
        order(graph),
        items(graph),
        places(graph),
        actors(graph),
        copies(graph),
        versions(graph),
        claims(context),
    ]
}

/// Collects the arcs of one relation.
struct Arcs<'g> {
    graph: &'g Graph,
    arcs: Vec<Arc<'g>>,
}

impl<'g> Arcs<'g> {
    const fn new(graph: &'g Graph) -> Self {
        Self {
            graph,
            arcs: Vec::new(),
        }
    }

    /// An arc to the record with an id, of the same kind as `from`, if it is there.
    fn add(&mut self, from: NodeIndex, id: &Id, says: &'static str, field: Field) {
        let to = self.graph.find(id);
        if let Some(to) = to.filter(|to| self.graph.kind(*to) == self.graph.kind(from)) {
            self.arcs.push(Arc {
                from,
                to,
                says,
                written: from,
                field,
                affiliation: None,
            });
        }
    }

    /// As [`Self::add`], the other way round: what is named depends on who names it.
    fn add_back(&mut self, from: NodeIndex, id: &Id, says: &'static str, field: Field) {
        let before = self.arcs.len();
        self.add(from, id, says, field);
        for arc in &mut self.arcs[before..] {
            std::mem::swap(&mut arc.from, &mut arc.to);
        }
    }
}

const fn key(key: &'static str) -> Field {
    Field::Key(key)
}

fn events<'g>(graph: &'g Graph, link: Link, says: &'static str) -> Vec<Arc<'g>> {
    let mut arcs = Arcs::new(graph);
    for (node, event) in graph.events() {
        for (other, field) in links(event, link) {
            arcs.add(node, other, says, field);
        }
    }
    arcs.arcs
}

/// What comes after what, whichever of the two says so.
fn order(graph: &Graph) -> Vec<Arc<'_>> {
    let mut arcs = Arcs::new(graph);
    for (node, event) in graph.events() {
        for (earlier, field) in links(event, Link::After) {
            arcs.add(node, earlier, "comes after", field);
        }
        for (later, field) in links(event, Link::Before) {
            arcs.add_back(node, later, "comes after", field);
        }
    }
    arcs.arcs
}

/// The events that a link names, each with its place in the record.
fn links(event: &Event, link: Link) -> impl Iterator<Item = (&Id, Field)> {
    let ids = event.links(link);
    ids.iter().enumerate().map(move |(index, id)| {
        let name = link.name();
        let field = if ids.len() > 1 {
            Field::Entry(name, index)
        } else {
            Field::Key(name)
        };
        (id, field)
    })
}

fn items(graph: &Graph) -> Vec<Arc<'_>> {
    let mut arcs = Arcs::new(graph);
    for (node, item) in graph.items() {
        if let Some(wider) = &item.kind_of {
            arcs.add(node, wider, "is a kind of", key("kind_of"));
        }
    }
    arcs.arcs
}

fn places(graph: &Graph) -> Vec<Arc<'_>> {
    let mut arcs = Arcs::new(graph);
    for (node, place) in graph.places() {
        if let Some(wider) = &place.within {
            arcs.add(node, wider, "lies within", key("within"));
        }
    }
    arcs.arcs
}

/// Affiliations upward, and groups that stand for the members of an organization.
fn actors(graph: &Graph) -> Vec<Arc<'_>> {
    let mut arcs = Arcs::new(graph);
    for (node, actor) in graph.actors() {
        if let Some(organization) = &actor.members_of {
            let says = "stands for the members of";
            arcs.add(node, organization, says, key("members_of"));
        }
    }
    for (written, affiliation) in graph.affiliations() {
        let says = match affiliation.role {
            AffiliationRole::Leads => "leads",
            AffiliationRole::Represents => "represents",
            AffiliationRole::PartOf => "is part of",
            AffiliationRole::EmployedBy => "is employed by",
            AffiliationRole::MemberOf => "is a member of",
            AffiliationRole::AllyOf => continue,
        };
        let Some(actor) = graph.find(&affiliation.actor) else {
            continue;
        };
        let before = arcs.arcs.len();
        arcs.add(actor, &affiliation.of, says, key("of"));
        for arc in &mut arcs.arcs[before..] {
            arc.written = written;
            arc.affiliation = Some(affiliation);
        }
    }
    arcs.arcs
}

fn copies(graph: &Graph) -> Vec<Arc<'_>> {
    let mut arcs = Arcs::new(graph);
    for (node, source) in graph.sources() {
        if let Some(original) = &source.copy_of {
            arcs.add(node, original, "is a copy of", key("copy_of"));
        }
    }
    arcs.arcs
}

fn versions(graph: &Graph) -> Vec<Arc<'_>> {
    let mut arcs = Arcs::new(graph);
    for (node, source) in graph.sources() {
        if let Some(earlier) = &source.supersedes {
            arcs.add(node, earlier, "supersedes", key("supersedes"));
        }
    }
    arcs.arcs
}

/// On what the fate of a claim depends: what it repeats and cites, and what takes it back.
fn claims<'g>(context: &Context<'g>) -> Vec<Arc<'g>> {
    let graph = context.graph;
    let mut arcs = Arcs::new(graph);
    for (node, claim) in graph.claims() {
        if let Some(repeated) = &claim.repeats {
            arcs.add(node, repeated, "repeats", key("repeats"));
        }
        if let Some(retracted) = &claim.retracts {
            arcs.add_back(node, retracted, "is retracted by", key("retracts"));
        }
        if let Some(superseded) = &claim.supersedes {
            let field = Field::Inner("supersedes", "claim");
            arcs.add_back(node, &superseded.claim, "is superseded by", field);
        }
    }
    let cites = |claim: &Claim| {
        let mut speakers = claim.said_by.iter();
        speakers.any(|speaker| matches!(speaker.who, Who::Source(_)))
    };
    let citing: Vec<usize> = (0..)
        .zip(graph.claims())
        .filter(|(_, (_, claim))| cites(claim))
        .map(|(position, _)| position)
        .collect();
    if citing.is_empty() {
        return arcs.arcs;
    }
    for position in citing {
        let node = graph.node(Kind::Claim, position);
        for other in cited(graph, context.utterances(), position) {
            let id = graph.id(graph.node(Kind::Claim, other));
            arcs.add(node, id, "cites", key("said_by"));
        }
    }
    arcs.arcs
}
