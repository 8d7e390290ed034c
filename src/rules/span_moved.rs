//! The words of a span have moved.
//!
//! ## What it finds
//!
//! An `at` whose words are not at its place in the local copy of the source's text, but at one
//! other place.
//!
//! ## Why it matters
//!
//! The text was edited before the place, or the offsets were mistyped. The words are the same, so
//! that the claim still rests on them; the place must follow.
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
//!     claims: [{ source: report, at: 3..49#f439d10fa7b573a8 }]
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
//! `claimgraph check --fix` writes the new place; not that of a claim that other records name by an
//! id made of its place (`EVENT/SOURCE@START`), which needs an `id` of its own first.

use super::context::Context;
use super::finding::is_named_by_place;
use crate::diagnostic::{Fact, Finding, Fix, Place, Rule, Severity};
use crate::text::{Anchor, CharRange, Verification};

/// Rule `span-moved`.
pub static RULE: Rule = Rule {
    name: "span-moved",
    severity: Severity::Warning,
    summary: "the words of a span have moved",
};

/// Every such span.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let spans = context.spans().broken.iter();
    spans
        .filter_map(|span| {
            let Verification::Moved(place) = &span.outcome else {
                return None;
            };
            Some(span.finding(SpanMoved {
                anchor: span.anchor,
                source: span.source.id.as_str().into(),
                text: span.text_place(),
                place: *place,
                is_named: is_named_by_place(context.graph, span.record),
            }))
        })
        .collect()
}

/// A span whose words have moved.
#[derive(Debug)]
pub struct SpanMoved {
    anchor: Anchor,
    source: Box<str>,
    text: Place,
    place: CharRange,
    /// Whether other records name the claim by this place.
    is_named: bool,
}

impl SpanMoved {
    fn now(&self) -> Anchor {
        Anchor {
            range: self.place,
            digest: self.anchor.digest,
        }
    }
}

impl Fact for SpanMoved {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "the words of `{}` have moved in the text of `{}`",
            self.anchor, self.source
        )
    }

    fn label(&self) -> String {
        format!("now at `{}`", self.now())
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.text.clone(), "the source".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(if self.is_named {
            format!(
                "give the claim an `id` of its own, which other records then name, and write `{}`",
                self.now()
            )
        } else {
            "`claimgraph check --fix` writes the new place".to_owned()
        })
    }

    fn fix(&self) -> Option<Fix> {
        (!self.is_named).then(|| Fix::Scalar(self.now().to_string().into()))
    }
}
