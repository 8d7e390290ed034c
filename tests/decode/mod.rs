//! Loading: what files hold, and what is wrong with them.

mod author;
mod config;
mod faults;
pub(crate) mod graphs;
mod load;
mod schema;
