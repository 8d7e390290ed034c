//! A field or value cannot stand here, or not beside another.
//!
//! ## What it finds
//!
//! What is sound in itself and cannot stand where it stands: an empty list, `unstated` beside
//! others, a condition on an act that takes none, an `object` that is negated as an event, a
//! positive polarity beside `cue: deny`, a modality, polarity, mood or `says` beside `cue: decline`
//! (who declines says nothing), a modality on the innermost speaker, a label of more than three
//! words, `min` above `max`, and the like. The message says which.
//!
//! ## Why it matters
//!
//! Each of these looks as if it said something, and would be read one way by one reader and
//! another way by the next.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//! sources:
//!   report: { kind: news, title: Denial }
//!
//! events:
//!   raid:
//!     act: attack
//!     claims:
//!       - { said_by: { actor: eastland, cue: deny }, polarity: positive }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//! sources:
//!   report: { kind: news, title: Denial }
//!
//! events:
//!   raid:
//!     act: attack
//!     claims:
//!       - { said_by: { actor: eastland, cue: deny } }
//! ```
//!
//! ## How to fix it
//!
//! Follow the help of the message: it names the place where the value belongs, or what to write
//! instead.

pub use crate::model::decode::fault::MISPLACED as RULE;
