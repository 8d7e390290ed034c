//! The words of a span stand at several other places of the text.
//!
//! ## What it finds
//!
//! An `at` whose words are not at its place in the local copy of the source's text, but at more
//! than one other place.
//!
//! ## Why it matters
//!
//! Which of them was meant cannot be told: the sentences around them may say different things.
//!
//! ## Example
//!
//! ```yaml
//! # texts/report.txt
//! The ministry moved its missiles. Then, it is said, the ministry moved its missiles. Nobody was hurt.
//! # claims.yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 7..34#54f17da113153057 }]
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! # texts/report.txt
//! The ministry moved its missiles. Then, it is said, the ministry moved its missiles. Nobody was hurt.
//! # claims.yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 4..31#54f17da113153057 }]
//! ```
//!
//! ## How to fix it
//!
//! Choose the place that was meant; `claimgraph anchor --find WORDS` lists them all.

use super::context::Context;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::text::{Anchor, CharRange, Verification};

/// Rule `span-ambiguous`.
pub static RULE: Rule = Rule {
    name: "span-ambiguous",
    severity: Severity::Error,
    summary: "the words of a span stand at several other places of the text",
};

/// Every such span.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let spans = context.spans().broken.iter();
    spans
        .filter_map(|span| {
            let Verification::Ambiguous(places) = &span.outcome else {
                return None;
            };
            Some(span.finding(SpanAmbiguous {
                anchor: span.anchor,
                source: span.source.id.as_str().into(),
                text: span.text_place(),
                places: places.clone(),
            }))
        })
        .collect()
}

/// A span whose words stand at several other places.
#[derive(Debug)]
pub struct SpanAmbiguous {
    anchor: Anchor,
    source: Box<str>,
    text: Place,
    places: Vec<CharRange>,
}

impl Fact for SpanAmbiguous {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "the words of `{}` are not there, but at several places of the text of `{}`",
            self.anchor, self.source
        )
    }

    fn label(&self) -> String {
        let places: Vec<_> = self.places.iter().map(|it| format!("`{it}`")).collect();
        format!("found at {}", places.join(", "))
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.text.clone(), "the source".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some("choose the place that was meant, with the same digest".to_owned())
    }
}
