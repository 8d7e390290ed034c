//! From a field's path back to its bytes.

use super::tree::{Document, Mapping, Node, Value};
use crate::diagnostic::{FieldPath, Step};
use crate::text::Span;

impl Document<'_> {
    /// The bytes of the value at `path`: the whole of a list or mapping.
    ///
    /// Index 0 of a value that is no list is the value itself, and so is any key of a scalar: one
    /// that stands for a mapping, as `roe` does for `{ actor: roe }`. Where the path goes on to something
    /// that is not there, the nearest key above it that is; at the root, the document.
    pub fn locate_value(&self, path: &FieldPath) -> Span {
        self.walk(path, |_, value| value.span)
    }

    /// The bytes to underline for the field at `path` as a whole: its key where it has one (for a
    /// record, its id), else as [`Self::locate_value`].
    pub fn locate_key(&self, path: &FieldPath) -> Span {
        self.walk(path, |key, value| key.unwrap_or(value.span))
    }

    fn walk(&self, path: &FieldPath, found: fn(Option<Span>, &Node<'_>) -> Span) -> Span {
        let mut node = &self.root;
        let mut nearest = node.span;
        let mut own_key = None;
        for step in &path.0 {
            let next = match (step, &node.value) {
                (Step::Key(key), Value::Mapping(mapping)) => mapping
                    .meant(key)
                    .map(|entry| (Some(entry.key.span), &entry.value)),
                (Step::Index(index), Value::Sequence(nodes)) => {
                    nodes.get(*index as usize).map(|node| (None, node))
                }
                // One value for a list, or a scalar for a mapping of which it is the first field.
                (Step::Index(0), _) => Some((own_key, node)),
                (Step::Key(_), Value::Scalar(scalar)) if !scalar.is_null() => Some((None, node)),
                _ => None,
            };
            let Some((key, value)) = next else {
                return nearest;
            };
            nearest = key.unwrap_or_else(|| opening(value));
            own_key = key;
            node = value;
        }
        found(own_key, node)
    }
}

/// What to underline of a value that lacks something: a mapping's first key, else all of it.
fn opening(node: &Node<'_>) -> Span {
    match &node.value {
        Value::Mapping(Mapping { entries, .. }) => {
            entries.first().map_or(node.span, |entry| entry.key.span)
        }
        _ => node.span,
    }
}
