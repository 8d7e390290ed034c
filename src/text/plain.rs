//! Text that comes from a file, made harmless for a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text on one line, with a picture or a replacement for each control character and each that
/// turns the direction of writing: nothing that a file holds can move the cursor, set colours or
/// show text in another order than it stands.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| replacement(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| replacement(c).unwrap_or(c)).collect())
}

/// What is shown for a character that is not shown as it is.
fn replacement(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fffe}'
        | '\u{ffff}' => Some('\u{fffd}'),
        _ => None,
    }
}

/// The text with control characters that JSON allows in strings (U+007F to U+009F) escaped, since
/// terminals obey some of them.
pub(crate) fn escaped(text: String) -> String {
    let obeyed = |c: char| {
        matches!(
            c,
            '\u{7f}'..='\u{9f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{fffe}'
                | '\u{ffff}'
        )
    };
    if !text.contains(obeyed) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if obeyed(c) {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(plain("Київ, é, 😀"), "Київ, é, 😀");
        assert_eq!(plain("a\u{1b}[31mb\0\u{7f}"), "a␛[31mb␀␡");
        assert_eq!(plain("a\u{9b}2Jb\u{202e}c"), "a\u{fffd}2Jb\u{fffd}c");
        assert_eq!(plain("a\tb\r\nc"), "a b  c");
    }
}
