//! Liveness: which claims have been taken back, updated or replaced.
//!
//! Judged on what as-of leaves, each claim after all that it depends on: who retracts or supersedes
//! it, what it repeats and what it cites.

use petgraph::graph::{DiGraph, NodeIndex};
use serde::Serialize;

use super::as_of::{Timing, timing};
use super::citing::{cited, on_same_record};
use super::utterance::Utterance;
use crate::graph::{AsOf, Edge, Graph, Kind, Voice};
use crate::model::claim::{Because, Claim};

/// What has become of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It stands.
    Live,
    /// Its source, or the source it copies or cites, was retracted.
    SourceRetracted,
    /// A claim took it back.
    Retracted,
    /// A claim corrected it as an error.
    Corrected,
    /// A claim brought it up to date.
    Updated,
    /// A new version of its source says the same.
    Replaced,
    /// A new version of its source does not say it any more.
    Dropped,
    /// It cites what was dropped.
    Stranded,
}

impl Fate {
    /// Whether the claim stands.
    pub fn is_live(self) -> bool {
        self == Self::Live
    }

    /// Whether it was taken back: by a retraction, as an error or with its source.
    pub const fn is_taken_back(self) -> bool {
        matches!(
            self,
            Self::SourceRetracted | Self::Retracted | Self::Corrected
        )
    }
}

/// What has become of each claim, in the order of the claims. A claim that as-of leaves out is
/// live but affects nothing.
pub fn fates(
    graph: &Graph,
    as_of: Option<&AsOf>,
    timings: &[Timing],
    utterances: &[Utterance],
) -> Vec<Fate> {
    let mut court = Court {
        graph,
        as_of,
        timings,
        utterances,
        fates: vec![Fate::Live; utterances.len()],
        replacements: vec![None; utterances.len()],
    };
    for claim in court.order() {
        if court.is_there(claim) {
            court.fates[claim] = court.judge(claim);
        }
    }
    court.fates
}

struct Court<'a> {
    graph: &'a Graph,
    as_of: Option<&'a AsOf>,
    timings: &'a [Timing],
    utterances: &'a [Utterance],
    fates: Vec<Fate>,
    /// For a replaced claim: the one of the new version.
    replacements: Vec<Option<usize>>,
}

impl<'a> Court<'a> {
    fn is_there(&self, claim: usize) -> bool {
        self.timings[claim] == Timing::In
    }

    fn node(&self, claim: usize) -> NodeIndex {
        self.graph.node(Kind::Claim, claim)
    }

