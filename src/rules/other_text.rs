//! The local copy of a text is another one than was coded.
//!
//! ## What it finds
//!
//! A source whose recorded `text.sha256` is not that of its local copy, which is known by its name
//! alone. Told once at the source; its spans are held against the copy all the same, each by its
//! own digest.
//!
//! ## Why it matters
//!
//! The offsets of the record (sentences, coverage) are those of the text that was coded. A copy
//! that differs in a blank already moves them all.
//!
//! ## Example
//!
//! ```yaml
//! # texts/report.txt
//! The ministry moved its missiles to the border. Nobody was hurt.
//! # claims.yaml
//! sources:
//!   report:
//!     kind: news
//!     title: Missiles moved
//!     text: { sha256: 0000000000000000000000000000000000000000000000000000000000000000, chars: 63, paragraphs: [0], sentences: [0, 47] }
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 0..46#f439d10fa7b573a8 }]
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! # texts/report.txt
//! The ministry moved its missiles to the border. Nobody was hurt.
//! # claims.yaml
//! sources:
//!   report:
//!     kind: news
//!     title: Missiles moved
//!     text: { sha256: ac6cc19ed1e82d492f5ee3a95ca04b375150bbb26368f8a75e493a1c15d0f5c0, chars: 63, paragraphs: [0], sentences: [0, 47] }
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 0..46#f439d10fa7b573a8 }]
//! ```
//!
//! ## How to fix it
//!
//! Get the text that was coded, or let `claimgraph add` record this one and check what has moved.

use std::path::PathBuf;

use super::context::Context;
use super::finding::{finding, key};
use crate::diagnostic::{Fact, Finding, Rule, Severity};

/// Rule `other-text`.
pub static RULE: Rule = Rule {
    name: "other-text",
    severity: Severity::Warning,
    summary: "the local copy of a text is another one than was coded",
};

/// Every source whose copy is another text.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let others = context.spans().other_texts.iter();
    others
        .map(|(source, copy)| {
            let fact = OtherText {
                source: source.id.as_str().into(),
                path: copy.path.clone(),
            };
            finding(*source, key("text").key("sha256"), fact)
        })
        .collect()
}

/// A copy that is another text.
#[derive(Debug)]
pub struct OtherText {
    source: Box<str>,
    path: PathBuf,
}

impl Fact for OtherText {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "{} is not the text of `{}` that was coded",
            self.path.display(),
            self.source
        )
    }

    fn label(&self) -> String {
        "the copy has another digest".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some("get the text that was coded, or let `claimgraph add` record this one".to_owned())
    }
}
