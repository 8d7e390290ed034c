//! The configuration's default is none of its graphs.
//!
//! ## What it finds
//!
//! A `default` in `claimgraph.yaml` that names no graph under `graphs`. Where no graph is named on
//! the command line, nothing can then be checked, and the run stops.
//!
//! ## Why it matters
//!
//! Checking, or answering from, another graph than the one that is meant would go unnoticed.
//!
//! ## Example
//!
//! ```yaml
//! # claimgraph.yaml
//! graphs: { border: graphs/border, harbour: graphs/harbour }
//! default: boarder
//! # claims.yaml
//! events:
//!   raid: { act: attack }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! # claimgraph.yaml
//! graphs: { border: graphs/border, harbour: graphs/harbour }
//! default: border
//! # claims.yaml
//! events:
//!   raid: { act: attack }
//! ```
//!
//! ## How to fix it
//!
//! Correct the name, or name the graph under `graphs`.

pub use crate::model::decode::fault::UNKNOWN_GRAPH as RULE;
