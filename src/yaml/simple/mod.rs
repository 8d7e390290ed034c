//! Texts in the form that most claim files have, read line by line without the parser.
//!
//! Lists and mappings in blocks or in brackets, keys that are bare words, texts of one line in
//! quotes or of several without, blocks of lines: this reads them several times faster than a
//! parser of all of YAML can. Where it meets anything else (a tab, an anchor, a tag, a quoted key,
//! an absent value, a line that stands too deep) it gives up, and the parser reads the text from
//! its start: it alone says what is wrong with one. What this does read, the parser reads alike,
//! which the tests hold them to.

mod block;
mod flow;
mod scalar;

use std::borrow::Cow;

use memchr::{memchr2, memmem};

use super::events::{Event, What};
use super::limits::Limits;
use super::tree::ScalarStyle;
use crate::text::Span;

/// Reads a text, which begins at byte `base`, and hands each event to `sink`, with spans that are
/// those of the tree. Whether it could: if not, or once `sink` returns false, the events so far
/// count for nothing.
pub(super) fn read<'t>(
    text: &'t str,
    base: u32,
    limits: &Limits,
    sink: impl FnMut(Event<'t>) -> bool,
) -> bool {
    let bytes = text.as_bytes();
    let start = base as usize;
    if memchr2(b'\t', b'\r', bytes).is_some() || memmem::find(&bytes[start..], BOM).is_some() {
        return false;
    }
    let mut reader = Reader {
        text,
        bytes,
        at: start,
        line: start,
        indent: ENDED,
        room: limits.depth(),
        longest: limits.scalar_bytes as usize,
        sink,
    };
    reader.document().is_some()
}

const BOM: &[u8] = "\u{FEFF}".as_bytes();

/// The indentation of what follows when nothing does.
const ENDED: isize = -1;

/// Each method reads from `at`, and leaves it behind what it has read; `None` if that is not in
/// this form.
struct Reader<'t, S> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Where the line of `at` begins.
    line: usize,
    /// How deep the line stands that was gone to last.
    indent: isize,
    /// How many more lists and mappings may be open.
    room: usize,
    /// How many bytes a text may have; of a longer one no more is copied.
    longest: usize,
    sink: S,
}

impl<'t, S: FnMut(Event<'t>) -> bool> Reader<'t, S> {
    fn document(&mut self) -> Option<()> {
        self.next_line();
        if self.at == self.line && self.bytes[self.at..].starts_with(b"---\n") {
            self.at += 4;
            self.next_line();
        }
        self.block()?;
        (self.indent == ENDED).then_some(())
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn column(&self) -> isize {
        (self.at - self.line).cast_signed()
    }

    fn skip_spaces(&mut self) {
        while self.byte() == Some(b' ') {
            self.at += 1;
        }
    }

    /// From the start of a line to the first byte of the next one that is neither blank nor a
    /// comment, whose indentation is noted.
    fn next_line(&mut self) {
        loop {
            self.line = self.at;
            self.skip_spaces();
            match self.byte() {
                Some(b'\n') => self.at += 1,
                Some(b'#') => self.skip_line(),
                Some(_) => {
                    self.indent = self.column();
                    return;
                }
                None => {
                    self.indent = ENDED;
                    return;
                }
            }
        }
    }

    /// To the start of the next line.
    fn skip_line(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
    }

    /// Past blanks and a comment that end a line, to the next one with content.
    fn end_line(&mut self) -> Option<()> {
        self.skip_spaces();
        if !self.is_line_over() {
            return None;
        }
        self.skip_line();
        self.next_line();
        Some(())
    }

    /// Whether no more than a comment follows on this line.
    fn is_line_over(&self) -> bool {
        match self.byte() {
            None | Some(b'\n') => true,
            Some(b'#') => self.bytes[self.at - 1] == b' ',
            Some(_) => false,
        }
    }

    /// A list or mapping begins, with a mark of that many bytes, if any.
    fn open(&mut self, what: What<'t>, length: usize) -> Option<()> {
        self.room = self.room.checked_sub(1)?;
        self.emit(self.at, self.at + length, what)
    }

    /// One ends; `length` as above.
    fn close(&mut self, what: What<'t>, length: usize) -> Option<()> {
        self.room += 1;
        self.emit(self.at, self.at + length, what)
    }

    fn scalar(
        &mut self,
        start: usize,
        end: usize,
        text: Cow<'t, str>,
        style: ScalarStyle,
    ) -> Option<()> {
        self.emit(start, end, What::Scalar(text, style))
    }

    fn emit(&mut self, start: usize, end: usize, what: What<'t>) -> Option<()> {
        let event = Event {
            span: Span::new(start as u32, end as u32),
            tag: None,
            what,
        };
        (self.sink)(event).then_some(())
    }

    /// The colon that ends the key which begins here, if one does.
    fn colon(&self) -> Option<usize> {
        const LONGEST: usize = 128;
        let rest = &self.bytes[self.at..];
        let rest = &rest[..rest.len().min(LONGEST)];
        let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        if !rest.first().is_some_and(is_letter) {
            return None;
        }
        let is_inner = |byte: &u8| is_letter(byte) || matches!(byte, b'-' | b'.' | b'/');
        let length = rest.iter().position(|byte| !is_inner(byte))?;
        let ends = rest[length] == b':' && matches!(rest.get(length + 1), Some(b' ' | b'\n'));
        ends.then_some(self.at + length)
    }

    fn key(&mut self) -> Option<()> {
        let colon = self.colon()?;
        let key = Cow::Borrowed(&self.text[self.at..colon]);
        self.scalar(self.at, colon, key, ScalarStyle::Plain)?;
        self.at = colon + 1;
        self.skip_spaces();
        Some(())
    }
}
