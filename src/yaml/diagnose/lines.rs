//! Keys, colons and the indentation of lines.

use super::{Situation, Told, quoted, shown};
use crate::text::Span;

impl Situation<'_> {
    pub(super) fn second_colon(&self, at: usize) -> Told {
        let colon = Span::new(at as u32, at as u32 + 1);
        let line_start = self.line_start(at);
        if (self.last.start as usize) < line_start && self.last.end as usize == at {
            let first_line = self.line(self.last.start as usize);
            let indent = self.line(at).len() - self.line(at).trim_start().len();
            let key = Span::new((line_start + indent) as u32, at as u32);
            let glued = self
                .slice(self.last)
                .split(['\n', '\r'])
                .next()
                .unwrap_or_default();
            if let Some((left, right)) = glued.split_once(':')
                && first_line.trim_start().starts_with(glued)
            {
                let start = self.last.start + left.len() as u32;
                return Told::new(
                    Span::new(start, start + 1),
                    &format!("a blank is missing after the `:` of `{}`", shown(glued)),
                    &format!("write `{left}: {right}`"),
                );
            }
            let mut told = Told::new(
                key,
                &format!(
                    "`{}` is read as more of the text above it",
                    shown(self.slice(key))
                ),
                "indent it like the key above; or, if it is text, put the whole text in quotes",
            );
            let above = Span::new(self.last.start, self.last.start + glued.len() as u32);
            told.related = Some((above, "the text begins here"));
            return told;
        }
        if at.saturating_sub(line_start) > 1000 {
            return Told::new(
                colon,
                "the key before this `:` has more than 1024 characters",
                "keys are ids or field names",
            );
        }
        let start = if self.last.end as usize == at {
            self.last.start as usize
        } else {
            at
        };
        let text = &self.text[start..self.line_end(at)];
        Told::new(
            colon,
            "a second `: ` in one line",
            &format!(
                "if it belongs to the text, quote the text: {}",
                quoted(text)
            ),
        )
    }

    /// A mark that a merge left in the file, at or before the line where reading had to stop.
    pub(super) fn conflict(&self, at: usize) -> Option<Told> {
        const MARKS: [&str; 4] = ["<<<<<<< ", "||||||| ", "=======", ">>>>>>> "];
        let starts = [
            self.line_start(at),
            self.line_start(self.last.start as usize),
        ];
        let start = starts.into_iter().find(|start| {
            MARKS
                .iter()
                .any(|mark| self.text[*start..].starts_with(mark))
        })?;
        let line = self.whole_line(start);
        Some(Told::new(
            line,
            &format!("`{}` is left of a merge conflict", shown(self.slice(line))),
            "keep the version that is right and remove the lines that git added: `<<<<<<<`, \
             `=======` and `>>>>>>>`",
        ))
    }

    pub(super) fn missing_colon(&self, at: usize) -> Told {
        let rest = self.rest(at);
        let text = self.slice(rest);
        match text.split_once(':') {
            Some((key, value)) if !value.is_empty() && !key.contains(char::is_whitespace) => {
                let colon = rest.start + key.len() as u32;
                Told::new(
                    Span::new(colon, colon + 1),
                    &format!("a blank is missing after the `:` of `{}`", shown(text)),
                    &format!("write `{key}: {value}`"),
                )
            }
            _ => Told::new(
                rest,
                &format!(
                    "`{}` is neither a key nor part of the value above",
                    shown(text)
                ),
                "a key ends with `:`; a text that goes on below is indented deeper than its key",
            ),
        }
    }

    pub(super) fn does_not_fit(&self, at: usize) -> Told {
        let start = self.line_start(at);
        let before = &self.text[start..at];
        if before.trim_start_matches([' ', '-']).is_empty() {
            let dash = before.contains('-');
            let first = start + before.len() - before.trim_start().len();
            let (message, help) = if dash {
                (
                    "a list entry where a key is expected",
                    "indent it under the key whose list it is",
                )
            } else {
                (
                    "the indentation of this line fits no line above it",
                    "begin it in the same column as the lines that it belongs with",
                )
            };
            return Told::new(self.rest(first), message, help);
        }
        Told::new(
            self.rest(at),
            &format!(
                "`{}` goes on after the end of the value",
                shown(self.slice(self.rest(at)))
            ),
            &format!(
                "if it is all one text, quote it: {}",
                quoted(self.value_of_line(at))
            ),
        )
    }

    pub(super) fn dash_in_line(&self, at: usize) -> Told {
        let value = self.rest(at);
        Told::new(
            value,
            "a list cannot begin on the line of its key",
            &format!(
                "put each `- ` on a line of its own; or, if it is text, quote it: {}",
                quoted(self.slice(value))
            ),
        )
    }

    pub(super) fn tab(&self, at: usize) -> Told {
        // The parser names a place on the line of the tab, or the text before it.
        let mut start = self.line_start(at);
        loop {
            let line = self.line(start);
            let indent = &line[..line.len() - line.trim_start().len()];
            if let Some(tab) = indent.find('\t') {
                let tabs = indent[tab..]
                    .bytes()
                    .take_while(|byte| *byte == b'\t')
                    .count();
                let first = start + tab;
                return Told::new(
                    Span::new(first as u32, (first + tabs) as u32),
                    "a tab is used for indentation",
                    "indent with spaces",
                );
            }
            start = self.line_end(start) + 1;
            if start >= self.text.len() {
                return Told::new(self.word(at), "a tab where YAML wants spaces", "use spaces");
            }
        }
    }

    pub(super) fn block_header(&self, at: usize) -> Told {
        let rest = self.rest(at);
        Told::new(
            rest,
            "text stands on the line of `|` or `>`",
            &format!(
                "begin the text on the next line, indented; or quote it: {}",
                quoted(self.slice(rest))
            ),
        )
    }
}
