//! Words are said to be quoted, and nothing shows where they stand.
//!
//! ## What it finds
//!
//! A claim with `wording: quoted` that has neither `at` nor `quote`. A `locator` ("p. 4",
//! "00:12-00:20") will do where the source has no `text` record: a video or a scan has no
//! characters to count. Where the text is recorded, the words have a span.
//!
//! ## Why it matters
//!
//! Quoted says: these words, exactly. Without a place nobody can check them, and a later change
//! of the text goes unnoticed.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   interview: { kind: interview, title: Interview }
//! actors:
//!   roe: { name: Jane Roe, kind: person }
//!
//! events:
//!   warning:
//!     act: warn
//!     actor: roe
//!     claims:
//!       - { wording: quoted }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   interview: { kind: interview, title: Interview }
//! actors:
//!   roe: { name: Jane Roe, kind: person }
//!
//! events:
//!   warning:
//!     act: warn
//!     actor: roe
//!     claims:
//!       - { at: 40..52#0000000000000001, wording: quoted }
//! ```
//!
//! ## How to fix it
//!
//! Add `at` with the words themselves, then run `claimgraph anchor --write`. For a source without
//! text, add a `locator`. Where only the sense is given, write `wording: paraphrased`.

use super::context::Context;
use super::finding::{finding, key};
use crate::diagnostic::{Fact, Finding, Rule, Severity};
use crate::model::claim::Wording;

/// Rule `quote-without-span`.
pub static RULE: Rule = Rule {
    name: "quote-without-span",
    severity: Severity::Warning,
    summary: "words are said to be quoted, and nothing shows where they stand",
};

/// Every quotation without a place.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for claim in &context.data().claims {
        let placed = !claim.at.is_empty() || claim.quote.is_some();
        if claim.wording != Some(Wording::Quoted) || placed {
            continue;
        }
        let source = graph
            .find(&claim.source)
            .and_then(|node| graph.source(node));
        let has_text = source.is_some_and(|source| source.text.is_some());
        if has_text || claim.locator.is_none() {
            let fact = QuoteWithoutSpan {
                claim: claim.id.as_str().into(),
                has_text,
            };
            findings.push(finding(claim, key("wording"), fact));
        }
    }
    findings
}

/// A quotation without a place.
#[derive(Debug)]
pub struct QuoteWithoutSpan {
    claim: Box<str>,
    /// Whether the text of the source is recorded.
    has_text: bool,
}

impl Fact for QuoteWithoutSpan {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!("the quoted words of `{}` have no place", self.claim)
    }

    fn label(&self) -> String {
        "without `at`".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(
            if self.has_text {
                "add `at` with the words, then run `claimgraph anchor --write`"
            } else {
                "add `at`, or a `locator` where the source has no text; where only the sense is \
                 given, write `wording: paraphrased`"
            }
            .to_owned(),
        )
    }

    fn value(&self) -> Option<&str> {
        Some("quoted")
    }
}
