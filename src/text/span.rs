//! Places: bytes in a claim file, Unicode scalar values in a source's text.

use std::fmt;

use serde::Serialize;

/// A half-open range of bytes in one claim file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range from byte `start` up to, not including, byte `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same range, as indices into the file's text.
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end.saturating_sub(self.start)
    }

    /// Whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The range, ending with the text and on whole characters: of a text that has become another
    /// meanwhile, say.
    #[must_use]
    pub fn within(self, text: &str) -> Self {
        let last = text.len() as u32;
        let start = (0..=self.start.min(last))
            .rev()
            .find(|byte| text.is_char_boundary(*byte as usize));
        let end = (self.end.min(last)..=last).find(|byte| text.is_char_boundary(*byte as usize));
        let start = start.unwrap_or_default();
        Self::new(start, end.unwrap_or(last).max(start))
    }
}

/// A claim file of one load: its index in the list of files, which is ordered by path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FileId(pub u32);

impl FileId {
    /// The index, for a list of files.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A half-open range of Unicode scalar values in a source's normalised text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct CharRange {
    /// First scalar value.
    pub start: u32,
    /// One past the last scalar value.
    pub end: u32,
}

impl CharRange {
    /// The range from scalar value `start` up to, not including, `end`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// Whether the two ranges share a scalar value.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl fmt::Display for CharRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
