//! Sources in a page.

use serde::Serialize;

use super::data::{ids_out, is_false};
use crate::graph::{Edge, Graph};
use crate::model::source::Reliability;

/// A source.
#[derive(Serialize)]
pub(super) struct SourceData {
    id: String,
    kind: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    publisher: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    url: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reliability: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    copy_of: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    supersedes: Vec<String>,
    #[serde(skip_serializing_if = "is_false")]
    retracted: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// Every source, in the order of the ids.
pub(super) fn sources(graph: &Graph) -> Vec<SourceData> {
    graph
        .sources()
        .map(|(node, source)| {
            let of = |wanted: Edge| ids_out(graph, node, |edge| edge == wanted);
            SourceData {
                id: source.id.to_string(),
                kind: source.kind.name(),
                title: source.title.to_string(),
                publisher: of(Edge::Publisher),
                authors: of(Edge::Author),
                published: source.published.date().map(ToString::to_string),
                url: source.url.iter().map(ToString::to_string).collect(),
                language: source.language.as_ref().map(ToString::to_string),
                reliability: source.reliability.map(Reliability::name),
                copy_of: of(Edge::CopyOf),
                supersedes: of(Edge::Supersedes),
                retracted: source.retracted.is_some(),
                note: source.note.as_ref().map(ToString::to_string),
            }
        })
        .collect()
}
