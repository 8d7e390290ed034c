//! The relations that can have no cycle, as arcs.

use petgraph::graph::NodeIndex;

use super::super::context::Context;
use super::{Arc, Field};
use crate::analysis::citing::Citations;
use crate::graph::{Edge, Graph, Kind};
use crate::model::actor::AffiliationRole;
use crate::model::event::Link;

/// Each relation's arcs, in the order of the records.
pub(super) fn relations<'g>(context: &Context<'g>) -> Vec<Vec<Arc<'g>>> {
    let graph = context.graph;
    let mut relations: [Vec<Arc<'g>>; RELATIONS] = Default::default();
    let mut cites = false;
    for edge in graph.inner().raw_edges() {
        cites |= matches!(edge.weight, Edge::SaidBy(_)) && graph.source(edge.target()).is_some();
        let Some((relation, says, field, is_back)) = relation(graph, edge.weight, edge.source())
        else {
            continue;
        };
        let written = edge.source();
        let mut arc = Arc::new(written, says, edge.target(), field);
        if graph.kind(arc.from) != graph.kind(arc.to) {
            continue;
        }
        if is_back {
            std::mem::swap(&mut arc.from, &mut arc.to);
        }
        relations[relation as usize].push(arc);
    }
    affiliations(graph, &mut relations[Relation::Actors as usize]);
    if cites {
        citations(context, &mut relations[Relation::Claims as usize]);
    }
    relations.into()
}

/// A relation that can have no cycle.
#[derive(Clone, Copy)]
enum Relation {
    Parts,
    Kinds,
    Answers,
    Reasons,
    /// What comes after what, whichever of the two says so.
    Order,
    Items,
    Places,
    /// Affiliations upward, and groups that stand for the members of an organization.
    Actors,
    Copies,
    Versions,
    /// On what the fate of a claim depends: what it repeats and cites, and what takes it back.
    Claims,
}

const RELATIONS: usize = Relation::Claims as usize + 1;

/// The relation to which a reference belongs, how it is said, its field, and whether what is named
/// depends on who names it.
fn relation(
    graph: &Graph,
    edge: Edge,
    from: NodeIndex,
) -> Option<(Relation, &'static str, Field, bool)> {
    use Relation::{
        Answers, Claims, Copies, Items, Kinds, Order, Parts, Places, Reasons, Versions,
    };
    let superseded = Field::Inner("supersedes", "claim");
    Some(match edge {
        Edge::Link(link) => {
            let (relation, says, is_back) = match link {
                Link::PartOf => (Parts, "is part of", false),
                Link::KindOf => (Kinds, "is a kind of", false),
                Link::RespondsTo => (Answers, "responds to", false),
                Link::ReasonFor => (Reasons, "is a reason for", false),
                Link::After => (Order, "comes after", false),
                Link::Before => (Order, "comes after", true),
                Link::During => return None,
            };
            (relation, says, Field::Link(link), is_back)
        }
        Edge::KindOf => (Items, "is a kind of", Field::Key("kind_of"), false),
        Edge::Within => (Places, "lies within", Field::Key("within"), false),
        Edge::MembersOf => {
            let says = "stands for the members of";
            (Relation::Actors, says, Field::Key("members_of"), false)
        }
        Edge::CopyOf => (Copies, "is a copy of", Field::Key("copy_of"), false),
        Edge::Supersedes if graph.kind(from) == Kind::Claim => {
            (Claims, "is superseded by", superseded, true)
        }
        Edge::Supersedes => (Versions, "supersedes", Field::Key("supersedes"), false),
        Edge::Repeats => (Claims, "repeats", Field::Key("repeats"), false),
        Edge::Retracts => (Claims, "is retracted by", Field::Key("retracts"), true),
        _ => return None,
    })
}

fn affiliations<'g>(graph: &'g Graph, arcs: &mut Vec<Arc<'g>>) {
    for (written, affiliation) in graph.affiliations() {
        let says = match affiliation.role {
            AffiliationRole::Leads => "leads",
            AffiliationRole::Represents => "represents",
            AffiliationRole::PartOf => "is part of",
            AffiliationRole::EmployedBy => "is employed by",
            AffiliationRole::MemberOf => "is a member of",
            AffiliationRole::AllyOf => continue,
        };
        let ends = (graph.find(&affiliation.actor), graph.find(&affiliation.of));
        let (Some(actor), Some(of)) = ends else {
            continue;
        };
        if graph.kind(of) == graph.kind(actor) {
            arcs.push(Arc {
                written,
                affiliation: Some(affiliation),
                ..Arc::new(actor, says, of, Field::Key("of"))
            });
        }
    }
}

/// A group of claims that are cited alike is a node of its own, after those of the graph.
fn citations<'g>(context: &Context<'g>, arcs: &mut Vec<Arc<'g>>) {
    let graph = context.graph;
    let citations = Citations::new(context.utterances());
    let node_of = |group: usize| NodeIndex::new(graph.len() + group);
    for position in 0..graph.count(Kind::Claim) {
        let claim = graph.node(Kind::Claim, position);
        for group in citations.of(position) {
            arcs.push(Arc::new(
                claim,
                "cites",
                node_of(*group),
                Field::Key("said_by"),
            ));
        }
    }
    for (group, claims) in citations.groups().iter().enumerate() {
        for claim in claims {
            let claim = graph.node(Kind::Claim, *claim);
            arcs.push(Arc::new(node_of(group), "", claim, Field::Key("")));
        }
    }
}
