//! The graph: one node a record, one edge a reference. Nothing derived is stored in it.
//!
//! petgraph holds it and runs its algorithms; the rest of the crate walks it by [`Graph::out`] and
//! [`Graph::into`], which give arcs in the order in which they were written.

mod attribution;
mod build;
mod edge;
mod evidence;
mod index;
mod names;
mod node;
mod sides;

pub use attribution::{Attribution, Voice};
pub use edge::Edge;
pub use evidence::{AsOf, Clock, Evidence};
pub use names::{Names, NotFound};
pub use node::{Kind, Node};
pub use petgraph::graph::NodeIndex;

use petgraph::Direction;
use petgraph::visit::EdgeRef;

use crate::model::actor::{Actor, Affiliation};
use crate::model::claim::Claim;
use crate::model::dataset::{Dataset, Origin};
use crate::model::event::Event;
use crate::model::id::Id;
use crate::model::item::Item;
use crate::model::place::Place;
use crate::model::question::Question;
use crate::model::source::Source;

/// The petgraph graph inside.
pub type Inner = petgraph::Graph<Node, Edge, petgraph::Directed, u32>;

/// A data set with its references resolved.
///
/// Node ids are dense, in the order of kind and id; a record with a duplicate id is left out. A
/// reference to a record that is not there makes no edge (`claimgraph check` reports it).
#[derive(Debug)]
pub struct Graph {
    data: Dataset,
    inner: Inner,
    /// The first node id of each kind, and the number of nodes.
    starts: [u32; 9],
    index: index::Index,
    /// The nodes with a reference that leads nowhere, in their order.
    dangling: Vec<NodeIndex>,
    sides: sides::Sides,
}

macro_rules! records {
    ($($(#[$doc:meta])* $one:ident $many:ident $kind:ident $record:ident;)*) => {
        impl Graph {
            $(
                $(#[$doc])*
                pub fn $one(&self, node: NodeIndex) -> Option<&$record> {
                    let Node { kind, index } = *self.inner.node_weight(node)?;
                    if kind == Kind::$kind { self.data.$many.get(index as usize) } else { None }
                }

                /// Every record of this kind with its node, in the order of the ids.
                pub fn $many(&self) -> impl ExactSizeIterator<Item = (NodeIndex, &$record)> {
                    let start = self.starts[Kind::$kind as usize] as usize;
                    self.data
                        .$many
                        .iter()
                        .enumerate()
                        .map(move |(index, record)| (NodeIndex::new(start + index), record))
                }
            )*
        }
    };
}

records! {
    /// The source at a node, if it is one.
    source sources Source Source;
    /// The actor at a node, if it is one.
    actor actors Actor Actor;
    /// The affiliation at a node, if it is one.
    affiliation affiliations Affiliation Affiliation;
    /// The place at a node, if it is one.
    place places Place Place;
    /// The item at a node, if it is one.
    item items Item Item;
    /// The event at a node, if it is one.
    event events Event Event;
    /// The claim at a node, if it is one.
    claim claims Claim Claim;
    /// The question at a node, if it is one.
    question questions Question Question;
}

impl Graph {
    /// The records.
    pub const fn data(&self) -> &Dataset {
        &self.data
    }

    /// The petgraph graph, for its algorithms.
    pub const fn inner(&self) -> &Inner {
        &self.inner
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.inner.node_count()
    }

    /// Whether there is no record at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The node with this id.
    pub fn find(&self, id: &str) -> Option<NodeIndex> {
        self.index.find(&self.data, id)
    }

    /// The nodes with these ids, those that are there.
    pub fn find_all<'a>(&'a self, ids: &'a [Id]) -> impl Iterator<Item = NodeIndex> + 'a {
        ids.iter().filter_map(|id| self.find(id))
    }

    /// The nodes of the records that name one which is not there, in their order.
    pub fn dangling(&self) -> &[NodeIndex] {
        &self.dangling
    }

    /// The kind of a node.
    pub fn kind(&self, node: NodeIndex) -> Kind {
        self.inner[node].kind
    }

    /// The position of a node among those of its kind.
    pub fn position(&self, node: NodeIndex) -> usize {
        self.inner[node].index as usize
    }

    /// How many nodes there are of a kind.
    pub const fn count(&self, kind: Kind) -> usize {
        (self.starts[kind as usize + 1] - self.starts[kind as usize]) as usize
    }

    /// The node of the record at a position among those of its kind.
    pub fn node(&self, kind: Kind, position: usize) -> NodeIndex {
        NodeIndex::new(self.starts[kind as usize] as usize + position)
    }

    /// The id of a node's record.
    pub fn id(&self, node: NodeIndex) -> &Id {
        let Node { kind, index } = self.inner[node];
        index::id_of(&self.data, kind, index as usize)
    }

    /// Where a node's record is written.
    pub fn origin(&self, node: NodeIndex) -> Origin {
        let Node { kind, index } = self.inner[node];
        let index = index as usize;
        match kind {
            Kind::Source => self.data.sources[index].origin,
            Kind::Actor => self.data.actors[index].origin,
            Kind::Affiliation => self.data.affiliations[index].origin,
            Kind::Place => self.data.places[index].origin,
            Kind::Item => self.data.items[index].origin,
            Kind::Event => self.data.events[index].origin,
            Kind::Claim => self.data.claims[index].origin,
            Kind::Question => self.data.questions[index].origin,
        }
    }

    /// What a node refers to by fields of which `keep` holds, in the order of writing.
    pub fn out(&self, node: NodeIndex, keep: impl Fn(Edge) -> bool) -> Vec<(Edge, NodeIndex)> {
        self.arcs(node, Direction::Outgoing, keep)
    }

    /// What refers to a node by fields of which `keep` holds, in the order of writing.
    pub fn into(&self, node: NodeIndex, keep: impl Fn(Edge) -> bool) -> Vec<(Edge, NodeIndex)> {
        self.arcs(node, Direction::Incoming, keep)
    }

    /// The first node to which a node refers by a field.
    pub fn first(&self, node: NodeIndex, edge: Edge) -> Option<NodeIndex> {
        // petgraph gives the newest edge first.
        self.inner
            .edges(node)
            .filter(|found| *found.weight() == edge)
            .last()
            .map(|found| found.target())
    }

    /// The claims about a node, in the order of their ids.
    pub fn claims_about(&self, node: NodeIndex) -> Vec<NodeIndex> {
        self.into(node, |edge| edge == Edge::About)
            .into_iter()
            .map(|(_, claim)| claim)
            .filter(|claim| self.kind(*claim) == Kind::Claim)
            .collect()
    }

    fn arcs(
        &self,
        node: NodeIndex,
        direction: Direction,
        keep: impl Fn(Edge) -> bool,
    ) -> Vec<(Edge, NodeIndex)> {
        // petgraph gives the newest edge first.
        let mut arcs: Vec<_> = self
            .inner
            .edges_directed(node, direction)
            .filter(|edge| keep(*edge.weight()))
            .map(|edge| {
                let other = if direction == Direction::Outgoing {
                    edge.target()
                } else {
                    edge.source()
                };
                (*edge.weight(), other)
            })
            .collect();
        arcs.reverse();
        arcs
    }
}
