//! What is derived of an event from its claims.

use petgraph::graph::NodeIndex;

use super::acknowledged::{Acknowledgement, acknowledgement};
use super::bench::Bench;
use super::flags::{Flag, Grounds, flags};
use super::independence::{Origins, choke_points, origins, routes};
use super::set_aside::{Aside, set_aside};
use super::status::Status;
use crate::model::claim::{Cue, Modality, Polarity};

/// What is derived of an event.
#[derive(Clone, Debug)]
pub struct EventState {
    /// Its status.
    pub status: Status,
    /// Its flags, in the order of their kind.
    pub flags: Vec<Flag>,
    /// The strongest modality of its counting positive claims.
    pub modality: Option<Modality>,
    /// The counting positive claims that are not set aside.
    pub positive: Vec<NodeIndex>,
    /// The counting negative claims that are not set aside.
    pub negative: Vec<NodeIndex>,
    /// Counting claims that are set aside, with the reason.
    pub aside: Vec<(NodeIndex, Aside)>,
    /// Independent origins of the positive claims.
    pub origins: Origins,
    /// Independent origins of the negative claims.
    pub against: Origins,
    /// Sources, publishers and speakers common to all positive routes.
    pub choke_points: Vec<NodeIndex>,
    /// Who of the actor's own side acknowledges it.
    pub acknowledgement: Option<Acknowledgement>,
}

/// Judges an event.
pub fn judge(bench: &Bench<'_>, event: NodeIndex) -> EventState {
    let claims = bench.graph.claims_about(event);
    let counting: Vec<_> = claims
        .iter()
        .copied()
        .filter(|claim| bench.state(*claim).counts)
        .collect();
    let aside = set_aside(bench, &counting);
    let left = |polarity| -> Vec<NodeIndex> {
        counting
            .iter()
            .copied()
            .filter(|claim| bench.utterance(*claim).polarity == polarity)
            .filter(|claim| {
                aside
                    .binary_search_by_key(claim, |(other, _)| *other)
                    .is_err()
            })
            .collect()
    };
    let (positive, negative) = (left(Polarity::Positive), left(Polarity::Negative));
    let (for_it, against_it) = (routes(bench, &positive), routes(bench, &negative));
    let mut state = EventState {
        status: Status::Mentioned,
        flags: Vec::new(),
        modality: positive
            .iter()
            .map(|claim| bench.utterance(*claim).modality)
            .max(),
        origins: origins(bench, &for_it),
        against: origins(bench, &against_it),
        choke_points: choke_points(&for_it),
        acknowledgement: acknowledgement(bench, event, &positive),
        positive,
        negative,
        aside,
    };
    state.status = status(bench, &claims, &counting, &state);
    state.flags = flags(
        bench,
        event,
        &Grounds {
            status: state.status,
            modality: state.modality,
            claims: &claims,
            positive: &state.positive,
            acknowledged: state.acknowledgement.is_some(),
        },
    );
    state
}

fn status(
    bench: &Bench<'_>,
    claims: &[NodeIndex],
    counting: &[NodeIndex],
    state: &EventState,
) -> Status {
    if counting.is_empty() {
        return status_without_counting(bench, claims);
    }
    let voiced = |claims: &[NodeIndex]| {
        claims
            .iter()
            .any(|claim| bench.attribution(*claim).is_voiced())
    };
    match (state.positive.is_empty(), state.negative.is_empty()) {
        (false, false) => Status::Disputed,
        (true, _) => {
            let ended = state.aside.iter().any(|(claim, why)| {
                *why == Aside::EarlierState
                    && bench.utterance(*claim).polarity == Polarity::Positive
            });
            if ended {
                Status::Ended
            } else if voiced(&state.negative) {
                Status::DidNotHappen
            } else {
                Status::Denied
            }
        }
        (false, true) => {
            if state.origins.low >= 2 {
                Status::Corroborated
            } else if state.acknowledgement.is_some() {
                Status::Acknowledged
            } else if voiced(&state.positive) {
                Status::Reported
            } else {
                Status::Attributed
            }
        }
    }
}

fn status_without_counting(bench: &Bench<'_>, claims: &[NodeIndex]) -> Status {
    let taken_back = claims.iter().any(|claim| {
        let state = bench.state(*claim);
        state.would_count
            && state.fate.is_taken_back()
            && bench.utterance(*claim).polarity == Polarity::Positive
    });
    if taken_back {
        return Status::Retracted;
    }
    let mut there = claims.iter().filter(|claim| {
        let state = bench.state(**claim);
        state.in_evidence && state.fate.is_live()
    });
    if !claims.is_empty() && there.clone().next().is_none() {
        return Status::NoEvidence;
    }
    if bench.expectations(claims).next().is_some() {
        return Status::Expected;
    }
    let framing = there.any(|claim| {
        let it = bench.utterance(*claim);
        it.framing && !it.drift && it.cue != Cue::Decline
    });
    if framing {
        Status::Framed
    } else {
        Status::Mentioned
    }
}
