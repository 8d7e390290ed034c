//! New text for some scalars of a file, every other byte kept.

use std::fmt::Write as _;

use thiserror::Error;

use super::events::{Events, What};
use super::tree::ScalarStyle;
use crate::text::Span;

/// Where a scalar is written: inside brackets more characters mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Flow {
    /// Inside `[...]` or `{...}`.
    Inside,
    /// On a line of its own, or after a key or dash.
    Outside,
}

/// Why bytes cannot be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum SpliceError {
    /// A span that does not lie in the text, or cuts a character.
    #[error("bytes {}..{} are not whole characters of the text", .0.start, .0.end)]
    Outside(Span),
    /// Two spans that share bytes.
    #[error("bytes {}..{} and {}..{} would both be replaced", .0.start, .0.end, .1.start, .1.end)]
    Overlap(Span, Span),
}

/// The text with the bytes of each span replaced, every other byte kept. The spans may come in any
/// order; of an empty one, the new text is put in at its place.
///
/// # Errors
/// A span that is not of this text, or two that overlap (or are equal).
pub fn splice(text: &str, changes: &[(Span, String)]) -> Result<String, SpliceError> {
    let mut ordered: Vec<&(Span, String)> = changes.iter().collect();
    ordered.sort_by_key(|(span, _)| *span);
    let added: usize = changes.iter().map(|(_, new)| new.len()).sum();
    let mut spliced = String::with_capacity(text.len() + added);
    let mut before = Span::default();
    for (index, (span, new)) in ordered.into_iter().enumerate() {
        if index > 0 && (span.start < before.end || *span == before) {
            return Err(SpliceError::Overlap(before, *span));
        }
        let kept = text.get(before.end as usize..span.start as usize);
        let (Some(kept), Some(_)) = (kept, text.get(span.range())) else {
            return Err(SpliceError::Outside(*span));
        };
        spliced.push_str(kept);
        spliced.push_str(new);
        before = *span;
    }
    spliced.push_str(&text[before.end as usize..]);
    Ok(spliced)
}

/// A scalar on one line whose value is `value`: plain where that reads back as the same text, else
/// in double quotes.
///
/// Words and odd numbers that some reader of YAML gives a type (`no`, `~`, `1e3`, `0123`, `12:30`)
/// are quoted; plain whole numbers and dates are not.
pub fn write_scalar(value: &str, flow: Flow) -> String {
    if is_plain(value, flow) {
        return value.to_owned();
    }
    let mut quoted = String::with_capacity(value.len() + 2);
    quoted.push('"');
    for character in value.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            other if !needs_escape(other) => quoted.push(other),
            other => {
                let code = u32::from(other);
                let _ = if code <= 0xFF {
                    write!(quoted, "\\x{code:02x}")
                } else {
                    write!(quoted, "\\u{code:04x}")
                };
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Control characters, and those that are lost or change place where they stand as they are.
fn needs_escape(character: char) -> bool {
    let invisible = matches!(
        character,
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}'
    );
    character.is_control() || invisible
}

/// Whether `value`, written as it is, is read back as itself.
fn is_plain(value: &str, flow: Flow) -> bool {
    if value.is_empty() || value.contains(needs_escape) || has_a_type(value) {
        return false;
    }
    let (text, keys) = match flow {
        Flow::Outside => (format!("a: {value}\nb: c\n"), 1),
        Flow::Inside => (format!("[{{a: {value}, b: c}}, [{value}], {value}]\n"), 3),
    };
    let mut read = 0;
    let mut scalars = 0;
    for event in Events::new(&text, 0, 8) {
        match event.map(|event| (event.what, event.tag)) {
            Ok((What::Scalar(text, ScalarStyle::Plain), None)) => {
                scalars += 1;
                read += usize::from(text == value);
            }
            Ok((What::Scalar(..) | What::Anchor | What::Alias, _) | (_, Some(_))) | Err(_) => {
                return false;
            }
            Ok(_) => {}
        }
    }
    // `a`, `b` and `c` are scalars too, and may be the value.
    let own = usize::from(matches!(value, "a" | "b" | "c"));
    read == keys + own && scalars == keys + 3
}

/// Whether readers of YAML 1.1 or 1.2 take a plain scalar for a null, a truth value or an odd
/// number.
fn has_a_type(value: &str) -> bool {
    let words = [
        "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=",
    ];
    if words.iter().any(|word| value.eq_ignore_ascii_case(word)) {
        return true;
    }
    let number = value.trim_start_matches(['+', '-']);
    if !number.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
        return false;
    }
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = digits && number.len() > 1 && number.starts_with('0');
    let odd = number.parse::<f64>().is_ok() && !digits;
    let other_base = ["0x", "0o", "0b"]
        .iter()
        .any(|prefix| number.starts_with(prefix));
    let special = [".inf", ".nan"]
        .iter()
        .any(|word| number.eq_ignore_ascii_case(word));
    let sexagesimal =
        number.contains(':') && number.bytes().all(|b| b.is_ascii_digit() || b == b':');
    leading_zero || odd || other_base || special || sexagesimal
}

