//! A mapping has the same key twice.
//!
//! ## What it finds
//!
//! A key that its mapping already has, a field as well as an id. It is told at the second, whose
//! value is not looked at further.
//!
//! ## Why it matters
//!
//! YAML tools keep the first, or the last, or fail; which one the author meant is not in the file.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   raid: { act: attack, date: 2031-03, date: 2031-04 }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   raid: { act: attack, date: 2031-04 }
//! ```
//!
//! ## How to fix it
//!
//! Drop one, or give it another key. Several values of one field are a list.

pub use crate::yaml::DUPLICATE_KEY as RULE;
