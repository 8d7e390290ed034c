//! A place in a source's text is still the words themselves.
//!
//! ## What it finds
//!
//! An `at` that holds words instead of `START..END#DIGEST`, in a claim, a question or a skipped
//! span.
//!
//! ## Why it matters
//!
//! Words are how one drafts; they are no evidence. They may stand in the text twice or not at all,
//! and nobody sees when the text changes. And they are somebody else's words, which a public
//! repository has no right to hold; a digest holds none.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//!
//! events:
//!   move:
//!     act: deploy
//!     claims:
//!       - at: "moved its missiles to the border"
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//!
//! events:
//!   move:
//!     act: deploy
//!     claims:
//!       - at: 108..140#d4177f47e0ccd35e
//! ```
//!
//! ## How to fix it
//!
//! `claimgraph anchor --write FILE` replaces the words of a file by their places, once a local
//! copy of the text is there (`texts:` in `claimgraph.yaml`, or `--texts DIR`).

use super::context::Context;
use crate::diagnostic::{Fact, FieldPath, Finding, Rule, Severity};
use crate::model::dataset::Origin;
use crate::model::id::Id;
use crate::text::At;

/// Rule `drafted-words`.
pub static RULE: Rule = Rule {
    name: "drafted-words",
    severity: Severity::Error,
    summary: "a place in a source's text is still the words themselves",
};

/// Every place that is still words.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in &context.data().sources {
        let skipped = FieldPath::root().key("skipped");
        for (index, skip) in source.skipped.iter().enumerate() {
            let skip_path = if source.skipped.len() > 1 {
                skipped.index(index)
            } else {
                skipped.clone()
            };
            drafts(
                &skip.at,
                &skip_path,
                (&source.id, source.origin),
                &mut findings,
            );
        }
    }
    for claim in &context.data().claims {
        drafts(
            &claim.at,
            &FieldPath::root(),
            (&claim.id, claim.origin),
            &mut findings,
        );
    }
    findings
}

fn drafts(
    at: &[At],
    way: &FieldPath,
    (record, origin): (&Id, Origin),
    findings: &mut Vec<Finding>,
) {
    for (index, place) in at.iter().enumerate() {
        let At::Draft(words) = place else { continue };
        let mut field = way.key("at");
        if at.len() > 1 {
            field = field.index(index);
        }
        findings.push(Finding {
            record: record.as_str().into(),
            place: origin.field(field.clone()),
            field,
            fact: Box::new(DraftedWords {
                words: words.clone(),
            }),
        });
    }
}

/// A place that is still words.
#[derive(Debug)]
pub struct DraftedWords {
    words: Box<str>,
}

impl Fact for DraftedWords {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        "`at` still holds the words themselves".to_owned()
    }

    fn label(&self) -> String {
        "words, not a place".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some("`claimgraph anchor --write FILE` replaces them by their place in the text".to_owned())
    }

    fn value(&self) -> Option<&str> {
        Some(&self.words)
    }
}
