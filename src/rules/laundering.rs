//! What was said with a doubt is passed on with less of it.
//!
//! ## What it finds
//!
//! A claim that is surer than the one it comes from, on the same side (positive or negative):
//!
//! - it `repeats` the other, or `paraphrases` it without saying so in the `scope` (`broader` or
//!   `different`);
//! - it cites the source of the other (`said_by: [{ source: daily }, officials]`), which is on the
//!   same event with the same next speaker, or any where none is named. Where it cites several
//!   claims, it is measured by the strongest.
//!
//! Surer is a stronger modality (certain, probable, possible: the weakest of a claim's own and its
//! speakers') or a stronger mood (actual, future, hypothetical). Claims that count for nothing
//! (`cue: decline`, `drift`) are left alone, and so is what a claim that cites also `paraphrases`.
//!
//! ## Why it matters
//!
//! "May have", told twice, becomes "has". A status is given by the strongest claim, so that the
//! doubt of the only one who knows is lost on the way.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   daily: { kind: news, title: Strike said to be likely }
//!   weekly: { kind: news, title: Strike }
//! actors:
//!   westland: { name: Westland, kind: state }
//!   officials:
//!     name: Westland officials
//!     kind: unnamed
//!     affiliations: [{ role: employed-by, of: westland }]
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { source: daily, at: 0..9#0000000000000001, said_by: officials, modality: probable }
//!       - { source: weekly, at: 5..14#0000000000000002, said_by: [{ source: daily }, officials] }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   daily: { kind: news, title: Strike said to be likely }
//!   weekly: { kind: news, title: Strike }
//! actors:
//!   westland: { name: Westland, kind: state }
//!   officials:
//!     name: Westland officials
//!     kind: unnamed
//!     affiliations: [{ role: employed-by, of: westland }]
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { source: daily, at: 0..9#0000000000000001, said_by: officials, modality: probable }
//!       - source: weekly
//!         at: 5..14#0000000000000002
//!         said_by: [{ source: daily }, officials]
//!         paraphrases: { claim: strike/daily@0, scope: broader }
//! ```
//!
//! ## How to fix it
//!
//! Read both spans again. If the coding is wrong, correct `modality` or `mood`. If the later source
//! really says more, record that: `paraphrases: { claim: ..., scope: broader }` in place of
//! `repeats`, or beside the cited source.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::context::Context;
use super::finding::{finding, key};
use crate::analysis::utterance::Utterance;
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::{Kind, Voice};
use crate::model::claim::{Claim, Cue, Modality, Mood, Polarity, Scope, Who};
use crate::model::id::Id;

/// Rule `laundering`.
pub static RULE: Rule = Rule {
    name: "laundering",
    severity: Severity::Warning,
    summary: "what was said with a doubt is passed on with less of it",
};

/// Every claim that is surer than what it comes from.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let claims = &context.data().claims;
    let utterances = context.utterances();
    let mut findings = Vec::new();
    let mut citing = Vec::new();
    for (position, claim) in claims.iter().enumerate() {
        let it = &utterances[position];
        if !counts(it) {
            continue;
        }
        let named = |id: &Id| {
            let node = graph.find(id).filter(|it| graph.kind(*it) == Kind::Claim)?;
            let other = graph.position(node);
            let source = &utterances[other];
            (other != position && counts(source) && source.polarity == it.polarity)
                .then(|| Strongest::new(other, source))
        };
        if let Some(from) = claim.repeats.as_ref().and_then(named) {
            findings.extend(surer(context, position, from, "repeats"));
        }
        if let Some(paraphrase) = &claim.paraphrases {
            let told = matches!(paraphrase.scope, Some(Scope::Broader | Scope::Different));
            let from = named(&paraphrase.claim).filter(|_| !told);
            findings.extend(from.and_then(|from| surer(context, position, from, "paraphrases")));
        }
        // A paraphrase of what the cited source says tells already how the two stand.
        let mut chain = it.attribution.chain.iter().rev();
        let cited = chain.find_map(source_of);
        let paraphrased = claim.paraphrases.as_ref().and_then(|it| {
            let node = graph.find(&it.claim)?;
            graph.find(&graph.claim(node)?.source)
        });
        if cited.is_some() && cited != paraphrased {
            citing.push(position);
        }
    }
    if !citing.is_empty() {
        let cited = Cited::new(utterances, &citing);
        for position in citing {
            let from = cited.strongest(&utterances[position]);
            findings.extend(from.and_then(|from| surer(context, position, from, "cites")));
        }
    }
    findings
}

/// Whether a claim says anything that can be passed on.
fn counts(it: &Utterance) -> bool {
    it.cue != Cue::Decline && !it.drift
}

const fn source_of(voice: &Voice) -> Option<NodeIndex> {
    match voice {
        Voice::Source(source) => Some(*source),
        Voice::Actors(_) | Voice::Unstated => None,
    }
}

/// How sure the surest of some claims are.
#[derive(Clone, Copy)]
struct Strongest {
    modality: (Modality, usize),
    mood: (Mood, usize),
}

impl Strongest {
    const fn new(claim: usize, it: &Utterance) -> Self {
        Self {
            modality: (it.modality, claim),
            mood: (it.mood, claim),
        }
    }

    fn add(&mut self, claim: usize, it: &Utterance) {
        if it.modality > self.modality.0 {
            self.modality = (it.modality, claim);
        }
        if rank(it.mood) > rank(self.mood.0) {
            self.mood = (it.mood, claim);
        }
    }
}

/// Moods from weak to strong.
const fn rank(mood: Mood) -> u8 {
    match mood {
        Mood::Hypothetical => 0,
        Mood::Future => 1,
        Mood::Actual => 2,
    }
}

/// On what, in which source, which way, and with which outermost speaker, or any.
type Spot<'a> = (Option<NodeIndex>, NodeIndex, Polarity, Option<&'a Voice>);

