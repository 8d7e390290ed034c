//! A file is not valid YAML.
//!
//! ## What it finds
//!
//! The place where reading a file as YAML had to stop. It ends its own file: of what comes after,
//! and of references into it, nothing can be said. Other files are checked all the same.
//!
//! ## Why it matters
//!
//! A file that one tool reads by guessing is read otherwise by the next.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   raid: { act: attack, date: 2031-03
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   raid: { act: attack, date: 2031-03 }
//! ```
//!
//! ## How to fix it
//!
//! Look at the place and just before it: an open bracket or quote, a tab in the indentation, a `:
//! ` or a ` #` in a text that is not quoted.

pub use crate::yaml::SYNTAX as RULE;
