//! Conditions in the words of pictures: what is asked for, what came of it, and what an act has to
//! do with it.

use crate::analysis::Derived;
use crate::analysis::red_line::{Pair, PairResult, RedLine, RedLineStatus};
use crate::analysis::slot::{Slot, SlotMatch};
use crate::graph::{Graph, NodeIndex};
use crate::model::act::Act;
use crate::model::date::{Certainty, Date, before};
use crate::model::event::{Condition, Event, Within};
use crate::words;

/// The condition and the consequence of a warning, a row for each.
pub(super) fn rows(graph: &Graph, record: &Event) -> Vec<String> {
    let mut rows = Vec::new();
    if let Some(condition) = &record.condition {
        let word = if condition.negated { "unless" } else { "if" };
        rows.push(format!("{word}: {}", asked(graph, record, condition)));
    }
    for consequence in &record.consequence {
        let event = consequence.event.as_ref().and_then(|id| graph.find(id));
        let what = match (&consequence.gloss, event) {
            (Some(gloss), _) => gloss.to_string(),
            (None, Some(event)) => words::gloss(graph, event),
            (None, None) => consequence.kind.to_string(),
        };
        rows.push(format!("then: {what}"));
    }
    rows
}

fn asked(graph: &Graph, record: &Event, condition: &Condition) -> String {
    let mut asked: Vec<String> = condition
        .event
        .iter()
        .filter_map(|id| graph.find(id))
        .map(|event| words::gloss(graph, event))
        .collect();
    let acts = condition.pattern.act.iter();
    let acts: Vec<_> = acts.map(|act| act.row().phrase).collect();
    if !acts.is_empty() {
        asked.push(acts.join(" or "));
    }
    for (role, filler) in condition.pattern.roles.written() {
        let names: Vec<_> = graph
            .find_all(filler.ids())
            .map(|node| words::name(graph, node))
            .collect();
        if !names.is_empty() {
            asked.push(format!("{role} {}", names.join(" or ")));
        }
    }
    asked.extend(
        condition
            .by
            .iter()
            .map(|by| format!("by {}", by.in_words())),
    );
    let within = condition.within.iter();
    asked.extend(within.map(|it| format!("within {}", time_within(graph, record, it))));
    asked.join(" · ")
}

/// What a slot asks for, in words.
pub(super) fn wanted(graph: &Graph, record: &Event, slot: &Slot) -> String {
    let condition = record.condition.as_ref();
    let by = condition.and_then(|it| it.by.as_ref());
    let within = condition.and_then(|it| it.within.as_ref());
    match (&*slot.name, by, within) {
        ("by", Some(by), _) => by.in_words(),
        ("within", _, Some(within)) => time_within(graph, record, within),
        _ => named(graph, &slot.wanted).join(" or "),
    }
}

/// What an act has in a slot, in words.
pub(super) fn found(graph: &Graph, slot: &Slot) -> String {
    if slot.found.is_empty() {
        return "nothing said".to_owned();
    }
    let found = named(graph, &slot.found);
    let dated = found.iter().map(|it| {
        it.parse()
            .map_or_else(|_| it.clone(), |it: Date| it.in_words())
    });
    dated.collect::<Vec<_>>().join(", ")
}

fn named(graph: &Graph, ids: &[String]) -> Vec<String> {
    let name = |id: &String| {
        let node = graph.find(id);
        node.map_or_else(|| id.clone(), |it| words::name(graph, it))
    };
    ids.iter().map(name).collect()
}

/// `15 days of this demand`, else `15 days of this: ` and what starts the clock.
fn time_within(graph: &Graph, record: &Event, within: &Within) -> String {
    let length = within.duration.in_words();
    if within.of == record.id {
        return format!("{length} of this {}", noun(record.act));
    }
    let of = graph.find(&within.of);
    let of = of.map_or_else(|| within.of.to_string(), |event| words::gloss(graph, event));
    format!("{length} of this: {of}")
}

/// What an act that has a condition is called.
const fn noun(act: Act) -> &'static str {
    match act {
        Act::Warn => "warning",
        Act::Threaten => "threat",
        Act::Demand => "demand",
        Act::Promise => "promise",
        Act::Authorize => "permission",
        _ => "act",
    }
}

/// What has become of a condition: "condition met: a source reports the act". That it is met is
/// found by comparing; what is said is only the act, or that there was none.
pub(super) fn status(graph: &Graph, line: &RedLine) -> &'static str {
    let is_negated = is_negated(graph, line.warning);
    match line.status {
        RedLineStatus::MetConfirmed if is_negated => {
            "condition met: that nothing came in time is confirmed or acknowledged"
        }
        RedLineStatus::MetConfirmed => "condition met: the act is confirmed or acknowledged",
        RedLineStatus::MetAsReported if is_negated => {
            "condition met: a source reports that nothing came in time"
        }
        RedLineStatus::MetAsReported => "condition met: a source reports the act",
        RedLineStatus::MetAsAttributed if is_negated => {
            "condition met: speakers say that nothing came in time"
        }
        RedLineStatus::MetAsAttributed => "condition met: speakers tell of the act",
        RedLineStatus::Disputed => "whether the condition is met is disputed",
        RedLineStatus::CannotTell => "whether the condition is met cannot be told",
        RedLineStatus::Pending => "the condition may still be met",
        RedLineStatus::Averted => "averted: what was asked for came in time",
        RedLineStatus::Lapsed if is_negated => {
            "the time is over, and nobody says whether what was asked for came"
        }
        RedLineStatus::Lapsed => "the time is over, and no act told of here meets the condition",
        RedLineStatus::NotMet => "no act told of here meets the condition",
    }
}

