//! Too little of a source is coded or skipped.
//!
//! ## What it finds
//!
//! A source with recorded sentence boundaries of whose sentences a smaller share is coded or
//! skipped than `coverage` under `check` in `claimgraph.yaml` asks for, in percent. Without that
//! setting the rule is off.
//!
//! ## Why it matters
//!
//! What is left uncoded is left unread by every answer. A newsroom that promises to code a text
//! whole wants to know where it has not.
//!
//! ## Example
//!
//! ```yaml
//! # claimgraph.yaml
//! check: { coverage: 90 }
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
//! ## Use instead
//!
//! ```yaml
//! # claimgraph.yaml
//! check: { coverage: 90 }
//! # claims.yaml
//! sources:
//!   report:
//!     kind: news
//!     title: Missiles moved
//!     text: { sha256: ac6cc19ed1e82d492f5ee3a95ca04b375150bbb26368f8a75e493a1c15d0f5c0, chars: 63, paragraphs: [0], sentences: [0, 47] }
//!     skipped: [{ at: 47..63#15f564485db6e162, reason: background }]
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 0..46#f439d10fa7b573a8 }]
//! ```
//!
//! ## How to fix it
//!
//! Code the sentences that are left (`claimgraph coverage SOURCE` lists them), or skip them with a
//! reason.

use super::context::Context;
use super::finding::{finding, key};
use crate::analysis::coverage::coverage;
use crate::diagnostic::{Fact, Finding, Rule, Severity};
use crate::text::Mark;

/// Rule `low-coverage`.
pub static RULE: Rule = Rule {
    name: "low-coverage",
    severity: Severity::Warning,
    summary: "too little of a source is coded or skipped",
};

/// Every source that is coded too little.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(wanted) = context.scope.coverage else {
        return Vec::new();
    };
    let graph = context.graph;
    let sources = graph.sources().filter_map(|(node, source)| {
        let coverage = coverage(graph, node)?;
        let (left, all) = (coverage.count(Mark::Left), coverage.marks.len());
        let done = ((all - left) * 100).checked_div(all)?;
        let fact = LowCoverage {
            source: source.id.as_str().into(),
            left,
            all,
            wanted,
        };
        (done < usize::from(wanted)).then(|| finding(source, key("text"), fact))
    });
    sources.collect()
}

/// A source that is coded too little.
#[derive(Debug)]
pub struct LowCoverage {
    source: Box<str>,
    left: usize,
    all: usize,
    wanted: u8,
}

impl Fact for LowCoverage {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "{} of {} sentences of `{}` are neither coded nor skipped; {} % are asked for",
            self.left, self.all, self.source, self.wanted
        )
    }

    fn label(&self) -> String {
        "its sentences".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(format!(
            "`claimgraph coverage {}` lists what is left",
            self.source
        ))
    }
}
