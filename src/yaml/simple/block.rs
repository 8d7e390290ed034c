//! Lists and mappings in blocks.

use std::cmp::Ordering;

use super::Reader;
use crate::yaml::events::{Event, What};

impl<'t, S: FnMut(Event<'t>) -> bool> Reader<'t, S> {
    /// A list or mapping whose first dash or key is here, and on to the line behind it.
    pub(super) fn block(&mut self) -> Option<()> {
        if self.is_dash() {
            self.block_sequence()
        } else {
            self.block_mapping()
        }
    }

    fn block_mapping(&mut self) -> Option<()> {
        let indent = self.column();
        self.open(What::MappingStart, 0)?;
        loop {
            self.key()?;
            if self.is_line_over() {
                self.end_line()?;
                // A list may stand no deeper than its key.
                let is_list = self.indent == indent && self.is_dash();
                if self.indent <= indent && !is_list {
                    return None;
                }
                self.block()?;
            } else {
                self.value(indent)?;
            }
            match self.indent.cmp(&indent) {
                Ordering::Equal => {}
                Ordering::Less => return self.close(What::MappingEnd, 0),
                Ordering::Greater => return None,
            }
        }
    }

    fn block_sequence(&mut self) -> Option<()> {
        let indent = self.column();
        self.open(What::SequenceStart, 1)?;
        loop {
            self.at += 1;
            self.skip_spaces();
            if self.is_line_over() {
                self.end_line()?;
                if self.indent <= indent {
                    return None;
                }
                self.block()?;
            } else if self.is_dash() || self.colon().is_some() {
                self.block()?;
            } else {
                self.value(indent)?;
            }
            match self.indent.cmp(&indent) {
                Ordering::Equal if self.is_dash() => {}
                Ordering::Equal | Ordering::Less => return self.close(What::SequenceEnd, 0),
                Ordering::Greater => return None,
            }
        }
    }

    fn is_dash(&self) -> bool {
        matches!(self.bytes[self.at..], [b'-', b' ' | b'\n', ..])
    }

    /// A value that begins on the line of its key or dash, which stand at `indent`.
    fn value(&mut self, indent: isize) -> Option<()> {
        match self.byte()? {
            b'|' | b'>' => self.lines(indent),
            b'[' | b'{' => {
                self.flow(indent)?;
                self.end_line()
            }
            b'\'' | b'"' => {
                self.quoted()?;
                self.end_line()
            }
            _ => self.plain(indent),
        }
    }
}
