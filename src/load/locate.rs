//! From a place that names a field back to its bytes.

use super::{Files, WHOLE_FILE};
use crate::diagnostic::{FieldPath, Place, Step};
use crate::text::{Span, files::FileError};
use crate::yaml::{self, Document, Limits, Node, Value};

/// The bytes of a place. For [`Place::Field`] the file is read again; who locates many fields of
/// one file parses it once and asks [`locate_in`].
///
/// # Errors
/// The file cannot be read any more.
pub fn locate(files: &Files, place: &Place) -> Result<Span, FileError> {
    match place {
        Place::File(_) => Ok(WHOLE_FILE),
        Place::Span(_, span) => Ok(*span),
        Place::Field { file, record, path } => {
            let text = files.text(*file)?;
            let limits = Limits::default().with_file_bytes(u64::MAX);
            let document = yaml::parse(&text, &limits).document;
            Ok(document.map_or(*record, |document| locate_in(&document, *record, path)))
        }
    }
}

/// The bytes of the value at `path` of the record whose key, or the whole of which, stands at
/// `record`; of a value that is not there, of what it would be in; of the empty path, `record`.
pub fn locate_in(document: &Document<'_>, record: Span, path: &FieldPath) -> Span {
    let mut way = Vec::new();
    if path.0.is_empty() || !find(&document.root, record, &mut way) {
        return record;
    }
    way.extend(path.0.iter().cloned());
    document.locate_value(&FieldPath(way))
}

/// The way to the value that has `record` for its key or its whole.
fn find(node: &Node<'_>, record: Span, way: &mut Vec<Step>) -> bool {
    if node.span == record {
        return true;
    }
    match &node.value {
        Value::Mapping(mapping) => {
            for entry in mapping {
                let inside = entry.key.span == record || holds(entry.value.span, record);
                if inside {
                    way.push(Step::Key((*entry.key.text).into()));
                    return entry.key.span == record || find(&entry.value, record, way);
                }
            }
        }
        Value::Sequence(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                if holds(node.span, record) {
                    way.push(Step::Index(index as u32));
                    return find(node, record, way);
                }
            }
        }
        Value::Scalar(_) | Value::Refused => {}
    }
    false
}

const fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
