//! petgraph's visit traits, so that its algorithms run on a world.

use petgraph::Direction;
use petgraph::visit::{
    Data, EdgeRef, GraphBase, GraphProp, IntoEdgeReferences, IntoEdges, IntoNeighbors,
    IntoNeighborsDirected, IntoNodeIdentifiers, NodeCompactIndexable, NodeCount, NodeIndexable,
    Visitable,
};

use super::World;

/// Which junctions were visited, as petgraph's own graphs keep it.
type Seen = <petgraph::Graph<(), ()> as Visitable>::Map;

/// An arc: from an actor into a passage, or out of it to an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    from: u32,
    to: u32,
}

impl EdgeRef for Arc {
    type NodeId = u32;
    type EdgeId = (u32, u32);
    type Weight = ();

    fn source(&self) -> u32 {
        self.from
    }

    fn target(&self) -> u32 {
        self.to
    }

    fn weight(&self) -> &() {
        &()
    }

    fn id(&self) -> (u32, u32) {
        (self.from, self.to)
    }
}

/// The arcs out of one junction.
#[derive(Clone, Debug)]
pub struct Arcs<'w> {
    from: u32,
    to: std::slice::Iter<'w, u32>,
}

impl Iterator for Arcs<'_> {
    type Item = Arc;

    fn next(&mut self) -> Option<Arc> {
        let from = self.from;
        self.to.next().map(|to| Arc { from, to: *to })
    }
}

/// The arcs out of every junction.
#[derive(Clone, Debug)]
pub struct AllArcs<'w> {
    world: &'w World,
    arcs: Arcs<'w>,
}

impl Iterator for AllArcs<'_> {
    type Item = Arc;

    fn next(&mut self) -> Option<Arc> {
        loop {
            if let Some(arc) = self.arcs.next() {
                return Some(arc);
            }
            let next = self.arcs.from + 1;
            if next as usize >= self.world.junctions() {
                return None;
            }
            self.arcs = self.world.edges(next);
        }
    }
}

impl GraphBase for World {
    type NodeId = u32;
    type EdgeId = (u32, u32);
}

impl Data for World {
    type NodeWeight = ();
    type EdgeWeight = ();
}

impl GraphProp for World {
    type EdgeType = petgraph::Directed;
}

impl NodeCount for World {
    fn node_count(&self) -> usize {
        self.junctions()
    }
}

impl NodeIndexable for World {
    fn node_bound(&self) -> usize {
        self.junctions()
    }

    fn to_index(&self, junction: u32) -> usize {
        junction as usize
    }

    fn from_index(&self, index: usize) -> u32 {
        index as u32
    }
}

impl NodeCompactIndexable for World {}

impl Visitable for World {
    type Map = Seen;

    fn visit_map(&self) -> Seen {
        Seen::with_capacity(self.junctions())
    }

    fn reset_map(&self, map: &mut Seen) {
        map.clear();
        map.grow(self.junctions());
    }
}

impl IntoNodeIdentifiers for &World {
    type NodeIdentifiers = std::ops::Range<u32>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        0..self.junctions() as u32
    }
}

impl<'w> IntoNeighbors for &'w World {
    type Neighbors = std::iter::Copied<std::slice::Iter<'w, u32>>;

    fn neighbors(self, junction: u32) -> Self::Neighbors {
        self.out(junction).iter().copied()
    }
}

impl<'w> IntoNeighborsDirected for &'w World {
    type NeighborsDirected = std::iter::Copied<std::slice::Iter<'w, u32>>;

    fn neighbors_directed(self, junction: u32, direction: Direction) -> Self::NeighborsDirected {
        match direction {
            Direction::Outgoing => self.out(junction).iter().copied(),
            Direction::Incoming => self.into(junction).iter().copied(),
        }
    }
}

impl<'w> IntoEdgeReferences for &'w World {
    type EdgeRef = Arc;
    type EdgeReferences = AllArcs<'w>;

    fn edge_references(self) -> AllArcs<'w> {
        let none: &[u32] = &[];
        let arcs = if self.junctions() == 0 {
            Arcs {
                from: 0,
                to: none.iter(),
            }
        } else {
            self.edges(0)
        };
        AllArcs { world: self, arcs }
    }
}

impl<'w> IntoEdges for &'w World {
    type Edges = Arcs<'w>;

    fn edges(self, junction: u32) -> Arcs<'w> {
        Arcs {
            from: junction,
            to: self.out(junction).iter(),
        }
    }
}
