//! Side tables: the few references to a node that matter where very many others refer to it too.
//!
//! A state has thousands of roles and a handful of affiliations; walking its edges to find these
//! would make every derivation as slow as its busiest actor.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::Graph;
use super::index::Index;
use crate::model::dataset::Dataset;
use crate::model::id::Id;

/// Which nodes refer to a node by one field.
type Table = FxHashMap<NodeIndex, Vec<NodeIndex>>;

/// The side tables of a graph.
#[derive(Debug, Default)]
pub(super) struct Sides {
    affiliations: Table,
    groups: Table,
    versions: Table,
}

impl Sides {
    pub(super) fn new(data: &Dataset, index: &Index) -> Self {
        let mut sides = Self::default();
        let add = |table: &mut Table, of: &Id, id: &Id| {
            if let (Some(of), Some(node)) = (index.find(data, of), index.find(data, id)) {
                table.entry(of).or_default().push(node);
            }
        };
        for affiliation in &data.affiliations {
            add(&mut sides.affiliations, &affiliation.actor, &affiliation.id);
        }
        for actor in &data.actors {
            if let Some(of) = &actor.members_of {
                add(&mut sides.groups, of, &actor.id);
            }
        }
        for source in &data.sources {
            if let Some(old) = &source.supersedes {
                add(&mut sides.versions, old, &source.id);
            }
        }
        sides
    }
}

fn row(table: &Table, node: NodeIndex) -> &[NodeIndex] {
    table.get(&node).map_or(&[], Vec::as_slice)
}

impl Graph {
    /// The affiliations of an actor, in the order of their ids.
    pub fn affiliations_of(&self, actor: NodeIndex) -> &[NodeIndex] {
        row(&self.sides.affiliations, actor)
    }

    /// The groups that stand for an organization's members.
    pub fn groups_of(&self, organization: NodeIndex) -> &[NodeIndex] {
        row(&self.sides.groups, organization)
    }

    /// The sources that supersede a source.
    pub fn versions_of(&self, source: NodeIndex) -> &[NodeIndex] {
        row(&self.sides.versions, source)
    }
}
