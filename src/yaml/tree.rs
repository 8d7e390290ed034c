//! The tree: values, keys and where each of them stands.

use std::borrow::Cow;

use crate::text::{Span, sure};

/// One file as a tree.
#[derive(Debug)]
pub struct Document<'t> {
    /// The value that the file holds.
    pub root: Node<'t>,
    /// All comments of a file that holds `# claimgraph:` somewhere, with or without blanks, in
    /// order; none of others.
    pub comments: Vec<Comment<'t>>,
}

/// A comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment<'t> {
    /// From `#` to the end of the line, without trailing blanks.
    pub span: Span,
    /// The bytes of the span.
    pub text: &'t str,
}

/// A value and where it stands.
#[derive(Debug)]
pub struct Node<'t> {
    /// From its first to its last byte. A quoted scalar's includes both quotes; a block scalar's
    /// goes from `|` or `>` to the end of its last line that is not blank (with `+`, to the end of
    /// its blank lines); a flow collection's includes its brackets; a block collection's goes from
    /// its first key or dash to the end of its last value. Of an absent value (`a:` and no more)
    /// it is empty, just after the colon, dash or key.
    pub span: Span,
    /// What stands there.
    pub value: Value<'t>,
}

/// A value.
#[derive(Debug)]
pub enum Value<'t> {
    /// Text, not yet given a type.
    Scalar(Scalar<'t>),
    /// A list.
    Sequence(Box<[Node<'t>]>),
    /// Keys and their values.
    Mapping(Mapping<'t>),
    /// A value that was refused and whose fault is in [`super::Parsed::faults`]: whoever decodes
    /// the tree passes over it in silence.
    Refused,
}

/// A scalar: text, and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar<'t> {
    /// The value, escapes and line folding resolved; borrowed from the file where it stands there
    /// as it is.
    pub text: Cow<'t, str>,
    /// How it was written.
    pub style: ScalarStyle,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScalarStyle {
    /// `text`
    Plain,
    /// `'text'`
    SingleQuoted,
    /// `"text"`
    DoubleQuoted,
    /// `|` and the lines below it.
    Literal,
    /// `>` and the lines below it.
    Folded,
}

/// Keys and their values, in the order of the file; no key twice.
#[derive(Debug, Default)]
pub struct Mapping<'t> {
    /// The entries.
    pub entries: Box<[Entry<'t>]>,
    /// Whether a merge key was refused in it, which may stand for entries that it lacks.
    pub merges: bool,
}

/// A key and its value.
#[derive(Debug)]
pub struct Entry<'t> {
    /// The key.
    pub key: Key<'t>,
    /// The value.
    pub value: Node<'t>,
}

/// A key of a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'t> {
    /// The key's text, quotes and escapes resolved.
    pub text: Cow<'t, str>,
    /// Where it stands, its quotes included.
    pub span: Span,
}

impl Document<'_> {
    /// Whether a comment speaks to this program.
    pub fn speaks(&self) -> bool {
        let mut comments = self.comments.iter();
        comments.any(|comment| comment.addressed().is_some())
    }
}

impl<'t> Comment<'t> {
    /// What a comment that speaks to this program says: `# claimgraph: THIS`; of one that lacks
    /// the colon, too.
    pub fn addressed(&self) -> Option<&'t str> {
        let said = self.text.strip_prefix('#')?.trim_start_matches([' ', '\t']);
        super::comments::addressed(said)
    }
}

/// How the comments begin that speak to this program, behind the sign and blanks.
pub(super) const ADDRESS: &str = "claimgraph";

impl<'t> Mapping<'t> {
    /// The entry of a key or, where it is not written, of one that surely means it: `modalty` for
    /// `modality`.
    pub fn meant(&self, key: &str) -> Option<&Entry<'t>> {
        let means = |entry: &&Entry<'t>| sure(&entry.key.text, [key]).is_some();
        self.entry(key).or_else(|| self.entries.iter().find(means))
    }
}

impl Entry<'_> {
    /// Whether something is written for the key.
    pub const fn has_value(&self) -> bool {
        !self.value.span.is_empty()
    }
}

impl<'t> Node<'t> {
    /// The text, if this is a scalar.
    pub fn as_str(&self) -> Option<&str> {
        self.as_scalar().map(|scalar| scalar.text.as_ref())
    }

    /// The scalar, if this is one.
    pub const fn as_scalar(&self) -> Option<&Scalar<'t>> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The entries of a list.
    pub const fn as_sequence(&self) -> Option<&[Self]> {
        match &self.value {
            Value::Sequence(nodes) => Some(nodes),
            _ => None,
        }
    }

    /// The mapping, if this is one.
    pub const fn as_mapping(&self) -> Option<&Mapping<'t>> {
        match &self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The value of `key`, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_mapping()?.get(key)
    }

    /// Whether this is a null: an absent value, or `~` or `null` without quotes.
    pub fn is_null(&self) -> bool {
        self.as_scalar().is_some_and(Scalar::is_null)
    }

    /// The value as a list: the entries of a list, or the one value itself.
    pub const fn one_or_many(&self) -> &[Self] {
        match &self.value {
            Value::Sequence(nodes) => nodes,
            _ => std::slice::from_ref(self),
        }
    }
}

impl Value<'_> {
    /// What it is, for messages: "text", "a list", "a mapping", "a refused value".
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Scalar(_) => "text",
            Self::Sequence(_) => "a list",
            Self::Mapping(_) => "a mapping",
            Self::Refused => "a refused value",
        }
    }
}

impl Scalar<'_> {
    /// Whether YAML reads it as null: without quotes, and empty, `~`, `null`, `Null` or `NULL`.
    pub fn is_null(&self) -> bool {
        self.style == ScalarStyle::Plain
            && matches!(self.text.as_ref(), "" | "~" | "null" | "Null" | "NULL")
    }
}

impl<'t> Mapping<'t> {
    /// The value of `key`. Looks at each entry in turn.
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of `key`. Looks at each entry in turn.
    pub fn entry(&self, key: &str) -> Option<&Entry<'t>> {
        self.entries.iter().find(|entry| entry.key.text == key)
    }

    /// The entries, in the order of the file.
    pub fn iter(&self) -> std::slice::Iter<'_, Entry<'t>> {
        self.entries.iter()
    }

    /// How many keys there are.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<'m, 't> IntoIterator for &'m Mapping<'t> {
    type Item = &'m Entry<'t>;
    type IntoIter = std::slice::Iter<'m, Entry<'t>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Node};

    #[test]
    fn nodes_stay_small() {
        assert!(size_of::<Node<'_>>() <= 40);
        assert!(size_of::<Entry<'_>>() <= 72);
    }
}
