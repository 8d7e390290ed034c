//! Reports: what was found, worded for people and programs, one format a file.

mod concise;
mod excerpt;
mod human;
mod json;
mod plain;
mod summary;

pub use concise::concise;
pub use human::human;
pub use json::json;
pub use summary::summary;
