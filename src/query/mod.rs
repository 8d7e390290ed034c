//! Questions to a graph: which events are asked about, and how actors are connected.

pub mod connector;
pub mod detour;
pub mod edges;
pub mod filter;
pub mod label;
pub mod path;
pub mod reach;
pub mod search;
pub mod survey;
pub mod via;
pub mod when;
pub mod world;
