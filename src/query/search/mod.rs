//! Searching a frozen world. Each search gives a [`lattice::Lattice`] or, for more than the shortest
//! paths, the actors along each.

pub mod lattice;
pub mod loopless;
pub mod pair;
pub mod product;
