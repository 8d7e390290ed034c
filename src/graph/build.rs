//! From records to nodes and edges.

use petgraph::graph::NodeIndex;
use rayon::prelude::*;

use super::index::Index;
use super::sides::Sides;
use super::{Edge, Graph, Inner, Kind, Node};
use crate::model::claim::{Claim, Who};
use crate::model::dataset::Dataset;
use crate::model::event::{Event, Link, Objects, Pattern};
use crate::model::id::Id;
use crate::model::role::Roles;
use crate::model::vocabulary::Vocabulary;

impl Graph {
    /// Resolves the references of a data set, in time and memory linear in its size.
    ///
    /// Each kind of record must be sorted by id, as [`crate::load`] leaves it.
    pub fn build(data: Dataset) -> Self {
        let counts = [
            data.sources.len(),
            data.actors.len(),
            data.affiliations.len(),
            data.places.len(),
            data.items.len(),
            data.events.len(),
            data.claims.len(),
            data.questions.len(),
        ];
        let mut starts = [0; 9];
        for (kind, count) in counts.iter().enumerate() {
            starts[kind + 1] = starts[kind] + *count as u32;
        }
        let nodes = starts[8] as usize;
        let mut inner = Inner::with_capacity(nodes, data.claims.len() * 4);
        for kind in Kind::ALL {
            for index in 0..counts[kind as usize] as u32 {
                inner.add_node(Node { kind, index });
            }
        }
        let index = Index::new(&data, starts);
        let dangling = resolve(&data, &index, &starts, &mut inner);
        let sides = Sides::new(&data, &index);
        Self {
            data,
            inner,
            starts,
            index,
            dangling,
            sides,
        }
    }
}

/// How many records are resolved at once by one thread.
const LOT: usize = 4096;

/// How many lots are held before their edges are added.
const LOTS: usize = 16;

/// Adds the edges of all references, in the order in which they are written. The nodes with a
/// reference that leads nowhere.
fn resolve(data: &Dataset, index: &Index, starts: &[u32; 9], inner: &mut Inner) -> Vec<NodeIndex> {
    let mut dangling = Vec::new();
    for kind in Kind::ALL {
        let mut first = starts[kind as usize];
        let end = starts[kind as usize + 1];
        while first < end {
            let next = end.min(first + (LOT * LOTS) as u32);
            let lots: Vec<u32> = (first..next).step_by(LOT).collect();
            let resolved: Vec<Resolver<'_>> = lots
                .into_par_iter()
                .map(|lot| {
                    let mut resolver = Resolver::new(data, index);
                    for node in lot..next.min(lot + LOT as u32) {
                        let at = (node - starts[kind as usize]) as usize;
                        resolver.record(NodeIndex::new(node as usize), kind, at);
                    }
                    resolver
                })
                .collect();
            for mut lot in resolved {
                for (from, to, edge) in lot.edges {
                    inner.add_edge(from, to, edge);
                }
                dangling.append(&mut lot.dangling);
            }
            first = next;
        }
    }
    dangling
}

/// Turns references into edges, in the order in which they are written.
struct Resolver<'g> {
    data: &'g Dataset,
    index: &'g Index,
    edges: Vec<(NodeIndex, NodeIndex, Edge)>,
    dangling: Vec<NodeIndex>,
    recent: Recent,
}

/// The targets found last, by where the text of their id is held: the records of some files share
/// the ids that they name, and most name the same few.
struct Recent(Box<[(usize, NodeIndex)]>);

impl Recent {
    fn new() -> Self {
        Self(vec![(0, NodeIndex::end()); 2048].into())
    }

    fn find(&mut self, id: &Id, find: impl FnOnce() -> Option<NodeIndex>) -> Option<NodeIndex> {
        let held_at = id.as_str().as_ptr().addr();
        let slot = (held_at / 16) % self.0.len();
        if self.0[slot].0 == held_at {
            return Some(self.0[slot].1);
        }
        let found = find()?;
        self.0[slot] = (held_at, found);
        Some(found)
    }
}

impl<'g> Resolver<'g> {
    fn new(data: &'g Dataset, index: &'g Index) -> Self {
        Self {
            data,
            index,
            edges: Vec::new(),
            dangling: Vec::new(),
            recent: Recent::new(),
        }
    }

