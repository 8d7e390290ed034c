//! Lines and columns of many places of one file.

use crate::text::{LineColumn, LineIndex};

/// Lines and columns of bytes that are asked for in rising order: of several in one line, only
/// what lies between them is counted, so that a long line costs no more than its length.
pub(super) struct Columns<'a> {
    index: LineIndex<'a>,
    byte: u32,
    place: LineColumn,
    /// The first byte after the line of `place`.
    line_end: u32,
}

impl<'a> Columns<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            index: LineIndex::new(text),
            byte: 0,
            place: LineColumn { line: 1, column: 1 },
            line_end: 0,
        }
    }

    /// The line and column of a byte, not smaller than the one asked for before.
    pub(super) fn place(&mut self, byte: u32) -> LineColumn {
        let between = self
            .index
            .text()
            .get(self.byte as usize..byte as usize)
            .filter(|_| self.byte < byte && byte < self.line_end);
        match between {
            Some(between) => {
                // A byte order mark has no column.
                let bom = self.byte == 0 && between.starts_with('\u{feff}');
                self.place.column += between.chars().count() as u32 - u32::from(bom);
            }
            None if byte == self.byte && self.line_end > 0 => {}
            None => {
                self.place = self.index.place(byte);
                self.line_end = self
                    .index
                    .line(self.place.line)
                    .map_or(0, |(start, words)| start + words.len() as u32);
            }
        }
        self.byte = byte;
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;
    use crate::text::LineIndex;

    #[test]
    fn the_same_as_one_by_one() {
        let text = "\u{feff}a: é\r\nbé: [ü, €, x]\n\n😀: y";
        let index = LineIndex::new(text);
        for step in 1..5 {
            let mut columns = Columns::new(text);
            for byte in (0..=text.len() as u32).step_by(step) {
                let byte = (0..=byte)
                    .rev()
                    .find(|byte| text.is_char_boundary(*byte as usize))
                    .unwrap_or(0);
                assert_eq!(columns.place(byte), index.place(byte), "{byte} by {step}");
            }
        }
    }
}
