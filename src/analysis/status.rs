//! The status of an event, and what is set aside before it is judged.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::acknowledged::{Acknowledgement, acknowledgement};
use super::counting::ClaimState;
use super::fits::Ladder;
use super::flags::{Flag, flags};
use super::independence::{Origins, choke_points, origins, routes};
use super::utterance::{Utterance, claimed_date};
use crate::graph::{Attribution, Edge, Graph, Voice};
use crate::model::claim::{Cue, Modality, Mood, Polarity};
use crate::model::date::{Certainty, before};
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// What the claims make of an event, from strong to weak as paths rank it.
    Status, "a status" {
        /// Two or more independent origins at least.
        Corroborated = "corroborated",
        /// A named speaker of the actor's own side confirms it.
        Acknowledged = "acknowledged",
        /// A source says so in its own voice.
        Reported = "reported",
        /// Only speakers say so.
        Attributed = "attributed",
        /// Some say so, some say not.
        Disputed = "disputed",
        /// It was so, and is not any more.
        Ended = "ended",
        /// Only speakers speak of it, and say it did not happen.
        Denied = "denied",
        /// A source says that it did not happen.
        DidNotHappen = "did-not-happen",
        /// It is only planned or supposed.
        Expected = "expected",
        /// It is only named: permitted, feared, asked about.
        Mentioned = "mentioned",
        /// It is only somebody's reading, for which nobody named stands.
        Framed = "framed",
        /// It has claims, and the evidence leaves none.
        NoEvidence = "no-evidence",
        /// It would count, had it not been taken back.
        Retracted = "retracted",
    }
}

impl Status {
    /// Whether an event of this status may have happened as far as is known: a candidate to meet a
    /// condition.
    pub const fn may_have_happened(self) -> bool {
        matches!(
            self,
            Self::Corroborated
                | Self::Acknowledged
                | Self::Reported
                | Self::Attributed
                | Self::Disputed
        )
    }

    /// Whether it is reported, acknowledged or corroborated.
    pub const fn is_reported(self) -> bool {
        matches!(
            self,
            Self::Corroborated | Self::Acknowledged | Self::Reported
        )
    }

    /// Whether an event of this status connects actors in a path.
    pub const fn connects(self) -> bool {
        !matches!(self, Self::NoEvidence | Self::Retracted | Self::Framed)
    }
}

/// Why a claim is set aside before the status is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// The same speaker has certainly later said the opposite.
    SpeakerTurned,
    /// What it says is certainly earlier than all that says the opposite.
    EarlierState,
}

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

/// Everything that the status of an event is derived from.
#[derive(Clone, Copy, Debug)]
pub struct Bench<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The claims, decoded.
    pub utterances: &'a [Utterance],
    /// What is known of each claim.
    pub states: &'a [ClaimState],
    /// The affiliations that hold.
    pub ladder: Ladder<'a>,
}

