//! A span lies beyond the end of the text.
//!
//! ## What it finds
//!
//! An `at` that ends after the last character of the local copy of the source's text, and whose
//! words are not found elsewhere in it. Told only where there is a local copy; without one, see
//! `span-beyond-text`.
//!
//! ## Why it matters
//!
//! The text is shorter than the one that was coded, or the place is that of another source.
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
//!     claims: [{ source: report, at: 70..90#0123456789abcdef }]
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
//! Check that the local copy is whole and that the claim names the right source; then write the
//! place anew.

use super::context::Context;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::text::{Anchor, Verification};

/// Rule `span-missing`.
pub static RULE: Rule = Rule {
    name: "span-missing",
    severity: Severity::Error,
    summary: "a span lies beyond the end of the text",
};

/// Every such span.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let spans = context.spans().broken.iter();
    spans
        .filter_map(|span| {
            let Verification::Missing = &span.outcome else {
                return None;
            };
            Some(span.finding(SpanMissing {
                anchor: span.anchor,
                source: span.source.id.as_str().into(),
                chars: span.source.text.as_deref().map(|text| text.chars),
                text: span.text_place(),
            }))
        })
        .collect()
}

/// A span beyond the end of the text.
#[derive(Debug)]
pub struct SpanMissing {
    anchor: Anchor,
    source: Box<str>,
    chars: Option<u32>,
    text: Place,
}

impl Fact for SpanMissing {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let (anchor, source) = (self.anchor, &self.source);
        match self.chars {
            Some(chars) => format!(
                "`{anchor}` lies beyond the text of `{source}`, which has {chars} characters"
            ),
            None => format!("`{anchor}` lies beyond the text of `{source}`"),
        }
    }

    fn label(&self) -> String {
        "after the end".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.text.clone(), "the source".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some("check that the copy is whole and that the claim names the right source".to_owned())
    }
}
