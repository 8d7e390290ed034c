//! Findings of rules over the whole graph: a record, a field of it, a fact.

use crate::diagnostic::{Fact, FieldPath, Finding, Place};
use crate::model::dataset::Record;

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
