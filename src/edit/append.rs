//! Putting a source into a claim file, every other byte kept.

use super::lines::{column, line, line_end, next_line};
use super::{EditError, SourceRecord};
use crate::model::dataset::{Dataset, Origin, Record};
use crate::model::decode::{Decoded, decode};
use crate::model::id::Interner;
use crate::model::source::Source;
use crate::text::{FileId, Span};
use crate::yaml::{self, Document, Limits, Mapping, Node, Parsed, Value, splice};

/// A claim file with this source and no more. `schema` is the address of the JSON Schema, for
/// editors.
///
/// # Errors
/// A record that would not read back.
pub fn new_file(record: &SourceRecord, schema: &str) -> Result<String, EditError> {
    let record_yaml = record.to_yaml()?;
    let text = format!("# yaml-language-server: $schema={schema}\nclaimgraph: 1\n\n{record_yaml}");
    read_back(record, &text, &Limits::default())?;
    Ok(text)
}

/// What has an id in a data set ("an actor"), and where it is written.
pub fn taken(data: &Dataset, id: &str) -> Option<(&'static str, Origin)> {
    fn of<R: Record>(
        records: &[R],
        id: &str,
        called: &'static str,
    ) -> Option<(&'static str, Origin)> {
        let record = records.iter().find(|record| &**record.id() == id)?;
        Some((called, record.origin()))
    }
    of(&data.sources, id, "a source")
        .or_else(|| of(&data.actors, id, "an actor"))
        .or_else(|| of(&data.places, id, "a place"))
        .or_else(|| of(&data.items, id, "an item"))
        .or_else(|| of(&data.events, id, "an event"))
        .or_else(|| of(&data.claims, id, "a claim"))
        .or_else(|| of(&data.questions, id, "a question"))
}

/// The text of a claim file with one more source: at the end of its `sources`, which are made where
/// there are none. Indentation, line ends and a file in braces are kept to.
///
/// # Errors
/// A file that is no YAML, an id that is taken in it, a change that would not read back.
pub fn append_source(
    text: &str,
    record: &SourceRecord,
    limits: &Limits,
) -> Result<String, EditError> {
    limits.check_size(text.len() as u64)?;
    let Parsed { document, faults } = yaml::parse(text, limits);
    let Some(document) = document.filter(|_| faults.is_empty()) else {
        let unknown = || EditError::Unsound("it is no YAML".to_owned());
        return Err(faults
            .into_iter()
            .next()
            .map_or_else(unknown, EditError::from));
    };
    let before = decode(FileId(0), text, &document, &mut Interner::default());
    if let Some((called, origin)) = taken(&before.dataset, record.id()) {
        return Err(EditError::Taken {
            id: record.id().as_str().into(),
            called,
            span: origin.span,
        });
    }
    let changed = splice(text, &changes(text, &document, record)?)?;
    let after = read_back(record, &changed, limits)?;
    if undisturbed(&before, &after) {
        return Ok(changed);
    }
    Err(match only_source(&document) {
        Some((only, span)) => EditError::ImpliedSource { only, span },
        None => EditError::Unsound("other records would change".to_owned()),
    })
}

/// The source that claims without one take for theirs, because there is no other in the file.
fn only_source(document: &Document<'_>) -> Option<(Box<str>, Span)> {
    let defaults = document.root.get("defaults");
    let default = defaults.and_then(|defaults| defaults.get("source"));
    let sources = document.root.get("sources").and_then(Node::as_mapping);
    match sources.map(|sources| &*sources.entries) {
        Some([only]) if default.is_none() => Some(((*only.key.text).into(), only.key.span)),
        _ => None,
    }
}

/// What is put where.
fn changes(
    text: &str,
    document: &Document<'_>,
    record: &SourceRecord,
) -> Result<Vec<(Span, String)>, EditError> {
    let root = &document.root;
    if root.is_null() {
        return Ok(vec![section(text, 0, root.span.end as usize, record)?]);
    }
    let Some(mapping) = root.as_mapping() else {
        return Err(EditError::Root { span: root.span });
    };
    let in_braces = text[root.span.range()].starts_with('{');
    let Some(sources) = root.get("sources") else {
        if in_braces {
            let entry = format!("sources: {{ {} }}", record.flow()?);
            return Ok(vec![beside(root, mapping, &entry)]);
        }
        let indent = column(text, root.span.start as usize);
        let end = root.span.end as usize;
        return Ok(vec![section(text, indent, end, record)?]);
    };
    let key = mapping
        .entry("sources")
        .map_or(0, |entry| entry.key.span.start);
    let outer = column(text, key as usize);
    let written = &text[sources.span.range()];
    match &sources.value {
        Value::Mapping(entries) if written == "{}" && entries.is_empty() && !in_braces => {
            let mut changes = vec![below(text, outer + 2, 2, sources.span.end, record)?];
            // What has no entry any more: with its blank, but for what follows on the line.
            let blank = text[..sources.span.start as usize].ends_with(' ');
            let start = sources.span.start - u32::from(blank);
            changes.push((Span::new(start, sources.span.end), String::new()));
            Ok(changes)
        }
        Value::Mapping(entries) if written.starts_with('{') => {
            Ok(vec![beside(sources, entries, &record.flow()?)])
        }
        Value::Mapping(entries) => Ok(vec![after_last(text, entries, record)?]),
        _ if written.is_empty() && !in_braces => {
            Ok(vec![below(text, outer + 2, 2, sources.span.end, record)?])
        }
        _ => Err(EditError::Sources { span: sources.span }),
    }
}

