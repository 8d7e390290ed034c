//! How much of a file is read.

use super::fault::{Fault, LimitExceeded, YamlFault};
use crate::text::Span;

/// What a single file may hold; more is refused with a fault of rule `limit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file: 64 MiB unless raised, never more than a [`Span`] can count (4 GiB).
    pub file_bytes: u64,
    /// Bytes of the value of one scalar: 1 MiB.
    pub scalar_bytes: u32,
    /// Lists and mappings inside each other: 64. Values above 256 count as 256.
    pub depth: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            scalar_bytes: 1 << 20,
            depth: 64,
        }
    }
}

impl Limits {
    /// These limits, for files of up to `bytes` bytes.
    #[must_use]
    pub const fn with_file_bytes(self, bytes: u64) -> Self {
        Self {
            file_bytes: bytes,
            ..self
        }
    }

    /// Whether a file of `bytes` bytes may be read: ask before reading it, with the length that
    /// its metadata gives.
    ///
    /// # Errors
    /// The fault to report for the file as a whole (its span is empty, at byte 0).
    pub fn check_size(&self, bytes: u64) -> Result<(), YamlFault> {
        let limit = self.file_bytes.min(u64::from(u32::MAX));
        if bytes <= limit {
            return Ok(());
        }
        Err(YamlFault::at(
            Span::default(),
            Fault::Limit(LimitExceeded::File { bytes, limit }),
        ))
    }

    /// The depth that is kept to, which bounds recursion over a tree.
    pub(super) fn depth(&self) -> usize {
        self.depth.min(256) as usize
    }

    /// How many nodes a file may hold: one for every 16 bytes of the largest file, so that the
    /// tree of a hostile one stays within a small multiple of its bytes.
    pub(super) fn nodes(&self) -> usize {
        usize::try_from(self.file_bytes / 16)
            .unwrap_or(usize::MAX)
            .max(1024)
    }
}
