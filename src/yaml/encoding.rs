//! Bytes to text: UTF-8 or a fault that says which byte is not.

use super::fault::{EncodingFault, Fault, YamlFault};
use crate::text::Span;

/// The text of a file's bytes. A byte order mark stays in it (and is skipped by
/// [`super::parse`]), so that offsets are those of the file.
///
/// # Errors
/// Bytes that are not UTF-8, with the offset of the first such byte; UTF-16 and UTF-32 are named.
pub fn decode_utf8(bytes: &[u8]) -> Result<&str, YamlFault> {
    if let Some((encoding, length)) = other_encoding(bytes) {
        return Err(YamlFault::at(
            Span::new(0, length),
            Fault::Encoding(EncodingFault::Other { encoding }),
        ));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let start = error.valid_up_to();
        let length = error.error_len().unwrap_or(bytes.len() - start);
        let end = start + length;
        YamlFault::at(
            Span::new(start as u32, end as u32),
            Fault::Encoding(EncodingFault::NotUtf8 {
                bytes: bytes[start..end].into(),
            }),
        )
    })
}

/// The encoding that the first bytes give away, and how many bytes do.
fn other_encoding(bytes: &[u8]) -> Option<(&'static str, u32)> {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => Some(("UTF-32 (little-endian)", 4)),
        [0, 0, 0xFE, 0xFF, ..] => Some(("UTF-32 (big-endian)", 4)),
        [0xFF, 0xFE, ..] => Some(("UTF-16 (little-endian)", 2)),
        [0xFE, 0xFF, ..] => Some(("UTF-16 (big-endian)", 2)),
        [1..=0x7F, 0, 1..=0x7F, 0, ..] => Some(("UTF-16 (little-endian)", 4)),
        [0, 1..=0x7F, 0, 1..=0x7F, ..] => Some(("UTF-16 (big-endian)", 4)),
        _ => None,
    }
}

/// The characters of `text` that YAML does not allow, each with its bytes.
pub(super) fn control_characters(text: &str) -> Vec<(Span, char)> {
    if !is_suspicious(text) {
        return Vec::new();
    }
    let place = |(at, character): (usize, char)| {
        let end = at + character.len_utf8();
        (Span::new(at as u32, end as u32), character)
    };
    text.char_indices()
        .filter(|(_, character)| is_refused(*character))
        .map(place)
        .collect()
}

/// Whether there are any.
pub(super) fn has_control_characters(text: &str) -> bool {
    is_suspicious(text) && text.chars().any(is_refused)
}

/// One pass without branches tells most texts apart; U+0080 to U+009F begin with C2, U+FFFE and
/// U+FFFF with EF.
fn is_suspicious(text: &str) -> bool {
    let suspicious = |byte: &u8| {
        let control = *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r');
        control || matches!(byte, 0x7F | 0xC2 | 0xEF)
    };
    let bytes = text.as_bytes().iter();
    bytes.fold(false, |found, byte| found | suspicious(byte))
}

fn is_refused(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        '\u{FFFE}' | '\u{FFFF}' => true,
        other => other.is_control(),
    }
}
