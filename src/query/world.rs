//! The world: actors and what connects them, frozen into two-way compressed rows to search in.
//!
//! The graph stays what it is; a world is made from it and from what is derived, for one selection.

mod visit;

use std::ops::Range;

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashSet;

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
/// `8 (a + p + n)` bytes, 4 more for each arc, and the passages.
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
    /// For each cell of the actors, whose rows come first, the one other actor behind its passage,
    /// the actor itself where there is none, or [`SEVERAL`]. So a busy actor's row is followed
    /// without a look at its passages, which lie anywhere.
    beside: Vec<u32>,
}

/// Stands for more than one actor behind a passage.
const SEVERAL: u32 = u32::MAX;

/// A passage to more actors than this is followed once only in a search, by [`Followed`].
const LARGE: usize = 16;

/// The large passages that a search has followed in one direction. Smaller ones it follows again
/// from each of their actors, which is cheaper than to remember them.
#[derive(Debug, Default)]
pub(super) struct Followed(FxHashSet<u32>);

impl Followed {
    /// Whether a passage to these actors is followed once only.
    pub(super) const fn is_large(actors: &[u32]) -> bool {
        actors.len() > LARGE
    }

    /// Whether a passage to these actors was followed before; if not, it now is.
    pub(super) fn before(&mut self, passage: u32, actors: &[u32]) -> bool {
        Self::is_large(actors) && !self.0.insert(passage)
    }
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
        let out = Rows::new(junctions, actors, arcs.iter().copied());
        let back = arcs.iter().map(|(from, to)| (*to, *from));
        let into = Rows::new(junctions, actors, back);
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

    /// How many actors there are.
    pub const fn actors(&self) -> usize {
        self.actors as usize
    }

    /// The passages by which one gets from an actor, or comes to it, each with the actors to which
    /// it leads, or from which one comes. The actor itself may be left out of them.
    pub(super) fn steps(&self, actor: u32, forward: bool) -> impl Iterator<Item = (u32, &[u32])> {
        let rows = if forward { &self.out } else { &self.into };
        let range = rows.range(actor);
        let beside = &rows.beside[range.clone()];
        let passages = rows.cells[range].iter();
        passages.zip(beside).map(|(passage, one)| {
            let actors = if *one == SEVERAL {
                rows.row(*passage)
            } else {
                std::slice::from_ref(one)
            };
            (*passage, actors)
        })
    }

    /// The number of passages by which one gets from an actor, or comes to it.
    pub(super) fn degree(&self, actor: u32, forward: bool) -> usize {
        let rows = if forward { &self.out } else { &self.into };
        rows.range(actor).len()
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
    ///
    /// Takes time linear in the arcs of the actors that are nearer, and a bit an actor of the world.
    pub fn neighbourhood(&self, actor: NodeIndex, hops: usize) -> Vec<NodeIndex> {
        let Some(start) = self.junction(actor) else {
            return Vec::new();
        };
        let mut known = vec![0_u64; self.actors().div_ceil(64)];
        let place = |actor: u32| (actor as usize / 64, 1_u64 << (actor % 64));
        let (word, bit) = place(start);
        known[word] |= bit;
        let mut followed = Followed::default();
        let mut frontier = vec![start];
        for hop in 1..=hops {
            let mut next = Vec::new();
            for from in &frontier {
                for (passage, actors) in self.steps(*from, true) {
                    if followed.before(passage, actors) {
                        continue;
                    }
                    for actor in actors {
                        let (word, bit) = place(*actor);
                        // Whether it is known is anyone's guess: the last hop does not ask.
                        if hop < hops && known[word] & bit == 0 {
                            next.push(*actor);
                        }
                        known[word] |= bit;
                    }
                }
            }
            if next.is_empty() {
                break;
            }
            frontier = next;
        }
        known[word] &= !bit;
        let number: u32 = known.iter().map(|bits| bits.count_ones()).sum();
        let mut found = Vec::with_capacity(number as usize);
        for (at, mut bits) in known.into_iter().enumerate() {
            while bits != 0 {
                found.push(self.actor(at as u32 * 64 + bits.trailing_zeros()));
                bits &= bits - 1;
            }
        }
        found
    }
}

impl Rows {
    /// The rows of arcs, each in the order in which its arcs come.
    fn new(junctions: usize, actors: u32, arcs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
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
        let mut rows = Self {
            starts,
            cells,
            beside: Vec::new(),
        };
        let beside = (0..actors).flat_map(|actor| {
            let passages = rows.row(actor).iter();
            passages.map(move |passage| (actor, *passage))
        });
        rows.beside = beside
            .map(|(actor, passage)| match rows.row(passage) {
                [one] => *one,
                [one, other] if *one == actor => *other,
                [one, other] if *other == actor => *one,
                _ => SEVERAL,
            })
            .collect();
        rows
    }

    fn range(&self, junction: u32) -> Range<usize> {
        let at = junction as usize;
        self.starts[at] as usize..self.starts[at + 1] as usize
    }

    fn row(&self, junction: u32) -> &[u32] {
        &self.cells[self.range(junction)]
    }
}