#[cfg(test)]
mod tests {
    use super::{Flow, SpliceError, splice, write_scalar};
    use crate::text::Span;

    #[test]
    fn every_other_byte_is_kept() {
        let text = "a: 'x'  # é\nb: {c: y}\r\nd:\n";
        let changes = [
            (Span::new(26, 26), " z".to_owned()),
            (Span::new(3, 6), "\"p q\"".to_owned()),
            (Span::new(20, 21), "w".to_owned()),
        ];
        let spliced = splice(text, &changes).expect("the spans are apart");
        assert_eq!(spliced, "a: \"p q\"  # é\nb: {c: w}\r\nd: z\n");
    }

    #[test]
    fn wrong_spans_are_refused() {
        let one = |start, end| (Span::new(start, end), "x".to_owned());
        let overlap = SpliceError::Overlap(Span::new(0, 2), Span::new(1, 3));
        assert_eq!(splice("abcd", &[one(1, 3), one(0, 2)]), Err(overlap));
        let same = SpliceError::Overlap(Span::new(1, 1), Span::new(1, 1));
        assert_eq!(splice("abcd", &[one(1, 1), one(1, 1)]), Err(same));
        assert_eq!(
            splice("abcd", &[one(3, 5)]),
            Err(SpliceError::Outside(Span::new(3, 5)))
        );
        assert_eq!(
            splice("é", &[one(1, 2)]),
            Err(SpliceError::Outside(Span::new(1, 2)))
        );
        assert_eq!(
            splice("abcd", &[one(0, 1), one(1, 2)]).as_deref(),
            Ok("xxcd")
        );
    }

    #[test]
    fn scalars_are_quoted_where_they_must_be() {
        let both = |value: &str| {
            (
                write_scalar(value, Flow::Outside),
                write_scalar(value, Flow::Inside),
            )
        };
        let same = |value: &str| (value.to_owned(), value.to_owned());
        for plain in [
            "a",
            "jane-roe",
            "108..246#d4177f47e0ccd35e",
            "2031-10~",
            "2029",
            "2031-10-12",
            "it's",
            "Желен",
            "a b",
        ] {
            assert_eq!(both(plain), same(plain));
        }
        for (value, quoted) in [
            ("", r#""""#),
            ("no", r#""no""#),
            ("~", r#""~""#),
            ("1e3", r#""1e3""#),
            ("0123", r#""0123""#),
            ("12:30", r#""12:30""#),
            ("a: b", r#""a: b""#),
            ("a #b", r#""a #b""#),
            ("*a", r#""*a""#),
            ("- a", r#""- a""#),
            (" a", r#"" a""#),
            ("a\nb", r#""a\nb""#),
            (r#""a"\"#, r#""\"a\"\\""#),
            ("\u{7}\u{2028}", r#""\x07\u2028""#),
            ("@a", r#""@a""#),
        ] {
            assert_eq!(both(value), same(quoted), "{value:?}");
        }
        for in_flow_only in ["a, b", "a]b", "[a", "{a"] {
            let quoted = format!("\"{in_flow_only}\"");
            assert_eq!(write_scalar(in_flow_only, Flow::Inside), quoted);
        }
        assert_eq!(write_scalar("a, b", Flow::Outside), "a, b");
    }
}
