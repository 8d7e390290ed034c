//! Statistics: how large a graph is, how much rests on one origin or is hedged, and who is connected
//! most.

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;

use super::Derived;
use super::coverage::coverage;
use super::flags::Flag;
use super::status::Status;
use crate::graph::Kind;
use crate::model::act::Act;
use crate::model::claim::{Modality, Polarity};
use crate::text::Mark;

/// Numbers on a graph under the evidence.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// How many records there are of each kind.
    pub records: BTreeMap<Kind, usize>,
    /// How many events of each status.
    pub statuses: BTreeMap<Status, usize>,
    /// How many events of each act.
    pub acts: BTreeMap<Act, usize>,
    /// Claims about what is asked.
    pub claims: usize,
    /// Claims in evidence.
    pub in_evidence: usize,
    /// Claims that count.
    pub counting: usize,
    /// Counting claims through speakers.
    pub attributed: usize,
    /// Counting claims that rest on others.
    pub resting: usize,
    /// Counting claims that say that it did not happen.
    pub negative: usize,
    /// Counting claims that are not certain.
    pub uncertain: usize,
    /// Events that are said to have happened.
    pub said: usize,
    /// Those of them with at most one origin to count on.
    pub single_origin: usize,
    /// Those of them that nobody says as certain.
    pub hedged: usize,
    /// Those of them that only unnamed speakers say.
    pub unnamed_only: usize,
    /// Sentences of the sources whose boundaries are known.
    pub sentences: usize,
    /// Those of them that are coded.
    pub coded: usize,
    /// Those of them that are skipped with a reason.
    pub skipped: usize,
}

/// Counts.
pub fn stats(derived: &Derived<'_>, keeps: impl Fn(NodeIndex) -> bool) -> Stats {
    let graph = derived.graph;
    let mut all = Stats::default();
    for kind in Kind::ALL {
        all.records.insert(kind, graph.count(kind));
    }
    for (node, event) in graph.events().filter(|(node, _)| keeps(*node)) {
        let event_state = derived.event(node);
        *all.statuses.entry(event_state.status).or_default() += 1;
        *all.acts.entry(event.act).or_default() += 1;
        if event_state.status.may_have_happened() {
            all.said += 1;
            all.single_origin += usize::from(event_state.origins.low <= 1);
            all.hedged += usize::from(event_state.flags.contains(&Flag::Hedged));
            all.unnamed_only += usize::from(event_state.flags.contains(&Flag::UnnamedOnly));
        }
    }
    for (node, _) in graph.claims() {
        let state = derived.claim(node);
        let it = derived.utterance(node);
        let asked = it
            .about
            .is_some_and(|about| graph.event(about).is_none() || keeps(about));
        if !asked {
            continue;
        }
        all.claims += 1;
        all.in_evidence += usize::from(state.in_evidence);
        if state.counts {
            all.counting += 1;
            all.attributed += usize::from(!it.attribution.is_voiced());
            all.resting += usize::from(state.rests);
            all.negative += usize::from(it.polarity == Polarity::Negative);
            all.uncertain += usize::from(it.modality != Modality::Certain);
        }
    }
    for (node, _) in graph.sources() {
        if let Some(coverage) = coverage(graph, node) {
            all.sentences += coverage.marks.len();
            all.coded += coverage.count(Mark::Coded);
            all.skipped += coverage.count(Mark::Skipped);
        }
    }
    all
}
