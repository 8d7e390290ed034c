//! Texts: without quotes, in quotes, and in blocks of lines.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memchr3};

use super::Reader;
use crate::yaml::events::Event;
use crate::yaml::tree::ScalarStyle;

impl<'t, S: FnMut(Event<'t>) -> bool> Reader<'t, S> {
    /// Whether a text without quotes may begin here. Not every one may: the parser knows the rest.
    pub(super) fn begins_plain(&self) -> bool {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte >= 0x80;
        match self.bytes[self.at..] {
            [b'-', next, ..] => is_plain(next),
            [first, ..] => is_plain(first) || b"_(/.$+<=~;^".contains(&first),
            [] => false,
        }
    }

    /// A text without quotes in a block at `indent`, with the lines below that continue it.
    pub(super) fn plain(&mut self, indent: isize) -> Option<()> {
        if !self.begins_plain() {
            return None;
        }
        let start = self.at;
        let mut line = self.plain_line()?;
        let mut folded: Option<String> = None;
        let mut end = line.end;
        while line.may_go_on {
            let Some(breaks) = self.continuation(indent) else {
                break;
            };
            if !self.begins_plain() {
                return None;
            }
            let begin = self.at;
            line = self.plain_line()?;
            self.may_copy(start)?;
            let text = folded.get_or_insert_with(|| self.text[start..end].to_owned());
            fold(text, breaks);
            text.push_str(&self.text[begin..line.end]);
            end = line.end;
        }
        let text = folded.map_or(Cow::Borrowed(&self.text[start..end]), Cow::Owned);
        self.scalar(start, end, text, ScalarStyle::Plain)?;
        self.next_line();
        Some(())
    }

    /// To the next line, if that continues a text in a block at `indent`; how many lines are blank
    /// between.
    fn continuation(&mut self, indent: isize) -> Option<usize> {
        let from = self.at;
        let mut blank = 0;
        loop {
            self.line = self.at;
            self.skip_spaces();
            match self.byte() {
                Some(b'\n') => {
                    self.at += 1;
                    blank += 1;
                }
                Some(byte) if byte != b'#' && self.column() > indent => return Some(blank),
                _ => {
                    self.at = from;
                    return None;
                }
            }
        }
    }

    /// The rest of a line as text without quotes.
    fn plain_line(&mut self) -> Option<PlainLine> {
        let start = self.at;
        let mut at = start;
        let (end, may_go_on) = loop {
            let Some(found) = memchr3(b':', b'#', b'\n', &self.bytes[at..]) else {
                break (self.bytes.len(), false);
            };
            at += found;
            match self.bytes[at] {
                b'\n' => break (at, true),
                b'#' if self.bytes[at - 1] == b' ' => break (at, false),
                b':' if matches!(self.bytes.get(at + 1), None | Some(b' ' | b'\n')) => return None,
                _ => at += 1,
            }
        };
        self.at = end;
        self.skip_line();
        let text = self.text[start..end].trim_end_matches(' ');
        Some(PlainLine {
            end: start + text.len(),
            may_go_on,
        })
    }

    /// A text in quotes, of one line.
    pub(super) fn quoted(&mut self) -> Option<()> {
        if self.byte()? == b'"' {
            self.double_quoted()
        } else {
            self.single_quoted()
        }
    }

    fn single_quoted(&mut self) -> Option<()> {
        let start = self.at + 1;
        let mut is_doubled = false;
        let mut at = start;
        loop {
            at += memchr2(b'\'', b'\n', &self.bytes[at..])?;
            match self.bytes[at..] {
                [b'\'', b'\'', ..] => {
                    is_doubled = true;
                    at += 2;
                }
                [b'\'', ..] => break,
                _ => return None,
            }
        }
        self.at = at + 1;
        let text = &self.text[start..at];
        let text = if is_doubled {
            self.may_copy(start)?;
            Cow::Owned(text.replace("''", "'"))
        } else {
            Cow::Borrowed(text)
        };
        self.scalar(start - 1, self.at, text, ScalarStyle::SingleQuoted)
    }

    fn double_quoted(&mut self) -> Option<()> {
        let start = self.at + 1;
        let mut begin = start;
        let mut unescaped = String::new();
        let end = loop {
            let at = begin + memchr3(b'"', b'\\', b'\n', &self.bytes[begin..])?;
            self.at = at;
            match self.bytes[at] {
                b'"' => break at,
                b'\\' => {
                    self.may_copy(start)?;
                    let (character, length) = escaped(&self.text[at..])?;
                    unescaped.push_str(&self.text[begin..at]);
                    unescaped.push(character);
                    begin = at + length;
                }
                _ => return None,
            }
        };
        let text = if begin == start {
            Cow::Borrowed(&self.text[start..end])
        } else {
            unescaped.push_str(&self.text[begin..end]);
            Cow::Owned(unescaped)
        };
        self.at = end + 1;
        self.scalar(start - 1, self.at, text, ScalarStyle::DoubleQuoted)
    }

    /// A block of lines that stand deeper than `indent`.
    pub(super) fn lines(&mut self, indent: isize) -> Option<()> {
        let start = self.at;
        let is_folded = self.byte()? == b'>';
        let (header, is_stripped) = match self.bytes[start + 1..] {
            [b'-', b'\n', ..] => (3, true),
            [b'\n', ..] => (2, false),
            _ => return None,
        };
        self.at = start + header;
        let margin = self.spaces();
        if margin.cast_signed() <= indent {
            return None;
        }
        let mut text = String::new();
        let mut blank = 0;
        let mut end = self.at;
        loop {
            self.may_copy(start)?;
            match self.line_of_block(margin, indent, is_folded)? {
                BlockLine::Blank if text.is_empty() => return None,
                BlockLine::Blank => blank += 1,
                BlockLine::Text(begin, line_end) => {
                    match (text.is_empty(), is_folded) {
                        (true, _) => {}
                        (false, true) => fold(&mut text, blank),
                        (false, false) => text.extend(std::iter::repeat_n('\n', blank + 1)),
                    }
                    text.push_str(&self.text[begin..line_end]);
                    (blank, end) = (0, line_end);
                }
                BlockLine::Behind => break,
            }
        }
        if !is_stripped {
            text.push('\n');
        }
        let style = if is_folded {
            ScalarStyle::Folded
        } else {
            ScalarStyle::Literal
        };
        self.scalar(start, end, Cow::Owned(text), style)?;
        self.next_line();
        Some(())
    }

    /// The next line of a block of lines that begin at `margin`, with its end if it belongs to it.
    fn line_of_block(
        &mut self,
        margin: usize,
        indent: isize,
        is_folded: bool,
    ) -> Option<BlockLine> {
        let spaces = self.spaces();
        match self.bytes.get(self.at + spaces) {
            Some(b'\n') if spaces <= margin => {
                self.at += spaces + 1;
                Some(BlockLine::Blank)
            }
            // A line of blanks that belong to the text, and one with neither text nor break.
            Some(b'\n') => None,
            None => (spaces == 0).then_some(BlockLine::Behind),
            // A line that is not folded.
            Some(_) if spaces > margin && is_folded => None,
            Some(_) if spaces >= margin => {
                let begin = self.at + margin;
                let end = begin + memchr(b'\n', &self.bytes[begin..])?;
                self.at = end + 1;
                Some(BlockLine::Text(begin, end))
            }
            Some(_) => (spaces.cast_signed() <= indent).then_some(BlockLine::Behind),
        }
    }

    /// How many spaces follow.
    fn spaces(&self) -> usize {
        let rest = self.bytes[self.at..].iter();
        rest.take_while(|byte| **byte == b' ').count()
    }
}

/// A line at a block of lines.
enum BlockLine {
    Blank,
    /// Where its text begins and ends.
    Text(usize, usize),
    /// It is no more of the block.
    Behind,
}

/// A line of a text without quotes.
struct PlainLine {
    /// Where its text ends.
    end: usize,
    /// Whether the next line may continue it: not after a comment.
    may_go_on: bool,
}

/// The break of a line that is folded, with blank lines behind it.
fn fold(text: &mut String, blank: usize) {
    if blank == 0 {
        text.push(' ');
    } else {
        text.extend(std::iter::repeat_n('\n', blank));
    }
}

/// The character that an escape stands for, and how long the escape is; of those that are in use.
fn escaped(text: &str) -> Option<(char, usize)> {
    let digits = match *text.as_bytes().get(1)? {
        b'n' => return Some(('\n', 2)),
        same @ (b'"' | b'\\' | b'/') => return Some((same.into(), 2)),
        b'x' => 2,
        b'u' => 4,
        b'U' => 8,
        _ => return None,
    };
    let code = text.get(2..2 + digits)?;
    if !code.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let code = u32::from_str_radix(code, 16).ok()?;
    Some((char::from_u32(code)?, 2 + digits))
}
