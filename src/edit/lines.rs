//! Lines of a claim file, for putting in whole ones.

/// How the file ends its lines: as it ends the first one.
pub(super) fn line_end(text: &str) -> &'static str {
    match text.find(['\n', '\r']).map(|at| &text[at..]) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// The byte at which the line after the one that holds `byte` starts, or the end of the text.
pub(super) fn next_line(text: &str, byte: usize) -> usize {
    let rest = &text[byte..];
    let Some(end) = rest.find(['\n', '\r']) else {
        return text.len();
    };
    let length = if rest[end..].starts_with("\r\n") {
        2
    } else {
        1
    };
    byte + end + length
}

/// The column of a byte in its line, in bytes, from 0; a BOM does not count.
pub(super) fn column(text: &str, byte: usize) -> usize {
    let before = &text[..byte];
    let start = before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    before[start..].trim_start_matches('\u{feff}').len()
}

/// The line that starts at `byte`, without its end.
pub(super) fn line(text: &str, byte: usize) -> &str {
    let rest = &text[byte..];
    &rest[..rest.find(['\n', '\r']).unwrap_or(rest.len())]
}

#[cfg(test)]
mod tests {
    use super::{column, line, line_end, next_line};

    #[test]
    fn lines() {
        let text = "\u{feff}a: b\r\n  c\r\n";
        assert_eq!(line_end(text), "\r\n");
        assert_eq!(line_end("a\rb"), "\r");
        assert_eq!(line_end(""), "\n");
        assert_eq!(next_line(text, 3), 9);
        assert_eq!(next_line(text, 10), text.len());
        assert_eq!(column(text, 3), 0);
        assert_eq!(column(text, 11), 2);
        assert_eq!(line(text, 9), "  c");
    }
}
