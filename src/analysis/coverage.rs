//! Coverage: which sentences of a source are coded, skipped or left.
//!
//! It tells how far the coding has come, so no evidence changes it.

use petgraph::graph::NodeIndex;

use crate::graph::{Edge, Graph};
use crate::text::source_text::ranges;
use crate::text::{At, CharRange, Coverage};

/// How far a source is coded, by the boundaries that its record holds; none without them.
pub fn coverage(graph: &Graph, source: NodeIndex) -> Option<Coverage> {
    let text = graph.source(source)?.text.as_deref()?;
    let sentences = ranges(&text.sentences, text.chars);
    Some(Coverage::new(
        &sentences,
        &touched(graph, source),
        &skipped(graph, source),
    ))
}

/// The spans of a source that claims about events, affiliations and questions rest on, in chars.
/// Drafted places have none yet.
pub fn touched(graph: &Graph, source: NodeIndex) -> Vec<CharRange> {
    graph
        .into(source, |edge| edge == Edge::ReportedIn)
        .into_iter()
        .filter_map(|(_, claim)| graph.claim(claim))
        .flat_map(|claim| spans(&claim.at))
        .collect()
}

/// The spans of a source that are skipped with a reason, in chars.
pub fn skipped(graph: &Graph, source: NodeIndex) -> Vec<CharRange> {
    graph.source(source).map_or_else(Vec::new, |source| {
        source
            .skipped
            .iter()
            .flat_map(|skip| spans(&skip.at))
            .collect()
    })
}

fn spans(at: &[At]) -> impl Iterator<Item = CharRange> {
    at.iter().filter_map(|at| match at {
        At::Anchor(anchor) => Some(anchor.range),
        At::Draft(_) => None,
    })
}
