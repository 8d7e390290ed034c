//! Red lines in a page, with their slot tables.

use serde::Serialize;

use super::data::is_false;
use crate::analysis::Derived;
use crate::analysis::affiliation::in_words;
use crate::analysis::elapsed::elapsed;
use crate::analysis::order::Order;
use crate::analysis::red_line::{Pair, RedLine, RedLineStatus};
use crate::analysis::slot::Slot;
use crate::words::red_line::{condition, consequence, later, result};

/// A conditional warning.
#[derive(Serialize)]
pub(super) struct RedLineData {
    warning: String,
    status: RedLineStatus,
    #[serde(skip_serializing_if = "is_false")]
    warners_word: bool,
    condition: String,
    consequence: Vec<ConsequenceData>,
    pairs: Vec<PairData>,
}

#[derive(Serialize)]
struct ConsequenceData {
    told: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
}

#[derive(Serialize)]
struct PairData {
    event: String,
    /// What it is to the condition: "meets it", "near miss".
    result: &'static str,
    /// When it came: "after the warning, 8 days later".
    order: String,
    slots: Vec<Slot>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    background: Vec<String>,
    #[serde(skip_serializing_if = "is_false")]
    warners_word: bool,
}

/// Every conditional warning, in the order of the warnings' ids.
pub(super) fn red_lines(derived: &Derived<'_>) -> Vec<RedLineData> {
    let lines = derived.red_lines.iter();
    lines.filter_map(|line| red_line(derived, line)).collect()
}

fn red_line(derived: &Derived<'_>, line: &RedLine) -> Option<RedLineData> {
    let graph = derived.graph;
    let warning = graph.event(line.warning)?;
    Some(RedLineData {
        warning: warning.id.to_string(),
        status: line.status,
        warners_word: line.warners_word,
        condition: warning
            .condition
            .as_deref()
            .map_or_else(String::new, condition),
        consequence: warning
            .consequence
            .iter()
            .map(|it| ConsequenceData {
                told: consequence(derived, it),
                event: it
                    .event
                    .as_ref()
                    .filter(|id| graph.find(id).is_some())
                    .map(ToString::to_string),
            })
            .collect(),
        pairs: line
            .pairs
            .iter()
            .map(|it| pair(derived, line, it))
            .collect(),
    })
}

fn pair(derived: &Derived<'_>, line: &RedLine, pair: &Pair) -> PairData {
    let graph = derived.graph;
    let order = match pair.order {
        Order::After => "after the warning",
        Order::Before => "before the warning",
        Order::Unknown => "order unknown",
    };
    let days = elapsed(derived, line.warning, pair.event).map_or(String::new(), later);
    let background = pair.background();
    PairData {
        event: graph.id(pair.event).to_string(),
        result: result(pair),
        order: format!("{order}{days}"),
        slots: pair.slots.clone(),
        background: background.iter().map(|it| in_words(graph, *it)).collect(),
        warners_word: pair.warners_word,
    }
}
