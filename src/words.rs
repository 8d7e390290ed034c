//! Words: how answers and pictures name records, statuses and places.

use crate::analysis::independence::Origins;
use crate::graph::{Graph, Kind, NodeIndex};
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
