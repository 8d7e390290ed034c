//! Bytes or characters that a text file does not hold.

use std::fmt::Write as _;

use super::Wording;
use crate::diagnostic::{Rule, Severity};

/// The rule.
pub static ENCODING: Rule = Rule {
    name: "encoding",
    severity: Severity::Error,
    summary: "a file is not UTF-8 text, or holds control characters",
};

/// What is wrong with the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodingFault {
    /// Bytes that are not UTF-8: one to four of them.
    NotUtf8 {
        /// The bytes.
        bytes: Box<[u8]>,
    },
    /// Another encoding, told by how the file begins.
    Other {
        /// Its name.
        encoding: &'static str,
    },
    /// A character that YAML does not allow: a control character, or U+FFFE and U+FFFF.
    Control {
        /// The character.
        character: char,
    },
}

impl Wording for EncodingFault {
    fn rule(&self) -> &'static Rule {
        &ENCODING
    }

    fn message(&self) -> String {
        match self {
            Self::NotUtf8 { bytes } => {
                let mut hex = String::new();
                for byte in bytes {
                    let _ = write!(hex, " {byte:02X}");
                }
                format!("not UTF-8: the bytes{hex} are no character")
            }
            Self::Other { encoding } => format!("this file is {encoding}, not UTF-8"),
            Self::Control { character } => {
                format!(
                    "the control character U+{:04X} is not allowed in YAML",
                    u32::from(*character)
                )
            }
        }
    }

    fn help(&self) -> Option<String> {
        Some(match self {
            Self::NotUtf8 { .. } | Self::Other { .. } => {
                "save the file as UTF-8 (with or without a byte order mark)".to_owned()
            }
            Self::Control { character } if u32::from(*character) < 0x100 => format!(
                "remove it, or write it as \"\\x{:02x}\" in double quotes",
                u32::from(*character)
            ),
            Self::Control { .. } => "remove it".to_owned(),
        })
    }
}
