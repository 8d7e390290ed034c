//! Texts without quotes, as far as they reach on their line.

use crate::text::Span;

/// The text that the mark at `mark` begins, if plain words follow it on its line; else the mark.
pub(super) fn begun_by(text: &str, mark: Span, in_brackets: bool) -> &str {
    let own = text.get(mark.range()).unwrap_or_default();
    let line = line_from(text, mark.start as usize);
    let words = line.get(own.len()..).unwrap_or_default();
    let follows = words.trim_start();
    if follows.len() == words.len() || !follows.starts_with(char::is_alphanumeric) {
        return own;
    }
    let text = line.get(..end(line, in_brackets)).unwrap_or(own).trim_end();
    // `&a b: c` stands before a key.
    let is_key = text.contains(": ") || text.ends_with(':');
    if is_key { own } else { text }
}

/// Where a text ends that begins a line: before a comment, and in brackets before what ends an
/// entry. Brackets inside it belong to it.
pub(super) fn end(line: &str, in_brackets: bool) -> usize {
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, character) in line.char_indices() {
        match character {
            '#' if before == ' ' && at > 0 => return at,
            '[' | '{' => depth += 1,
            ']' | '}' if depth > 0 => depth -= 1,
            ',' | ']' | '}' if in_brackets && depth == 0 => return at,
            _ => {}
        }
        before = character;
    }
    line.len()
}

/// The line from a byte on, as far as a message shows of it: a file may have marks by the thousand
/// on one line.
fn line_from(text: &str, start: usize) -> &str {
    const SHOWN: usize = 120;
    let rest = text.get(start..).unwrap_or_default();
    let mut line = rest.char_indices().take(SHOWN);
    let end = line.find(|(_, c)| matches!(c, '\n' | '\r'));
    let end = end.or_else(|| rest.char_indices().nth(SHOWN));
    &rest[..end.map_or(rest.len(), |(at, _)| at)]
}

#[cfg(test)]
mod tests {
    use super::begun_by;
    use crate::text::Span;

    #[test]
    fn texts_behind_marks() {
        let of = |text: &'static str, in_brackets| begun_by(text, Span::new(0, 2), in_brackets);
        assert_eq!(of("*a says [b, c] # d", false), "*a says [b, c]");
        assert_eq!(of("*a says [b], c}", true), "*a says [b]");
        assert_eq!(of("*a says, c", false), "*a says, c");
        for alone in [
            "*a",
            "*a {b: c}",
            "*a\nb",
            "*a # b",
            "*a, b",
            "*a b: c",
            "*a\"b\"",
        ] {
            assert_eq!(of(alone, true), "*a", "{alone}");
        }
    }
}
