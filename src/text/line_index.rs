//! From a byte of a file to its line and column.

use std::fmt;
use std::sync::OnceLock;

use serde::Serialize;

/// A line and a column, both from 1; columns count Unicode scalar values, a BOM not among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
}

impl fmt::Display for LineColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// The lines of a file, found when the first is asked for. LF, CRLF and CR end a line, as in YAML.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: OnceLock<Vec<u32>>,
}

impl<'a> LineIndex<'a> {
    /// The index of a file's text.
    pub const fn new(text: &'a str) -> Self {
        Self {
            text,
            starts: OnceLock::new(),
        }
    }

    /// The text it is about.
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// How many lines there are; a text that ends with a line break has an empty one after it.
    pub fn lines(&self) -> u32 {
        self.starts().len() as u32
    }

    /// The line and column of a byte. A byte inside a character counts as its first, one of a line
    /// break as the end of its line, one beyond the text as its end.
    pub fn place(&self, byte: u32) -> LineColumn {
        let line = self.starts().partition_point(|start| *start <= byte);
        let words = self.words(line);
        let start = self.starts()[line - 1];
        let within = (byte - start) as usize;
        let before = words
            .char_indices()
            .filter(|(at, c)| at + c.len_utf8() <= within)
            .count();
        let bom = usize::from(line == 1 && before > 0 && words.starts_with('\u{feff}'));
        LineColumn {
            line: line as u32,
            column: (before - bom) as u32 + 1,
        }
    }

    /// The text of a line (from 1) without its line break, and the byte at which it starts.
    pub fn line(&self, line: u32) -> Option<(u32, &'a str)> {
        let start = *self.starts().get((line as usize).checked_sub(1)?)?;
        Some((start, self.words(line as usize)))
    }

    fn words(&self, line: usize) -> &'a str {
        let start = self.starts()[line - 1] as usize;
        let end = self
            .starts()
            .get(line)
            .map_or(self.text.len(), |next| *next as usize);
        let words = &self.text[start..end];
        if line == self.starts().len() {
            return words;
        }
        words
            .strip_suffix("\r\n")
            .or_else(|| words.strip_suffix(['\n', '\r']))
            .unwrap_or(words)
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
                b'\n' => true,
                b'\r' => bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            });
            [0].into_iter()
                .chain(ends.map(|(at, _)| at as u32 + 1))
                .collect()
        })
    }
}
