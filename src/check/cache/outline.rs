//! The outline of a claim file: which records it holds and which they name, without what they say.
//! Enough to tell, when another file changes, whether anything found in this one may change too.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::analysis::fits::FITTING;
use petgraph::visit::EdgeRef as _;

use crate::graph::{Edge, Graph, Kind, NodeIndex};
use crate::model::act::Act;
use crate::model::actor::{ActorKind, AffiliationRole};
use crate::model::event::Link;
use crate::model::role::Role;
use crate::rules::duplicate_alias;
use crate::rules::reference::{Reference, references};
use crate::text::At;

/// What is kept of a claim file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Outline {
    /// Its records.
    pub(super) records: Vec<Record>,
    /// What they name, in their order.
    pub(super) ties: Vec<Tie>,
    /// The source that it names for claims that name none.
    pub(super) defaults: Vec<u32>,
    /// The names of its actors, as they are compared, with the actor.
    pub(super) names: Vec<(u32, String)>,
    /// How many spans of which source its claims and sources hold.
    pub(super) spans: Vec<(u32, u32)>,
}

/// A record: what it is, and what others need to know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The number of its id.
    pub(super) id: u32,
    kind: u8,
    marks: u8,
    /// The act of an event, as one of the bits of a set of acts.
    pub(super) act: u32,
    /// The acts that would meet the condition of a warning; none where any would.
    pub(super) asked: u32,
    /// How many records it names.
    ties: u32,
}

/// That a record names another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Tie {
    /// By which field.
    pub(super) field: Field,
    /// The number of the id that is named.
    pub(super) to: u32,
}

/// The fields that records name others by, as far as rules tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) enum Field {
    /// A source's publisher.
    Publisher,
    /// The source that a source copies.
    CopyOf,
    /// The source whose place a source takes.
    NewVersion,
    /// The organization whose members a group stands for.
    MembersOf,
    /// From an affiliation to who is affiliated.
    Affiliated,
    /// From an affiliation to the organization or other actor.
    Of,
    /// The place in which a place lies.
    Within,
    /// The wider item.
    Wider,
    /// What fills a role of an event.
    Role(u8),
    /// What would fill a role of what meets a condition.
    Asked(u8),
    /// The same of what that would be about.
    AskedOfObject(u8),
    /// What fills a role as a claim has it.
    Says(u8),
    /// The event of which an event is a part.
    PartOf,
    /// The event of which an event is a kind.
    KindOf,
    /// The event that an event answers.
    RespondsTo,
    /// The event for which an event is a reason.
    ReasonFor,
    /// The event that comes before.
    After,
    /// The event that comes after.
    Before,
    /// The event in whose time an event lies.
    During,
    /// An event that an event ends.
    Ends,
    /// The event from which a deadline runs.
    Deadline,
    /// What a claim or a question is about.
    About,
    /// The source in which a claim stands.
    ReportedIn,
    /// A speaker or cited source of a claim.
    SaidBy,
    /// The claim that a claim repeats.
    Repeats,
    /// The claim that a claim paraphrases.
    Paraphrases,
    /// The claim that a claim takes back.
    Retracts,
    /// The claim whose place a claim takes.
    Replaces,
    /// A claim that answers a question.
    AnsweredBy,
    /// Any other.
    Other,
}

impl Record {
    const INLINE: u8 = 1;
    const UNNAMED: u8 = 2;
    const FITS: u8 = 4;
    const LASTS: u8 = 8;

    /// How many records it names.
    pub(super) const fn ties(&self) -> usize {
        self.ties as usize
    }

    /// Its kind.
    pub(super) fn kind(&self) -> Kind {
        let kind = Kind::ALL.get(usize::from(self.kind));
        kind.copied().unwrap_or(Kind::Question)
    }

    /// Whether it is an event that is written in another.
    pub(super) const fn is_inline(&self) -> bool {
        self.marks & Self::INLINE != 0
    }

    /// Whether it is an actor without a name.
    pub(super) const fn is_unnamed(&self) -> bool {
        self.marks & Self::UNNAMED != 0
    }

    /// Whether it is an affiliation by which who is affiliated stands for the other.
    pub(super) const fn fits(&self) -> bool {
        self.marks & Self::FITS != 0
    }

    /// Whether it is an affiliation that cannot go in a circle.
    pub(super) const fn is_ordered(&self) -> bool {
        self.marks & Self::LASTS != 0
    }
}

