//! Words for red lines: a condition, its consequences and the slots of what comes near.

use super::{count, gloss};
use crate::analysis::Derived;
use crate::analysis::elapsed::Elapsed;
use crate::analysis::red_line::{Pair, PairResult, RedLineStatus};
use crate::analysis::slot::{Slot, SlotMatch};
use crate::model::event::{Condition, Consequence, Pattern};

/// A condition in words: `authorize, recipient ukraine`.
pub fn condition(condition: &Condition) -> String {
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
pub fn consequence(derived: &Derived<'_>, consequence: &Consequence) -> String {
    let what = match (&consequence.gloss, &consequence.event) {
        (Some(gloss), _) => gloss.to_string(),
        (None, Some(event)) => derived
            .graph
            .find(event)
            .map_or_else(|| event.to_string(), |event| gloss(derived.graph, event)),
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
pub fn result(pair: &Pair) -> &'static str {
    match (pair.gives, pair.result) {
        (Some(RedLineStatus::Averted), _) => "averts it",
        (Some(RedLineStatus::CannotTell), _) | (None, PairResult::CannotTell) => "cannot tell",
        (Some(RedLineStatus::Disputed), _) => "would meet it, disputed",
        (Some(_), _) | (None, PairResult::Met) => "meets it",
        (None, PairResult::NearMiss) => "near miss",
        (None, PairResult::None) => "not near",
    }
}

/// The days between a warning and an event: `, 8 days later`.
pub fn later(it: Elapsed) -> String {
    match (it.at_least, it.at_most) {
        (0, 0) => ", the same day".to_owned(),
        (least, most) if least == most && least > 0 => format!(", {} later", days(least)),
        (least, most) if least == most => format!(", {} earlier", days(-least)),
        (least, most) if least >= 0 => format!(", {least} to {} later", days(most)),
        (least, most) if most <= 0 => format!(", {} to {} earlier", -most, days(-least)),
        (least, most) => format!(", from {} earlier to {} later", days(-least), days(most)),
    }
}

fn days(number: i64) -> String {
    count(usize::try_from(number).unwrap_or(0), "day")
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

/// A slot in a line of text, with a mark for whether it fits.
pub fn told_slot(slot: &Slot) -> String {
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
