//! Words: how answers name records, statuses and places, the same in every command.

use crate::analysis::Derived;
use crate::graph::{Graph, NodeIndex, Voice};
use crate::model::claim::{Claim, Cue, Modality, Mood, Polarity, Wording};
use crate::text::At;
pub(super) use crate::words::{gloss, name, origins, paragraph};

/// Who says so and how, from the outermost voice inwards: `the source itself`,
/// `The Daily, citing senior officials (confirm)`.
pub(super) fn voices(derived: &Derived<'_>, claim: NodeIndex) -> String {
    let graph = derived.graph;
    let it = derived.utterance(claim);
    let mut voices: Vec<String> = it
        .attribution
        .chain
        .iter()
        .map(|voice| match voice {
            Voice::Unstated => "nobody named".to_owned(),
            Voice::Source(source) => graph.id(*source).to_string(),
            Voice::Actors(actors) => actors
                .iter()
                .map(|actor| name(graph, *actor))
                .collect::<Vec<_>>()
                .join(" and "),
        })
        .collect();
    if voices.is_empty() {
        return "in its own voice".to_owned();
    }
    if let Some(last) = voices.last_mut() {
        if it.cue != Cue::Say {
            *last = format!("{last} ({})", it.cue);
        }
    }
    voices.join(", citing ")
}

/// What is unusual in how a claim is made: `denied`, `possible`, `quoted`, `presupposed`.
pub(super) fn manner(derived: &Derived<'_>, node: NodeIndex, claim: &Claim) -> Vec<String> {
    let it = derived.utterance(node);
    let state = derived.claim(node);
    let mut words = Vec::new();
    if it.polarity == Polarity::Negative {
        words.push("says it did not happen".to_owned());
    }
    if it.modality != Modality::Certain {
        words.push(it.modality.to_string());
    }
    if it.mood != Mood::Actual {
        words.push(it.mood.to_string());
    }
    if claim.effective_wording() == Wording::Quoted {
        words.push("quoted".to_owned());
    }
    words.extend(
        claim
            .stated
            .filter(|it| it.name() != "explicit")
            .map(|it| it.to_string()),
    );
    words.extend(claim.drift.map(|act| format!("wording drift: {act}")));
    if it.framing {
        words.push("framing".to_owned());
    }
    if state.rests {
        words.push("rests on others".to_owned());
    }
    if !state.fate.is_live() {
        words.push(format!("{:?}", state.fate).to_lowercase());
    }
    words
}

/// Where a claim stands: `report ¶2 (108..246)`, by the source's paragraphs where they are known.
pub(super) fn place(graph: &Graph, claim: &Claim) -> String {
    let mut place = claim.source.to_string();
    let record = graph
        .find(&claim.source)
        .and_then(|node| graph.source(node));
    let text = record.and_then(|it| it.text.as_deref());
    for at in &claim.at {
        match at {
            At::Anchor(anchor) => {
                if let Some(number) =
                    text.and_then(|text| paragraph(&text.paragraphs, anchor.range))
                {
                    place.push_str(&format!(" ¶{number}"));
                }
                place.push_str(&format!(" {}", anchor.range));
            }
            At::Draft(_) => place.push_str(" (drafted)"),
        }
    }
    if let Some(locator) = &claim.locator {
        place.push_str(&format!(", {locator}"));
    }
    place
}