impl Outline {
    /// Each record with what it names.
    pub(super) fn each(&self) -> impl Iterator<Item = (&Record, &[Tie])> {
        let mut rest = &self.ties[..];
        self.records.iter().map(move |record| {
            let (own, after) = rest.split_at(rest.len().min(record.ties as usize));
            rest = after;
            (record, own)
        })
    }

    /// Whether its parts agree with each other, and with a number of ids.
    pub(super) fn is_sound(&self, ids: usize) -> bool {
        let is_known = |id: u32| (id as usize) < ids;
        let ties: usize = self.records.iter().map(|it| it.ties as usize).sum();
        ties == self.ties.len()
            && self.records.iter().all(|it| is_known(it.id))
            && self.ties.iter().all(|it| is_known(it.to))
            && self.defaults.iter().all(|it| is_known(*it))
            && self.names.iter().all(|(id, _)| is_known(*id))
            && self.spans.iter().all(|(id, _)| is_known(*id))
    }
}

/// A record by its node, or by its id where that is not known, or is of none.
#[derive(Clone, Copy, Debug)]
pub(super) enum Name<'a> {
    /// Its node.
    Node(NodeIndex),
    /// Its id.
    Id(&'a str),
}

/// The outlines of all files of a graph, in their order; `number` gives the number of the id of each
/// record, and of each that is named. For files of which nothing is loaded the outline is empty.
pub(super) fn outlines(
    graph: &Graph,
    files: usize,
    number: &(impl Fn(Name<'_>) -> u32 + Sync),
) -> Vec<Outline> {
    let (lots, spans) = rayon::join(
        || {
            let length = graph
                .len()
                .div_ceil(2 * rayon::current_num_threads())
                .max(LEAST);
            let firsts: Vec<usize> = (0..graph.len()).step_by(length).collect();
            let lots = firsts.into_par_iter().map(|first| {
                let nodes = first..graph.len().min(first + length);
                Lot::new(graph, nodes, number)
            });
            lots.collect::<Vec<_>>()
        },
        || spans(graph, files, number),
    );
    let mut outlines = vec![Outline::default(); files];
    for lot in lots {
        let mut ties = &lot.ties[..];
        for (file, record) in lot.records {
            let outline = &mut outlines[file as usize];
            let (own, rest) = ties.split_at(record.ties as usize);
            ties = rest;
            outline.records.push(record);
            outline.ties.extend(own);
        }
    }
    for default in &graph.data().defaults {
        let id = number(Name::Id(&default.id));
        outlines[default.origin.file.index()].defaults.push(id);
    }
    for (actor, plain) in duplicate_alias::names(graph) {
        let names = &mut outlines[actor.origin.file.index()].names;
        names.push((number(Name::Id(&actor.id)), plain));
    }
    for (outline, spans) in outlines.iter_mut().zip(spans) {
        outline.spans = spans;
    }
    outlines
}

/// How many records are outlined by one thread at least.
const LEAST: usize = 1024;

/// The outlines of records that follow each other in a graph, with the files in which they lie.
struct Lot {
    records: Vec<(u32, Record)>,
    ties: Vec<Tie>,
}

impl Lot {
    fn new(graph: &Graph, nodes: Range<usize>, number: &impl Fn(Name<'_>) -> u32) -> Self {
        let mut lot = Self {
            records: Vec::with_capacity(nodes.len()),
            ties: Vec::with_capacity(4 * nodes.len()),
        };
        for node in nodes.map(NodeIndex::new) {
            let record = lot.outline(graph, node, number);
            lot.records.push((graph.origin(node).file.0, record));
        }
        lot
    }

    fn outline(
        &mut self,
        graph: &Graph,
        node: NodeIndex,
        number: &impl Fn(Name<'_>) -> u32,
    ) -> Record {
        let kind = graph.kind(node);
        let start = self.ties.len();
        let mut record = Record {
            id: number(Name::Node(node)),
            kind: kind as u8,
            marks: 0,
            act: 0,
            asked: 0,
            ties: 0,
        };
        let ties = &mut self.ties;
        let event = graph.event(node);
        // What names what is known in the graph, but for what names nothing in it, and for what a
        // condition asks for, of which it keeps less.
        let is_known = graph.dangling().binary_search(&node).is_err()
            && event.is_none_or(|event| event.condition.is_none());
        if is_known {
            for edge in graph.inner().edges(node) {
                let to = edge.target();
                // What is written inside names what it is written in.
                let outer = graph.event(to).and_then(|it| it.inline_in.as_deref());
                if outer != Some(graph.id(node).as_str()) {
                    let (field, to) = (Field::of(*edge.weight(), kind), number(Name::Node(to)));
                    ties.push(Tie { field, to });
                }
            }
        } else {
            let fields = by_fields(graph, node, number).into_iter();
            ties.extend(fields.map(|(field, to)| Tie { field, to }));
        }
        if let Some(event) = event {
            record.act = bit(event.act);
            if let Some(outer) = &event.inline_in {
                record.marks |= Record::INLINE;
                if is_known {
                    let (field, to) = (Field::Other, number(Name::Id(outer)));
                    ties.push(Tie { field, to });
                }
            }
            if let Some(condition) = &event.condition {
                let acts = condition.pattern.act.iter();
                record.asked = acts.fold(0, |asked, act| asked | bit(*act));
            }
        } else if let Some(actor) = graph.actor(node) {
            if actor.kind == ActorKind::Unnamed {
                record.marks |= Record::UNNAMED;
            }
        } else if let Some(affiliation) = graph.affiliation(node) {
            if FITTING.contains(&affiliation.role) {
                record.marks |= Record::FITS;
            }
            if affiliation.role != AffiliationRole::AllyOf {
                record.marks |= Record::LASTS;
            }
        }
        record.ties = (self.ties.len() - start) as u32;
        record
    }
}

/// What a record names, by which fields.
fn by_fields(
    graph: &Graph,
    node: NodeIndex,
    number: &impl Fn(Name<'_>) -> u32,
) -> Vec<(Field, u32)> {
    let kind = graph.kind(node);
    let mut named = Vec::new();
    references(graph, node, &mut |reference| {
        named.push((field(kind, reference), number(Name::Id(reference.id))));
    });
    if let Some(affiliation) = graph.affiliation(node) {
        let actor = number(Name::Id(&affiliation.actor));
        named.push((Field::Affiliated, actor));
    }
    let outer = graph.event(node).and_then(|it| it.inline_in.as_ref());
    named.extend(outer.map(|outer| (Field::Other, number(Name::Id(outer)))));
    named
}

/// An act as one of the bits of a set of acts.
const fn bit(act: Act) -> u32 {
    1 << (act as u32 % u32::BITS)
}

impl Field {
    /// The field that makes an edge from a record of a kind. What the graph does not tell apart is
    /// found by [`field`].
    const fn of(edge: Edge, kind: Kind) -> Self {
        match edge {
            Edge::Publisher => Self::Publisher,
            Edge::CopyOf => Self::CopyOf,
            Edge::Supersedes if matches!(kind, Kind::Source) => Self::NewVersion,
            Edge::Supersedes => Self::Replaces,
            Edge::MembersOf => Self::MembersOf,
            Edge::Affiliated => Self::Affiliated,
            Edge::Of => Self::Of,
            Edge::Within => Self::Within,
            Edge::KindOf => Self::Wider,
            Edge::Role(role) => Self::Role(role as u8),
            Edge::Says(role) => Self::Says(role as u8),
            Edge::Link(Link::PartOf) => Self::PartOf,
            Edge::Link(Link::KindOf) => Self::KindOf,
            Edge::Link(Link::RespondsTo) => Self::RespondsTo,
            Edge::Link(Link::ReasonFor) => Self::ReasonFor,
            Edge::Link(Link::After) => Self::After,
            Edge::Link(Link::Before) => Self::Before,
            Edge::Link(Link::During) => Self::During,
            Edge::Ends => Self::Ends,
            Edge::Deadline => Self::Deadline,
            Edge::About => Self::About,
            Edge::ReportedIn => Self::ReportedIn,
            Edge::SaidBy(_) => Self::SaidBy,
            Edge::Repeats => Self::Repeats,
            Edge::Paraphrases => Self::Paraphrases,
            Edge::Retracts => Self::Retracts,
            Edge::AnsweredBy => Self::AnsweredBy,
            Edge::Author
            | Edge::NotSameAs
            | Edge::Object { .. }
            | Edge::From
            | Edge::To
            | Edge::Condition
            | Edge::ConditionRole(_)
            | Edge::Consequence
            | Edge::SaidIn(_)
            | Edge::Candidate => Self::Other,
        }
    }
}

fn field(kind: Kind, reference: &Reference<'_, '_>) -> Field {
    let mut keys = reference.keys();
    let (first, last) = (keys.next().unwrap_or(""), keys.next_back().unwrap_or(""));
    let role = |name: &str| {
        let role = Role::ALL.into_iter().find(|role| role.name() == name);
        role.map(|role| role as u8)
    };
    match (kind, first, last) {
        (Kind::Source, "publisher", _) => Field::Publisher,
        (Kind::Source, "copy_of", _) => Field::CopyOf,
        (Kind::Source, "supersedes", _) => Field::NewVersion,
        (Kind::Actor, "members_of", _) => Field::MembersOf,
        (Kind::Affiliation, ..) => Field::Of,
        (Kind::Place, ..) => Field::Within,
        (Kind::Item, ..) => Field::Wider,
        (Kind::Event, "condition", "of") => Field::Deadline,
        (Kind::Event, "condition", role_name) => match role(role_name) {
            Some(role) if keys.next().is_some() => Field::AskedOfObject(role),
            Some(role) => Field::Asked(role),
            None => Field::Other,
        },
        (Kind::Event, "ends", _) => Field::Ends,
        (Kind::Event, "part_of", _) => Field::PartOf,
        (Kind::Event, "kind_of", _) => Field::KindOf,
        (Kind::Event, "responds_to", _) => Field::RespondsTo,
        (Kind::Event, "reason_for", _) => Field::ReasonFor,
        (Kind::Event, "after", _) => Field::After,
        (Kind::Event, "before", _) => Field::Before,
        (Kind::Event, "during", _) => Field::During,
        (Kind::Event, name, _) => role(name).map_or(Field::Other, Field::Role),
        (Kind::Claim | Kind::Question, "about", _) => Field::About,
        (Kind::Claim, "source", _) => Field::ReportedIn,
        (Kind::Claim, "said_by", "" | "source") => Field::SaidBy,
        (Kind::Claim, "says", name) => role(name).map_or(Field::Other, Field::Says),
        (Kind::Claim, "repeats", _) => Field::Repeats,
        (Kind::Claim, "paraphrases", _) => Field::Paraphrases,
        (Kind::Claim, "retracts", _) => Field::Retracts,
        (Kind::Claim, "supersedes", _) => Field::Replaces,
        (Kind::Question, "answered_by", _) => Field::AnsweredBy,
        _ => Field::Other,
    }
}

/// How many spans of which source each file holds.
fn spans(
    graph: &Graph,
    files: usize,
    number: &(impl Fn(Name<'_>) -> u32 + Sync),
) -> Vec<Vec<(u32, u32)>> {
    let mut counts: Vec<FxHashMap<&str, u32>> = vec![FxHashMap::default(); files];
    let data = graph.data();
    let anchors = |at: &[At]| at.iter().filter(|at| matches!(at, At::Anchor(_))).count() as u32;
    for claim in &data.claims {
        let count = anchors(&claim.at);
        if count > 0 && !claim.source.is_unstated() {
            *counts[claim.origin.file.index()]
                .entry(&claim.source)
                .or_default() += count;
        }
    }
    for source in &data.sources {
        let count: u32 = source.skipped.iter().map(|skip| anchors(&skip.at)).sum();
        if count > 0 {
            *counts[source.origin.file.index()]
                .entry(&source.id)
                .or_default() += count;
        }
    }
    let numbered = counts.into_par_iter().map(|counts| {
        let mut counts: Vec<(u32, u32)> = counts
            .into_iter()
            .map(|(source, count)| (number(Name::Id(source)), count))
            .collect();
        counts.sort_unstable();
        counts
    });
    numbered.collect()
}

#[cfg(test)]
mod tests {
    use super::{Field, Name, outlines};
    use crate::graph::{Graph, NodeIndex};
    use crate::load::{Options, load};

    /// By the graph or by the fields of the records, the outline is the same.
    #[test]
    fn edges_and_references_tell_the_same() {
        let mut compared = 0;
        for graph in ["tour", "kursk", "gulf"] {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/graphs");
            let loaded = load(&[format!("{folder}/{graph}")], &Options::default());
            let loaded = loaded.expect("the graph is there");
            let graph = Graph::build(loaded.dataset);
            let number = |name: Name<'_>| match name {
                Name::Node(node) => node.index() as u32,
                Name::Id(id) => graph.find(id).map_or(u32::MAX, |node| node.index() as u32),
            };
            for file in outlines(&graph, loaded.files.len(), &number) {
                for (record, ties) in file.each() {
                    let node = NodeIndex::new(record.id as usize);
                    let mut ties: Vec<(Field, u32)> =
                        ties.iter().map(|tie| (tie.field, tie.to)).collect();
                    let mut expected = super::by_fields(&graph, node, &number);
                    ties.sort_unstable();
                    expected.sort_unstable();
                    assert_eq!(ties, expected, "{}", graph.id(node));
                    compared += ties.len();
                }
            }
        }
        assert!(compared > 1000, "{compared}");
    }
}