impl<'a> Bench<'a> {
    /// A claim, decoded.
    pub fn utterance(&self, claim: NodeIndex) -> &'a Utterance {
        &self.utterances[self.graph.position(claim)]
    }

    /// What is known of a claim.
    pub fn state(&self, claim: NodeIndex) -> &'a ClaimState {
        &self.states[self.graph.position(claim)]
    }

    /// The claim whose voice a claim has for the status: itself, or what it repeats.
    pub fn voiced_by(&self, claim: NodeIndex) -> NodeIndex {
        let mut current = claim;
        // Repeats are acyclic (a cycle is an error); the walk ends all the same.
        for _ in 0..64 {
            match self.graph.first(current, Edge::Repeats) {
                Some(target) if target != claim => current = target,
                _ => break,
            }
        }
        current
    }

    /// Through whose mouths a claim comes, for the status.
    pub fn attribution(&self, claim: NodeIndex) -> &'a Attribution {
        &self.utterance(self.voiced_by(claim)).attribution
    }

    /// Judges an event.
    pub fn judge(&self, event: NodeIndex) -> EventState {
        let claims = self.graph.claims_about(event);
        let counting: Vec<_> = claims
            .iter()
            .copied()
            .filter(|claim| self.state(*claim).counts)
            .collect();
        let aside = self.set_aside(&counting);
        let left = |polarity| -> Vec<NodeIndex> {
            counting
                .iter()
                .copied()
                .filter(|claim| self.utterance(*claim).polarity == polarity)
                .filter(|claim| aside.iter().all(|(other, _)| other != claim))
                .collect()
        };
        let (positive, negative) = (left(Polarity::Positive), left(Polarity::Negative));
        let (for_it, against_it) = (routes(self, &positive), routes(self, &negative));
        let mut state = EventState {
            status: Status::Mentioned,
            flags: Vec::new(),
            modality: positive
                .iter()
                .map(|claim| self.utterance(*claim).modality)
                .max(),
            origins: origins(self, &for_it),
            against: origins(self, &against_it),
            choke_points: choke_points(&for_it),
            acknowledgement: acknowledgement(self, event, &positive),
            positive,
            negative,
            aside,
        };
        state.status = self.status(&claims, &counting, &state);
        state.flags = flags(self, event, &claims, &state);
        state
    }

    fn status(&self, claims: &[NodeIndex], counting: &[NodeIndex], state: &EventState) -> Status {
        if counting.is_empty() {
            return self.status_without_counting(claims);
        }
        let voiced = |claims: &[NodeIndex]| {
            claims
                .iter()
                .any(|claim| self.attribution(*claim).is_voiced())
        };
        match (state.positive.is_empty(), state.negative.is_empty()) {
            (false, false) => Status::Disputed,
            (true, _) => {
                let ended = state.aside.iter().any(|(claim, why)| {
                    *why == Aside::EarlierState
                        && self.utterance(*claim).polarity == Polarity::Positive
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

    fn status_without_counting(&self, claims: &[NodeIndex]) -> Status {
        let taken_back = claims.iter().any(|claim| {
            let state = self.state(*claim);
            state.would_count
                && state.fate.is_taken_back()
                && self.utterance(*claim).polarity == Polarity::Positive
        });
        if taken_back {
            return Status::Retracted;
        }
        let mut there = claims.iter().filter(|claim| {
            let state = self.state(**claim);
            state.in_evidence && state.fate.is_live()
        });
        if !claims.is_empty() && there.clone().next().is_none() {
            return Status::NoEvidence;
        }
        if self.expectations(claims).next().is_some() {
            return Status::Expected;
        }
        let framing = there.any(|claim| {
            let it = self.utterance(*claim);
            it.framing && !it.drift && it.cue != Cue::Decline
        });
        if framing {
            Status::Framed
        } else {
            Status::Mentioned
        }
    }

    /// The claims of a plan or a supposition that are there.
    pub fn expectations<'c>(
        &'c self,
        claims: &'c [NodeIndex],
    ) -> impl Iterator<Item = &'a Utterance> + 'c {
        claims
            .iter()
            .filter(|claim| {
                let state = self.state(**claim);
                state.in_evidence && state.fate.is_live()
            })
            .map(|claim| self.utterance(*claim))
            .filter(|it| it.mood != Mood::Actual && !it.drift && it.cue != Cue::Decline)
    }

    /// The counting claims to set aside where both polarities are claimed.
    fn set_aside(&self, counting: &[NodeIndex]) -> Vec<(NodeIndex, Aside)> {
        let of = |polarity| -> Vec<NodeIndex> {
            let has = |claim: &NodeIndex| self.utterance(*claim).polarity == polarity;
            counting.iter().copied().filter(has).collect()
        };
        let (positive, negative) = (of(Polarity::Positive), of(Polarity::Negative));
        if positive.is_empty() || negative.is_empty() {
            return Vec::new();
        }
        let turned = |claim: NodeIndex, others: &[NodeIndex]| {
            others
                .iter()
                .any(|other| self.same_voice(claim, *other) && self.said_before(claim, *other))
        };
        let mut aside: Vec<(NodeIndex, Aside)> = Vec::new();
        for (these, those) in [(&positive, &negative), (&negative, &positive)] {
            let turned = these.iter().filter(|claim| turned(**claim, those));
            aside.extend(turned.map(|claim| (*claim, Aside::SpeakerTurned)));
        }
        let left = |claims: &[NodeIndex]| -> Vec<NodeIndex> {
            let stands = |claim: &NodeIndex| aside.iter().all(|(other, _)| other != claim);
            claims.iter().copied().filter(stands).collect()
        };
        let (positive, negative) = (left(&positive), left(&negative));
        for (these, those) in [(&positive, &negative), (&negative, &positive)] {
            let earlier = these.iter().filter(|claim| {
                let date = claimed_date(self.graph, **claim);
                !those.is_empty()
                    && those.iter().all(|other| {
                        date.zip(claimed_date(self.graph, *other))
                            .is_some_and(|(a, b)| before(a, b) == Certainty::Certainly)
                    })
            });
            aside.extend(earlier.map(|claim| (*claim, Aside::EarlierState)));
        }
        aside.sort_unstable_by_key(|(claim, _)| *claim);
        aside
    }

    /// Whether two claims have the same innermost speaker or, voiced, the same publisher.
    fn same_voice(&self, a: NodeIndex, b: NodeIndex) -> bool {
        let (a, b) = (self.attribution(a), self.attribution(b));
        match (a.innermost(), b.innermost()) {
            (Some(Voice::Unstated), _) => false,
            (Some(a), Some(b)) => a == b,
            (None, None) => {
                let publisher = |of: &Attribution| {
                    of.source
                        .and_then(|source| self.graph.first(source, Edge::Publisher))
                };
                match (publisher(a), publisher(b)) {
                    (Some(a), Some(b)) => a == b,
                    _ => a.source == b.source,
                }
            }
            _ => false,
        }
    }

    fn said_before(&self, a: NodeIndex, b: NodeIndex) -> bool {
        let (a, b) = (self.graph.said_date(a), self.graph.said_date(b));
        a.zip(b)
            .is_some_and(|(a, b)| before(a, b) == Certainty::Certainly)
    }
}
