//! SPARQL 1.1 over a loaded graph: SELECT and ASK, evaluated by `spareval`.
//!
//! The graph is not copied into a store: records are terms by their node, and an index of their
//! references and values answers patterns. What is derived is there too, under names of its own
//! ([`vocabulary`]); it is a function of the evidence, as everywhere.

mod ask;
mod index;
mod refused;
pub mod vocabulary;

pub use ask::{Answer, CancellationToken, QueryError, ask};
pub use index::{Triples, Value};
