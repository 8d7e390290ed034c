//! A source's text, normalised, so that offsets and digests mean the same on every machine.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::sentence::sentence_starts;
use super::{Anchor, CharRange, Digest};

/// A text in normalisation `v1`: UTF-8 without BOM, CRLF and CR to LF, trailing newlines dropped,
/// NFC; nothing else.
///
/// Offsets are in Unicode scalar values ("chars"). Normalising a normalised text changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    text: Box<str>,
    /// The byte at which every [`STEP`]th char starts.
    marks: Box<[u32]>,
    chars: u32,
}

/// Chars between two marks: one mark costs four bytes, one lookup at most as many steps.
const STEP: usize = 64;

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceTextError {
    /// They are no UTF-8.
    #[error("not UTF-8 from byte {offset} on; save the text as UTF-8")]
    NotUtf8 {
        /// The first byte that belongs to no character, from 0.
        offset: usize,
    },
    /// There are more than can be counted.
    #[error("the text is longer than 4 GiB")]
    TooLong,
}

impl SourceText {
    /// The text that these bytes hold.
    ///
    /// # Errors
    ///
    /// Bytes that are no UTF-8, and texts of more than 4 GiB.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SourceTextError> {
        let text = str::from_utf8(bytes).map_err(|error| SourceTextError::NotUtf8 {
            offset: error.valid_up_to(),
        })?;
        Self::new(text)
    }

    /// The text, normalised.
    ///
    /// # Errors
    ///
    /// Texts of more than 4 GiB.
    pub fn new(text: &str) -> Result<Self, SourceTextError> {
        let text = normalized(text);
        if u32::try_from(text.len()).is_err() {
            return Err(SourceTextError::TooLong);
        }
        let mut chars = 0;
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        for (byte, _) in text.char_indices() {
            if chars % STEP == 0 {
                marks.push(byte as u32);
            }
            chars += 1;
        }
        Ok(Self {
            text: text.into(),
            marks: marks.into(),
            chars: chars as u32,
        })
    }

    /// The normalised text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its length in chars.
    pub const fn chars(&self) -> u32 {
        self.chars
    }

    /// The byte at which a char starts; the length in bytes for the end of the text; none beyond.
    pub fn byte(&self, char: u32) -> Option<usize> {
        if char >= self.chars {
            return (char == self.chars).then_some(self.text.len());
        }
        let char = char as usize;
        let mark = self.marks[char / STEP] as usize;
        let rest = self.text[mark..].char_indices().nth(char % STEP)?;
        Some(mark + rest.0)
    }

    /// The char that holds a byte; the length in chars for the end of the text and beyond.
    pub fn char(&self, byte: usize) -> u32 {
        if byte >= self.text.len() {
            return self.chars;
        }
        let mark = self.marks.partition_point(|mark| *mark as usize <= byte) - 1;
        let start = self.marks[mark] as usize;
        let before = self.text[start..]
            .char_indices()
            .take_while(|(at, _)| start + at <= byte);
        (mark * STEP + before.count() - 1) as u32
    }

    /// The words in a range; none where it reaches beyond the text or ends before it starts.
    pub fn words(&self, range: CharRange) -> Option<&str> {
        self.text
            .get(self.byte(range.start)?..self.byte(range.end)?)
    }

    /// The anchor of a range; none where it has no words.
    pub fn anchor(&self, range: CharRange) -> Option<Anchor> {
        let words = self.words(range).filter(|words| !words.is_empty())?;
        Some(Anchor {
            range,
            digest: Digest::of(words),
        })
    }

    /// SHA-256 of the whole text in UTF-8: 64 lower-case hex digits.
    pub fn sha256(&self) -> String {
        let mut hex = String::with_capacity(64);
        for byte in Sha256::digest(self.text.as_bytes()) {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }

    /// The paragraphs: lines that hold more than blanks, without the blanks around them.
    pub fn paragraphs(&self) -> Vec<CharRange> {
        self.lines()
            .map(|(start, line)| self.range(start, line))
            .collect()
    }

    /// The sentences, in order, without the blanks around them. Every char that is no blank is in
    /// exactly one; none reaches over the end of a paragraph.
    pub fn sentences(&self) -> Vec<CharRange> {
        let mut sentences = Vec::new();
        for (start, line) in self.lines() {
            let mut starts = sentence_starts(line);
            starts.push(line.len());
            for bounds in starts.windows(2) {
                let sentence = line[bounds[0]..bounds[1]].trim_end();
                sentences.push(self.range(start + bounds[0], sentence));
            }
        }
        sentences
    }

    /// Each paragraph with the byte at which it starts.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut next = 0;
        self.text.split('\n').filter_map(move |line| {
            let start = next + line.len() - line.trim_start().len();
            next += line.len() + 1;
            let line = line.trim();
            (!line.is_empty()).then_some((start, line))
        })
    }

    fn range(&self, byte: usize, words: &str) -> CharRange {
        CharRange::new(self.char(byte), self.char(byte + words.len()))
    }
}

/// The ranges that start at `starts` and reach to the next start or to the end of the text: the
/// sentences of a source whose text is not at hand. All in chars.
pub fn ranges(starts: &[u32], chars: u32) -> Vec<CharRange> {
    let ends = starts.iter().skip(1).copied().chain([chars]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| CharRange::new(*start, end))
        .collect()
}

/// The text in normalisation `v1`.
fn normalized(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    let lines = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    };
    let lines = lines.trim_end_matches('\n');
    if is_nfc(lines) {
        lines.to_owned()
    } else {
        lines.nfc().collect()
    }
}
