//! Lists and mappings in brackets.

use super::open::quoted_end;
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
        Told::new(
            self.word(at),
            "a comma is missing between two entries",
            "write `,` between them",
        )
    }
}
