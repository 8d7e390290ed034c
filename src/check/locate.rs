//! From the places of findings to bytes, lines and columns: each file is read and parsed once.

use std::borrow::Cow;

use rayon::prelude::*;

use super::columns::Columns;
use super::{Located, Spot, State};
use crate::diagnostic::{FieldPath, Finding, Place, Step};
use crate::load::{Files, MOST_LEFT_OUT, locate_in};
use crate::text::{LineColumn, Span};
use crate::yaml::{self, Document, Limits, Node, Value};

/// Resolves the places of findings.
pub(super) fn locate(files: &Files, findings: Vec<Finding>) -> Vec<Located> {
    let related: Vec<_> = findings.iter().map(|it| it.fact.related()).collect();
    let mut wanted = Vec::new();
    for (finding, related) in findings.iter().zip(&related) {
        wanted.push(Wanted::of(
            &finding.place,
            wanted.len(),
            finding.fact.value(),
        ));
        for (place, _) in related {
            wanted.push(Wanted::of(place, wanted.len(), None));
        }
    }
    wanted.sort_by_key(|wanted| wanted.place.file());
    let by_file: Vec<&[Wanted<'_>]> = wanted
        .chunk_by(|a, b| a.place.file() == b.place.file())
        .collect();
    let mut spots: Vec<(usize, Spot, bool)> = by_file
        .par_iter()
        .flat_map_iter(|wanted| locate_in_file(files, wanted))
        .collect();
    spots.sort_unstable_by_key(|(position, ..)| *position);
    let mut spots = spots.into_iter().map(|(_, spot, default)| (spot, default));
    let mut located = Vec::with_capacity(findings.len());
    for (mut finding, related) in findings.into_iter().zip(related) {
        let Some((spot, is_default)) = spots.next() else {
            break;
        };
        let raised_on = finding.record.clone();
        if is_default {
            finding.record = "".into();
            finding.field = FieldPath::root().key("defaults").key("source");
        }
        let related = related
            .into_iter()
            .zip(spots.by_ref())
            .map(|((_, label), (spot, _))| (spot, label));
        let fixable = finding.fact.fix().is_some() && spot.file.index() < files.len();
        located.push(Located {
            fixable,
            severity: finding.default_severity(),
            state: State::Open,
            finding,
            spot,
            related: related.collect(),
            raised_on,
        });
    }
    located
}

/// A place to be resolved.
struct Wanted<'a> {
    place: &'a Place,
    /// Its position among all that are wanted.
    position: usize,
    /// The value that stands there, if it is known.
    value: Option<&'a str>,
}

impl<'a> Wanted<'a> {
    const fn of(place: &'a Place, position: usize, value: Option<&'a str>) -> Self {
        Self {
            place,
            position,
            value,
        }
    }
}

/// The spots of places in one file, in rising order of their start, each with whether it is that
/// of the file's default source.
fn locate_in_file(files: &Files, wanted: &[Wanted<'_>]) -> Vec<(usize, Spot, bool)> {
    let Some(file) = wanted.first().map(|wanted| wanted.place.file()) else {
        return Vec::new();
    };
    let is_whole = |place: &Place| match place {
        Place::File(_) => true,
        Place::Span(_, span) => span.end == 0,
        Place::Field { .. } => false,
    };
    // A file that is too large is not read for saying so.
    let text = if wanted.iter().all(|wanted| is_whole(wanted.place)) {
        Cow::Borrowed("")
    } else {
        // It was read before; if it is gone meanwhile, its findings stand at its start.
        files.text(file).unwrap_or_default()
    };
    let fields = wanted
        .iter()
        .any(|it| matches!(it.place, Place::Field { .. }));
    let limits = Limits::default().with_file_bytes(u64::MAX);
    let document = fields
        .then(|| yaml::parse(&text, &limits).document)
        .flatten();
    let mut trees = Trees {
        text: &text,
        limits,
        all: document.into_iter().collect(),
    };
    let spans = wanted.iter().map(|wanted| match wanted.place {
        Place::File(_) => (Span::default(), false),
        Place::Span(_, span) => (*span, false),
        Place::Field { record, path, .. } => match trees.with(*record) {
            Some(document) => span_of(document, *record, path, wanted.value),
            None => (*record, false),
        },
    });
    let spans: Vec<_> = spans
        .map(|(span, default)| (span.within(&text), default))
        .collect();
    let places = line_columns(&text, spans.iter().map(|(span, _)| *span));
    let spots = wanted.iter().zip(spans).zip(places);
    spots
        .map(|((wanted, (span, default)), (start, end))| {
            let spot = Spot {
                file,
                span,
                start,
                end,
            };
            (wanted.position, spot, default)
        })
        .collect()
}

/// The trees of a file: the one that it has, and for records that stand under a duplicate key those
/// that hold them.
struct Trees<'t> {
    text: &'t str,
    limits: Limits,
    all: Vec<Document<'t>>,
}

