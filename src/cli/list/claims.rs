//! Rows of claims.

use serde::Serialize;

use super::super::named::Calling;
use super::super::rows::{List, Row};
use super::super::standing::{standing, why_not};
use super::super::words;
use super::Request;
use crate::graph::{Kind, NodeIndex};
use crate::model::claim::{Claim, Cue, Modality, Mood, Polarity, Speaker, Stated};

/// A claim with who says so and whether it counts.
#[derive(Serialize)]
pub(super) struct ClaimRow {
    id: String,
    about: String,
    about_kind: &'static str,
    source: String,
    at: Vec<String>,
    place: String,
    said_by: Vec<Speaker>,
    voices: String,
    cue: Cue,
    polarity: Polarity,
    modality: Modality,
    mood: Mood,
    wording: &'static str,
    stated: Stated,
    counts: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<String>,
    rests: bool,
    #[serde(skip)]
    standing: String,
}

/// The claims that are there and lead to what is asked about.
pub(super) fn list(request: &Request<'_, '_>) -> List<ClaimRow> {
    let derived = request.derived;
    let graph = derived.graph;
    let rows = graph
        .claims()
        .filter(|(node, _)| keeps(request, *node))
        .filter_map(|(node, claim)| row(request, node, claim))
        .collect();
    let mut list = List::new(rows, graph.claims().len());
    let gone = |(node, _): &(NodeIndex, &Claim)| {
        derived.claim(*node).in_evidence && !derived.claim(*node).fate.is_live()
    };
    let gone = graph.claims().filter(gone).count();
    if gone > 0 && !derived.evidence.retracted {
        list.notes = vec![format!(
            "{} taken back, updated or replaced: `--include retracted` shows what is not live",
            words::count(gone, "claim")
        )];
    }
    list
}

fn keeps(request: &Request<'_, '_>, node: NodeIndex) -> bool {
    let it = request.derived.utterance(node);
    let selection = request.selection;
    let source = it.attribution.source;
    request.has(node)
        && request.keeps_any(
            it.about
                .filter(|about| request.derived.graph.kind(*about) == Kind::Event),
        )
        && (selection.sources.is_empty()
            || source.is_some_and(|source| selection.sources.contains(&source)))
        && (selection.moods.is_empty() || selection.moods.contains(&it.mood))
        && selection
            .min_modality
            .is_none_or(|least| it.modality >= least)
}

fn row(request: &Request<'_, '_>, node: NodeIndex, claim: &Claim) -> Option<ClaimRow> {
    let derived = request.derived;
    let graph = derived.graph;
    let it = derived.utterance(node);
    let why_not = why_not(derived, node);
    Some(ClaimRow {
        id: claim.id.to_string(),
        about: claim.about.to_string(),
        about_kind: graph.kind(it.about?).name(),
        source: claim.source.to_string(),
        at: claim.at.iter().map(ToString::to_string).collect(),
        place: words::span(graph, claim),
        said_by: claim.said_by.to_vec(),
        voices: words::voices(derived, node),
        cue: it.cue,
        polarity: it.polarity,
        modality: it.modality,
        mood: it.mood,
        wording: claim.effective_wording().name(),
        stated: claim.effective_stated(),
        counts: why_not.is_none(),
        why_not,
        rests: derived.claim(node).rests,
        standing: standing(derived, node),
    })
}

impl Row for ClaimRow {
    const HEADINGS: &'static [&'static str] = &[
        "id", "about", "source", "place", "who", "polarity", "modality", "mood", "wording",
        "stated", "counts",
    ];

    fn cells(&self, _: Calling) -> Vec<String> {
        vec![
            self.id.clone(),
            self.about.clone(),
            self.source.clone(),
            self.place.clone(),
            self.voices.clone(),
            self.polarity.to_string(),
            self.modality.to_string(),
            self.mood.to_string(),
            self.wording.to_owned(),
            self.stated.to_string(),
            self.standing.clone(),
        ]
    }
}
