//! The world: actors and what connects them, frozen into two-way compressed rows to search in.
//!
//! The graph stays what it is; a world is made from it and from what is derived, for one selection.

mod visit;

use petgraph::graph::NodeIndex;

use super::filter::Selection;
use super::label::Label;
use super::survey::{Passage, Way, survey};
use crate::analysis::Derived;
use crate::graph::{Graph, Kind};

/// Actors and passages as the junctions of a graph, with the arcs out of each and into each.
///
/// A junction is an actor, by its position among the actors, or a passage, numbered after them. The
/// arcs lead from an actor to the passages that it enters and from a passage to the actors to
/// which it leads. Passages are numbered by label, then by day, then by connector, so each actor's
/// arcs are sorted by label and day. A world of `a` actors, `p` passages and `n` arcs takes
/// `8 (a + p + n)` bytes and the passages.
#[derive(Debug)]
pub struct World {
    /// The node of the first actor.
    first: usize,
    actors: u32,
    passages: Vec<Passage>,
    out: Rows,
    into: Rows,
    /// The first passage of each label, and their number.
    labels: Vec<(Label, u32)>,
}

/// Which junctions each junction leads to, or comes from, each row in their order.
#[derive(Debug)]
struct Rows {
    starts: Vec<u32>,
    cells: Vec<u32>,
}

impl World {
    /// The world of a graph: every connector that the evidence leaves and the selection keeps.
    pub fn new(derived: &Derived<'_>, selection: &Selection, directed: bool) -> Self {
        Self::of(derived.graph, survey(derived, selection, directed))
    }

    /// Freezes ways between the actors of a graph. Takes time linear in them, but for sorting.
    pub fn of(graph: &Graph, mut ways: Vec<Way>) -> Self {
        let first = graph.node(Kind::Actor, 0).index();
        let actors = graph.count(Kind::Actor) as u32;
        ways.sort_by(|a, b| {
            let key = |way: &Way| {
                let Passage {
                    label,
                    when,
                    connector,
                    ..
                } = way.passage;
                (label, when[0].possibly.0, connector)
            };
            key(a).cmp(&key(b)).then_with(|| a.enter.cmp(&b.enter))
        });
        let mut arcs =
            Vec::with_capacity(ways.iter().map(|it| it.enter.len() + it.leave.len()).sum());
        let mut labels: Vec<(Label, u32)> = Vec::new();
        for (index, way) in ways.iter().enumerate() {
            let passage = actors + index as u32;
            let actor = |node: &NodeIndex| (node.index() - first) as u32;
            arcs.extend(way.enter.iter().map(|node| (actor(node), passage)));
            arcs.extend(way.leave.iter().map(|node| (passage, actor(node))));
            if labels
                .last()
                .is_none_or(|(label, _)| *label != way.passage.label)
            {
                labels.push((way.passage.label, passage));
            }
        }
        let passages: Vec<_> = ways.into_iter().map(|way| way.passage).collect();
        let junctions = actors as usize + passages.len();
        let out = Rows::new(junctions, arcs.iter().copied());
        let into = Rows::new(junctions, arcs.iter().map(|(from, to)| (*to, *from)));
        Self {
            first,
            actors,
            passages,
            out,
            into,
            labels,
        }
    }

    /// How many actors and passages there are.
    pub const fn junctions(&self) -> usize {
        self.actors as usize + self.passages.len()
    }

    /// How many passages there are: ways through a connector, of which a link between two events
    /// may have several.
    pub const fn passages(&self) -> usize {
        self.passages.len()
    }

    /// The junction of an actor; none for a node of another kind.
    pub fn junction(&self, actor: NodeIndex) -> Option<u32> {
        let at = actor.index().checked_sub(self.first)? as u32;
        (at < self.actors).then_some(at)
    }

    /// The actor at a junction, which must be one.
    pub fn actor(&self, junction: u32) -> NodeIndex {
        NodeIndex::new(self.first + junction as usize)
    }

    /// The passage at a junction; none for an actor.
    pub fn passage(&self, junction: u32) -> Option<&Passage> {
        let at = junction.checked_sub(self.actors)?;
        self.passages.get(at as usize)
    }

    /// Where one gets from a junction.
    pub fn out(&self, junction: u32) -> &[u32] {
        self.out.row(junction)
    }

    /// From where one comes to a junction.
    pub fn into(&self, junction: u32) -> &[u32] {
        self.into.row(junction)
    }

    /// The passages of a label among those of a row.
    pub fn of_label<'r>(&self, row: &'r [u32], label: Label) -> &'r [u32] {
        let Ok(at) = self
            .labels
            .binary_search_by_key(&label, |(label, _)| *label)
        else {
            return &[];
        };
        let from = self.labels[at].1;
        let to = self
            .labels
            .get(at + 1)
            .map_or(self.junctions() as u32, |(_, first)| *first);
        let start = row.partition_point(|passage| *passage < from);
        let end = start + row[start..].partition_point(|passage| *passage < to);
        &row[start..end]
    }

    /// The passages that lead from one actor to another, in their order.
    pub fn between(&self, from: u32, to: u32) -> Vec<u32> {
        let (out, into) = (self.out(from), self.into(to));
        let (few, many) = if out.len() <= into.len() {
            (out, into)
        } else {
            (into, out)
        };
        few.iter()
            .filter(|passage| many.binary_search(passage).is_ok())
            .copied()
            .collect()
    }

    /// How many connectors an actor stands in.
    pub fn connectors_of(&self, actor: NodeIndex) -> usize {
        let Some(at) = self.junction(actor) else {
            return 0;
        };
        let passages = self.out(at).iter().chain(self.into(at));
        let connectors = passages.filter_map(|it| Some(self.passage(*it)?.connector));
        let mut connectors: Vec<_> = connectors.collect();
        connectors.sort_unstable();
        connectors.dedup();
        connectors.len()
    }

    /// The actors at most so many connectors away from one, itself not included, in their order.
    pub fn neighbourhood(&self, actor: NodeIndex, hops: usize) -> Vec<NodeIndex> {
        let Some(start) = self.junction(actor) else {
            return Vec::new();
        };
        let mut found = vec![start];
        let mut known = rustc_hash::FxHashSet::default();
        known.insert(start);
        let mut next = 0;
        for _ in 0..hops {
            let end = found.len();
            while next < end {
                for passage in self.out(found[next]) {
                    for actor in self.out(*passage) {
                        if known.insert(*actor) {
                            found.push(*actor);
                        }
                    }
                }
                next += 1;
            }
        }
        found.remove(0);
        found.sort_unstable();
        found.into_iter().map(|it| self.actor(it)).collect()
    }
}

impl Rows {
    /// The rows of arcs, each in the order in which its arcs come.
    fn new(junctions: usize, arcs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut starts = vec![0_u32; junctions + 1];
        for (from, _) in arcs.clone() {
            starts[from as usize + 1] += 1;
        }
        for at in 0..junctions {
            starts[at + 1] += starts[at];
        }
        let mut cells = vec![0; starts[junctions] as usize];
        let mut next = starts.clone();
        for (from, to) in arcs {
            let at = &mut next[from as usize];
            cells[*at as usize] = to;
            *at += 1;
        }
        Self { starts, cells }
    }

    fn row(&self, junction: u32) -> &[u32] {
        let at = junction as usize;
        &self.cells[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}
