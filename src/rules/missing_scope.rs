//! A paraphrase of quoted words does not say how it relates to them.
//!
//! ## What it finds
//!
//! A claim that `paraphrases` another without a `scope`, where the other is quoted: `wording:
//! quoted`, or its words are kept in `quote`. A paraphrase of a paraphrase is left alone: there are
//! no words to measure it by.
//!
//! ## Why it matters
//!
//! Between a speaker's words and the headline lies the difference that a fact-check is about.
//! Without a scope the paraphrase passes for the same, and the difference is listed nowhere.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Warning }
//! actors:
//!   roe: { name: Jane Roe, kind: person }
//!
//! events:
//!   warning:
//!     act: warn
//!     actor: roe
//!     claims:
//!       - { id: words, at: 0..9#0000000000000001, wording: quoted }
//!       - { at: 10..19#0000000000000002, paraphrases: { claim: words } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Warning }
//! actors:
//!   roe: { name: Jane Roe, kind: person }
//!
//! events:
//!   warning:
//!     act: warn
//!     actor: roe
//!     claims:
//!       - { id: words, at: 0..9#0000000000000001, wording: quoted }
//!       - { at: 10..19#0000000000000002, paraphrases: { claim: words, scope: broader } }
//! ```
//!
//! ## How to fix it
//!
//! Compare the two spans and add `scope`: `same`, `broader` (it says more than the words),
//! `narrower` or `different`.

use super::context::Context;
use super::finding::{finding, key};
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::model::claim::Wording;

/// Rule `missing-scope`.
pub static RULE: Rule = Rule {
    name: "missing-scope",
    severity: Severity::Warning,
    summary: "a paraphrase of quoted words does not say how it relates to them",
};

/// Every paraphrase of quoted words without a scope.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for claim in &context.data().claims {
        let unscoped = claim.paraphrases.as_ref().filter(|it| it.scope.is_none());
        let Some(paraphrase) = unscoped else { continue };
        let original = graph
            .find(&paraphrase.claim)
            .and_then(|node| graph.claim(node));
        let quoted = original.filter(|original| {
            original.wording == Some(Wording::Quoted) || original.quote.is_some()
        });
        if let Some(quoted) = quoted {
            let fact = MissingScope {
                original: quoted.id.as_str().into(),
                place: quoted.origin.place(),
            };
            findings.push(finding(claim, key("paraphrases").key("claim"), fact));
        }
    }
    findings
}

/// A paraphrase without a scope.
#[derive(Debug)]
pub struct MissingScope {
    original: Box<str>,
    place: Place,
}

impl Fact for MissingScope {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "the paraphrase does not say how it relates to the words of `{}`",
            self.original
        )
    }

    fn label(&self) -> String {
        "without a `scope`".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.place.clone(), "quoted here".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some("compare the spans and add `scope`: same, broader, narrower or different".to_owned())
    }

    fn value(&self) -> Option<&str> {
        Some(&self.original)
    }
}
