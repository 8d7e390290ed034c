//! Anchors: a place in a source's text that holds no words, `108..246#d4177f47e0ccd35e`.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::CharRange;

/// A span of a source's normalised text and the digest of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// The span, in Unicode scalar values.
    pub range: CharRange,
    /// The digest of the words in it.
    pub digest: Digest,
}

/// The first 16 hex digits (64 bits) of the SHA-256 of a span's words in UTF-8.
///
/// It protects copyright, not secrecy: who guesses the words can confirm them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub u64);

impl Digest {
    /// The digest of these words.
    pub fn of(words: &str) -> Self {
        let hash = Sha256::digest(words.as_bytes());
        Self(
            hash.iter()
                .take(8)
                .fold(0, |value, byte| value << 8 | u64::from(*byte)),
        )
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.range, self.digest)
    }
}

/// The value of an `at`: an anchor, or, while drafting, the words themselves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// A place and its digest.
    Anchor(Anchor),
    /// The words, to be replaced by `claimgraph anchor --write`.
    Draft(Box<str>),
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anchor(anchor) => anchor.fmt(f),
            Self::Draft(words) => f.write_str(words),
        }
    }
}

/// Why a text is no anchor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchorError {
    offset: u32,
    fault: AnchorFault,
}

/// What is wrong with an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnchorFault {
    /// Nothing is written.
    #[error("the place is empty")]
    Empty,
    /// An offset is missing or is no number below 2^32.
    #[error("no offset here")]
    Offset,
    /// The two dots between the offsets are missing.
    #[error("the two dots between start and end are missing")]
    Dots,
    /// The end is not after the start.
    #[error("the end is not after the start")]
    Backwards,
    /// The `#` and what follows it are missing.
    #[error("the digest of the words is missing")]
    NoDigest,
    /// The digest does not have 16 lower-case hex digits.
    #[error("the digest does not have 16 lower-case hex digits")]
    Digest,
}

impl AnchorError {
    /// The byte in the text at which it goes wrong, from 0.
    pub const fn offset(&self) -> u32 {
        self.offset
    }

    /// What is wrong.
    pub const fn fault(&self) -> AnchorFault {
        self.fault
    }

    /// The next step, as a sentence.
    pub const fn help(&self) -> &'static str {
        match self.fault {
            AnchorFault::Empty => {
                "write the words themselves; `claimgraph anchor --write` turns them into a place"
            }
            AnchorFault::Backwards => {
                "write START..END with the end after the start, or take the place from \
                 `claimgraph anchor --find`"
            }
            AnchorFault::Offset | AnchorFault::Dots => {
                "write START..END#DIGEST, as in 108..246#d4177f47e0ccd35e, or take it from \
                 `claimgraph anchor --find`"
            }
            AnchorFault::NoDigest | AnchorFault::Digest => {
                "the digest follows the offsets, as in 108..246#d4177f47e0ccd35e; `claimgraph \
                 read` prints it"
            }
        }
    }
}

impl fmt::Display for AnchorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl std::error::Error for AnchorError {}

impl FromStr for Anchor {
    type Err = AnchorError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fail = |offset: usize, fault| AnchorError {
            offset: offset as u32,
            fault,
        };
        if text.is_empty() {
            return Err(fail(0, AnchorFault::Empty));
        }
        let (start, rest) = leading_number(text).ok_or(fail(0, AnchorFault::Offset))?;
        let at = text.len() - rest.len();
        let rest = rest.strip_prefix("..").ok_or(fail(at, AnchorFault::Dots))?;
        let at = at + 2;
        let (end, rest) = leading_number(rest).ok_or(fail(at, AnchorFault::Offset))?;
        if end <= start {
            return Err(fail(at, AnchorFault::Backwards));
        }
        let at = text.len() - rest.len();
        let hex = rest
            .strip_prefix('#')
            .ok_or(fail(at, AnchorFault::NoDigest))?;
        let at = at + 1;
        let bad = hex
            .bytes()
            .position(|byte| !matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if bad.is_some() || hex.len() != 16 {
            return Err(fail(
                at + bad.unwrap_or(hex.len().min(16)),
                AnchorFault::Digest,
            ));
        }
        let digest = u64::from_str_radix(hex, 16).map_err(|_| fail(at, AnchorFault::Digest))?;
        Ok(Self {
            range: CharRange::new(start, end),
            digest: Digest(digest),
        })
    }
}

impl FromStr for At {
    type Err = AnchorError;

    /// Reads an anchor where the text looks like one, else takes it as words.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.trim().is_empty() {
            return Err(AnchorError {
                offset: 0,
                fault: AnchorFault::Empty,
            });
        }
        if looks_like_anchor(text) {
            return text.parse().map(Self::Anchor);
        }
        Ok(Self::Draft(text.into()))
    }
}

/// A number below 2^32 at the start, and what follows it.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(len);
    Some((digits.parse().ok()?, rest))
}

/// Whether somebody who wrote this meant an anchor: no letters but hex digits, a number first, and
/// dots or a digest.
fn looks_like_anchor(text: &str) -> bool {
    // `1..2#` and any one word: a digest with a slip in it.
    let (place, digest) = text.split_once('#').unwrap_or((text, ""));
    let (start, end) = place.split_once("..").unwrap_or((place, ""));
    let number = |text: &str| {
        let digits = text.trim_start_matches('-');
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if number(start) && number(end) && digest.chars().all(char::is_alphanumeric) {
        return true;
    }
    text.starts_with(|first: char| first.is_ascii_digit())
        && (text.contains("..") || text.contains('#'))
        && text
            .chars()
            .all(|c| c.is_ascii_hexdigit() || matches!(c, '.' | '#' | '-' | ':' | ' '))
}

impl Serialize for Anchor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for At {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "At".into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A place in the source's text, START..END#DIGEST as `claimgraph read` \
                prints it; while drafting, the words themselves.",
            "type": "string",
            "minLength": 1,
            "examples": ["108..246#d4177f47e0ccd35e"],
        })
    }
}
