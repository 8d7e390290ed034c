//! Where the parser's places are not ours: block scalars, absent values, lists.

use crate::text::Span;

/// From the header of a block scalar to the end of its content. `from` is the end of what precedes
/// it, `content` what the parser calls its place, `value` what it holds.
pub(super) fn block_scalar(text: &str, from: u32, content: Span, value: &str) -> Span {
    let Some(header) = mark(text.as_bytes(), from as usize, b"|>") else {
        return content;
    };
    let mut header_end = header + 1;
    let indicator = |byte: &u8| matches!(byte, b'+' | b'-' | b'0'..=b'9');
    while text.as_bytes().get(header_end).is_some_and(indicator) {
        header_end += 1;
    }
    let end = if value.is_empty() {
        header_end
    } else {
        let keep = text
            .get(header..header_end)
            .is_some_and(|header| header.contains('+'));
        content.start as usize + length(&text[content.range()], value, keep)
    };
    Span::new(header as u32, end.max(header_end) as u32)
}

/// The bracket or the first dash of a list. Of one in a mapping, as a key or a value, that is not
/// indented deeper than the mapping, the parser names what follows the dash; `from` is then the end
/// of what precedes the list in the mapping.
pub(super) fn list(text: &str, from: Option<u32>, list: Span) -> Span {
    let before = &text.as_bytes()[..list.start as usize];
    let dash = from.and_then(|from| mark(before, from as usize, b"-"));
    let start = dash.map_or(list.start, |dash| dash as u32);
    Span::new(start, start + 1)
}

/// The place of an absent value: just after its colon, dash or key, where the parser says before
/// the colon or after blanks. Of an absent key, its colon.
pub(super) fn absent(text: &str, from: u32, value: Span, is_key: bool, in_brackets: bool) -> Span {
    let start = value.start;
    let at_colon = match &text.as_bytes()[start as usize..] {
        [b':'] => true,
        [b':', next, ..] => next.is_ascii_whitespace() || (in_brackets && b",]}".contains(next)),
        _ => false,
    };
    match (at_colon, is_key) {
        (true, true) => Span::new(start, start + 1),
        (true, false) => Span::new(start + 1, start + 1),
        (false, _) => {
            let before = text[..start as usize].trim_end_matches([' ', '\t']).len() as u32;
            let only_blanks = text[..start as usize].trim_end().len() <= from as usize;
            let end = if only_blanks { from.min(start) } else { before };
            Span::new(end, end)
        }
    }
}

/// Where one of `marks` stands, past a colon or dash, comments, anchors and tags.
fn mark(bytes: &[u8], from: usize, marks: &[u8]) -> Option<usize> {
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        let ends: &[u8] = match byte {
            byte if marks.contains(byte) => return Some(at),
            b'#' => b"\r\n",
            b'&' | b'!' => b" \t\r\n",
            _ => {
                at += 1;
                continue;
            }
        };
        at += bytes[at..]
            .iter()
            .take_while(|byte| !ends.contains(byte))
            .count();
    }
    None
}

/// How much of the content's bytes belongs to the value: all of it if its last line breaks are
/// kept, else up to the end of the last line that is not blank.
fn length(raw: &str, value: &str, keep: bool) -> usize {
    let last_line = value
        .trim_end_matches('\n')
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    if keep {
        raw.len()
    } else if last_line.trim_matches([' ', '\t']).is_empty() {
        raw.trim_end_matches(['\n', '\r']).len()
    } else {
        let text_end = raw.trim_end_matches([' ', '\t', '\n', '\r']).len();
        let blanks = raw[text_end..].find(['\n', '\r']);
        blanks.map_or(raw.len(), |blanks| text_end + blanks)
    }
}