/// How an act meets the condition of a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meeting {
    /// By being what the condition asks for.
    Meets,
    /// The same, where it is disputed that it happened.
    WouldMeet,
    /// What had to come in time came, but not in time.
    TooLate,
    /// The same, where it is disputed that it came.
    TooLateDisputed,
    /// What had to come did not.
    NotInTime,
}

impl Meeting {
    /// What is said of the act, for a line to the warning.
    pub(super) const fn of_act(self) -> &'static str {
        match self {
            Self::Meets => "meets its condition",
            Self::WouldMeet => "would meet its condition, is disputed",
            Self::TooLate => "too late: condition met",
            Self::TooLateDisputed => "too late, is disputed",
            Self::NotInTime => "not in time: condition met",
        }
    }

    /// What is said of the warning, for a line to the act.
    pub(super) const fn of_warning(self) -> &'static str {
        match self {
            Self::Meets => "condition met by this",
            Self::WouldMeet => "condition met by this, is disputed",
            _ => self.of_act(),
        }
    }
}

/// How the act of a pair meets the condition; nothing where it does not.
pub(super) fn meets(derived: &Derived<'_>, line: &RedLine, pair: &Pair) -> Option<Meeting> {
    let status = derived.event(pair.event).status;
    let disputed = pair.gives == Some(RedLineStatus::Disputed);
    pair.meets()
        .then(|| match is_negated(derived.graph, line.warning) {
            false if disputed => Meeting::WouldMeet,
            false => Meeting::Meets,
            true if disputed => Meeting::TooLateDisputed,
            true if status.may_have_happened() => Meeting::TooLate,
            true => Meeting::NotInTime,
        })
}

/// The same of the act and the warning whose condition it meets, in words.
pub(super) fn meeting(derived: &Derived<'_>, warning: NodeIndex, act: NodeIndex) -> &'static str {
    let line = derived.red_line(warning);
    let told = line.and_then(|line| {
        let pair = line.pairs.iter().find(|pair| pair.event == act)?;
        meets(derived, line, pair)
    });
    told.unwrap_or(Meeting::Meets).of_act()
}

/// What an act has to do with the condition, for its card.
pub(super) fn told(derived: &Derived<'_>, line: &RedLine, pair: &Pair) -> String {
    let is_negated = is_negated(derived.graph, line.warning);
    if let Some(met) = meets(derived, line, pair) {
        return met.of_act().replace("its condition", "the condition");
    }
    match (pair.gives, pair.result) {
        (Some(RedLineStatus::Averted), _) => "came in time: averted".to_owned(),
        (Some(_), _) if is_negated => "may have come in time, cannot be told".to_owned(),
        (_, PairResult::CannotTell) => "may meet the condition, cannot be told".to_owned(),
        (_, PairResult::NearMiss) => format!("near miss: {}", wanting(derived, line, pair)),
        _ => "not near".to_owned(),
    }
}

/// How what an act has in a slot differs from what is asked for: "another", "too late".
pub(super) fn differs(
    derived: &Derived<'_>,
    pair: &Pair,
    slot: &Slot,
    warning: &Event,
) -> &'static str {
    let dates = || {
        let from = warning.condition.as_ref()?.within.as_ref()?;
        let from = derived.graph.find(&from.of)?;
        let filling = derived.filling();
        Some((filling.date(pair.event)?, filling.date(from)?))
    };
    match &*slot.name {
        "by" => "too late",
        "within" => match dates().map(|(came, from)| before(came, from)) {
            Some(Certainty::Certainly) => "too early",
            _ => "too late",
        },
        _ => "another",
    }
}

/// What a near miss has that is not what is asked for: "another actor".
pub(super) fn wanting(derived: &Derived<'_>, line: &RedLine, pair: &Pair) -> String {
    let wrong = pair.slots.iter();
    let wrong = wrong.filter(|slot| slot.state == SlotMatch::Mismatch);
    let wrong: Vec<String> = wrong
        .filter_map(|slot| {
            let warning = derived.graph.event(line.warning)?;
            let role = slot.name.rsplit('.').next().unwrap_or_default();
            Some(match differs(derived, pair, slot, warning) {
                "another" => format!("another {role}"),
                word => word.to_owned(),
            })
        })
        .collect();
    wrong.join(", ")
}

fn is_negated(graph: &Graph, warning: NodeIndex) -> bool {
    let condition = graph.event(warning).and_then(|it| it.condition.as_ref());
    condition.is_some_and(|it| it.negated)
}
