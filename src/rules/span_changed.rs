//! The words of a span are not in the text.
//!
//! ## What it finds
//!
//! An `at` whose digest is that of no words at its place in the local copy of the source's text,
//! nor, as far as is searched, anywhere else in it. Told only where there is a local copy.
//!
//! ## Why it matters
//!
//! The claim rests on words that are not there: the text was changed, the copy is that of another
//! version, or the place was never right. Nobody can check the claim.
//!
//! ## Example
//!
//! ```yaml
//! # texts/report.txt
//! The ministry moved its missiles to the border. Nobody was hurt.
//! # claims.yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 0..46#0123456789abcdef }]
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! # texts/report.txt
//! The ministry moved its missiles to the border. Nobody was hurt.
//! # claims.yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 0..46#f439d10fa7b573a8 }]
//! ```
//!
//! ## How to fix it
//!
//! Look the sentence up (`claimgraph read SOURCE`) and write its place anew, or put the words into
//! `at` and let `claimgraph anchor --write` find them. If the source was changed, record its new
//! version as a source of its own that `supersedes` the old one.

use super::context::Context;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::text::{Anchor, Verification};

/// Rule `span-changed`.
pub static RULE: Rule = Rule {
    name: "span-changed",
    severity: Severity::Error,
    summary: "the words of a span are not in the text",
};

/// Every such span.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let spans = context.spans().broken.iter();
    spans
        .filter_map(|span| {
            let Verification::Changed = &span.outcome else {
                return None;
            };
            Some(span.finding(SpanChanged {
                anchor: span.anchor,
                source: span.source.id.as_str().into(),
                text: span.text_place(),
            }))
        })
        .collect()
}

/// A span whose words are not in the text.
#[derive(Debug)]
pub struct SpanChanged {
    anchor: Anchor,
    source: Box<str>,
    text: Place,
}

impl Fact for SpanChanged {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "the words of `{}` are not in the text of `{}`",
            self.anchor, self.source
        )
    }

    fn label(&self) -> String {
        "other words stand there".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.text.clone(), "the source".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(format!(
            "`claimgraph read {}` shows its sentences with their places",
            self.source
        ))
    }
}
