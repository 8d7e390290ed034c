//! Affiliations that hold, and when.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::counting::ClaimState;
use super::utterance::Utterance;
use crate::graph::Graph;
use crate::model::actor::Affiliation;
use crate::model::claim::Polarity;
use crate::model::date::{Certainty, Date, before};

/// Whether an affiliation holds, and on what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hold {
    /// It has no claims: what uses it says so.
    Background,
    /// A positive claim counts and no negative one.
    Claimed,
    /// It has claims, and they do not bear it out.
    NotHeld,
}

/// Whether each affiliation holds, in the order of the affiliations.
pub fn holds(graph: &Graph, utterances: &[Utterance], states: &[ClaimState]) -> Vec<Hold> {
    graph
        .affiliations()
        .map(|(node, _)| {
            let claims = graph.claims_about(node);
            let counting = |polarity: Polarity| {
                claims
                    .iter()
                    .map(|claim| graph.position(*claim))
                    .any(|claim| states[claim].counts && utterances[claim].polarity == polarity)
            };
            if claims.is_empty() {
                Hold::Background
            } else if counting(Polarity::Positive) && !counting(Polarity::Negative) {
                Hold::Claimed
            } else {
                Hold::NotHeld
            }
        })
        .collect()
}

/// Whether an affiliation lasts at a date; undated it does.
pub fn lasts(affiliation: &Affiliation, date: Option<&Date>) -> Certainty {
    let Some(date) = date else {
        return Certainty::Certainly;
    };
    let not_yet = affiliation
        .from
        .as_ref()
        .map_or(Certainty::No, |from| before(date, from));
    let over = affiliation
        .until
        .as_ref()
        .map_or(Certainty::No, |until| before(until, date));
    match (not_yet, over) {
        (Certainty::Certainly, _) | (_, Certainty::Certainly) => Certainty::No,
        (Certainty::No, Certainty::No) => Certainty::Certainly,
        _ => Certainty::Possibly,
    }
}

/// The affiliation in words: `southland-army part-of southland`.
pub fn in_words(graph: &Graph, affiliation: NodeIndex) -> String {
    graph
        .affiliation(affiliation)
        .map_or_else(String::new, |it| {
            format!("{} {} {}", it.actor, it.role, it.of)
        })
}
