//! Reports: what was found, worded for people and programs, one format a file.

mod base;
mod concise;
mod excerpt;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod sarif;
mod summary;

pub use base::Base;
pub use concise::concise;
pub use github::{Github, github};
pub use gitlab::gitlab;
pub use human::human;
pub use json::json;
pub use junit::junit;
pub use sarif::sarif;
pub use summary::summary;
