//! Paths against what a naive search finds, on random graphs, and the traps that are known.

pub(crate) mod graphs;
mod naive;
mod properties;
#[cfg(feature = "sparql")]
mod sparql;
mod traps;
mod via;
