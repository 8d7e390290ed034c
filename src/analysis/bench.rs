//! The bench: everything that the status of an event is derived from.

use petgraph::graph::NodeIndex;

use super::counting::ClaimState;
use super::fits::Ladder;
use super::utterance::Utterance;
use crate::graph::{Attribution, Edge, Graph, Voice};
use crate::model::claim::{Cue, Mood, Polarity};

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

    /// Who answers for a claim's voice: the innermost speaker, or where there is none the
    /// publisher of its source, or the source itself where none is known. Nobody answers for what
    /// is unstated.
    pub fn answers_for(&self, claim: NodeIndex) -> Option<(Option<&'a Voice>, Option<NodeIndex>)> {
        let it = self.attribution(claim);
        match it.innermost() {
            Some(Voice::Unstated) => None,
            Some(voice) => Some((Some(voice), None)),
            None => {
                let publisher = |source| self.graph.first(source, Edge::Publisher);
                let source = it.source?;
                Some((None, Some(publisher(source).unwrap_or(source))))
            }
        }
    }

    /// Those of some claims that have a polarity.
    pub fn of(&self, claims: &[NodeIndex], polarity: Polarity) -> Vec<NodeIndex> {
        let has = |claim: &NodeIndex| self.utterance(*claim).polarity == polarity;
        claims.iter().copied().filter(has).collect()
    }
}
