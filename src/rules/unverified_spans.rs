//! The spans of a source cannot be verified.
//!
//! ## What it finds
//!
//! A source with spans (of claims, questions, affiliations or skips) of whose text there is no
//! local copy. Told once at the source with the number of spans, and only where texts are required:
//! `check --require-texts`, or `require_texts: true` under `check` in `claimgraph.yaml`.
//!
//! ## Why it matters
//!
//! Where the words are at hand, a run that does not look at them proves less than it seems to.
//!
//! ## Example
//!
//! ```yaml
//! # claimgraph.yaml
//! check: { require_texts: true }
//! # claims.yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 0..46#f439d10fa7b573a8 }]
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! # claimgraph.yaml
//! check: { require_texts: true }
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
//! Put the text into the folder that `texts:` names, as `ID.txt`, or name its folder with
//! `--texts`.

use super::context::Context;
use super::finding::finding;
use crate::diagnostic::{Fact, FieldPath, Finding, Rule, Severity};

/// Rule `unverified-spans`.
pub static RULE: Rule = Rule {
    name: "unverified-spans",
    severity: Severity::Error,
    summary: "the spans of a source cannot be verified",
};

/// Every source whose spans cannot be verified, where texts are required.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    if !context.scope.require_texts {
        return Vec::new();
    }
    let unverified = context.spans().unverified.iter();
    unverified
        .map(|(source, count)| {
            let fact = UnverifiedSpans {
                source: source.id.as_str().into(),
                count: *count,
            };
            finding(*source, FieldPath::root(), fact)
        })
        .collect()
}

/// Spans that cannot be verified.
#[derive(Debug)]
pub struct UnverifiedSpans {
    source: Box<str>,
    count: usize,
}

impl Fact for UnverifiedSpans {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let spans = if self.count == 1 { "span" } else { "spans" };
        format!(
            "{} {spans} of `{}` cannot be verified",
            self.count, self.source
        )
    }

    fn label(&self) -> String {
        "no local copy of its text".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(format!(
            "put it into the folder that `texts:` names, as {}.txt",
            self.source
        ))
    }
}
