//! A number is none, or not of the kind that its field takes.
//!
//! ## What it finds
//!
//! A quantity, a coordinate, a confidence or a count that is not a number: with a separator or a
//! unit, in quotes, or not whole where it counts characters.
//!
//! ## Why it matters
//!
//! `10,000` may be ten or ten thousand, depending on who reads it.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   deployment: { act: deploy, quantities: { soldiers: 10 000 } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   deployment: { act: deploy, quantities: { soldiers: 10000 } }
//! ```
//!
//! ## How to fix it
//!
//! Write digits only, with a point before a fraction. A unit belongs into the quantity's name.

pub use crate::model::decode::fault::BAD_NUMBER as RULE;
