//! Texts: places in a claim file, places in a source's text, files on disk, and suggestions.
//!
//! Two kinds of place are never mixed: a [`Span`] counts bytes of a claim file, a [`CharRange`]
//! counts Unicode scalar values of a source's normalised text.

mod abbreviation;
pub mod anchor;
pub mod coverage;
pub mod files;
pub mod find;
pub mod line_index;
pub mod lookup;
mod plain;
pub mod sentence;
pub mod source_text;
pub mod span;
pub mod suggest;
pub mod verify;
pub mod write;

pub use anchor::{Anchor, AnchorError, AnchorFault, At, Digest};
pub use coverage::{Coverage, Mark};
pub use files::{CONFIG_NAME, FileError, Files};
pub use find::Finder;
pub use line_index::{LineColumn, LineIndex};
pub use lookup::{Found, Hint, Lookup, Spot};
pub(crate) use plain::{escaped, plain};
pub use source_text::{SourceText, SourceTextError};
pub use span::{CharRange, FileId, Span};
pub use suggest::{suggest, sure};
pub use verify::{Verification, Verifier};
pub use write::write_whole;
