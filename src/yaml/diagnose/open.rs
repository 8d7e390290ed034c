//! What is still open at some byte: a rough reading, good enough to say where an error began.

/// Brackets and quotes that are open at the end of a stretch of text.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// The bytes at which the open brackets stand, outermost first.
    pub(super) brackets: Vec<usize>,
    /// The byte at which the open quote stands.
    pub(super) quote: Option<usize>,
    /// The last quoted text that was closed: its first quote, and one past its last.
    pub(super) quoted: Option<(usize, usize)>,
}

/// Reads `text` from byte `from` up to byte `to`. Outside brackets, a bracket or quote counts only
/// where a value can begin; comments do not count.
pub(super) fn open(text: &str, from: usize, to: usize) -> Open {
    let mut open = Open::default();
    let bytes = &text.as_bytes()[..to];
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        let begins =
            before.is_none_or(|before| before.is_ascii_whitespace() || b"[{,:".contains(&before));
        match byte {
            b'#' if begins => {
                at += bytes[at..]
                    .iter()
                    .take_while(|byte| **byte != b'\n')
                    .count();
                continue;
            }
            b'"' | b'\'' if begins => {
                let Some(end) = quoted_end(bytes, at) else {
                    open.quote = Some(at);
                    return open;
                };
                open.quoted = Some((at, end));
                at = end;
                continue;
            }
            b'[' | b'{' if begins || !open.brackets.is_empty() => open.brackets.push(at),
            b']' | b'}' => drop(open.brackets.pop()),
            _ => {}
        }
        at += 1;
    }
    open
}

/// One past the quote that closes the one at byte `start`.
pub(super) fn quoted_end(bytes: &[u8], start: usize) -> Option<usize> {
    let quote = *bytes.get(start)?;
    let mut at = start + 1;
    loop {
        match *bytes.get(at)? {
            b'\\' if quote == b'"' => at += 2,
            byte if byte == quote => {
                if quote == b'\'' && bytes.get(at + 1) == Some(&quote) {
                    at += 2;
                } else {
                    return Some(at + 1);
                }
            }
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::open;

    #[test]
    fn brackets_and_quotes() {
        let check = |text: &str| {
            let open = open(text, 0, text.len());
            (open.brackets, open.quote)
        };
        assert_eq!(check("a: [x, {y"), (vec![3, 7], None));
        assert_eq!(check("a: [x, {y}]"), (vec![], None));
        assert_eq!(check("a: 'it''s [' [ # ]"), (vec![13], None));
        assert_eq!(check("it's x[y"), (vec![], None));
        assert_eq!(check(r#"a: "x\" ["#), (vec![], Some(3)));
    }
}
