//! A date is not written as EDTF of level 0 or 1.
//!
//! ## What it finds
//!
//! A date in any field that is none: another notation than ISO 8601, a day that does not exist, an
//! interval that ends before it starts. What is not known is written `X`: `XXXX-09` is a September
//! without a year, `203X` the 2030s. `?` marks what is uncertain, `~` what is approximate.
//!
//! ## Why it matters
//!
//! Dates are compared in three values: certainly, possibly, not. A date that is guessed at, or
//! filled up with an invented year, makes a possible thing certain.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   warning: { act: warn, date: 12 September }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   warning: { act: warn, date: XXXX-09-12 }
//! ```
//!
//! ## How to fix it
//!
//! Write year, month, day from the largest to the smallest, with `X` for each digit that the text
//! does not give. What YAML would read as a list or a mapping goes into quotes.

pub use crate::model::decode::fault::BAD_DATE as RULE;
