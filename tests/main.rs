//! The one test binary; each module is a room's cases.

mod analysis;
mod browser;
mod check;
mod cli;
mod date;
mod decode;
mod docs;
mod fuzz;
mod laws;
mod query;
mod render;
mod semantics;
mod text;
mod texts;
mod yaml;
