//! Ids: what records are called, in YAML, in the graph and in every answer.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The reserved id that says: the text leaves this open.
pub const UNSTATED: &str = "unstated";

/// Names that no record may have: they name parts of a record.
pub const RESERVED: &[&str] = &[
    UNSTATED,
    "actor",
    "recipient",
    "target",
    "object",
    "instrument",
    "place",
    "condition",
    "consequence",
];

/// The id of a record.
///
/// An author's id is a slug (lower-case ASCII letters, digits and single hyphens). Ids that the
/// tool makes add `/` and `@`: `permission/object`, `permission/report@108`.
/// Equal ids of a few files share one allocation (see [`Interner`]).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// The id with this text, in an allocation of its own.
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the reserved id `unstated`.
    pub fn is_unstated(&self) -> bool {
        &*self.0 == UNSTATED
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl JsonSchema for Id {
    fn schema_name() -> Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The id of a record: lower-case letters, digits and hyphens; `permission/object` for an inline object; `unstated` where the text leaves it open.",
            // `no` and `2029` are ids too: what YAML tools read as a boolean or a number.
            "type": ["string", "integer", "boolean"],
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*([/@][a-z0-9@/-]+)*$"
        })
    }
}

/// Whether `text` can be the id of an author's record: a slug.
pub fn is_slug(text: &str) -> bool {
    let mut ends_a_word = false;
    for byte in text.bytes() {
        ends_a_word = match byte {
            b'a'..=b'z' | b'0'..=b'9' => true,
            b'-' if ends_a_word => false,
            _ => return false,
        };
    }
    ends_a_word
}

/// The nearest slug to `text`, for a suggestion: `Jane Roe` gives `jane-roe`.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.nfd().flat_map(char::to_lowercase) {
        if is_combining_mark(c) {
            // `ü` is `u` with a mark.
        } else if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// Gives equal ids of a few files one allocation.
#[derive(Debug, Default)]
pub struct Interner(FxHashSet<Id>);

impl Interner {
    /// The id with this text.
    pub fn intern(&mut self, text: &str) -> Id {
        if let Some(id) = self.0.get(text) {
            return id.clone();
        }
        let id = Id::new(text);
        self.0.insert(id.clone());
        id
    }
}

#[cfg(test)]
mod tests {
    use super::{Interner, is_slug, slugify};

    #[test]
    fn slugs() {
        for good in ["a", "2029", "no", "jane-roe", "raid-2"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Jane", "a_b", "a b", "é", "a/b"] {
            assert!(!is_slug(bad), "{bad}");
        }
        assert_eq!(slugify(" Jane Roe, Jr."), "jane-roe-jr");
        assert_eq!(slugify("Münd-Armée"), "mund-armee");
        assert!(slugify("Киев").is_empty());
    }

    #[test]
    fn equal_ids_share_an_allocation() {
        let mut interner = Interner::default();
        let (a, b) = (interner.intern("x"), interner.intern("x"));
        assert!(std::ptr::eq(a.as_str(), b.as_str()));
    }
}
