//! Findings of rules over the whole graph: a record, a field of it, a fact.

use crate::diagnostic::{Fact, FieldPath, Finding, Place};
use crate::graph::{Edge, Graph};
use crate::model::dataset::Record;
use crate::model::id::{Id, is_slug};

/// The finding of a fact about a field of a record.
pub(super) fn finding(
    record: &impl Record,
    field: FieldPath,
    fact: impl Fact + 'static,
) -> Finding {
    Finding {
        record: record.id().as_str().into(),
        place: place(record, &field),
        field,
        fact: Box::new(fact),
    }
}

/// Whether a claim's id is made of its place in the text, and named by other records: what it is
/// made of cannot change without theirs.
pub(super) fn is_named_by_place(graph: &Graph, id: &Id) -> bool {
    let names = |edge| {
        matches!(
            edge,
            Edge::Repeats
                | Edge::Paraphrases
                | Edge::Supersedes
                | Edge::Retracts
                | Edge::AnsweredBy
        )
    };
    let is_made = !is_slug(id);
    is_made
        && graph
            .find(id)
            .is_some_and(|node| !graph.into(node, names).is_empty())
}

/// The place of a field of a record.
pub(super) fn place(record: &impl Record, field: &FieldPath) -> Place {
    record.origin().field(field.clone())
}

/// The path of a field.
pub(super) fn key(name: &str) -> FieldPath {
    FieldPath::root().key(name)
}

/// The path of an entry of a field that takes one value or a list. An only value has no index, as
/// in the file.
pub(super) fn entry(name: &str, index: usize, count: usize) -> FieldPath {
    let field = key(name);
    if count > 1 { field.index(index) } else { field }
}
