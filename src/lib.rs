//! Escalation claims as plain YAML in git: who authorized what, who warned whom, on whose word and
//! how surely.

pub mod analysis;

//pub mod cli;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod graph;
pub mod load;
pub mod model;
pub mod query;
pub mod render;
pub mod schema;
pub mod text;
pub mod words;
pub mod yaml;
