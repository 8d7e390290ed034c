//! Lists and mappings in brackets.

use std::borrow::Cow;

use super::Reader;
use crate::yaml::events::{Event, What};
use crate::yaml::tree::ScalarStyle;

impl<'t, S: FnMut(Event<'t>) -> bool> Reader<'t, S> {
    /// A value in brackets, or the brackets themselves, of a block at `indent`. Recursion is
    /// bounded by the depth.
    pub(super) fn flow(&mut self, indent: isize) -> Option<()> {
        match self.byte()? {
            b'[' => self.flow_sequence(indent),
            b'{' => self.flow_mapping(indent),
            b'\'' | b'"' => self.quoted(),
            _ => self.flow_plain(),
        }
    }

    fn flow_sequence(&mut self, indent: isize) -> Option<()> {
        self.open(What::SequenceStart, 1)?;
        self.at += 1;
        self.skip_lines(indent)?;
        while self.byte()? != b']' {
            self.flow(indent)?;
            self.comma(b']', indent)?;
        }
        self.close(What::SequenceEnd, 1)?;
        self.at += 1;
        Some(())
    }

    fn flow_mapping(&mut self, indent: isize) -> Option<()> {
        self.open(What::MappingStart, 1)?;
        self.at += 1;
        self.skip_lines(indent)?;
        while self.byte()? != b'}' {
            self.key()?;
            self.flow(indent)?;
            self.comma(b'}', indent)?;
        }
        self.close(What::MappingEnd, 1)?;
        self.at += 1;
        Some(())
    }

    /// To the next entry or the closing bracket.
    fn comma(&mut self, closing: u8, indent: isize) -> Option<()> {
        self.skip_lines(indent)?;
        match self.byte()? {
            b',' => {
                self.at += 1;
                self.skip_lines(indent)
            }
            other => (other == closing).then_some(()),
        }
    }

    /// Past blanks, and past the ends of lines if the next one stands deeper than the block.
    fn skip_lines(&mut self, indent: isize) -> Option<()> {
        self.skip_spaces();
        if !self.is_line_over() {
            return Some(());
        }
        self.end_line()?;
        (self.indent > indent).then_some(())
    }

    fn flow_plain(&mut self) -> Option<()> {
        if !self.begins_plain() {
            return None;
        }
        let start = self.at;
        loop {
            let rest = &self.bytes[self.at..];
            let is_mark = |byte: &u8| b",[]{}:#\n".contains(byte);
            self.at += rest.iter().position(is_mark)?;
            match (self.bytes[self.at], self.bytes.get(self.at + 1)) {
                (b',' | b']' | b'}' | b'\n', _) => break,
                (b'#', _) if self.bytes[self.at - 1] == b' ' => break,
                (b'#', _) => {}
                (b':', Some(next)) if !b" \n,[]{}".contains(next) => {}
                _ => return None,
            }
            self.at += 1;
        }
        let text = self.text[start..self.at].trim_end_matches(' ');
        let end = start + text.len();
        self.scalar(start, end, Cow::Borrowed(text), ScalarStyle::Plain)
    }
}
