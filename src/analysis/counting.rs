//! Counting: which claims are in evidence, which count, and which rest on others.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::Derived;
use super::as_of::Timing;
use super::live::Fate;
use super::utterance::Utterance;
use crate::graph::{Edge, Evidence, Graph, Kind, Voice};
use crate::model::claim::{Cue, Mood, Polarity};

/// What is known of a claim once all claims are looked at.
#[derive(Clone, Copy, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own that the model answers yes or no"
)]
pub struct ClaimState {
    /// Where it stands towards the as-of date.
    pub timing: Timing,
    /// What has become of it.
    pub fate: Fate,
    /// Whether the evidence keeps it: as-of, without and only-source.
    pub in_evidence: bool,
    /// Whether it would count if it were live.
    pub would_count: bool,
    /// Whether it counts for its event's status.
    pub counts: bool,
    /// Whether it rests on others, and so adds no origin.
    pub rests: bool,
}

/// The state of each claim, in the order of the claims.
pub fn claim_states(
    graph: &Graph,
    evidence: &Evidence,
    timings: &[Timing],
    fates: &[Fate],
    utterances: &[Utterance],
) -> Vec<ClaimState> {
    let mut states: Vec<ClaimState> = (0..utterances.len())
        .map(|claim| {
            let would_count = counts_by_itself(graph, evidence, claim, &utterances[claim]);
            let there = timings[claim] == Timing::In;
            ClaimState {
                timing: timings[claim],
                fate: fates[claim],
                in_evidence: there,
                would_count: there && would_count,
                counts: there && would_count && fates[claim].is_live(),
                rests: false,
            }
        })
        .collect();
    let falls = Rests::new(graph, utterances, &states).fallen(graph, evidence, utterances);
    for (state, falls) in states.iter_mut().zip(falls) {
        if falls {
            state.in_evidence = false;
            state.would_count = false;
            state.counts = false;
        }
    }
    let rests = Rests::new(graph, utterances, &states);
    for (claim, state) in states.iter_mut().enumerate() {
        state.rests = rests.is_resting(claim);
    }
    states
}

/// Whether a claim counts as far as it depends on the claim alone.
fn counts_by_itself(graph: &Graph, evidence: &Evidence, claim: usize, it: &Utterance) -> bool {
    let record = &graph.data().claims[claim];
    it.cue != Cue::Decline
        && !it.drift
        && (!it.framing || evidence.framing)
        && it.mood == Mood::Actual
        && (record.retracts.is_none() || it.polarity == Polarity::Negative)
}

/// What rests on what: a repeat on its target, a voiced claim on the counting attributed ones of
/// its event, source and polarity.
struct Rests {
    /// The claims that repeat each claim.
    repeated_by: Vec<Vec<usize>>,
    repeats: Vec<bool>,
    /// The group in which each claim stands: attributed and counting, or voiced.
    group: Vec<Option<usize>>,
    groups: Vec<Group>,
}

#[derive(Default)]
struct Group {
    attributed: usize,
    voiced: Vec<usize>,
}

impl Rests {
    fn new(graph: &Graph, utterances: &[Utterance], states: &[ClaimState]) -> Self {
        let count = utterances.len();
        let mut rests = Self {
            repeated_by: vec![Vec::new(); count],
            repeats: vec![false; count],
            group: vec![None; count],
            groups: Vec::new(),
        };
        let mut known: FxHashMap<_, usize> = FxHashMap::default();
        for (claim, it) in utterances.iter().enumerate() {
            if let Some(target) = graph.first(graph.node(Kind::Claim, claim), Edge::Repeats) {
                rests.repeats[claim] = true;
                rests.repeated_by[graph.position(target)].push(claim);
            }
            let voiced = it.attribution.is_voiced();
            if !voiced && !states[claim].counts {
                continue;
            }
            let key = (it.about, it.attribution.source, it.polarity);
            let group = *known.entry(key).or_insert_with(|| {
                rests.groups.push(Group::default());
                rests.groups.len() - 1
            });
            rests.group[claim] = Some(group);
            if voiced {
                rests.groups[group].voiced.push(claim);
            } else {
                rests.groups[group].attributed += 1;
            }
        }
        rests
    }

    fn is_resting(&self, claim: usize) -> bool {
        self.repeats[claim]
            || self.group[claim].is_some_and(|group| {
                let group = &self.groups[group];
                group.attributed > 0 && group.voiced.binary_search(&claim).is_ok()
            })
    }

    /// Which claims fall: outside the only sources asked for, on a route through what is left out,
    /// or resting on such claims alone. Takes time linear in the number of claims.
    fn fallen(mut self, graph: &Graph, evidence: &Evidence, utterances: &[Utterance]) -> Vec<bool> {
        let through = |it: &Utterance| {
            !evidence.without.is_empty()
                && passes(graph, it)
                    .iter()
                    .any(|node| evidence.without.contains(node))
        };
        let mut falls: Vec<bool> = utterances.iter().map(through).collect();
        let mut open: Vec<usize> = (0..falls.len()).filter(|claim| falls[*claim]).collect();
        while let Some(claim) = open.pop() {
            let mut resting = std::mem::take(&mut self.repeated_by[claim]);
            if let Some(group) = self.group[claim].map(|group| &mut self.groups[group])
                && !utterances[claim].attribution.is_voiced()
            {
                group.attributed -= 1;
                if group.attributed == 0 {
                    resting.append(&mut group.voiced);
                }
            }
            for claim in resting {
                if !std::mem::replace(&mut falls[claim], true) {
                    open.push(claim);
                }
            }
        }
        for (falls, it) in falls.iter_mut().zip(utterances) {
            *falls |= !evidence.only_source.is_empty()
                && !it
                    .attribution
                    .source
                    .is_some_and(|it| evidence.only_source.contains(&it));
        }
        falls
    }
}

/// Every source, publisher and speaker through which a claim passes.
fn passes(graph: &Graph, it: &Utterance) -> Vec<NodeIndex> {
    let mut nodes = Vec::new();
    let add_source = |source: NodeIndex, nodes: &mut Vec<NodeIndex>| {
        for source in [source, graph.original(source)] {
            nodes.push(source);
            nodes.extend(graph.first(source, Edge::Publisher));
        }
    };
    if let Some(source) = it.attribution.source {
        add_source(source, &mut nodes);
    }
    for voice in &it.attribution.chain {
        match voice {
            Voice::Source(source) => add_source(*source, &mut nodes),
            Voice::Actors(actors) => nodes.extend(actors),
            Voice::Unstated => {}
        }
    }
    nodes
}

/// The claims that a claim rests on: the one it repeats, or what the source's own word is taken
/// from.
pub fn rests_on(derived: &Derived<'_>, node: NodeIndex) -> Vec<NodeIndex> {
    let graph = derived.graph;
    if !derived.claim(node).rests {
        return Vec::new();
    }
    if let Some(target) = graph.first(node, Edge::Repeats) {
        return vec![target];
    }
    let it = derived.utterance(node);
    let Some(about) = it.about else {
        return Vec::new();
    };
    let mut others = graph.claims_about(about);
    others.retain(|other| {
        let other_one = derived.utterance(*other);
        derived.claim(*other).counts
            && !other_one.attribution.is_voiced()
            && other_one.attribution.source == it.attribution.source
            && other_one.polarity == it.polarity
    });
    others
}
