//! Escalation claims as plain YAML in git: who authorized what, who warned whom, on whose word and
//! how surely.
//!
//! Claim files are loaded into one data set, its references make a [`graph::Graph`], and what
//! follows from the claims is derived from the graph and the evidence by [`analysis::Derived`]:
//!
//! ```
//! use claimgraph::analysis::Derived;
//! use claimgraph::analysis::status::Status;
//! use claimgraph::graph::{Evidence, Graph, Kind, Names};
//! use claimgraph::load::{Options, load};
//! use claimgraph::model::act::Act;
//! use claimgraph::query::filter::Selection;
//! use claimgraph::query::path::{Request, find};
//! use claimgraph::query::world::World;
//!
//! let loaded = load(&["graphs/tour"], &Options::default())?;
//! assert!(loaded.findings.is_empty());
//!
//! let graph = Graph::build(loaded.dataset);
//! let evidence = Evidence::default();
//! let derived = Derived::new(&graph, &evidence);
//!
//! // Who authorized what, and how is it known?
//! let permissions = graph.events().filter(|(_, event)| event.act == Act::Authorize);
//! for (node, event) in permissions {
//!     let state = derived.event(node);
//!     assert_eq!((&*event.id, state.status), ("heron-permission", Status::Reported));
//!     assert_eq!((state.origins.low, state.origins.high), (1, 1));
//! }
//!
//! // How are two people connected?
//! let names = Names::new(&graph);
//! let sohl = names.find("Sohl", &[Kind::Actor])?;
//! let holt = names.find("President Holt", &[Kind::Actor])?;
//! let world = World::new(&derived, &Selection::default(), false);
//! let answer = find(&world, &[sohl], &[holt], &Request::default());
//! assert_eq!(answer.length, Some(1));
//! assert!(answer.strongest[0].is_derived()); // what she permitted meets the condition of his warning
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What the files hold is told in `docs/format.md`, how the rooms of this crate stand to each other
//! in `docs/architecture.md`. The library prints nothing and reads no clock and no environment: the
//! same files give the same answers.

pub mod analysis;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod edit;
pub mod graph;
pub mod load;
pub mod manual;
pub mod model;
pub mod query;
pub mod render;
pub mod report;
pub mod rules;
pub mod schema;
#[cfg(feature = "sparql")]
pub mod sparql;
pub mod text;
pub mod texts;
pub mod words;
pub mod yaml;
