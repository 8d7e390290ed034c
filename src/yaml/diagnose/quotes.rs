//! Quoted texts, and texts that need quotes.

use super::{Situation, Told, quoted, shown};
use crate::text::Span;

impl Situation<'_> {
    pub(super) fn unclosed_quote(&self, at: usize) -> Told {
        // The parser names either the quote itself or the line that cannot belong to the text.
        let quote = match self.open(at).quote {
            Some(quote) => quote,
            None => at,
        };
        let mark = self.character(quote);
        let mut told = Told::new(
            mark,
            &format!(
                "the text that {} opens here is not closed",
                self.slice(mark)
            ),
            &format!(
                "close it with {0} on its line; a text that goes on below is indented deeper than its key",
                self.slice(mark)
            ),
        );
        if at > quote && at < self.text.len() {
            told.label = "opened here";
            told.related = Some((self.word(at), "this line cannot belong to it"));
        }
        told
    }

    pub(super) fn after_quote(&self, at: usize) -> Told {
        let next = self.text.as_bytes().get(at);
        let open = self.open(at);
        if !open.brackets.is_empty() && matches!(next, Some(b'"' | b'\'')) {
            return Told::new(
                self.character(at),
                "a comma is missing between two entries",
                "write `,` between them",
            );
        }
        let single = open
            .quoted
            .is_some_and(|(start, _)| self.text.as_bytes()[start] == b'\'');
        let apostrophe = single && self.text[at..].starts_with(char::is_alphanumeric);
        let whole = self.value_of_line(at);
        let in_block = open.brackets.is_empty() && whole.starts_with(['"', '\'']);
        let help = if in_block && !apostrophe {
            format!(
                "if it is all one text, quote the whole of it: {}",
                quoted(whole)
            )
        } else if single {
            "inside single quotes an apostrophe is written twice: 'it''s'".to_owned()
        } else {
            "inside double quotes a quotation mark is written \\\"; or quote the whole text with \
             '...'"
                .to_owned()
        };
        let mut told = Told::new(self.rest(at), "text goes on after the closing quote", &help);
        let closed = open.quoted.map(|(_, end)| self.character(end - 1));
        told.related = closed.map(|span| (span, "the quoted text ends here"));
        told
    }

    pub(super) fn needs_quotes(&self, at: usize) -> Told {
        let in_flow = !self.open(at).brackets.is_empty();
        let end = if in_flow {
            self.flow_text_end(at)
        } else {
            self.line_end(at)
        };
        let text = self.text[at..end].trim_end();
        let first = self.character(at);
        Told::new(
            Span::new(at as u32, (at + text.len()) as u32),
            &format!("a text cannot begin with `{}`", self.slice(first)),
            &format!("quote it: {}", quoted(text)),
        )
    }

    pub(super) fn escape(&self, at: usize) -> Told {
        let help = "in double quotes `\\` begins an escape: write `\\\\`, or use single quotes";
        let end = self.text.len();
        let mut place = at + 1;
        while place < end {
            let rest = &self.text[place..];
            let Some(found) = rest.find(['\\', '"']).map(|found| place + found) else {
                break;
            };
            if self.text.as_bytes()[found] == b'"' {
                break;
            }
            let length = 1 + self.text[found + 1..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
            let escape = Span::new(found as u32, (found + length) as u32);
            if !is_escape(&self.text[found + 1..]) {
                let written = shown(self.slice(escape));
                return Told::new(escape, &format!("`{written}` is no escape"), help);
            }
            place = found + length;
        }
        Told::new(
            self.character(at),
            "an escape in this text is not valid",
            help,
        )
    }
}

/// Whether what follows a backslash makes an escape with it.
fn is_escape(after: &str) -> bool {
    let digits = match after.bytes().next() {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        Some(byte) => return b"0abt\tnvfre \"/\\N_LP\n\r".contains(&byte),
        None => return false,
    };
    let hex = after.get(1..=digits);
    let code = hex.and_then(|hex| u32::from_str_radix(hex, 16).ok());
    code.is_some_and(|code| char::from_u32(code).is_some())
}
