//! A number rests on an outlet's own words alone.
//!
//! ## What it finds
//!
//! A quantity that nobody is said to have given: every positive claim that supports it is in the
//! own voice of a source of kind `news`, `broadcast` or `interview`. A number of an event's record
//! (`quantities`) is supported by all of the event's claims; one that claims add (`says`) by those
//! that give a number of that name. Claims that count for nothing (`cue: decline`, `drift`) are
//! left aside, and a number without any claim is told by no one at all: it is left alone. Each
//! number is told once. Worth knowing (`info`), never a failure by itself. While a file cannot be
//! read at all, nothing is told: the speaker may be in it.
//!
//! ## Why it matters
//!
//! Numbers are what readers remember, and what outlets take from each other. Where no speaker
//! stands behind one, its origin is unknown: the weakest footing that a number can have.
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
//!       - { at: 0..9#0000000000000001, says: { quantities: { killed: 9 } } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike }
//! actors:
//!   vell: { name: Vell, kind: state }
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { at: 0..9#0000000000000001, said_by: vell, says: { quantities: { killed: 9 } } }
//! ```
//!
//! ## How to fix it
//!
//! If the text says who counted, add `said_by` (`unstated` where it says "reportedly"). If not,
//! look for a source that does; until then the number stands as the outlet's word.

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;

use super::context::Context;
use super::finding::{finding, key};
use crate::analysis::utterance::Utterance;
use crate::diagnostic::{Fact, Finding, Rule, Severity};
use crate::model::claim::{Claim, Cue, Polarity};
use crate::model::source::SourceKind;

/// Rule `bare-quantity`.
pub static RULE: Rule = Rule {
    name: "bare-quantity",
    severity: Severity::Info,
    summary: "a number rests on an outlet's own words alone",
};

/// Every number that only outlets give.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    if context.unloaded > 0 {
        return Vec::new();
    }
    let graph = context.graph;
    let utterances = context.utterances();
    let supports =
        |it: &Utterance| it.polarity == Polarity::Positive && it.cue != Cue::Decline && !it.drift;
    let mut findings = Vec::new();
    for (node, event) in graph.events() {
        if event.quantities.is_empty() {
            continue;
        }
        let claims = graph.claims_about(node);
        let mut supporting = claims
            .iter()
            .map(|claim| &utterances[graph.position(*claim)])
            .filter(|it| supports(it))
            .peekable();
        if supporting.peek().is_some() && supporting.all(|it| is_bare(context, it)) {
            for (name, _) in &event.quantities.0 {
                let fact = BareQuantity { name: name.clone() };
                findings.push(finding(event, key("quantities").key(name), fact));
            }
        }
    }
    // The first claim that gives each number, as long as no speaker does.
    let mut bare: BTreeMap<(NodeIndex, &str), Option<&Claim>> = BTreeMap::new();
    for (claim, it) in context.data().claims.iter().zip(utterances) {
        let (Some(says), Some(about)) = (&claim.says, it.about) else {
            continue;
        };
        let in_record = |name: &str| {
            let event = graph.event(about);
            event.is_none_or(|event| event.quantities.get(name).is_some())
        };
        if says.quantities.is_empty() || !supports(it) {
            continue;
        }
        let is_bare = is_bare(context, it);
        for (name, _) in says
            .quantities
            .0
            .iter()
            .filter(|(name, _)| !in_record(name))
        {
            let first = bare.entry((about, name)).or_insert(Some(claim));
            if !is_bare {
                *first = None;
            }
        }
    }
    for ((_, name), claim) in bare {
        let field = key("says").key("quantities").key(name);
        let fact = BareQuantity { name: name.into() };
        findings.extend(claim.map(|claim| finding(claim, field, fact)));
    }
    findings
}

/// Whether a claim is an outlet's own word.
fn is_bare(context: &Context<'_>, it: &Utterance) -> bool {
    let source = it
        .attribution
        .source
        .and_then(|it| context.graph.source(it));
    it.attribution.is_voiced()
        && source.is_some_and(|source| {
            matches!(
                source.kind,
                SourceKind::News | SourceKind::Broadcast | SourceKind::Interview
            )
        })
}

/// A number that only outlets give.
#[derive(Debug)]
pub struct BareQuantity {
    name: Box<str>,
}

impl Fact for BareQuantity {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!("nobody is said to have given the number `{}`", self.name)
    }

    fn label(&self) -> String {
        "an outlet's own word".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(
            "add `said_by` if the text says who counted, or look for a source that does".to_owned(),
        )
    }
}
