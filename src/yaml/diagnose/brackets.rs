//! Lists and mappings in brackets.

use super::super::text;
use super::open::{open, quoted_end};
use super::{Situation, Told, quoted, shown};
use crate::text::Span;

impl Situation<'_> {
    pub(super) fn unclosed_bracket(&self, at: usize) -> Told {
        let bracket = if matches!(self.text.as_bytes().get(at), Some(b'[' | b'{')) {
            Some(at)
        } else {
            self.open(at).brackets.last().copied()
        };
        let Some(bracket) = bracket else {
            return self.does_not_fit(at);
        };
        if let Some(quote) = self.open_quote(bracket) {
            return self.unclosed_quote(quote);
        }
        let mark = self.character(bracket);
        let (opening, closing, other) = if self.slice(mark) == "[" {
            ("[", "]", '}')
        } else {
            ("{", "}", ']')
        };
        if at > bracket && self.slice(self.character(at)) == closing {
            let mut told = Told::new(
                self.character(at),
                &format!("this `{closing}` is not indented deeper than the key of its `{opening}`"),
                "indent it by at least one blank more",
            );
            told.related = Some((mark, "opened here"));
            return told;
        }
        if let Some(comment) = self.swallowed_end(bracket, closing) {
            let mut told = Told::new(
                mark,
                &format!("the `{opening}` that opens here is closed only in a comment"),
                "` #` begins a comment: quote the text that the `#` belongs to, or move the comment \
                 behind the bracket",
            );
            told.label = "opened here";
            told.related = Some((comment, "read as a comment"));
            return told;
        }
        let wrong = self.closed_wrongly(bracket);
        let mut told = Told::new(
            mark,
            &format!("the `{opening}` that opens here is not closed"),
            &format!(
                "close it with `{closing}`; where it goes on below, indent those lines deeper than its key"
            ),
        );
        if let Some(wrong) = wrong {
            told.message = format!("the `{opening}` that opens here is closed by `{other}`");
            told.help = format!("close it with `{closing}` first");
            told.related = Some((self.character(wrong), "closed here"));
        } else if at > bracket && at < self.text.len() {
            told.label = "opened here";
            told.related = Some((self.word(at), "this line cannot belong to it"));
        }
        told
    }

    /// Where the bracket at byte `bracket` is closed by one of the other kind.
    pub(super) fn closed_wrongly(&self, bracket: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let right = if bytes[bracket] == b'[' { b']' } else { b'}' };
        let (mut at, mut depth) = (bracket + 1, 0_usize);
        loop {
            match *bytes.get(at)? {
                b'[' | b'{' => depth += 1,
                b']' | b'}' if depth > 0 => depth -= 1,
                byte @ (b']' | b'}') => return (byte != right).then_some(at),
                b'"' | b'\'' if !bytes[at - 1].is_ascii_alphanumeric() => {
                    at = quoted_end(bytes, at)?;
                    continue;
                }
                b'\n' => return None,
                _ => {}
            }
            at += 1;
        }
    }

    pub(super) fn stray_bracket(&self, at: usize) -> Told {
        let mark = self.character(at);
        Told::new(
            mark,
            &format!("this `{}` closes nothing", self.slice(mark)),
            "remove it, or quote the text that it belongs to",
        )
    }

    pub(super) fn missing_entry(&self, at: usize) -> Told {
        if self.text.as_bytes().get(at) == Some(&b'?') {
            return self.needs_quotes(at);
        }
        Told::new(
            self.character(at),
            "an entry is missing here",
            "remove the `,` that is too many",
        )
    }

    pub(super) fn missing_comma(&self, at: usize) -> Told {
        let last = self.slice(self.last);
        if self.text.as_bytes().get(at) == Some(&b':') && self.last.end as usize == at {
            let text = Span::new(self.last.start, self.flow_text_end(at) as u32);
            return Told::new(
                Span::new(at as u32, at as u32 + 1),
                &format!("a second `:` after `{}`", shown(last)),
                &format!(
                    "put a comma before the next key, or quote the text: {}",
                    quoted(self.slice(text))
                ),
            );
        }
        let bracket = matches!(self.text.as_bytes().get(at), Some(b'[' | b'{'));
        let start = self.last.start as usize;
        let between = self.text.get(self.last.end as usize..at);
        let same_line = between.is_some_and(|it| it.bytes().all(|byte| byte == b' '));
        let help = if bracket && same_line && !last.starts_with(['"', '\'']) {
            let text = &self.text[start..self.flow_text_end(start)];
            format!(
                "write `,` between them; or, if it is one text, quote it: {}",
                quoted(text)
            )
        } else {
            "write `,` between them".to_owned()
        };
        Told::new(
            self.word(at),
            "a comma is missing between two entries",
            &help,
        )
    }

    /// A quote on the line of a bracket that begins a value and is never closed.
    fn open_quote(&self, bracket: usize) -> Option<usize> {
        let line = &self.text[bracket..self.line_end(bracket)];
        let quote = bracket + open(line, 0, line.len()).quote?;
        let begins = self.text[bracket..quote]
            .trim_end()
            .ends_with([':', ',', '[', '{']);
        let closed = quoted_end(self.text.as_bytes(), quote).is_some();
        (begins && !closed).then_some(quote)
    }

    /// A comment that holds the end of what is in brackets: ` #2 }`.
    fn swallowed_end(&self, bracket: usize, closing: &str) -> Option<Span> {
        let line = &self.text[bracket..self.line_end(bracket)];
        let comment = bracket + text::end(line, false);
        let rest = self.text.get(comment..self.line_end(bracket))?;
        (rest.starts_with('#') && rest.contains(closing))
            .then(|| Span::new(comment as u32, (comment + rest.trim_end().len()) as u32))
    }
}
