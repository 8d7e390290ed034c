//! Words for claims: who says so, in what manner and where.

use super::{name, paragraph};
use crate::analysis::Derived;
use crate::graph::{Graph, NodeIndex, Voice};
use crate::model::claim::{Claim, Cue, Modality, Mood, Polarity, Wording};
use crate::model::source::TextRecord;
use crate::text::{At, CharRange};

/// Who says so and how, from the outermost voice inwards: `the source itself`,
/// `The Daily, citing senior officials (confirm)`.
pub fn voices(derived: &Derived<'_>, claim: NodeIndex) -> String {
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
    if let Some(last) = voices.last_mut().filter(|_| it.cue != Cue::Say) {
        *last = format!("{last} ({})", it.cue);
    }
    voices.join(", citing ")
}

/// What is unusual in how a claim is made: `denied`, `possible`, `quoted`, `presupposed`.
pub fn manner(derived: &Derived<'_>, node: NodeIndex, claim: &Claim) -> Vec<String> {
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
    words
}

/// Where a claim stands: `report ¶2 (s. 2) 108..246`, by the source's paragraphs and sentences
/// where they are known.
pub fn place(graph: &Graph, claim: &Claim) -> String {
    let span = span(graph, claim);
    if span.is_empty() {
        claim.source.to_string()
    } else {
        format!("{} {span}", claim.source)
    }
}

/// Where in its source a claim stands: `¶2 (s. 2) 108..246`; empty where nothing is said of it.
pub fn span(graph: &Graph, claim: &Claim) -> String {
    let source = graph.find(&claim.source);
    let text = source
        .and_then(|node| graph.source(node))
        .and_then(|it| it.text.as_deref());
    let mut parts: Vec<String> = Vec::new();
    let mut before = String::new();
    for at in &claim.at {
        match at {
            At::Anchor(anchor) => {
                let lines = text.map_or_else(String::new, |text| lines(text, anchor.range));
                if lines.is_empty() || lines == before {
                    parts.push(anchor.range.to_string());
                } else {
                    parts.push(format!("{lines} {}", anchor.range));
                }
                before = lines;
            }
            At::Draft(_) => parts.push("(drafted)".to_owned()),
        }
    }
    parts.extend(claim.locator.iter().map(ToString::to_string));
    parts.join(", ")
}

/// Paragraph and sentences of a span: `¶2 (s. 2)`, `¶2 (s. 2–3)`.
fn lines(text: &TextRecord, range: CharRange) -> String {
    let number = paragraph(&text.paragraphs, range);
    let first = text.sentences.partition_point(|it| *it <= range.start);
    let last = text.sentences.partition_point(|it| *it < range.end);
    let sentences = match first {
        0 => None,
        _ if last > first => Some(format!("(s. {first}–{last})")),
        _ => Some(format!("(s. {first})")),
    };
    let paragraph = number.map(|number| format!("¶{number}"));
    let parts: Vec<_> = paragraph.into_iter().chain(sentences).collect();
    parts.join(" ")
}

/// The claims about a record, in reading order: by source, then by where they start.
pub fn claims_of(graph: &Graph, about: NodeIndex) -> Vec<NodeIndex> {
    let mut claims = graph.claims_about(about);
    in_reading_order(graph, &mut claims);
    claims
}

/// Sorts claims by source, then by where they start (those without a span last), then by id.
pub fn in_reading_order(graph: &Graph, claims: &mut [NodeIndex]) {
    claims.sort_by_cached_key(|node| {
        let claim = graph.claim(*node);
        let start = claim.and_then(|it| it.at.iter().find_map(start));
        (
            claim.map(|it| it.source.clone()),
            start.unwrap_or(u32::MAX),
            graph.id(*node).clone(),
        )
    });
}

fn start(at: &At) -> Option<u32> {
    match at {
        At::Anchor(anchor) => Some(anchor.range.start),
        At::Draft(_) => None,
    }
}
