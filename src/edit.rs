//! Changing claim files: only the bytes that must change, and only if what comes of it reads back.

mod anchor;
mod append;
mod draft;
mod error;
mod fix;
mod lines;
mod record;

pub use anchor::{Anchored, Anchoring, Left, Renamed, anchor_drafts};
pub use append::{append_source, new_file, taken};
pub use draft::{WrittenAt, written};
pub use error::EditError;
pub use fix::{Mended, mend};
pub use record::SourceRecord;
