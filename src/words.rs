//! Words: how answers and pictures name records, statuses and places.

pub mod claim;
pub mod reason;
pub mod red_line;
pub mod remark;
pub mod standing;

pub use claim::{claims_of, in_reading_order, manner, place, span, voices};

use crate::analysis::Derived;
use crate::analysis::affiliation::Hold;
use crate::analysis::independence::Origins;
use crate::graph::{Graph, Kind, NodeIndex};
use crate::model::id::Id;
use crate::model::role::Role;
use crate::text::CharRange;

/// The name that a record is shown by: an actor's, place's or item's name, an event's or
/// question's gloss, a source's title, else the id.
pub fn name(graph: &Graph, node: NodeIndex) -> String {
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
pub fn gloss(graph: &Graph, event: NodeIndex) -> String {
    gloss_within(graph, event, 2)
}

/// The gloss, with what its objects say down to a depth: objects may lead back to the event.
fn gloss_within(graph: &Graph, event: NodeIndex, depth: usize) -> String {
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
            words.push(match depth {
                0 => format!("({})", graph.id(object)),
                _ => format!("({})", gloss_within(graph, object, depth - 1)),
            });
        }
    }
    words.join(" ")
}

/// How many origins: `1`, `0 to 2`, `at least 3 to 5`.
pub fn origins(origins: Origins) -> String {
    let least = if origins.at_least { "at least " } else { "" };
    if origins.low == origins.high {
        format!("{least}{}", origins.low)
    } else {
        format!("{least}{} to {}", origins.low, origins.high)
    }
}

/// The number of the paragraph, from 1, in which a span starts.
pub fn paragraph(starts: &[u32], range: CharRange) -> Option<usize> {
    let number = starts.partition_point(|start| *start <= range.start);
    (number > 0).then_some(number)
}

/// So many of something: `1 claim`, `3 claims`.
pub fn count(number: usize, one: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {one}s")
    }
}

/// So many claims fall: `1 claim falls`, `3 claims fall`.
pub fn fall(number: usize) -> String {
    let verb = if number == 1 { "falls" } else { "fall" };
    format!("{} {verb}", count(number, "claim"))
}

/// An affiliation in words, with what it rests on: `Jane Roe leads Westland as president ·
/// background, no claim`.
pub fn affiliation(derived: &Derived<'_>, node: NodeIndex) -> String {
    let graph = derived.graph;
    let Some(record) = graph.affiliation(node) else {
        return graph.id(node).to_string();
    };
    let name_of = |id: &Id| {
        graph
            .find(id)
            .map_or_else(|| id.to_string(), |it| name(graph, it))
    };
    let mut words = format!(
        "{} {} {}",
        name_of(&record.actor),
        record.role,
        name_of(&record.of)
    );
    words.extend(record.title.iter().map(|it| format!(" as {it}")));
    words.extend(record.from.iter().map(|it| format!(" from {it}")));
    words.extend(record.until.iter().map(|it| format!(" until {it}")));
    format!("{words} · {}", hold(derived, node))
}

/// What an affiliation rests on.
pub fn hold(derived: &Derived<'_>, affiliation: NodeIndex) -> &'static str {
    match derived.affiliations[derived.graph.position(affiliation)] {
        Hold::Background => "background, no claim",
        Hold::Claimed => "claimed",
        Hold::NotHeld => "not held",
    }
}
