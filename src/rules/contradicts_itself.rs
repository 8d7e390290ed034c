//! One voice says in one span that something did and did not happen.
//!
//! ## What it finds
//!
//! Two claims on the same event, in the same source, through the same speakers and of the same
//! mood, one positive and one negative, whose spans (`at`) overlap. Told at the negative claim.
//! Spans are compared once they are anchored; drafted words only if they are the same. Claims that
//! count for nothing (`cue: decline`, `drift`) are left alone, and so are two that give dates (in
//! `says`) with no time in common: those are a history.
//!
//! ## Why it matters
//!
//! Words say one or the other. The event shows as disputed, with the source against itself, where
//! in truth a slip of coding is.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike }
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { at: 0..40#0000000000000001 }
//!       - { at: 20..60#0000000000000002, polarity: negative }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike }
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { at: 0..40#0000000000000001 }
//!   second-strike:
//!     act: attack
//!     claims:
//!       - { at: 20..60#0000000000000002, polarity: negative }
//! ```
//!
//! ## How to fix it
//!
//! "Not X but Y" is two events, the claim on X negative. "X denies that ..." is the speaker's claim:
//! write `said_by: { actor: ..., cue: deny }`. Else drop the claim that the words do not make.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::context::Context;
use super::finding::{finding, key};
use crate::analysis::utterance::Utterance;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::graph::{NodeIndex, Voice};
use crate::model::claim::{Claim, Cue, Mood, Polarity};
use crate::model::date::{Date, overlaps};
use crate::text::anchor::At;

/// Rule `contradicts-itself`.
pub static RULE: Rule = Rule {
    name: "contradicts-itself",
    severity: Severity::Warning,
    summary: "one voice says in one span that something did and did not happen",
};

/// On what, in which source, through whom, in which mood.
type Spot<'a> = (NodeIndex, NodeIndex, &'a [Voice], Mood);

/// Every negative claim with a positive one of the same voice in its span. Takes time linear in the
/// claims, and n log n in those of one voice on one event.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let utterances = context.utterances();
    let claims = &context.data().claims;
    let mut spots: FxHashMap<Spot<'_>, Vec<&Claim>> = FxHashMap::default();
    let negative: Vec<(Spot<'_>, &Claim)> = claims
        .iter()
        .zip(utterances)
        .filter(|(_, it)| it.polarity == Polarity::Negative)
        .filter_map(|(claim, it)| Some((spot(it)?, claim)))
        .collect();
    if negative.is_empty() {
        return Vec::new();
    }
    for (spot, _) in &negative {
        spots.entry(*spot).or_default();
    }
    for (claim, it) in claims.iter().zip(utterances) {
        if it.polarity == Polarity::Positive
            && let Some(positive) = spot(it).and_then(|spot| spots.get_mut(&spot))
        {
            positive.push(claim);
        }
    }
    let spans: FxHashMap<Spot<'_>, Vec<(Option<&Date>, Spans<'_>)>> = spots
        .into_iter()
        .map(|(spot, positive)| (spot, by_date(positive)))
        .collect();
    let findings = negative.into_iter().filter_map(|(spot, claim)| {
        // What is said of another time is history, and contradicts nothing.
        let is_history = |other: Option<&Date>| {
            let dates = date(claim).zip(other);
            dates.is_some_and(|(a, b)| !overlaps(a, b).is_possible())
        };
        let spans = spans.get(&spot)?.iter();
        let mut spans = spans.filter(|(date, _)| !is_history(*date));
        let positive = spans.find_map(|(_, spans)| spans.overlapping(claim))?;
        let fact = ContradictsItself {
            claim: claim.id.as_str().into(),
            positive: positive.id.as_str().into(),
            event: claim.about.as_str().into(),
            place: positive.origin.field(key("at")),
        };
        Some(finding(claim, key("at"), fact))
    });
    findings.collect()
}

/// The date that a claim gives of its own.
fn date(claim: &Claim) -> Option<&Date> {
    claim.says.as_ref()?.date.as_ref()
}

/// The spans of claims by the date that they give: of those of more than a few dates, the rest
/// count as undated.
fn by_date<'g>(claims: Vec<&'g Claim>) -> Vec<(Option<&'g Date>, Spans<'g>)> {
    const DATES: usize = 32;
    let mut groups: BTreeMap<&str, (Option<&'g Date>, Vec<&'g Claim>)> = BTreeMap::new();
    for claim in claims {
        let date = date(claim);
        let text = date.map_or("", Date::as_str);
        let is_known = groups.len() < DATES || groups.contains_key(text);
        let (text, date) = if is_known { (text, date) } else { ("", None) };
        groups
            .entry(text)
            .or_insert((date, Vec::new()))
            .1
            .push(claim);
    }
    let groups = groups.into_values();
    groups
        .map(|(date, claims)| (date, Spans::new(&claims)))
        .collect()
}

fn spot(it: &Utterance) -> Option<Spot<'_>> {
    if it.cue == Cue::Decline || it.drift {
        return None;
    }
    Some((
        it.about?,
        it.attribution.source?,
        &it.attribution.chain,
        it.mood,
    ))
}

/// The spans of some claims, to be asked for one that overlaps.
struct Spans<'g> {
    /// By their start; each with the one that reaches furthest of all up to it.
    anchored: Vec<(u32, u32, &'g Claim)>,
    drafted: FxHashMap<&'g str, &'g Claim>,
}

impl<'g> Spans<'g> {
    fn new(claims: &[&'g Claim]) -> Self {
        let mut spans = Self {
            anchored: Vec::new(),
            drafted: FxHashMap::default(),
        };
        for claim in claims {
            for at in &claim.at {
                match at {
                    At::Anchor(anchor) => {
                        let range = anchor.range;
                        spans.anchored.push((range.start, range.end, claim));
                    }
                    At::Draft(words) => {
                        spans.drafted.entry(words).or_insert(claim);
                    }
                }
            }
        }
        spans.anchored.sort_by_key(|(start, end, _)| (*start, *end));
        for index in 1..spans.anchored.len() {
            let (_, end, claim) = spans.anchored[index - 1];
            let own = &mut spans.anchored[index];
            if own.1 < end {
                (own.1, own.2) = (end, claim);
            }
        }
        spans
    }

    /// A claim with a span that overlaps one of another's.
    fn overlapping(&self, claim: &Claim) -> Option<&'g Claim> {
        claim.at.iter().find_map(|at| match at {
            At::Anchor(anchor) => {
                let range = anchor.range;
                let before = self
                    .anchored
                    .partition_point(|(start, ..)| *start < range.end);
                let (_, end, claim) = self.anchored.get(before.checked_sub(1)?)?;
                (*end > range.start).then_some(*claim)
            }
            At::Draft(words) => self.drafted.get(&**words).copied(),
        })
    }
}

/// A voice that contradicts itself.
#[derive(Debug)]
pub struct ContradictsItself {
    claim: Box<str>,
    positive: Box<str>,
    event: Box<str>,
    place: Place,
}

impl Fact for ContradictsItself {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let (claim, positive, event) = (&self.claim, &self.positive, &self.event);
        format!(
            "the same words say that `{event}` happened (`{positive}`) and that it did not \
             (`{claim}`)"
        )
    }

    fn label(&self) -> String {
        "did not happen".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.place.clone(), "happened".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(
            "keep the claim that the words make; what did not happen instead is an event of its \
             own"
            .to_owned(),
        )
    }
}
