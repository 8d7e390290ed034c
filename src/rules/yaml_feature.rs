//! A file uses a part of YAML that claim files do without.
//!
//! ## What it finds
//!
//! Aliases (`*name`), anchors (`&name`), merge keys (`<<`), tags (`!tag`), directives (`%YAML`),
//! lists and mappings as keys, values without a key, and second documents (`---`) in one file.
//!
//! ## Why it matters
//!
//! They make a record mean more than what stands in it: a change in one place changes others, and
//! a small file can unfold to a huge one.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland: &state { name: Westland, kind: state }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//! ```
//!
//! ## How to fix it
//!
//! Write values out. A text that begins with such a sign is quoted. Each document is a file of its
//! own.

pub use crate::yaml::FEATURE as RULE;
