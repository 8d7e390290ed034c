//! A file is larger or deeper than claim files are read.
//!
//! ## What it finds
//!
//! A file of more than 64 MiB (`--max-file-size` raises it), a scalar of more than 1 MiB, lists
//! and mappings more than 64 deep in each other, or more values than a file of the largest size
//! would hold. Of one file, 200 faults of YAML and 1000 of shape are listed; the rest are counted.
//!
//! ## Why it matters
//!
//! A claim file is written and reviewed by people. One that is none of that size is generated or
//! hostile, and must not cost the reader more than a message.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   raid: { act: attack, tags: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   raid: { act: attack, tags: [border, night] }
//! ```
//!
//! ## How to fix it
//!
//! Split a large file: all files of a graph are read together. No record needs more than a few
//! levels, so check the brackets of a deep one.

pub use crate::yaml::LIMIT as RULE;
