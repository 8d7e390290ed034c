//! What is valid YAML and most likely not what was meant.

use super::Decoder;
use super::cursor::Way;
use super::fault::{Cut, MisreadYaml};
use super::fields::TABLES;
use crate::text::Span;
use crate::yaml::{Entry, Node, Scalar, ScalarStyle};

impl Decoder<'_> {
    /// Tells where a text was cut by a comment, or swallowed a field.
    pub(super) fn misread_text(&mut self, way: &Way<'_>, node: &Node<'_>, scalar: &Scalar<'_>) {
        if scalar.style != ScalarStyle::Plain {
            return;
        }
        let field = || way.field().unwrap_or_default().into();
        let after = self.text.get(node.span.end as usize..).unwrap_or_default();
        if let Some(comment) = glued_comment(after) {
            let start =
                node.span.end + (after.len() - after.trim_start_matches(BLANKS).len()) as u32;
            let fact = MisreadYaml::Comment {
                field: field(),
                text: (*scalar.text).into(),
                comment: comment.into(),
            };
            self.report(way, Span::new(start, start + comment.len() as u32), fact);
        }
        let written = self.text.get(node.span.range()).unwrap_or_default();
        if let Some(line) = swallowed_field(written) {
            let start =
                node.span.start + (line.as_ptr() as usize - written.as_ptr() as usize) as u32;
            let fact = MisreadYaml::Field {
                field: field(),
                line: line.into(),
            };
            self.report(way, Span::new(start, start + line.len() as u32), fact);
        }
    }

    /// How YAML came to read the key of an entry that is no field and has no value, if it stands in
    /// brackets.
    pub(super) fn cut(&self, entries: &[Entry<'_>], at: usize) -> Option<Cut> {
        let entry = entries.get(at).filter(|entry| self.is_bare(entry))?;
        if let Some((key, value)) = entry.key.text.split_once(':') {
            let known = || TABLES.iter().any(|table| table.names.contains(&key));
            return (!value.is_empty() && known()).then_some(Cut::Blank);
        }
        let before = entries.get(..at)?;
        let cut = before
            .iter()
            .rev()
            .take_while(|it| self.is_rest(it))
            .count();
        let first = before.get(before.len().checked_sub(cut + 1)?)?;
        let plain = first.value.as_scalar()?;
        if plain.style != ScalarStyle::Plain || first.value.span.is_empty() {
            return None;
        }
        let more = entries[at..]
            .iter()
            .take_while(|it| self.is_rest(it))
            .last()?;
        let whole = Span::new(first.value.span.start, more.key.span.end);
        Some(Cut::Comma {
            field: (*first.key.text).into(),
            whole: self.text.get(whole.range())?.into(),
        })
    }

    /// Whether an entry is only the rest of the value before it, which is told there.
    pub(super) fn is_more_of_a_cut(&self, entries: &[Entry<'_>], at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| entries.get(at));
        let here = entries.get(at).is_some_and(|entry| self.is_rest(entry));
        here && before.is_some_and(|entry| self.is_rest(entry))
    }

    fn is_rest(&self, entry: &Entry<'_>) -> bool {
        self.is_bare(entry) && !entry.key.text.contains(':')
    }

    /// Whether an entry is a key without quotes, colon and value: `b` in `{ a: x, b }`.
    pub(super) fn is_bare(&self, entry: &Entry<'_>) -> bool {
        let after = self
            .text
            .get(entry.key.span.end as usize..)
            .unwrap_or_default();
        entry.value.span.is_empty()
            && entry.value.is_null()
            && entry.key.span.len() as usize == entry.key.text.len()
            && !after.trim_start().starts_with(':')
    }
}

const BLANKS: [char; 2] = [' ', '\t'];

/// The comment behind a value, if it looks like more of the value: `#2`.
fn glued_comment(after: &str) -> Option<&str> {
    let comment = after.trim_start_matches(BLANKS);
    let glued = comment
        .strip_prefix('#')
        .is_some_and(|text| text.starts_with(char::is_alphanumeric));
    if !glued || comment.len() == after.len() {
        return None;
    }
    comment.lines().next().map(str::trim_end)
}

/// The line of a text over several lines that begins like a field: `date:2031`.
fn swallowed_field(written: &str) -> Option<&str> {
    let lines = written.lines().skip(1).map(str::trim);
    lines.into_iter().find(|line| {
        line.split_once(':').is_some_and(|(key, value)| {
            let names = || TABLES.iter().flat_map(|table| table.names);
            !value.is_empty() && names().any(|name| *name == key)
        })
    })
}
