//! What keeps a page from running or loading anything but its own: its policy, and data that cannot
//! leave their block.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The Content-Security-Policy: nothing from anywhere, one style sheet and one script, each by the
/// digest of its text. The empty icon is the only image.
pub(super) fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; \
         form-action 'none'",
        source(style),
        source(script)
    )
}

/// A text as the policy names it: `sha256-` and its digest.
fn source(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

/// JSON that is safe inside a `script` element: these letters stand in strings only, where they may
/// be written as escapes. So no `</script>`, no `<!--`, and no line that a script would see as
/// ended.
pub(super) fn block(data: &impl Serialize) -> String {
    let json = serde_json::to_string(data).unwrap_or_else(|_| "{}".to_owned());
    let mut safe = String::with_capacity(json.len() + json.len() / 64);
    for letter in json.chars() {
        match letter {
            '<' => safe.push_str("\\u003c"),
            '>' => safe.push_str("\\u003e"),
            '&' => safe.push_str("\\u0026"),
            '\u{2028}' => safe.push_str("\\u2028"),
            '\u{2029}' => safe.push_str("\\u2029"),
            _ => safe.push(letter),
        }
    }
    safe
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, at| {
            bits << 8 | u32::from(three.get(at).copied().unwrap_or(0))
        });
        for at in 0..4 {
            if at <= three.len() {
                let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
                text.push(char::from(letter));
            } else {
                text.push('=');
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64, block};

    #[test]
    fn base64_is_padded() {
        let cases = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v")];
        for (text, expected) in cases {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }

    #[test]
    fn a_block_reads_as_what_was_written() {
        let text = "</script><!-- &amp; \u{2028}\u{2029} \"\\";
        let safe = block(&text);
        assert!(!safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
        let read: String = serde_json::from_str(&safe).expect("JSON");
        assert_eq!(read, text);
    }
}
