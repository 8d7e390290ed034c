//! Set aside: counting claims that do not dispute what stands against them.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::bench::Bench;
use super::order::is_before;
use super::utterance::claimed_date;
use crate::model::claim::Polarity;
use crate::model::date::{Date, Window};

/// Why a claim is set aside before the status is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aside {
    /// The same speaker has certainly later said the opposite.
    SpeakerTurned,
    /// What it says is certainly earlier than all that says the opposite.
    EarlierState,
}

/// The counting claims to set aside where both polarities are claimed, in the order of the claims:
/// first those whose speaker has certainly later taken the other side, then, of what is left, those
/// whose date is certainly before all of the other polarity's. Takes time linear in the claims.
pub fn set_aside(bench: &Bench<'_>, counting: &[NodeIndex]) -> Vec<(NodeIndex, Aside)> {
    let positive = bench.of(counting, Polarity::Positive);
    let negative = bench.of(counting, Polarity::Negative);
    if positive.is_empty() || negative.is_empty() {
        return Vec::new();
    }
    let mut aside: Vec<(NodeIndex, Aside)> = Vec::new();
    let mut left = [Vec::new(), Vec::new()];
    for (side, (these, those)) in [(&positive, &negative), (&negative, &positive)]
        .into_iter()
        .enumerate()
    {
        let last_words = last_words(bench, those);
        for claim in these {
            let said = bench.graph.said_date(*claim).map(Date::window);
            let later = bench
                .answers_for(*claim)
                .and_then(|who| last_words.get(&who).copied());
            if said
                .zip(later)
                .is_some_and(|(said, later)| is_before(said, later))
            {
                aside.push((*claim, Aside::SpeakerTurned));
            } else {
                left[side].push(*claim);
            }
        }
    }
    let [positive, negative] = &left;
    for (these, those) in [(positive, negative), (negative, positive)] {
        let Some(first) = first_date(bench, those) else {
            continue;
        };
        let earlier = these.iter().filter(|claim| {
            let date = claimed_date(bench.graph, **claim).map(Date::window);
            date.is_some_and(|date| is_before(date, first))
        });
        aside.extend(earlier.map(|claim| (*claim, Aside::EarlierState)));
    }
    aside.sort_unstable_by_key(|(claim, _)| *claim);
    aside
}

/// For each voice, when it last spoke: the window of its claims that starts last.
fn last_words<'a>(
    bench: &Bench<'a>,
    claims: &[NodeIndex],
) -> FxHashMap<(Option<&'a crate::graph::Voice>, Option<NodeIndex>), Window> {
    let mut last = FxHashMap::default();
    for claim in claims {
        let said = bench.graph.said_date(*claim).map(Date::window);
        if let Some((who, said)) = bench.answers_for(*claim).zip(said) {
            let known = last.entry(who).or_insert(said);
            if said.earliest > known.earliest {
                *known = said;
            }
        }
    }
    last
}

/// The dated window that starts first; none unless every claim is dated.
fn first_date(bench: &Bench<'_>, claims: &[NodeIndex]) -> Option<Window> {
    let windows: Option<Vec<Window>> = claims
        .iter()
        .map(|claim| claimed_date(bench.graph, *claim).map(Date::window))
        .collect();
    windows?.into_iter().min_by_key(|window| window.earliest)
}
