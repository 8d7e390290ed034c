//! A record lacks a field that it must have.
//!
//! ## What it finds
//!
//! A source without `kind` or `title`, an actor without `name` or `kind`, a place or item without
//! `name`, an event without `act`, a claim of which the event or the source cannot be told, a
//! question without `gloss`; and parts of records without what makes them one.
//!
//! ## Why it matters
//!
//! Everything else is optional, because texts leave things open. These are what the record is.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland }
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
//! Add the field. A claim stands in its event, or names it with `about`; its source is its own
//! `source`, the file's `defaults: { source: ID }`, or the only source that the file declares.

pub use crate::model::decode::fault::MISSING_FIELD as RULE;
