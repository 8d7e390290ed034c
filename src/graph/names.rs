//! Names: from what a user types to a record.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::{Graph, Kind};
use crate::text::suggest;

/// What records are called: ids, names and aliases.
#[derive(Debug)]
pub struct Names<'g> {
    graph: &'g Graph,
    called: FxHashMap<String, Vec<NodeIndex>>,
}

/// Why a name leads to no record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotFound {
    /// Nothing is called so.
    #[error("nothing is called {name:?}{}", hint(near))]
    Unknown {
        /// What was asked for.
        name: String,
        /// Ids and names that are near.
        near: Vec<String>,
    },
    /// Several records are called so.
    #[error("{name:?} may be any of {}; use an id", ids.join(", "))]
    Ambiguous {
        /// What was asked for.
        name: String,
        /// The ids of all that are called so.
        ids: Vec<String>,
    },
    /// The record is of another kind.
    #[error("{name:?} is {is}, not {wanted}")]
    Kind {
        /// What was asked for.
        name: String,
        /// What it is.
        is: &'static str,
        /// What was wanted.
        wanted: &'static str,
    },
}

fn hint(near: &[String]) -> String {
    match near {
        [] => "; `claimgraph list` shows what there is".to_owned(),
        near => format!("; did you mean {}?", near.join(" or ")),
    }
}

impl<'g> Names<'g> {
    /// The names of every record of a graph.
    pub fn new(graph: &'g Graph) -> Self {
        let mut names = Self {
            graph,
            called: FxHashMap::default(),
        };
        for (node, actor) in graph.actors() {
            names.add(&actor.name, node);
            for alias in &actor.aliases {
                names.add(alias, node);
            }
        }
        for (node, place) in graph.places() {
            names.add(&place.name, node);
            for alias in &place.aliases {
                names.add(alias, node);
            }
        }
        for (node, item) in graph.items() {
            names.add(&item.name, node);
            for alias in &item.aliases {
                names.add(alias, node);
            }
        }
        names
    }

    /// The record with this id, or else the only one with this name or alias (case does not
    /// matter). With `wanted`, only of these kinds, the first of which names what was wanted.
    pub fn find(&self, name: &str, wanted: &[Kind]) -> Result<NodeIndex, NotFound> {
        let fits = |node: NodeIndex| wanted.is_empty() || wanted.contains(&self.graph.kind(node));
        let by_id = self.graph.find(name);
        if let Some(node) = by_id.filter(|node| fits(*node)) {
            return Ok(node);
        }
        let called = self.called.get(&fold(name)).map_or(&[][..], Vec::as_slice);
        let mut found: Vec<_> = called.iter().copied().filter(|node| fits(*node)).collect();
        found.sort_unstable();
        found.dedup();
        match (found.as_slice(), by_id.or_else(|| called.first().copied())) {
            ([node], _) => Ok(*node),
            ([], Some(other)) => Err(NotFound::Kind {
                name: name.to_owned(),
                is: self.graph.kind(other).article(),
                wanted: wanted.first().map_or("that", |kind| kind.article()),
            }),
            ([], None) => Err(NotFound::Unknown {
                name: name.to_owned(),
                near: self.near(name, wanted),
            }),
            (many, _) => Err(NotFound::Ambiguous {
                name: name.to_owned(),
                ids: many
                    .iter()
                    .map(|node| self.graph.id(*node).to_string())
                    .collect(),
            }),
        }
    }

    /// The names and aliases of the records of a kind.
    fn called_of(&self, kind: Kind) -> Vec<&'g str> {
        let graph = self.graph;
        let mut called: Vec<&str> = Vec::new();
        match kind {
            Kind::Actor => {
                for (_, actor) in graph.actors() {
                    called.push(&actor.name);
                    called.extend(actor.aliases.iter().map(|it| &**it));
                }
            }
            Kind::Place => {
                for (_, place) in graph.places() {
                    called.push(&place.name);
                    called.extend(place.aliases.iter().map(|it| &**it));
                }
            }
            Kind::Item => {
                for (_, item) in graph.items() {
                    called.push(&item.name);
                    called.extend(item.aliases.iter().map(|it| &**it));
                }
            }
            _ => {}
        }
        called
    }

    fn add(&mut self, name: &str, node: NodeIndex) {
        self.called.entry(fold(name)).or_default().push(node);
    }

    fn near(&self, name: &str, wanted: &[Kind]) -> Vec<String> {
        let graph = self.graph;
        let kinds = if wanted.is_empty() {
            &Kind::ALL[..]
        } else {
            wanted
        };
        let mut candidates: Vec<&str> = kinds
            .iter()
            .flat_map(|kind| (0..graph.count(*kind)).map(|at| graph.node(*kind, at)))
            .map(|node| graph.id(node).as_str())
            .collect();
        for kind in kinds {
            candidates.extend(self.called_of(*kind));
        }
        suggest(name, candidates)
            .into_iter()
            .map(str::to_owned)
            .collect()
    }
}

fn fold(name: &str) -> String {
    name.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}
