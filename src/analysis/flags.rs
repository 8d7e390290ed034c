//! Flags: what to know of an event beside its status.

use petgraph::graph::NodeIndex;

use super::bench::Bench;
use super::fits::ONE_BODY;
use super::status::Status;
use crate::graph::{Edge, Voice};
use crate::model::claim::{Modality, Polarity, Stated};
use crate::model::role::Role;
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// What to know of an event beside its status.
    Flag, "a flag" {
        /// Nobody says it as certain.
        Hedged = "hedged",
        /// It is only said that it will or would not happen.
        RuledOut = "ruled-out",
        /// No claim says it in so many words.
        Presupposed = "presupposed",
        /// Only unnamed speakers say so.
        UnnamedOnly = "unnamed-only",
        /// Only the actor's own side says so.
        OwnSideOnly = "own-side-only",
        /// A named speaker of the actor's own side confirms it.
        Acknowledged = "acknowledged",
    }
}

/// What the flags of an event are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'s> {
    /// Its status.
    pub status: Status,
    /// Its effective modality.
    pub modality: Option<Modality>,
    /// All of its claims.
    pub claims: &'s [NodeIndex],
    /// The counting positive claims that are not set aside.
    pub positive: &'s [NodeIndex],
    /// Whether a named speaker of the actor's own side confirms it.
    pub acknowledged: bool,
}

/// The flags of an event, in the order of [`Flag`].
pub fn flags(bench: &Bench<'_>, event: NodeIndex, grounds: &Grounds<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    let modality = if grounds.status == Status::Expected {
        bench
            .expectations(grounds.claims)
            .map(|it| it.modality)
            .max()
    } else {
        grounds.modality
    };
    if modality.is_some_and(|modality| modality != Modality::Certain) {
        flags.push(Flag::Hedged);
    }
    if grounds.status == Status::Expected
        && bench
            .expectations(grounds.claims)
            .all(|it| it.polarity == Polarity::Negative)
    {
        flags.push(Flag::RuledOut);
    }
    let own: Vec<_> = grounds
        .positive
        .iter()
        .copied()
        .filter(|claim| !bench.state(*claim).rests)
        .collect();
    if !own.is_empty() {
        let all = |holds: &dyn Fn(NodeIndex) -> bool| own.iter().all(|claim| holds(*claim));
        if all(&|claim| is_presupposed(bench, claim)) {
            flags.push(Flag::Presupposed);
        }
        if all(&|claim| is_unnamed(bench, claim)) {
            flags.push(Flag::UnnamedOnly);
        }
        if all(&|claim| is_of_own_side(bench, event, claim)) {
            flags.push(Flag::OwnSideOnly);
        }
    }
    if grounds.acknowledged {
        flags.push(Flag::Acknowledged);
    }
    flags
}

fn is_presupposed(bench: &Bench<'_>, claim: NodeIndex) -> bool {
    bench
        .graph
        .claim(claim)
        .is_some_and(|claim| claim.effective_stated() != Stated::Explicit)
}

fn is_unnamed(bench: &Bench<'_>, claim: NodeIndex) -> bool {
    bench
        .utterance(claim)
        .attribution
        .innermost()
        .is_some_and(|voice| voice.is_unnamed(bench.graph))
}

/// Whether every innermost speaker is the actor or fits it upward, at the event's date.
fn is_of_own_side(bench: &Bench<'_>, event: NodeIndex, claim: NodeIndex) -> bool {
    let graph = bench.graph;
    let actors = graph.out(event, |edge| edge == Edge::Role(Role::Actor));
    let date = graph.event(event).and_then(|event| event.date.as_ref());
    match bench.utterance(claim).attribution.innermost() {
        Some(Voice::Actors(speakers)) => speakers.iter().all(|speaker| {
            actors.iter().any(|(_, actor)| {
                bench
                    .ladder
                    .reaches(*speaker, *actor, date, ONE_BODY)
                    .is_some()
            })
        }),
        _ => false,
    }
}
