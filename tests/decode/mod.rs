//! Loading: what files hold, and what is wrong with them.

mod faults;
mod graphs;
mod schema;
