//! Escalation claims as plain YAML in git: who authorized what, who warned whom, on whose word and
//! how surely.

pub mod analysis;
pub mod diagnostic;
pub mod load;
pub mod graph;
pub mod model;
pub mod query;
pub mod render;
pub mod text;
pub mod yaml;
