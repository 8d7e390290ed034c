//! An id has other characters than lower-case letters, digits and single hyphens.
//!
//! ## What it finds
//!
//! The key of a record, the `id` of a claim, or a reference with other characters than `a` to `z`,
//! digits and single hyphens between them. Only ids that claimgraph makes hold `/` and `@`:
//! `permission/object`, `permission/report@108`.
//!
//! ## Why it matters
//!
//! Ids are typed on the command line, compared in diffs and put into file names and links. What
//! needs quoting in one of these goes wrong there.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   Jane Roe: { name: Jane Roe, kind: person }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   jane-roe: { name: Jane Roe, kind: person }
//! ```
//!
//! ## How to fix it
//!
//! Write the name in `name` and a slug of it as the id. The message shows one.

pub use crate::model::decode::fault::BAD_ID as RULE;