    /// The references of the record at a position among those of its kind.
    fn record(&mut self, node: NodeIndex, kind: Kind, at: usize) {
        let data = self.data;
        match kind {
            Kind::Source => {
                let source = &data.sources[at];
                self.add(node, source.publisher.as_ref(), Edge::Publisher);
                self.add(node, &source.authors, Edge::Author);
                self.add(node, source.copy_of.as_ref(), Edge::CopyOf);
                self.add(node, source.supersedes.as_ref(), Edge::Supersedes);
            }
            Kind::Actor => {
                let actor = &data.actors[at];
                self.add(node, actor.members_of.as_ref(), Edge::MembersOf);
                self.add(node, &actor.not_same_as, Edge::NotSameAs);
            }
            Kind::Affiliation => {
                let affiliation = &data.affiliations[at];
                self.add(node, [&affiliation.actor], Edge::Affiliated);
                self.add(node, [&affiliation.of], Edge::Of);
            }
            Kind::Place => self.add(node, data.places[at].within.as_ref(), Edge::Within),
            Kind::Item => self.add(node, data.items[at].kind_of.as_ref(), Edge::KindOf),
            Kind::Event => self.event(node, &data.events[at]),
            Kind::Claim => self.claim(node, &data.claims[at]),
            Kind::Question => {
                let question = &data.questions[at];
                self.add(node, &question.about, Edge::About);
                self.add(node, &question.candidates, Edge::Candidate);
                self.add(node, &question.answered_by, Edge::AnsweredBy);
            }
        }
    }

    fn event(&mut self, node: NodeIndex, event: &Event) {
        self.roles(node, &event.roles, Edge::Role);
        self.objects(node, &event.object);
        for (_, link) in Link::ALL {
            self.add(node, event.links(*link), Edge::Link(*link));
        }
        self.add(node, event.ends().iter().map(|end| &end.event), Edge::Ends);
        if let Some(relation) = &event.relation {
            self.add(node, relation.from.as_ref(), Edge::From);
            self.add(node, relation.to.as_ref(), Edge::To);
        }
        if let Some(condition) = &event.condition {
            self.add(node, condition.event.as_ref(), Edge::Condition);
            self.pattern(node, &condition.pattern);
            self.add(
                node,
                condition.within.as_ref().map(|within| &within.of),
                Edge::Deadline,
            );
        }
        let announced = event.consequence.iter().filter_map(|it| it.event.as_ref());
        self.add(node, announced, Edge::Consequence);
    }

    fn claim(&mut self, node: NodeIndex, claim: &Claim) {
        self.add(node, [&claim.about], Edge::About);
        self.add(node, [&claim.source], Edge::ReportedIn);
        for (position, speaker) in claim.said_by.iter().enumerate() {
            let position = position as u16;
            match &speaker.who {
                Who::Unstated => {}
                Who::Actors(ids) => self.add(node, ids.iter(), Edge::SaidBy(position)),
                Who::Source(id) => self.add(node, [id], Edge::SaidBy(position)),
            }
            self.add(node, speaker.within.as_ref(), Edge::SaidIn(position));
        }
        if let Some(says) = &claim.says {
            self.roles(node, &says.roles, Edge::Says);
            self.objects(node, &says.object);
        }
        self.add(node, claim.repeats.as_ref(), Edge::Repeats);
        self.add(
            node,
            claim.paraphrases.as_ref().map(|it| &it.claim),
            Edge::Paraphrases,
        );
        self.add(
            node,
            claim.supersedes.as_ref().map(|it| &it.claim),
            Edge::Supersedes,
        );
        self.add(node, claim.retracts.as_ref(), Edge::Retracts);
    }

    fn roles(
        &mut self,
        node: NodeIndex,
        roles: &Roles,
        edge: impl Fn(crate::model::role::Role) -> Edge,
    ) {
        for (role, filler) in roles.written() {
            self.add(node, filler.ids(), edge(role));
        }
    }

    fn objects(&mut self, node: NodeIndex, objects: &Objects) {
        for object in objects.list() {
            self.add(
                node,
                [&object.event],
                Edge::Object {
                    negated: object.negated,
                },
            );
        }
    }

    fn pattern(&mut self, node: NodeIndex, pattern: &Pattern) {
        self.roles(node, &pattern.roles, Edge::ConditionRole);
        if let Some(object) = &pattern.object {
            self.pattern(node, object);
        }
    }

    fn add<'a>(&mut self, node: NodeIndex, ids: impl IntoIterator<Item = &'a Id>, edge: Edge) {
        for id in ids {
            let (data, index) = (self.data, self.index);
            let target = self.recent.find(id, || index.find(data, id));
            match target {
                Some(target) => self.edges.push((node, target, edge)),
                None if id.is_unstated() || self.dangling.last() == Some(&node) => {}
                None => self.dangling.push(node),
            }
        }
    }
}
