//! Places around a byte of the text.

use super::super::text;
use super::Situation;
use super::open::{Open, open};
use crate::text::Span;

impl Situation<'_> {
    pub(super) fn open(&self, at: usize) -> Open {
        open(self.text, (self.before as usize).min(at), at)
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        self.text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
    }

    pub(super) fn line_end(&self, at: usize) -> usize {
        self.text[at..]
            .find(['\n', '\r'])
            .map_or(self.text.len(), |length| at + length)
    }

    pub(super) fn line(&self, at: usize) -> &str {
        &self.text[self.line_start(at)..self.line_end(at)]
    }

    pub(super) fn whole_line(&self, at: usize) -> Span {
        let start = self.line_start(at);
        Span::new(
            start as u32,
            (start + self.line(at).trim_end().len()) as u32,
        )
    }

    /// From byte `at` to the end of its line, without a comment.
    pub(super) fn rest(&self, at: usize) -> Span {
        let line = &self.text[at..self.line_end(at)];
        let line = line.split(" #").next().unwrap_or_default();
        Span::new(at as u32, (at + line.trim_end().len()) as u32)
    }

    /// The value of the line of byte `at`: what stands after its first `: ` or `- `.
    pub(super) fn value_of_line(&self, at: usize) -> &str {
        let line = self.slice(self.rest(self.line_start(at)));
        let value = line.split_once(": ").map_or(line, |(_, value)| value);
        value.trim().trim_start_matches("- ")
    }

    pub(super) fn character(&self, at: usize) -> Span {
        let length = self.text[at..].chars().next().map_or(0, char::len_utf8);
        Span::new(at as u32, (at + length) as u32)
    }

    /// From byte `at` to the next blank; one character where there is none.
    pub(super) fn word(&self, at: usize) -> Span {
        let rest = &self.text[at..];
        let length = rest
            .find([' ', '\t', '\n', '\r', ','])
            .unwrap_or(rest.len());
        let word = Span::new(at as u32, (at + length) as u32);
        if word.is_empty() {
            self.character(at)
        } else {
            word
        }
    }

    /// Where a text in brackets ends that stands at byte `at`: before a comma or closing bracket.
    pub(super) fn flow_text_end(&self, at: usize) -> usize {
        at + text::end(&self.text[at..self.line_end(at)], true)
    }
}
