//! Liveness: which claims have been taken back, updated or replaced.
//!
//! Judged on what as-of leaves, each claim after all that it depends on: who retracts or supersedes
//! it, what it repeats and what it cites.

use std::cell::OnceCell;

use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::Derived;
use super::as_of::{Timing, timing};
use super::citing::Citations;
use super::utterance::Utterance;
use crate::graph::{AsOf, Edge, Graph, Kind, Voice};
use crate::model::claim::{Because, Claim, Modality, Mood, Polarity};

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
        citations: Citations::new(utterances),
        cited: FxHashMap::default(),
        told: OnceCell::new(),
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
    citations: Citations,
    /// What has become of the groups of claims that are cited, of those that were asked for.
    cited: FxHashMap<usize, CitedFate>,
    /// Made when it is first asked: few graphs have versions or retractions.
    told: OnceCell<Told<'a>>,
}

/// What has become of claims that are cited alike.
#[derive(Clone, Copy, Default)]
struct CitedFate {
    /// The first that was taken back.
    taken_back: Option<(usize, Fate)>,
    /// Whether one was dropped or stranded, and whether one was not.
    fell: bool,
    stands: bool,
}

/// Which claims tell the same, and which sources tell anything of a record.
struct Told<'a> {
    alike: FxHashMap<Telling<'a>, Vec<usize>>,
    sources: FxHashSet<(NodeIndex, NodeIndex)>,
}

/// On what, in which source, by whom, which way, how surely and in what mood.
type Telling<'a> = (NodeIndex, NodeIndex, &'a [Voice], Polarity, Modality, Mood);

impl<'a> Told<'a> {
    fn new(utterances: &'a [Utterance]) -> Self {
        let (mut alike, mut sources) = (FxHashMap::default(), FxHashSet::default());
        for (claim, it) in utterances.iter().enumerate() {
            if let Some(source) = it.attribution.source
                && let Some(about) = it.about
            {
                sources.insert((about, source));
                let telling = telling(it, about, source);
                alike.entry(telling).or_insert_with(Vec::new).push(claim);
            }
        }
        Self { alike, sources }
    }
}

fn telling(it: &Utterance, about: NodeIndex, source: NodeIndex) -> Telling<'_> {
    let chain = &it.attribution.chain[..];
    (about, source, chain, it.polarity, it.modality, it.mood)
}

impl<'a> Court<'a> {
    fn is_there(&self, claim: usize) -> bool {
        self.timings[claim] == Timing::In
    }

    fn node(&self, claim: usize) -> NodeIndex {
        self.graph.node(Kind::Claim, claim)
    }

    fn told(&self) -> &Told<'a> {
        self.told.get_or_init(|| Told::new(self.utterances))
    }

    fn record(&self, claim: usize) -> &'a Claim {
        &self.graph.data().claims[claim]
    }

    /// The claims, each after what its fate depends on; in a cycle (an error that `check` reports)
    /// in any but always the same order.
    fn order(&self) -> Vec<usize> {
        let count = self.utterances.len();
        // A group that is cited is a node of its own, between those that cite it and those in it.
        let groups = self.citations.groups();
        let mut dependencies = DiGraph::<(), (), u32>::with_capacity(count + groups.len(), 0);
        for _ in 0..count + groups.len() {
            dependencies.add_node(());
        }
        for (group, cited) in groups.iter().enumerate() {
            for claim in cited.iter().filter(|claim| self.is_there(**claim)) {
                let from = NodeIndex::new(count + group);
                dependencies.add_edge(from, NodeIndex::new(*claim), ());
            }
        }
        for claim in 0..count {
            let from = NodeIndex::new(claim);
            let cited = self.citations.of(claim).iter().map(|group| count + group);
            for on in self.takers(claim).chain(self.repeated(claim)).chain(cited) {
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
            .filter(|node| *node < count)
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
        let cited = self.cited(claim);
        if let Some((_, fate)) = cited.taken_back {
            return fate;
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
        if cited.fell && !cited.stands {
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
                    && utterance.attribution.source != Some(*source)
                    && !utterance
                        .about
                        .is_some_and(|about| self.told().sources.contains(&(about, *source)))
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

    /// What has become of the claims that a claim cites, of those that are there.
    fn cited(&mut self, claim: usize) -> CitedFate {
        let mut all = CitedFate::default();
        for position in 0..self.citations.of(claim).len() {
            let group = self.citations.of(claim)[position];
            let known = self.cited.get(&group).copied();
            let fate = known.unwrap_or_else(|| {
                let fate = self.fate_of_group(group);
                self.cited.insert(group, fate);
                fate
            });
            all.taken_back = match (all.taken_back, fate.taken_back) {
                (Some(one), Some(other)) => Some(if one.0 < other.0 { one } else { other }),
                (one, other) => one.or(other),
            };
            all.fell |= fate.fell;
            all.stands |= fate.stands;
        }
        all
    }

    fn fate_of_group(&self, group: usize) -> CitedFate {
        let mut all = CitedFate::default();
        let members = self.citations.groups()[group].iter().copied();
        for claim in members.filter(|claim| self.is_there(*claim)) {
            let fate = self.final_fate(claim);
            if fate.is_taken_back() && all.taken_back.is_none() {
                all.taken_back = Some((claim, fate));
            }
            let fell = matches!(fate, Fate::Dropped | Fate::Stranded);
            all.fell |= fell;
            all.stands |= !fell;
        }
        all
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
        let telling = telling(old, old.about?, source);
        let mut alike = self.told().alike.get(&telling)?.iter().copied();
        alike.find(|other| {
            *other != claim && self.is_there(*other) && self.record(*other).says == record.says
        })
    }
}

/// The claims that brought about what has become of a claim, where claims did: those that took it
/// back, corrected it or brought it up to date. None where it goes with what it repeats or cites.
pub fn taken_by(derived: &Derived<'_>, claim: NodeIndex) -> Vec<NodeIndex> {
    let graph = derived.graph;
    let fate = derived.claim(claim).fate;
    let may = |taker: NodeIndex| {
        let state = derived.claim(taker);
        let (taker, claim) = (graph.position(taker), graph.position(claim));
        state.timing == Timing::In
            && state.fate.is_live()
            && has_authority(graph, &derived.utterances, taker, claim)
    };
    let did = |taker: NodeIndex| {
        let record = graph.claim(taker);
        let supersedes = record.and_then(|it| it.supersedes.as_ref());
        let supersedes = supersedes.filter(|it| graph.find(&it.claim) == Some(claim));
        let because = supersedes.map(|it| it.because);
        match fate {
            Fate::Retracted => {
                let target = record.and_then(|it| it.retracts.as_ref());
                target.and_then(|id| graph.find(id)) == Some(claim)
            }
            Fate::Corrected => because == Some(Because::Error),
            Fate::Updated => because == Some(Because::Update),
            _ => false,
        }
    };
    let arcs = graph.into(claim, |edge| {
        matches!(edge, Edge::Retracts | Edge::Supersedes)
    });
    let takers = arcs.into_iter().map(|(_, taker)| taker);
    takers.filter(|it| may(*it) && did(*it)).collect()
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
