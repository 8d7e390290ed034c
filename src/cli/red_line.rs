//! A red line: a conditional warning, its status and its slot table, in words and for programs.

use serde::Serialize;

use super::words;
use super::words::red_line::later;
pub(super) use super::words::red_line::{condition, consequence, result, told_slot};
use crate::analysis::Derived;
use crate::analysis::affiliation::in_words;
use crate::analysis::elapsed::{Elapsed, elapsed};
use crate::analysis::order::Order;
use crate::analysis::red_line::{Pair, PairResult, RedLine, RedLineStatus};
use crate::analysis::slot::Slot;
use crate::graph::NodeIndex;
use crate::model::date::{Certainty, before};

/// A red line for programs.
#[derive(Serialize)]
pub(super) struct RedLineReport {
    warning: String,
    warning_status: &'static str,
    gloss: String,
    status: RedLineStatus,
    flags: Vec<&'static str>,
    consequences: Vec<ConsequenceReport>,
    pairs: Vec<PairReport>,
}

/// What was announced, and what is said of it.
#[derive(Serialize)]
struct ConsequenceReport {
    kind: &'static str,
    told: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    /// The claims about it that count, by their ids.
    claims: Vec<String>,
    /// Whether it is said to have come though the condition is not met.
    though_not_met: bool,
}

#[derive(Serialize)]
struct PairReport {
    event: String,
    event_status: &'static str,
    result: PairResult,
    gives: Option<RedLineStatus>,
    order: Order,
    /// Days from the warning to the event.
    days_after: Option<Elapsed>,
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
        let Some(event) = it.event.as_ref().and_then(|id| graph.find(id)) else {
            continue;
        };
        for claim in counting(derived, event) {
            let place = graph.claim(claim).map(|it| words::place(graph, it));
            lines.push(format!(
                "    – {}: {}",
                place.unwrap_or_default(),
                words::voices(derived, claim)
            ));
        }
        if came_though_not_met(derived, line, event) {
            lines.push("    it is said to have come, though the condition is not met".to_owned());
        }
    }
    for pair in &line.pairs {
        lines.extend(told_pair(derived, line, pair));
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
        consequences: consequences(derived, line),
        pairs: line
            .pairs
            .iter()
            .map(|pair| PairReport {
                event: graph.id(pair.event).to_string(),
                event_status: derived.event(pair.event).status.name(),
                result: pair.result,
                gives: pair.gives,
                order: pair.order,
                days_after: elapsed(derived, line.warning, pair.event),
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

/// What was announced, and what is said of it.
fn consequences(derived: &Derived<'_>, line: &RedLine) -> Vec<ConsequenceReport> {
    let graph = derived.graph;
    let announced = graph.event(line.warning).map(|it| &it.consequence);
    let announced = announced.into_iter().flat_map(|it| it.iter());
    announced
        .map(|it| {
            let event = it.event.as_ref().and_then(|id| graph.find(id));
            let claims = event.map_or_else(Vec::new, |event| counting(derived, event));
            ConsequenceReport {
                kind: it.kind.name(),
                told: consequence(derived, it),
                event: event.map(|event| graph.id(event).to_string()),
                status: event.map(|event| derived.event(event).status.name()),
                claims: claims.iter().map(|it| graph.id(*it).to_string()).collect(),
                though_not_met: event.is_some_and(|it| came_though_not_met(derived, line, it)),
            }
        })
        .collect()
}

/// The counting claims about an event, in reading order.
fn counting(derived: &Derived<'_>, event: NodeIndex) -> Vec<NodeIndex> {
    let mut claims = words::claims_of(derived.graph, event);
    claims.retain(|claim| derived.claim(*claim).counts);
    claims
}

/// Whether a consequence is said to have come though nothing is said to meet the condition.
fn came_though_not_met(derived: &Derived<'_>, line: &RedLine, event: NodeIndex) -> bool {
    let unmet = matches!(
        line.status,
        RedLineStatus::Pending
            | RedLineStatus::Averted
            | RedLineStatus::Lapsed
            | RedLineStatus::NotMet
    );
    // The deadline of a demand that lapsed is what its consequence waits for.
    let negated = derived
        .graph
        .event(line.warning)
        .and_then(|it| it.condition.as_ref());
    let waits = line.status == RedLineStatus::Lapsed && negated.is_some_and(|it| it.negated);
    let judged = derived.judged_at.as_ref();
    let date = derived.filling().date(event);
    let is_later = judged
        .zip(date)
        .is_some_and(|(judged, date)| before(judged, date) == Certainty::Certainly);
    unmet && !waits && !is_later && derived.event(event).status.may_have_happened()
}

fn told_pair(derived: &Derived<'_>, line: &RedLine, pair: &Pair) -> Vec<String> {
    let graph = derived.graph;
    let order = match pair.order {
        Order::After => "after the warning",
        Order::Before => "before the warning",
        Order::Unknown => "order unknown",
    };
    let mut lines = vec![
        format!(
            "  {}: {} · {} · {order}{}",
            result(pair),
            graph.id(pair.event),
            derived.event(pair.event).status,
            elapsed(derived, line.warning, pair.event).map_or(String::new(), later)
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
