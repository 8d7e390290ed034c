//! What rests on a claim stands, though the claim has been taken back.
//!
//! ## What it finds
//!
//! A claim that was retracted, corrected as an error, retracted with its source, or dropped by a
//! new version of its source takes along what repeats and what cites it. Left standing are
//!
//! - a live claim that `paraphrases` it, unless that is the claim that takes it back;
//! - a question that it answers (`answered_by`), also where it was merely brought up to date;
//! - links of an event of which nothing is left, since all that said it happened was taken back and
//!   no other claim on it counts: `responds_to` and `ends` of other events towards it, and its own
//!   `reason_for`. The other event must have a live claim. While a file cannot be read at all, links
//!   are not judged: claims that count may be in it.
//!
//! A retraction counts if it has the authority (`retraction-without-authority`).
//!
//! ## Why it matters
//!
//! Corrections travel slower than the error. What still leans on a withdrawn claim is what readers
//! go on believing.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike, retracted: { date: 2031-05-03 } }
//!   weekly: { kind: news, title: The week }
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { id: first, source: report, at: 0..9#0000000000000001 }
//!       - source: weekly
//!         at: 10..19#0000000000000002
//!         paraphrases: { claim: first, scope: same }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike, retracted: { date: 2031-05-03 } }
//!   weekly: { kind: news, title: The week }
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { id: first, source: report, at: 0..9#0000000000000001 }
//!       - { source: weekly, at: 10..19#0000000000000002, repeats: first }
//! ```
//!
//! ## How to fix it
//!
//! Look whether the dependant has a footing of its own. If it has none, let it fall with the other:
//! `repeats` in place of `paraphrases`, no `answered_by`, no link. If it has, name that.

use petgraph::graph::NodeIndex;

use super::context::Context;
use super::finding::{entry, finding, key};
use crate::analysis::live::Fate;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::graph::{Graph, Kind};
use crate::model::claim::{Cue, Mood, Polarity};
use crate::model::event::Link;

/// Rule `left-standing`.
pub static RULE: Rule = Rule {
    name: "left-standing",
    severity: Severity::Warning,
    summary: "what rests on a claim stands, though the claim has been taken back",
};

/// Every dependant of what was taken back.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(fates) = context.fates() else {
        return Vec::new();
    };
    let mut findings = paraphrases(context, fates);
    findings.extend(answers(context, fates));
    if context.unloaded == 0 {
        findings.extend(links(context, fates));
    }
    findings
}

const fn fell(fate: Fate) -> bool {
    fate.is_taken_back() || matches!(fate, Fate::Dropped)
}

fn paraphrases(context: &Context<'_>, fates: &[Fate]) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for (position, claim) in context.data().claims.iter().enumerate() {
        let Some(paraphrase) = &claim.paraphrases else {
            continue;
        };
        let original = &paraphrase.claim;
        let superseded = claim.supersedes.as_ref().map(|it| &it.claim);
        let takes_back = [claim.retracts.as_ref(), superseded].contains(&Some(original));
        let node = graph
            .find(original)
            .filter(|it| graph.kind(*it) == Kind::Claim && fates[position].is_live());
        let Some(node) = node.filter(|_| !takes_back) else {
            continue;
        };
        let fate = fates[graph.position(node)];
        if fell(fate) {
            let fact = LeftStanding::new(graph, Dependant::Paraphrase, node, How::Fate(fate));
            findings.push(finding(claim, key("paraphrases").key("claim"), fact));
        }
    }
    findings
}

fn answers(context: &Context<'_>, fates: &[Fate]) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for question in &context.data().questions {
        let count = question.answered_by.len();
        for (index, id) in question.answered_by.iter().enumerate() {
            let node = graph.find(id);
            let Some(node) = node.filter(|it| graph.kind(*it) == Kind::Claim) else {
                continue;
            };
            let fate = fates[graph.position(node)];
            if fell(fate) || fate == Fate::Updated {
                let fact = LeftStanding::new(graph, Dependant::Answer, node, How::Fate(fate));
                findings.push(finding(question, entry("answered_by", index, count), fact));
            }
        }
    }
    findings
}

/// What is left of an event.
#[derive(Clone, Copy, Default)]
struct Left {
    /// A claim that it happened was taken back.
    taken: bool,
    /// A claim on it counts.
    counts: bool,
    /// A claim on it is live.
    live: bool,
}

