//! A sheet: all that is told of one record, for people and for programs.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::super::frame::Frame;
use super::super::named::Named;
use crate::graph::{Edge, Graph, NodeIndex};

/// All that is told of one record.
pub(super) struct Sheet {
    kind: &'static str,
    subject: Named,
    /// What stands beside the kind in the first line: an event's act.
    pub(super) title: Option<String>,
    /// File and line.
    pub(super) written: String,
    /// The filters of the answer.
    pub(super) frame: Option<Frame>,
    record: Value,
    facts: Vec<(&'static str, String)>,
    sections: Vec<Section>,
}

/// A part of a sheet: lines for people, data for programs.
pub(super) struct Section {
    /// The name of the data.
    key: &'static str,
    heading: String,
    lines: Vec<String>,
    data: Value,
}

impl Sheet {
    /// An empty sheet of a record.
    pub(super) fn new(graph: &Graph, node: NodeIndex, record: &impl Serialize) -> Self {
        Self {
            kind: graph.kind(node).name(),
            subject: Named::new(graph, node),
            title: None,
            written: String::new(),
            frame: None,
            record: data(record),
            facts: Vec::new(),
            sections: Vec::new(),
        }
    }

    /// Adds a field and its value, unless the value is empty. Programs have them in the record.
    pub(super) fn fact(&mut self, label: &'static str, value: impl Into<String>) {
        let value = value.into();
        if !value.is_empty() {
            self.facts.push((label, value));
        }
    }

    /// Adds a section; without lines it is left out for people.
    pub(super) fn section(
        &mut self,
        key: &'static str,
        heading: impl Into<String>,
        lines: Vec<String>,
        content: &impl Serialize,
    ) {
        self.sections.push(Section {
            key,
            heading: heading.into(),
            lines,
            data: data(content),
        });
    }

    /// The sheet in lines of text.
    pub(super) fn told(&self) -> Vec<String> {
        let title = self.title.as_ref();
        let title = title.map_or(String::new(), |it| format!(" · {it}"));
        let mut lines = vec![format!("{} {}{title}", self.kind, self.subject.id)];
        if self.subject.name != self.subject.id {
            lines.push(format!("  {}", self.subject.name));
        }
        lines.push(format!("  {}", self.written));
        let width = self.facts.iter().map(|(label, _)| label.len()).max();
        let width = width.unwrap_or(0);
        for (index, (label, value)) in self.facts.iter().enumerate() {
            if index == 0 {
                lines.push(String::new());
            }
            let again = index > 0 && self.facts[index - 1].0 == *label;
            let label = if again { "" } else { label };
            lines.push(format!("  {label:width$}  {value}"));
        }
        for section in self.sections.iter().filter(|it| !it.lines.is_empty()) {
            lines.push(String::new());
            lines.push(section.heading.clone());
            lines.extend(section.lines.iter().map(|line| format!("  {line}")));
        }
        let frame = self.frame.iter().flat_map(Frame::lines);
        for (index, line) in frame.enumerate() {
            if index == 0 {
                lines.push(String::new());
            }
            lines.push(line);
        }
        lines
    }
}

impl Serialize for Sheet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("version", &1)?;
        map.serialize_entry("kind", self.kind)?;
        map.serialize_entry("id", &self.subject.id)?;
        map.serialize_entry("name", &self.subject.name)?;
        map.serialize_entry("written", &self.written)?;
        if let Some(frame) = self.frame.as_ref().map(data) {
            for (key, value) in frame.as_object().into_iter().flatten() {
                map.serialize_entry(key, value)?;
            }
        }
        map.serialize_entry("record", &self.record)?;
        for section in &self.sections {
            map.serialize_entry(section.key, &section.data)?;
        }
        map.end()
    }
}

/// A reference to a record, or from one.
#[derive(Serialize)]
pub(super) struct Reference {
    field: &'static str,
    kind: &'static str,
    id: String,
}

/// What refers to a record, but for what `told` says is told elsewhere.
pub(super) fn referred_to_by(
    sheet: &mut Sheet,
    graph: &Graph,
    node: NodeIndex,
    told: impl Fn(Edge) -> bool,
) {
    let mut seen = Vec::new();
    for (edge, from) in graph.into(node, |edge| !told(edge)) {
        let reference = (edge.name(), from);
        if !seen.contains(&reference) {
            seen.push(reference);
        }
    }
    let lines = seen
        .iter()
        .map(|(field, from)| {
            let kind = graph.kind(*from);
            let named = Named::new(graph, *from);
            let name = if named.name == named.id {
                String::new()
            } else {
                format!(": {}", named.name)
            };
            format!("{} ({kind}, {field}){name}", named.id)
        })
        .collect();
    let references: Vec<_> = seen
        .into_iter()
        .map(|(field, from)| Reference {
            field,
            kind: graph.kind(from).name(),
            id: graph.id(from).to_string(),
        })
        .collect();
    sheet.section("referred_to_by", "Referred to by", lines, &references);
}

/// The data of something; the records and answers of this crate can all be written as JSON.
fn data(content: &impl Serialize) -> Value {
    serde_json::to_value(content).unwrap_or(Value::Null)
}
