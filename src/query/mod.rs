//! Questions to a graph: which events are asked about, and how two actors are connected.

pub mod connector;
pub mod edges;
pub mod filter;
pub mod path;