/// The claims of cited sources.
struct Cited<'a>(FxHashMap<Spot<'a>, Strongest>);

impl<'a> Cited<'a> {
    /// The claims that may be cited by some of the claims, in time linear in all of them.
    fn new(utterances: &'a [Utterance], citing: &[usize]) -> Self {
        let mut cited = FxHashMap::default();
        let sources: rustc_hash::FxHashSet<NodeIndex> = citing
            .iter()
            .flat_map(|claim| &utterances[*claim].attribution.chain)
            .filter_map(source_of)
            .collect();
        let subjects: rustc_hash::FxHashSet<NodeIndex> = citing
            .iter()
            .filter_map(|claim| utterances[*claim].about)
            .collect();
        for (claim, it) in utterances.iter().enumerate() {
            let Some(source) = it.attribution.source.filter(|it| sources.contains(it)) else {
                continue;
            };
            if !it.about.is_some_and(|about| subjects.contains(&about)) {
                continue;
            }
            if counts(it) {
                for voice in [None, it.attribution.chain.first()] {
                    cited
                        .entry((it.about, source, it.polarity, voice))
                        .and_modify(|strongest: &mut Strongest| strongest.add(claim, it))
                        .or_insert_with(|| Strongest::new(claim, it));
                }
            }
        }
        Self(cited)
    }

    /// The strongest of the claims that a claim cites by its innermost source.
    fn strongest(&self, it: &Utterance) -> Option<Strongest> {
        let chain = &it.attribution.chain;
        let (position, source) = chain
            .iter()
            .enumerate()
            .rev()
            .find_map(|(position, voice)| Some((position, source_of(voice)?)))?;
        if it.attribution.source == Some(source) {
            return None;
        }
        let next = chain.get(position + 1);
        self.0.get(&(it.about, source, it.polarity, next)).copied()
    }
}

/// The finding of a claim that is surer than what it comes from, if it is.
fn surer(
    context: &Context<'_>,
    position: usize,
    from: Strongest,
    how: &'static str,
) -> Option<Finding> {
    let claims = &context.data().claims;
    let (claim, it) = (claims.get(position)?, &context.utterances()[position]);
    let (original, field, said, first) = if rank(it.mood) > rank(from.mood.0) {
        let said = (it.mood.to_string(), from.mood.0.to_string());
        (from.mood.1, "mood", said, claim.mood.is_some())
    } else if it.modality > from.modality.0 {
        let said = (it.modality.to_string(), from.modality.0.to_string());
        (from.modality.1, "modality", said, claim.modality.is_some())
    } else {
        return None;
    };
    let original: &Claim = claims.get(original)?;
    // What is not written stands at the link to the original.
    let (path, value) = if first {
        (key(field), said.0.as_str().into())
    } else {
        let cited = || original.source.as_str().into();
        match how {
            "repeats" => (key("repeats"), original.id.as_str().into()),
            "paraphrases" => (key("paraphrases").key("claim"), original.id.as_str().into()),
            _ => (cited_at(claim, original), cited()),
        }
    };
    let of_original = match field {
        "mood" if original.mood.is_some() => key("mood"),
        "modality" if original.modality.is_some() => key("modality"),
        _ => FieldPath::root(),
    };
    let fact = Laundering {
        how,
        original: original.id.as_str().into(),
        field,
        said,
        value,
        place: original.origin.field(of_original),
    };
    Some(finding(claim, path, fact))
}

/// Where a claim cites the source of another.
fn cited_at(claim: &Claim, original: &Claim) -> FieldPath {
    let is_cited = |who: &Who| matches!(who, Who::Source(id) if *id == original.source);
    let position = claim.said_by.iter().rposition(|it| is_cited(&it.who));
    let field = super::finding::entry("said_by", position.unwrap_or(0), claim.said_by.len());
    field.key("source")
}

/// A claim that is surer than what it comes from.
#[derive(Debug)]
pub struct Laundering {
    how: &'static str,
    original: Box<str>,
    field: &'static str,
    /// What the claim says, and what the original.
    said: (String, String),
    value: Box<str>,
    place: Place,
}

impl Fact for Laundering {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let (now, then) = &self.said;
        format!(
            "the claim is `{now}` and {} `{}`, which is only `{then}`",
            self.how, self.original
        )
    }

    fn label(&self) -> String {
        format!("here it is `{}`", self.said.0)
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.place.clone(), format!("`{}` here", self.said.1))]
    }

    fn help(&self) -> Option<String> {
        Some(format!(
            "correct `{}`, or, if it says more than the original, write `paraphrases: {{ claim: \
             {}, scope: broader }}`",
            self.field, self.original
        ))
    }

    fn value(&self) -> Option<&str> {
        Some(&self.value)
    }
}
