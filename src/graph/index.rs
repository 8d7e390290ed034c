//! From ids to nodes.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use petgraph::graph::NodeIndex;
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::Kind;
use crate::model::dataset::Dataset;
use crate::model::id::Id;

/// How many ids are hashed at once by one thread.
const LOT: usize = 8192;

/// The node of every id. Of a node it holds the number alone: the id is read in its record.
#[derive(Debug)]
pub(super) struct Index {
    /// The first node of each kind, and the number of nodes.
    starts: [u32; 9],
    nodes: HashTable<u32>,
}

impl Index {
    /// The nodes of all records, numbered by kind and position. Of two with one id the first
    /// stands.
    pub(super) fn new(data: &Dataset, starts: [u32; 9]) -> Self {
        let mut index = Self {
            starts,
            nodes: HashTable::with_capacity(starts[8] as usize),
        };
        let all: Vec<u32> = (0..starts[8]).collect();
        let mut hashes = Vec::new();
        for lots in all.chunks(LOT * 8) {
            lots.par_iter()
                .with_min_len(LOT)
                .map(|node| hash(index.id(data, *node)))
                .collect_into_vec(&mut hashes);
            for (node, hash) in lots.iter().zip(&hashes) {
                let id = index.id(data, *node);
                let Self { starts, nodes } = &mut index;
                let same = |other: &u32| id_in(data, starts, *other) == id;
                let entry =
                    nodes.entry(*hash, same, |other| self::hash(id_in(data, starts, *other)));
                entry.or_insert(*node);
            }
        }
        index
    }

    /// The node with this id.
    pub(super) fn find(&self, data: &Dataset, id: &str) -> Option<NodeIndex> {
        let same = |node: &u32| self.id(data, *node).as_str() == id;
        let node = self.nodes.find(hash(id), same)?;
        Some(NodeIndex::new(*node as usize))
    }

    fn id<'d>(&self, data: &'d Dataset, node: u32) -> &'d Id {
        id_in(data, &self.starts, node)
    }
}

fn hash(id: &str) -> u64 {
    FxBuildHasher.hash_one(id)
}

/// The id of the record of a node.
fn id_in<'d>(data: &'d Dataset, starts: &[u32; 9], node: u32) -> &'d Id {
    let kind = starts[1..8].partition_point(|start| *start <= node);
    id_of(data, Kind::ALL[kind], (node - starts[kind]) as usize)
}

/// The id of the record at a position among those of its kind.
pub(super) fn id_of(data: &Dataset, kind: Kind, at: usize) -> &Id {
    match kind {
        Kind::Source => &data.sources[at].id,
        Kind::Actor => &data.actors[at].id,
        Kind::Affiliation => &data.affiliations[at].id,
        Kind::Place => &data.places[at].id,
        Kind::Item => &data.items[at].id,
        Kind::Event => &data.events[at].id,
        Kind::Claim => &data.claims[at].id,
        Kind::Question => &data.questions[at].id,
    }
}
