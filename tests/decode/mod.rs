//! Loading: what files hold, and what is wrong with them.

mod author;
mod faults;
mod graphs;
mod schema;
