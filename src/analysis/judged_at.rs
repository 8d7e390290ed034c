//! Judged at: the date at which deadlines are judged and what is in force is asked.

use super::counting::ClaimState;
use super::utterance::Utterance;
use crate::graph::{Evidence, Graph};
use crate::model::date::Date;

/// The date asked for, else the as-of date, else the latest date of publication in evidence; never
/// the clock of the machine. None where nothing in evidence is dated.
pub fn judged_at(
    graph: &Graph,
    evidence: &Evidence,
    utterances: &[Utterance],
    states: &[ClaimState],
) -> Option<Date> {
    if let Some(date) = &evidence.at {
        return Some(date.clone());
    }
    if let Some(as_of) = &evidence.as_of {
        return Some(as_of.date.clone());
    }
    utterances
        .iter()
        .zip(states)
        .filter(|(_, state)| state.in_evidence)
        .filter_map(|(it, _)| graph.source(it.attribution.source?)?.published.date())
        .max_by_key(|date| (date.window().latest, date.window().earliest))
        .cloned()
}
