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
        let mut folded: Option<Copied> = None;
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
            let first = || Copied::new(&self.text[start..end], self.longest);
            let text = folded.get_or_insert_with(first);
            text.fold(breaks);
            text.push(&self.text[begin..line.end]);
            end = line.end;
        }
        let raw = &self.text[start..end];
        let text = folded.map_or(Cow::Borrowed(raw), |it| it.or_raw(raw));
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
            let mut pieces = text.split("''");
            let mut copied = Copied::new(pieces.next().unwrap_or_default(), self.longest);
            for piece in pieces {
                copied.push("'");
                copied.push(piece);
            }
            copied.or_raw(text)
        } else {
            Cow::Borrowed(text)
        };
        self.scalar(start - 1, self.at, text, ScalarStyle::SingleQuoted)
    }

    fn double_quoted(&mut self) -> Option<()> {
        let start = self.at + 1;
        let mut begin = start;
        let mut unescaped = Copied::new("", self.longest);
        let end = loop {
            let at = begin + memchr3(b'"', b'\\', b'\n', &self.bytes[begin..])?;
            self.at = at;
            match self.bytes[at] {
                b'"' => break at,
                b'\\' => {
                    let (character, length) = escaped(&self.text[at..])?;
                    unescaped.push(&self.text[begin..at]);
                    unescaped.push(character.encode_utf8(&mut [0; 4]));
                    begin = at + length;
                }
                _ => return None,
            }
        };
        let text = if begin == start {
            Cow::Borrowed(&self.text[start..end])
        } else {
            unescaped.push(&self.text[begin..end]);
            unescaped.or_raw(&self.text[start..end])
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
        let mut text = Copied::new("", self.longest);
        let mut blank = 0;
        let mut end = self.at;
        loop {
            match self.line_of_block(margin, indent, is_folded)? {
                BlockLine::Blank if text.is_empty() => return None,
                BlockLine::Blank => blank += 1,
                BlockLine::Text(begin, line_end) => {
                    match (text.is_empty(), is_folded) {
                        (true, _) => {}
                        (false, true) => text.fold(blank),
                        (false, false) => text.breaks(blank + 1),
                    }
                    text.push(&self.text[begin..line_end]);
                    (blank, end) = (0, line_end);
                }
                BlockLine::Behind => break,
            }
        }
        if !is_stripped {
            text.breaks(1);
        }
        let style = if is_folded {
            ScalarStyle::Folded
        } else {
            ScalarStyle::Literal
        };
        let raw = &self.text[start..end];
        self.scalar(start, end, text.or_raw(raw), style)?;
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

/// A text that is not as it is written. One that is too long is measured, and not copied on.
struct Copied {
    text: String,
    length: usize,
    longest: usize,
}

impl Copied {
    fn new(text: &str, longest: usize) -> Self {
        let mut copied = Self {
            text: String::new(),
            length: 0,
            longest,
        };
        copied.push(text);
        copied
    }

    const fn is_empty(&self) -> bool {
        self.length == 0
    }

    fn push(&mut self, text: &str) {
        self.length += text.len();
        if self.length <= self.longest {
            self.text.push_str(text);
        }
    }

    fn breaks(&mut self, number: usize) {
        for _ in 0..number {
            self.push("\n");
        }
    }

    /// The break of a line that is folded, with blank lines behind it.
    fn fold(&mut self, blank: usize) {
        if blank == 0 {
            self.push(" ");
        } else {
            self.breaks(blank);
        }
    }

    /// The text; of one that is too long, what is written, which is no shorter.
    fn or_raw(self, raw: &str) -> Cow<'_, str> {
        if self.length > self.longest {
            Cow::Borrowed(raw)
        } else {
            Cow::Owned(self.text)
        }
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
