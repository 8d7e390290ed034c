//! A record has a field that its kind does not have.
//!
//! ## What it finds
//!
//! A key that is no field of the record it stands in: misspelt, of another kind of record, or of
//! none. What is derived (a status, say) is no field.
//!
//! ## Why it matters
//!
//! A field that is not read is not checked: what it was meant to say is silently not in the graph.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   warning: { act: warn, gloss: Eastland warns Westland, recipiant: unstated }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   warning: { act: warn, gloss: Eastland warns Westland, recipient: unstated }
//! ```
//!
//! ## How to fix it
//!
//! Correct the name, or move the value to where it belongs. A remark for readers of the file goes
//! into `note` or a comment.

pub use crate::model::decode::fault::UNKNOWN_FIELD as RULE;
