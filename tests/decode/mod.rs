//! Loading: what files hold, and what is wrong with them.

mod graphs;
mod schema;
