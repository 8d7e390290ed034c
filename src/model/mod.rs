//! The model: every record of a claim file, owned, without lifetimes.
pub mod date;
