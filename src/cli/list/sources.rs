//! Rows of sources.

use serde::Serialize;

use super::super::named::{Calling, Named, join};
use super::super::rows::{List, Row};
use super::Request;
use crate::analysis::coverage::coverage;
use crate::graph::{Edge, NodeIndex};
use crate::model::source::{Published, Reliability, Source, SourceKind};
use crate::text::{Coverage, Mark};

/// A source with how much of it is coded.
#[derive(Serialize)]
pub(super) struct SourceRow {
    id: String,
    kind: SourceKind,
    title: String,
    publisher: Option<Named>,
    published: Published,
    reliability: Reliability,
    /// How many of its claims are there.
    claims: usize,
    sentences: Option<Sentences>,
}

/// How many of a source's sentences are coded.
#[derive(Clone, Copy, Debug, Serialize)]
pub(in crate::cli) struct Sentences {
    coded: usize,
    skipped: usize,
    left: usize,
}

impl Sentences {
    /// The sentences with each mark.
    pub(in crate::cli) fn of(coverage: &Coverage) -> Self {
        Self {
            coded: coverage.count(Mark::Coded),
            skipped: coverage.count(Mark::Skipped),
            left: coverage.count(Mark::Left),
        }
    }

    /// In words: `17 coded, 1 skipped, 0 left`.
    pub(in crate::cli) fn in_words(self) -> String {
        let Self {
            coded,
            skipped,
            left,
        } = self;
        format!("{coded} coded, {skipped} skipped, {left} left")
    }
}

/// The sources, of a selection those with a claim about one of its events.
pub(super) fn list(request: &Request<'_, '_>) -> List<SourceRow> {
    let graph = request.derived.graph;
    let rows = graph
        .sources()
        .filter(|(node, _)| keeps(request, *node))
        .map(|(node, source)| row(request, node, source))
        .collect();
    List::new(rows, graph.sources().len())
}

fn keeps(request: &Request<'_, '_>, source: NodeIndex) -> bool {
    let selection = request.selection;
    let about = |claim: NodeIndex| {
        let about = request.derived.utterance(claim).about?;
        request.derived.graph.event(about)?;
        Some(about)
    };
    (selection.sources.is_empty() || selection.sources.contains(&source))
        && request.keeps_any(claims(request, source).into_iter().filter_map(about))
}

/// The claims of a source that are there.
fn claims(request: &Request<'_, '_>, source: NodeIndex) -> Vec<NodeIndex> {
    let graph = request.derived.graph;
    graph
        .into(source, |edge| edge == Edge::ReportedIn)
        .into_iter()
        .map(|(_, claim)| claim)
        .filter(|claim| request.has(*claim))
        .collect()
}

fn row(request: &Request<'_, '_>, node: NodeIndex, source: &Source) -> SourceRow {
    let graph = request.derived.graph;
    SourceRow {
        id: source.id.to_string(),
        kind: source.kind,
        title: source.title.to_string(),
        publisher: graph
            .first(node, Edge::Publisher)
            .map(|it| Named::new(graph, it)),
        published: source.published.clone(),
        reliability: source.reliability.unwrap_or(Reliability::F),
        claims: claims(request, node).len(),
        sentences: coverage(graph, node).as_ref().map(Sentences::of),
    }
}

impl Row for SourceRow {
    const HEADINGS: &'static [&'static str] = &[
        "id",
        "kind",
        "publisher",
        "published",
        "reliability",
        "claims",
        "sentences",
        "title",
    ];

    fn cells(&self, calling: Calling) -> Vec<String> {
        let published = match &self.published {
            Published::On(date) => date.to_string(),
            Published::Unstated => "unstated".to_owned(),
            Published::Absent => String::new(),
        };
        vec![
            self.id.clone(),
            self.kind.to_string(),
            self.publisher
                .as_ref()
                .map_or_else(String::new, |it| join(std::slice::from_ref(it), calling)),
            published,
            self.reliability.to_string(),
            self.claims.to_string(),
            self.sentences
                .map_or_else(|| "no boundaries".to_owned(), Sentences::in_words),
            self.title.clone(),
        ]
    }
}
