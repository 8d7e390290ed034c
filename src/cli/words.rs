//! Words: how answers name records, statuses and places, the same in every command.

use crate::analysis::Derived;
use crate::analysis::independence::Origins;
use crate::graph::{Graph, Kind, NodeIndex, Voice};
use crate::model::claim::{Claim, Cue, Modality, Mood, Polarity, Wording};
use crate::model::role::Role;
use crate::text::{At, CharRange};

/// The name that a record is shown by: an actor's, place's or item's name, an event's or
/// question's gloss, a source's title, else the id.
pub(super) fn name(graph: &Graph, node: NodeIndex) -> String {
    match graph.kind(node) {
        Kind::Actor => graph.actor(node).map(|it| it.name.to_string()),
        Kind::Place => graph.place(node).map(|it| it.name.to_string()),
        Kind::Item => graph.item(node).map(|it| it.name.to_string()),
        Kind::Source => graph.source(node).map(|it| it.title.to_string()),
        Kind::Question => graph.question(node).map(|it| it.gloss.to_string()),
        Kind::Event => Some(gloss(graph, node)),
        Kind::Affiliation | Kind::Claim => None,
    }
    .unwrap_or_else(|| graph.id(node).to_string())
}

/// What an event says: its gloss, else a sentence made from its roles.
pub(super) fn gloss(graph: &Graph, event: NodeIndex) -> String {
    let Some(record) = graph.event(event) else {
        return graph.id(event).to_string();
    };
    if let Some(gloss) = &record.gloss {
        return gloss.to_string();
    }
    let names = |role: Role| -> Option<String> {
        let names: Vec<_> = graph
            .find_all(record.roles.get(role).ids())
            .map(|node| name(graph, node))
            .collect();
        (!names.is_empty()).then(|| names.join(" and "))
    };
    let mut words = vec![names(Role::Actor).unwrap_or_else(|| "somebody".to_owned())];
    words.push(record.act.row().phrase.to_owned());
    words.extend(names(Role::Recipient));
    words.extend(names(Role::Target).map(|it| format!("against {it}")));
    words.extend(names(Role::Instrument).map(|it| format!("with {it}")));
    words.extend(names(Role::Place).map(|it| format!("in {it}")));
    for object in record.object.list() {
        if let Some(object) = graph.find(&object.event) {
            words.push(format!(
                "({})",
                graph
                    .event(object)
                    .and_then(|it| it.gloss.as_deref())
                    .map_or_else(|| graph.id(object).to_string(), str::to_owned,)
            ));
        }
    }
    words.join(" ")
}

/// How many origins: `1`, `0 to 2`, `at least 3 to 5`.
pub(super) fn origins(origins: Origins) -> String {
    let least = if origins.at_least { "at least " } else { "" };
    if origins.low == origins.high {
        format!("{least}{}", origins.low)
    } else {
        format!("{least}{} to {}", origins.low, origins.high)
    }
}

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

/// The number of the paragraph, from 1, in which a span starts.
pub(super) fn paragraph(starts: &[u32], range: CharRange) -> Option<usize> {
    let number = starts.partition_point(|start| *start <= range.start);
    (number > 0).then_some(number)
}
