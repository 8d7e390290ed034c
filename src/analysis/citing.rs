//! Which claims a claim cites.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::utterance::Utterance;
use crate::graph::Voice;
use crate::model::claim::Polarity;

/// What a claim cites: on what, in which source, which way, and the next speaker, or any where none
/// is named.
type Cited<'a> = (NodeIndex, NodeIndex, Polarity, Option<&'a Voice>);

/// The citations of all claims: a claim cites the claims of a source that it names, on the same
/// record and of the same polarity, with the same next speaker, or any where none is named. A
/// source does not cite itself.
///
/// Many claims may cite the same many: those that are cited alike are held once, as a group.
#[derive(Debug, Default)]
pub struct Citations {
    groups: Vec<Vec<usize>>,
    citing: FxHashMap<usize, Vec<usize>>,
}

impl Citations {
    /// Finds who cites what, in time linear in the claims.
    pub fn new(utterances: &[Utterance]) -> Self {
        let mut citations = Self::default();
        let mut wanted: FxHashMap<Cited<'_>, usize> = FxHashMap::default();
        for (claim, it) in utterances.iter().enumerate() {
            let (Some(about), chain) = (it.about, &it.attribution.chain) else {
                continue;
            };
            for (position, voice) in chain.iter().enumerate() {
                let Voice::Source(source) = voice else {
                    continue;
                };
                if it.attribution.source == Some(*source) {
                    continue;
                }
                let cited = (about, *source, it.polarity, chain.get(position + 1));
                let next = wanted.len();
                let group = *wanted.entry(cited).or_insert(next);
                citations.citing.entry(claim).or_default().push(group);
            }
        }
        citations.groups.resize_with(wanted.len(), Vec::new);
        if wanted.is_empty() {
            return citations;
        }
        for (claim, it) in utterances.iter().enumerate() {
            let (Some(about), Some(source)) = (it.about, it.attribution.source) else {
                continue;
            };
            let first = it.attribution.chain.first();
            for next in [None, Some(first)]
                .into_iter()
                .take(1 + usize::from(first.is_some()))
            {
                let cited = (about, source, it.polarity, next.flatten());
                if let Some(group) = wanted.get(&cited) {
                    citations.groups[*group].push(claim);
                }
            }
        }
        citations
    }

    /// The groups of claims that are cited alike, each by the positions of its claims.
    pub fn groups(&self) -> &[Vec<usize>] {
        &self.groups
    }

    /// The groups that a claim cites, by their positions; none for most claims.
    pub fn of(&self, claim: usize) -> &[usize] {
        self.citing.get(&claim).map_or(&[], Vec::as_slice)
    }
}
