//! Named: a record by its id and by what it is called.

use serde::Serialize;

use super::words;
use crate::graph::{Graph, NodeIndex};

/// A record that another one names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Named {
    /// Its id.
    pub(super) id: String,
    /// What it is called.
    pub(super) name: String,
}

/// How answers call records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calling {
    /// By name, for people.
    Names,
    /// By id, for programs.
    Ids,
}

impl Named {
    /// The record at a node.
    pub(super) fn new(graph: &Graph, node: NodeIndex) -> Self {
        Self {
            id: graph.id(node).to_string(),
            name: words::name(graph, node),
        }
    }

    /// The records at some nodes.
    pub(super) fn all(graph: &Graph, nodes: impl IntoIterator<Item = NodeIndex>) -> Vec<Self> {
        nodes
            .into_iter()
            .map(|node| Self::new(graph, node))
            .collect()
    }

    /// Name and id, `Jane Roe (jane-roe)`.
    pub(super) fn both(&self) -> String {
        format!("{} ({})", self.name, self.id)
    }
}

/// Records in one cell.
pub(super) fn join(all: &[Named], calling: Calling) -> String {
    let words: Vec<&str> = all
        .iter()
        .map(|it| match calling {
            Calling::Names => it.name.as_str(),
            Calling::Ids => it.id.as_str(),
        })
        .collect();
    words.join("; ")
}
