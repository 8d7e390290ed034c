//! A red line: a conditional warning, its status and its slot table, in words and for programs.

use serde::Serialize;

use super::words;
use crate::analysis::Derived;
use crate::analysis::affiliation::in_words;
use crate::analysis::order::Order;
use crate::analysis::red_line::{Pair, PairResult, RedLine, RedLineStatus};
use crate::analysis::slot::{Slot, SlotMatch};
use crate::model::event::{Condition, Consequence, Pattern};

/// A red line for programs.
#[derive(Serialize)]
pub(super) struct RedLineReport {
    warning: String,
    warning_status: &'static str,
    gloss: String,
    status: RedLineStatus,
    flags: Vec<&'static str>,
    pairs: Vec<PairReport>,
}

#[derive(Serialize)]
struct PairReport {
    event: String,
    event_status: &'static str,
    result: PairResult,
    gives: Option<RedLineStatus>,
    order: Order,
    slots: Vec<Slot>,
    background: Vec<String>,
    warners_word: bool,
}

/// A red line in lines of text: what was warned of, its condition, and the events beside it.
pub(super) fn told(derived: &Derived<'_>, line: &RedLine) -> Vec<String> {
    let graph = derived.graph;
    let Some(warning) = graph.event(line.warning) else {
        return Vec::new();
    };
    let flag = if line.warners_word {
        " · warners-word"
    } else {
        ""
    };
    let mut lines = vec![
        format!("{}: {}{flag}", warning.id, line.status),
        format!("  {} {}", warning.act, words::gloss(graph, line.warning)),
        format!(
            "  the warning itself: {}",
            derived.event(line.warning).status
        ),
    ];
    if let Some(it) = &warning.condition {
        lines.push(format!("  if {}", condition(it)));
    }
    for it in &warning.consequence {
        lines.push(format!("  then {}", consequence(derived, it)));
    }
    for pair in &line.pairs {
        lines.extend(told_pair(derived, pair));
    }
    lines
}

/// A red line for programs.
pub(super) fn report(derived: &Derived<'_>, line: &RedLine) -> RedLineReport {
    let graph = derived.graph;
    let flag = line.warners_word.then_some("warners-word");
    RedLineReport {
        warning: graph.id(line.warning).to_string(),
        warning_status: derived.event(line.warning).status.name(),
        gloss: words::gloss(graph, line.warning),
        status: line.status,
        flags: flag.into_iter().collect(),
        pairs: line
            .pairs
            .iter()
            .map(|pair| PairReport {
                event: graph.id(pair.event).to_string(),
                event_status: derived.event(pair.event).status.name(),
                result: pair.result,
                gives: pair.gives,
                order: pair.order,
                slots: pair.slots.clone(),
                background: pair
                    .background()
                    .iter()
                    .map(|it| in_words(graph, *it))
                    .collect(),
                warners_word: pair.warners_word,
            })
            .collect(),
    }
}

/// A condition in words: `authorize, recipient ukraine`.
pub(super) fn condition(condition: &Condition) -> String {
    let mut words = Vec::new();
    words.extend(condition.event.iter().map(ToString::to_string));
    words.extend(pattern_words(&condition.pattern, ""));
    words.extend(condition.by.iter().map(|by| format!("by {by}")));
    words.extend(
        condition
            .within
            .iter()
            .map(|it| format!("within {} of {}", it.duration, it.of)),
    );
    let not = if condition.negated { "not: " } else { "" };
    format!("{not}{}", words.join(", "))
}

/// A consequence in words, with the status of its event.
pub(super) fn consequence(derived: &Derived<'_>, consequence: &Consequence) -> String {
    let what = match (&consequence.gloss, &consequence.event) {
        (Some(gloss), _) => gloss.to_string(),
        (None, Some(event)) => derived.graph.find(event).map_or_else(
            || event.to_string(),
            |event| words::gloss(derived.graph, event),
        ),
        (None, None) => String::new(),
    };
    let event = consequence.event.as_ref();
    let event = event.and_then(|id| derived.graph.find(id));
    let status = event.map_or(String::new(), |event| {
        let id = derived.graph.id(event);
        format!(" ({id}: {})", derived.event(event).status)
    });
    format!("{}: {what}{status}", consequence.kind)
}

/// What an event is to a condition.
pub(super) fn result(pair: &Pair) -> &'static str {
    match (pair.gives, pair.result) {
        (Some(RedLineStatus::Averted), _) => "averts it",
        (Some(RedLineStatus::CannotTell), _) | (None, PairResult::CannotTell) => "cannot tell",
        (Some(RedLineStatus::Disputed), _) => "would meet it, disputed",
        (Some(_), _) | (None, PairResult::Met) => "meets it",
        (None, PairResult::NearMiss) => "near miss",
        (None, PairResult::None) => "not near",
    }
}

fn told_pair(derived: &Derived<'_>, pair: &Pair) -> Vec<String> {
    let graph = derived.graph;
    let order = match pair.order {
        Order::After => "after the warning",
        Order::Before => "before the warning",
        Order::Unknown => "order unknown",
    };
    let mut lines = vec![
        format!(
            "  {}: {} · {} · {order}",
            result(pair),
            graph.id(pair.event),
            derived.event(pair.event).status
        ),
        format!("    {}", words::gloss(graph, pair.event)),
    ];
    lines.extend(
        pair.slots
            .iter()
            .map(|slot| format!("    {}", told_slot(slot))),
    );
    for node in pair.background() {
        lines.push(format!(
            "    background, no claim: {}",
            in_words(graph, node)
        ));
    }
    if pair.warners_word {
        lines.push("    only the warner's side says so".to_owned());
    }
    lines
}

fn pattern_words(pattern: &Pattern, prefix: &str) -> Vec<String> {
    let mut words = Vec::new();
    if !pattern.act.is_empty() {
        let acts: Vec<_> = pattern.act.iter().map(ToString::to_string).collect();
        words.push(format!("{prefix}{}", acts.join(" or ")));
    }
    for (role, filler) in pattern.roles.written() {
        let ids: Vec<_> = filler.ids().iter().map(ToString::to_string).collect();
        words.push(format!("{prefix}{role} {}", ids.join(" or ")));
    }
    if let Some(object) = &pattern.object {
        words.extend(pattern_words(object, &format!("{prefix}object ")));
    }
    words
}

fn told_slot(slot: &Slot) -> String {
    let wanted = slot.wanted.join(" or ");
    let found = if slot.found.is_empty() {
        "nothing said".to_owned()
    } else {
        slot.found.join(", ")
    };
    let (mark, word) = match slot.state {
        SlotMatch::Match => ("✓", "fits"),
        SlotMatch::Unstated => ("?", "may be"),
        SlotMatch::Mismatch => ("✗", "is not"),
    };
    format!("{mark} {}: {found} {word} {wanted}", slot.name)
}
