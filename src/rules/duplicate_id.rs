//! Two records have the same id.
//!
//! ## What it finds
//!
//! An id that two records have, in one file or in two, of one kind or of two: ids are unique over
//! the whole graph. It is told at the second, with the first beside it; the second is left out of
//! the graph. Claims of one event, source and start would share the id that is made for them, and
//! need one of their own.
//!
//! ## Why it matters
//!
//! A reference to that id may mean either. Whichever is taken, somebody meant the other.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   border: { name: the border guard, kind: organization }
//! places:
//!   border: { name: the border }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   border-guard: { name: the border guard, kind: organization }
//! places:
//!   border: { name: the border }
//! ```
//!
//! ## How to fix it
//!
//! Rename one of them and what refers to it. Where both are the same thing, merge them. A claim
//! gets an `id` of its own.

pub use crate::model::decode::fault::DUPLICATE_ID as RULE;