    fn record(&self, claim: usize) -> &'a Claim {
        &self.graph.data().claims[claim]
    }

    /// The claims, each after what its fate depends on; in a cycle (an error that `check` reports)
    /// in any but always the same order.
    fn order(&self) -> Vec<usize> {
        let count = self.utterances.len();
        let mut dependencies = DiGraph::<(), (), u32>::with_capacity(count, 0);
        for _ in 0..count {
            dependencies.add_node(());
        }
        for claim in 0..count {
            let from = NodeIndex::new(claim);
            for on in self
                .takers(claim)
                .chain(self.repeated(claim))
                .chain(self.cited(claim))
            {
                dependencies.add_edge(from, NodeIndex::new(on), ());
            }
            if let Some(new) = self.new_version_of(claim)
                && let Some(same) = self.same_in(claim, new)
            {
                dependencies.add_edge(from, NodeIndex::new(same), ());
            }
        }
        if dependencies.edge_count() == 0 {
            return (0..count).collect();
        }
        petgraph::algo::kosaraju_scc(&dependencies)
            .into_iter()
            .flatten()
            .map(NodeIndex::index)
            .collect()
    }

    fn judge(&mut self, claim: usize) -> Fate {
        if self.source_is_retracted(claim) {
            return Fate::SourceRetracted;
        }
        if let Some(fate) = self.taken_by_a_claim(claim) {
            return fate;
        }
        if let Some(target) = self.repeated(claim).next()
            && self.is_there(target)
            && self.fates[target].is_taken_back()
        {
            return self.fates[target];
        }
        let cited: Vec<Fate> = self
            .cited(claim)
            .map(|cited| self.final_fate(cited))
            .collect();
        if let Some(fate) = cited.iter().find(|fate| fate.is_taken_back()) {
            return *fate;
        }
        if let Some(new) = self.new_version_of(claim) {
            let same = self.same_in(claim, new);
            self.replacements[claim] = same;
            return if same.is_some() {
                Fate::Replaced
            } else {
                Fate::Dropped
            };
        }
        let fell = |fate: &Fate| matches!(fate, Fate::Dropped | Fate::Stranded);
        if cited.iter().any(fell) && cited.iter().all(fell) {
            return Fate::Stranded;
        }
        Fate::Live
    }

    /// The fate of a cited claim, or of the one that replaced it.
    fn final_fate(&self, claim: usize) -> Fate {
        let mut current = claim;
        // Versions are finite and acyclic; the bound holds where they are not.
        for _ in 0..64 {
            match self.replacements[current] {
                Some(next) => current = next,
                None => break,
            }
        }
        match self.fates[current] {
            Fate::Replaced => Fate::Live,
            fate => fate,
        }
    }

    fn source_is_retracted(&self, claim: usize) -> bool {
        let Some(source) = self.utterances[claim].attribution.source else {
            return false;
        };
        self.is_retracted(source) || self.cites_retracted_source_without_claims(claim)
    }

    /// Whether a source, or one that it copies, is retracted by the as-of date.
    fn is_retracted(&self, source: NodeIndex) -> bool {
        let mut current = Some(source);
        for _ in 0..64 {
            let Some(node) = current else { break };
            if let Some(retracted) = self.graph.source(node).and_then(|it| it.retracted.as_ref()) {
                let in_time = match (self.as_of, &retracted.date) {
                    (Some(as_of), Some(date)) => timing(Some(date), &as_of.date) == Timing::In,
                    _ => true,
                };
                if in_time {
                    return true;
                }
            }
            current = self
                .graph
                .first(node, Edge::CopyOf)
                .filter(|next| *next != source);
        }
        false
    }

    /// Whether a claim cites a retracted source of which no claim on the event is recorded: then
    /// the source itself is all that it rests on.
    fn cites_retracted_source_without_claims(&self, claim: usize) -> bool {
        let utterance = &self.utterances[claim];
        utterance.attribution.chain.iter().any(|voice| match voice {
            Voice::Source(source) => {
                self.is_retracted(*source)
                    && !self
                        .on_same_record(claim)
                        .any(|other| self.utterances[other].attribution.source == Some(*source))
            }
            Voice::Actors(_) | Voice::Unstated => false,
        })
    }

    fn taken_by_a_claim(&self, claim: usize) -> Option<Fate> {
        let mut updated = None;
        for taker in self.takers(claim) {
            if !self.is_there(taker)
                || !self.fates[taker].is_live()
                || !has_authority(self.graph, self.utterances, taker, claim)
            {
                continue;
            }
            let record = self.record(taker);
            let target = &self.record(claim).id;
            if record.retracts.as_ref() == Some(target) {
                return Some(Fate::Retracted);
            }
            match record.supersedes.as_ref().map(|it| it.because) {
                Some(Because::Error) => return Some(Fate::Corrected),
                Some(Because::Update) => updated = Some(Fate::Updated),
                None => {}
            }
        }
        updated
    }

    /// The claims that retract or supersede a claim.
    fn takers(&self, claim: usize) -> impl Iterator<Item = usize> {
        let arcs = self.graph.into(self.node(claim), |edge| {
            matches!(edge, Edge::Retracts | Edge::Supersedes)
        });
        arcs.into_iter()
            .map(|(_, taker)| self.graph.position(taker))
    }

    fn repeated(&self, claim: usize) -> impl Iterator<Item = usize> {
        self.graph
            .first(self.node(claim), Edge::Repeats)
            .into_iter()
            .map(|it| self.graph.position(it))
    }

    fn on_same_record(&self, claim: usize) -> impl Iterator<Item = usize> {
        on_same_record(self.graph, self.utterances, claim)
    }

    /// The claims that a claim cites, of those that are there.
    fn cited(&self, claim: usize) -> impl Iterator<Item = usize> {
        let cited = cited(self.graph, self.utterances, claim);
        cited.into_iter().filter(|other| self.is_there(*other))
    }

    /// The version that takes the place of a claim's source, if it is there.
    fn new_version_of(&self, claim: usize) -> Option<NodeIndex> {
        let source = self.utterances[claim].attribution.source?;
        self.graph.versions_of(source).iter().copied().find(|new| {
            let published = self
                .graph
                .source(*new)
                .and_then(|source| source.published.date());
            self.as_of
                .is_none_or(|as_of| timing(published, &as_of.date) == Timing::In)
        })
    }

    /// The claim of a new version that says the same.
    fn same_in(&self, claim: usize, source: NodeIndex) -> Option<usize> {
        let (old, record) = (&self.utterances[claim], self.record(claim));
        self.on_same_record(claim).find(|other| {
            let new = &self.utterances[*other];
            new.attribution.source == Some(source)
                && self.is_there(*other)
                && new.attribution.chain == old.attribution.chain
                && new.polarity == old.polarity
                && new.modality == old.modality
                && new.mood == old.mood
                && self.record(*other).says == record.says
        })
    }
}

/// Whether a claim may take another back: the same innermost speaker, or the publisher of the
/// report taking back its own. Both are given by their position among the claims.
pub fn has_authority(graph: &Graph, utterances: &[Utterance], taker: usize, target: usize) -> bool {
    let (by, of) = (
        &utterances[taker].attribution,
        &utterances[target].attribution,
    );
    let publisher_of =
        |source: Option<NodeIndex>| source.and_then(|source| graph.first(source, Edge::Publisher));
    match by.innermost() {
        None => match (publisher_of(by.source), publisher_of(of.source)) {
            (Some(by), Some(of)) => by == of,
            _ => by.source == of.source,
        },
        Some(Voice::Unstated) => false,
        Some(voice) => {
            of.innermost() == Some(voice)
                || publisher_of(of.source).is_some_and(|publisher| voice.actors() == [publisher])
        }
    }
}
