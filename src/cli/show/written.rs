//! A record as an author writes it: YAML, under its section and id.

use serde_yaml::{Error, Mapping, Value};

use super::super::CliError;
use crate::graph::{Edge, Graph, NodeIndex};
use crate::model::author;

/// The record at a node, as a claim file would hold it. An inline object and an affiliation are
/// written in the record that holds them.
pub(super) fn yaml(graph: &Graph, node: NodeIndex) -> Result<String, CliError> {
    let told = |error: Error| CliError::Other(format!("cannot write the record: {error}"));
    let file = file(graph, holder(graph, node)).map_err(told)?;
    serde_yaml::to_string(&file).map_err(told)
}

/// The record in whose text a record is written.
fn holder(graph: &Graph, node: NodeIndex) -> NodeIndex {
    let parent = graph
        .event(node)
        .and_then(|event| graph.find(event.inline_in.as_ref()?));
    parent
        .map(|parent| holder(graph, parent))
        .or_else(|| {
            graph.affiliation(node)?;
            graph.first(node, Edge::Affiliated)
        })
        .unwrap_or(node)
}

fn file(graph: &Graph, node: NodeIndex) -> Result<Value, Error> {
    let data = graph.data();
    let (section, record) = if let Some(it) = graph.event(node) {
        ("events", author::event(data, it)?)
    } else if let Some(it) = graph.actor(node) {
        ("actors", author::actor(data, it)?)
    } else if let Some(it) = graph.question(node) {
        ("questions", author::question(data, it)?)
    } else if let Some(it) = graph.source(node) {
        ("sources", serde_yaml::to_value(it)?)
    } else if let Some(it) = graph.place(node) {
        ("places", serde_yaml::to_value(it)?)
    } else if let Some(it) = graph.item(node) {
        ("items", serde_yaml::to_value(it)?)
    } else if let Some(it) = graph.claim(node) {
        ("claims", Value::Sequence(vec![author::claim(it)?]))
    } else {
        return Ok(Value::Null);
    };
    let content = if matches!(record, Value::Sequence(_)) {
        record
    } else {
        let mut records = Mapping::new();
        records.insert(graph.id(node).as_str().into(), record);
        Value::Mapping(records)
    };
    let mut file = Mapping::new();
    file.insert(section.into(), content);
    Ok(Value::Mapping(file))
}