fn links(context: &Context<'_>, fates: &[Fate]) -> Vec<Finding> {
    let graph = context.graph;
    let mut left = vec![Left::default(); context.data().events.len()];
    let claims = context.data().claims.iter();
    for (claim, (it, fate)) in claims.zip(context.utterances().iter().zip(fates)) {
        let Some(event) = it.about.filter(|_| it.is_about_event(graph)) else {
            continue;
        };
        let left = &mut left[graph.position(event)];
        let says = it.mood == Mood::Actual && it.cue != Cue::Decline && !it.drift && !it.framing;
        left.taken |= says && fate.is_taken_back() && it.polarity == Polarity::Positive;
        // A claim that takes another back counts only where it says the opposite.
        let takes_back = claim.retracts.is_some() && it.polarity == Polarity::Positive;
        left.counts |= says && fate.is_live() && !takes_back;
        left.live |= fate.is_live();
    }
    let gone = |left: Left| left.taken && !left.counts;
    let mut findings = Vec::new();
    for (node, event) in graph.events() {
        let own = left[graph.position(node)];
        let mut tell = |field: &'static str, index, count, other: &str| {
            let found = graph.find(other).filter(|it| graph.event(*it).is_some());
            let Some(other) = found.filter(|it| *it != node) else {
                return;
            };
            let others = left[graph.position(other)];
            let rests = match field {
                "reason_for" => gone(own) && others.live && !gone(others),
                _ => gone(others) && own.live && !gone(own),
            };
            if !rests {
                return;
            }
            let fallen = if field == "reason_for" { node } else { other };
            let dependant = Dependant::Link(field, graph.id(other).as_str().into());
            let fact = LeftStanding::new(graph, dependant, fallen, How::Event);
            let path = match field {
                "ends" => entry(field, index, count).key("event"),
                _ => entry(field, index, count),
            };
            findings.push(finding(event, path, fact));
        };
        for (field, ids) in [
            ("responds_to", event.links(Link::RespondsTo)),
            ("reason_for", event.links(Link::ReasonFor)),
        ] {
            for (index, id) in ids.iter().enumerate() {
                tell(field, index, ids.len(), id);
            }
        }
        for (index, end) in event.ends().iter().enumerate() {
            tell("ends", index, event.ends().len(), &end.event);
        }
    }
    findings
}

/// A dependant of what was taken back.
#[derive(Debug)]
pub struct LeftStanding {
    dependant: Dependant,
    fallen: Box<str>,
    how: How,
    place: Place,
}

#[derive(Debug)]
enum Dependant {
    Paraphrase,
    Answer,
    /// A link, by its field and the event that it names.
    Link(&'static str, Box<str>),
}

#[derive(Debug)]
enum How {
    /// What has become of the claim.
    Fate(Fate),
    /// All that said that the event happened was taken back.
    Event,
}

impl How {
    const fn in_words(&self) -> &'static str {
        match self {
            Self::Event => "all that says that it happened has been taken back",
            Self::Fate(Fate::SourceRetracted) => "its source was retracted",
            Self::Fate(Fate::Corrected) => "it was corrected as an error",
            Self::Fate(Fate::Updated) => "it was brought up to date",
            Self::Fate(Fate::Dropped) => "the new version of its source does not say it",
            Self::Fate(_) => "it was retracted",
        }
    }
}

impl LeftStanding {
    fn new(graph: &Graph, dependant: Dependant, fallen: NodeIndex, how: How) -> Self {
        Self {
            dependant,
            fallen: graph.id(fallen).as_str().into(),
            how,
            place: graph.origin(fallen).place(),
        }
    }
}

impl Fact for LeftStanding {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let (fallen, how) = (&self.fallen, self.how.in_words());
        match &self.dependant {
            Dependant::Paraphrase => {
                format!("the paraphrase of `{fallen}` stands, though {how}")
            }
            Dependant::Answer => format!("the question is answered by `{fallen}`, though {how}"),
            Dependant::Link("reason_for", other) => {
                format!("`{fallen}` is given as the reason for `{other}`, though {how}")
            }
            Dependant::Link(field, _) => {
                format!("`{field}` names `{fallen}`, though {how}")
            }
        }
    }

    fn label(&self) -> String {
        match &self.dependant {
            Dependant::Link("reason_for", _) => "still rests on it".to_owned(),
            _ => "no longer stands".to_owned(),
        }
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.place.clone(), self.how.in_words().to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(
            match &self.dependant {
                Dependant::Paraphrase => {
                    "write `repeats` if it has no footing of its own, so that it falls too; else \
                     drop `paraphrases`"
                }
                Dependant::Answer => "name a claim that still stands, or leave the question open",
                Dependant::Link(..) => {
                    "drop the link, or name the event that the text still speaks of"
                }
            }
            .to_owned(),
        )
    }

    fn value(&self) -> Option<&str> {
        Some(match &self.dependant {
            Dependant::Link(_, named) => named,
            _ => &self.fallen,
        })
    }
}