/// An entry after the last one of a mapping in braces.
fn beside(node: &Node<'_>, mapping: &Mapping<'_>, entry: &str) -> (Span, String) {
    let (at, entry) = if let Some(last) = mapping.entries.last() {
        let end = last.value.span.end.max(last.key.span.end);
        (end, format!(", {entry}"))
    } else {
        (node.span.start + 1, format!(" {entry} "))
    };
    (Span::new(at, at), entry)
}

/// The record after the last one, written as that is.
fn after_last(
    text: &str,
    entries: &Mapping<'_>,
    record: &SourceRecord,
) -> Result<(Span, String), EditError> {
    let key = |at: usize| {
        entries
            .entries
            .get(at)
            .map(|entry| entry.key.span.start as usize)
    };
    let indent = key(0).map_or(2, |key| column(text, key));
    let step = entries.entries.last().and_then(|last| {
        let field = last.value.as_mapping()?.entries.first()?.key.span.start as usize;
        let block = !text[last.value.span.range()].starts_with('{');
        column(text, field)
            .checked_sub(indent)
            .filter(|step| block && *step > 0)
    });
    let end = entries
        .entries
        .last()
        .map_or(0, |last| last.value.span.end.max(last.key.span.end));
    let (span, mut block) = below(text, indent, step.unwrap_or(2), end, record)?;
    let apart = key(1).is_some_and(|key| {
        let start = key - column(text, key);
        let before = text[..start].trim_end_matches([' ', '\t']);
        before.ends_with("\n\n") || before.ends_with("\n\r\n") || before.ends_with("\r\r")
    });
    if apart {
        block.insert_str(0, line_end(text));
    }
    Ok((span, block))
}

/// The record in the lines after the one in which `end` stands, and after remarks below that which
/// are indented further than ids.
fn below(
    text: &str,
    indent: usize,
    step: usize,
    end: u32,
    record: &SourceRecord,
) -> Result<(Span, String), EditError> {
    let mut at = after(text, end as usize);
    while at < text.len() {
        let line = line(text, at);
        let blanks = line.len() - line.trim_start_matches(' ').len();
        if blanks <= indent || !line[blanks..].starts_with('#') {
            break;
        }
        at = next_line(text, at);
    }
    Ok(lines_at(text, at, &record.block(indent, step)?))
}

/// A section `sources` after everything else.
fn section(
    text: &str,
    indent: usize,
    end: usize,
    record: &SourceRecord,
) -> Result<(Span, String), EditError> {
    let mut at = after(text, end);
    while at < text.len() && !line(text, at).starts_with("...") {
        at = next_line(text, at);
    }
    let outer = " ".repeat(indent);
    let block = format!("{outer}sources:\n{}", record.block(indent + 2, 2)?);
    let head = if text[..at].trim_start_matches('\u{feff}').trim().is_empty() {
        ""
    } else {
        "\n"
    };
    Ok(lines_at(text, at, &format!("{head}{block}")))
}

/// Where the next line starts; where a span ends with its line, that is there.
fn after(text: &str, end: usize) -> usize {
    if text[..end].ends_with(['\n', '\r']) {
        end
    } else {
        next_line(text, end)
    }
}

/// Whole lines at the start of a line, or at the end of the text.
fn lines_at(text: &str, at: usize, lines: &str) -> (Span, String) {
    let end = line_end(text);
    let open = at > 0 && !text[..at].ends_with(['\n', '\r', '\u{feff}']);
    let mut lines = lines.replace('\n', end);
    if open {
        lines.insert_str(0, end);
    }
    let at = at as u32;
    (Span::new(at, at), lines)
}

/// What a changed file holds; it must hold the source.
fn read_back(record: &SourceRecord, text: &str, limits: &Limits) -> Result<Decoded, EditError> {
    let unsound = |message: &str| EditError::Unsound(message.to_owned());
    let Parsed { document, faults } = yaml::parse(text, limits);
    let document = document
        .filter(|_| faults.is_empty())
        .ok_or_else(|| unsound("it would be no YAML"))?;
    let decoded = decode(FileId(0), text, &document, &mut Interner::default());
    let json = |source: &Source| serde_json::to_value(source).ok();
    let sources = &decoded.dataset.sources;
    let added = sources.iter().find(|source| source.id == *record.id());
    if added.and_then(json) != json(&record.whole()) {
        return Err(unsound("the source would not be in it"));
    }
    Ok(decoded)
}

/// Whether all but one source is as it was.
fn undisturbed(before: &Decoded, after: &Decoded) -> bool {
    let (old, new) = (&before.dataset, &after.dataset);
    let sizes = |data: &Dataset| {
        let things = [data.actors.len(), data.places.len(), data.items.len()];
        (things, data.events.len(), data.questions.len())
    };
    let claims = old.claims.iter().map(|claim| (&claim.id, &claim.source));
    after.findings.len() <= before.findings.len()
        && new.sources.len() == old.sources.len() + 1
        && sizes(old) == sizes(new)
        && claims.eq(new.claims.iter().map(|claim| (&claim.id, &claim.source)))
}
