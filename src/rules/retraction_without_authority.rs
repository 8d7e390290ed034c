//! A claim takes back what is not its speaker's to take back.
//!
//! ## What it finds
//!
//! A claim that `retracts` or `supersedes` another without the same authority. It has it
//!
//! - in a source's own voice: if the other claim stands in a source of the same publisher (where
//!   neither names one, in the same source);
//! - through a speaker: if the other has the same innermost speaker, or stands in a source that
//!   this speaker publishes. Joint speakers must be the same set; `unstated` never has it.
//!
//! ## Why it matters
//!
//! Such a retraction has no effect: the other claim still counts. That a ministry contradicts a
//! general is news, but it is a claim of the opposite polarity, not a retraction.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike }
//! actors:
//!   general: { name: General Doe, kind: person }
//!   ministry: { name: the ministry, kind: government }
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { id: first, at: 0..9#0000000000000001, said_by: general }
//!       - at: 10..19#0000000000000002
//!         said_by: ministry
//!         polarity: negative
//!         retracts: first
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike }
//! actors:
//!   general: { name: General Doe, kind: person }
//!   ministry: { name: the ministry, kind: government }
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { id: first, at: 0..9#0000000000000001, said_by: general }
//!       - at: 10..19#0000000000000002
//!         said_by: { actor: ministry, cue: deny }
//! ```
//!
//! ## How to fix it
//!
//! Drop `retracts` or `supersedes`; the claim's polarity says what is disputed. Where the speaker
//! did take back its own words, correct `said_by` so that both claims have the same.

use super::context::Context;
use super::finding::{finding, key};
use crate::analysis::live::has_authority;
use crate::analysis::utterance::Utterance;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::graph::{Edge, Graph, Kind, Voice};

/// Rule `retraction-without-authority`.
pub static RULE: Rule = Rule {
    name: "retraction-without-authority",
    severity: Severity::Warning,
    summary: "a claim takes back what is not its speaker's to take back",
};

/// Every retraction and correction without effect.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for (position, claim) in context.data().claims.iter().enumerate() {
        let superseded = claim.supersedes.as_ref().map(|it| &it.claim);
        let taken = [
            ("retracts", claim.retracts.as_ref()),
            ("supersedes", superseded),
        ];
        for (how, id) in taken {
            let node = id.and_then(|id| graph.find(id));
            let Some(node) = node.filter(|node| graph.kind(*node) == Kind::Claim) else {
                continue;
            };
            let target = graph.position(node);
            let utterances = context.utterances();
            if target == position || has_authority(graph, utterances, position, target) {
                continue;
            }
            let field = match how {
                "supersedes" => key(how).key("claim"),
                _ => key(how),
            };
            let fact = RetractionWithoutAuthority {
                how,
                target: graph.id(node).as_str().into(),
                by: voice(graph, &utterances[position]),
                of: voice(graph, &utterances[target]),
                place: graph.origin(node).place(),
            };
            findings.push(finding(claim, field, fact));
        }
    }
    findings
}

/// Whose word a claim is.
fn voice(graph: &Graph, it: &Utterance) -> String {
    let name = |node| format!("`{}`", graph.id(node));
    match it.attribution.innermost() {
        Some(Voice::Unstated) => "nobody named".to_owned(),
        Some(Voice::Source(source)) => name(*source),
        Some(Voice::Actors(actors)) => {
            let actors: Vec<String> = actors.iter().map(|actor| name(*actor)).collect();
            actors.join(" and ")
        }
        None => {
            let source = it.attribution.source;
            let publisher = source.and_then(|source| graph.first(source, Edge::Publisher));
            publisher
                .or(source)
                .map_or_else(|| "nobody named".to_owned(), name)
        }
    }
}

/// A retraction without effect.
#[derive(Debug)]
pub struct RetractionWithoutAuthority {
    how: &'static str,
    target: Box<str>,
    /// Whose word takes it back, and whose it is.
    by: String,
    of: String,
    place: Place,
}

impl Fact for RetractionWithoutAuthority {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let Self {
            how,
            target,
            by,
            of,
            ..
        } = self;
        format!("`{how}` has no effect: `{target}` is the word of {of}, and this is that of {by}")
    }

    fn label(&self) -> String {
        "another's word".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.place.clone(), format!("the word of {}", self.of))]
    }

    fn help(&self) -> Option<String> {
        Some(format!(
            "drop `{}` and let the claim's polarity say what is disputed, or correct `said_by`",
            self.how
        ))
    }

    fn value(&self) -> Option<&str> {
        Some(&self.target)
    }
}