impl<'t> Trees<'t> {
    /// The tree that holds a record.
    fn with(&mut self, record: Span) -> Option<&Document<'t>> {
        let mut trees = self.all.iter();
        let found = trees.position(|tree| record_at(&tree.root, record).is_some());
        let place = match found {
            Some(place) => place,
            None if self.all.is_empty() || self.all.len() > MOST_LEFT_OUT => 0,
            None => {
                let left_out = yaml::parse_through(self.text, &self.limits, record.start);
                self.all.extend(left_out.document);
                self.all.len() - 1
            }
        };
        self.all.get(place)
    }
}

/// Lines and columns of the ends of spans.
fn line_columns(
    text: &str,
    spans: impl ExactSizeIterator<Item = Span>,
) -> Vec<(LineColumn, LineColumn)> {
    let start = LineColumn { line: 1, column: 1 };
    let mut places = vec![(start, start); spans.len()];
    let mut bytes: Vec<(u32, usize, bool)> = spans
        .enumerate()
        .flat_map(|(index, span)| [(span.start, index, false), (span.end, index, true)])
        .collect();
    bytes.sort_unstable();
    let mut columns = Columns::new(text);
    for (byte, index, is_end) in bytes {
        let place = columns.place(byte);
        if is_end {
            places[index].1 = place;
        } else {
            places[index].0 = place;
        }
    }
    places
}

/// The bytes of a field's value, and whether they are those of the file's default source.
///
/// A value that is known is looked for around where the path leads: faulty entries of a list are
/// not counted, and a speaker may be an id or a mapping.
fn span_of(
    document: &Document<'_>,
    record: Span,
    path: &FieldPath,
    value: Option<&str>,
) -> (Span, bool) {
    let by_path = || (locate_in(document, record, path), false);
    let Some(value) = value else { return by_path() };
    let Some(fields) = record_at(&document.root, record) else {
        return by_path();
    };
    let trail = trail(fields, path);
    if let [_, inside @ ..] = &trail[..]
        && let Some(found) = inside.iter().rev().find_map(|node| scalar(node, value))
    {
        return (found, false);
    }
    let defaults = document.root.get("defaults");
    match defaults.and_then(|defaults| defaults.get("source")) {
        Some(source) if trail.len() == 1 && is_source(path) && source.as_str() == Some(value) => {
            (source.span, true)
        }
        _ => by_path(),
    }
}

fn is_source(path: &FieldPath) -> bool {
    matches!(&path.0[..], [Step::Key(key)] if &**key == "source")
}

/// The value of the record whose key, or the whole of which, stands at `record`.
fn record_at<'a, 't>(root: &'a Node<'t>, record: Span) -> Option<&'a Node<'t>> {
    let mut node = root;
    while node.span != record {
        match &node.value {
            Value::Mapping(mapping) => {
                let entries = &mapping.entries;
                let after = entries.partition_point(|entry| entry.key.span.start <= record.start);
                let entry = entries.get(after.checked_sub(1)?)?;
                node = &entry.value;
                if entry.key.span == record {
                    return Some(node);
                }
            }
            Value::Sequence(nodes) => {
                let after = nodes.partition_point(|node| node.span.start <= record.start);
                node = nodes.get(after.checked_sub(1)?)?;
            }
            Value::Scalar(_) | Value::Refused => return None,
        }
    }
    Some(node)
}

/// The nodes that a path leads through, from the record as far as it goes.
fn trail<'a, 't>(record: &'a Node<'t>, path: &FieldPath) -> Vec<&'a Node<'t>> {
    let mut trail = vec![record];
    let mut node = record;
    for step in &path.0 {
        let next = match (step, &node.value) {
            (Step::Key(key), Value::Mapping(mapping)) => {
                mapping.meant(key).map(|entry| &entry.value)
            }
            (Step::Index(index), Value::Sequence(nodes)) => nodes.get(*index as usize),
            _ => None,
        };
        let Some(next) = next else { break };
        trail.push(next);
        node = next;
    }
    trail
}

/// The first scalar in a node that reads `value`; of a mapping, what names its record first.
fn scalar(node: &Node<'_>, value: &str) -> Option<Span> {
    match &node.value {
        Value::Scalar(_) => (node.as_str() == Some(value)).then_some(node.span),
        Value::Sequence(nodes) => nodes.iter().find_map(|node| scalar(node, value)),
        Value::Mapping(mapping) => {
            let first = ["actor", "event"]
                .into_iter()
                .filter_map(|key| node.get(key));
            let rest = mapping.into_iter().map(|entry| &entry.value);
            first.chain(rest).find_map(|node| scalar(node, value))
        }
        Value::Refused => None,
    }
}
