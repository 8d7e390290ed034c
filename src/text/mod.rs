//! Texts: places in a claim file, places in a source's text, files on disk, and suggestions.
//!
//! Two kinds of place are never mixed: a [`Span`] counts bytes of a claim file, a [`CharRange`]
//! counts Unicode scalar values of a source's normalised text.

pub mod anchor;
pub mod span;

pub use anchor::{Anchor, AnchorError, At, Digest};
pub use span::{CharRange, FileId, Span};
