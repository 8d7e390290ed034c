//! A record has an id that names a part of an event.
//!
//! ## What it finds
//!
//! A record whose id is `unstated`, a role (`actor`, `recipient`, `target`, `object`,
//! `instrument`, `place`), `condition` or `consequence`.
//!
//! ## Why it matters
//!
//! `unstated` says that the text leaves something open, and `permission/object` is the object of
//! `permission`: a record of that name could not be told from these.
//!
//! ## Example
//!
//! ```yaml
//! places:
//!   target: { name: the depot }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! places:
//!   depot: { name: the depot }
//! ```
//!
//! ## How to fix it
//!
//! Choose another id.

pub use crate::model::decode::fault::RESERVED_ID as RULE;
