//! What is skipped is coded all the same.
//!
//! ## What it finds
//!
//! A span under `skipped` of a source that shares a character with a span of a claim, question or
//! affiliation in that source.
//!
//! ## Why it matters
//!
//! A skip says that a span is deliberately not coded, and why. Where a claim rests on it, one of
//! the two is wrong, and the coverage counts it as both.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report:
//!     kind: news
//!     title: Missiles moved
//!     skipped: [{ at: 40..60#0123456789abcdef, reason: background }]
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 0..46#fedcba9876543210 }]
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report:
//!     kind: news
//!     title: Missiles moved
//!     skipped: [{ at: 47..60#0123456789abcdef, reason: background }]
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 0..46#fedcba9876543210 }]
//! ```
//!
//! ## How to fix it
//!
//! Shorten or drop the skip, or the claim.

use super::context::Context;
use super::finding::{entry, finding};
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::graph::Edge;
use crate::model::claim::Claim;
use crate::text::{Anchor, At, CharRange};

/// Rule `skipped-and-coded`.
pub static RULE: Rule = Rule {
    name: "skipped-and-coded",
    severity: Severity::Warning,
    summary: "what is skipped is coded all the same",
};

/// Every skip over something coded.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for (node, source) in graph
        .sources()
        .filter(|(_, source)| !source.skipped.is_empty())
    {
        let claims = graph.into(node, |edge| edge == Edge::ReportedIn);
        let mut coded: Vec<(CharRange, &Claim, usize)> = Vec::new();
        for claim in claims.iter().filter_map(|(_, claim)| graph.claim(*claim)) {
            for (index, at) in claim.at.iter().enumerate() {
                if let At::Anchor(anchor) = at {
                    coded.push((anchor.range, claim, index));
                }
            }
        }
        coded.sort_by_key(|(range, ..)| *range);
        // The furthest end so far tells from where on a span can reach into a skip.
        let mut ends: Vec<u32> = Vec::with_capacity(coded.len());
        for (range, ..) in &coded {
            ends.push(range.end.max(ends.last().copied().unwrap_or(0)));
        }
        for (index, skip) in source.skipped.iter().enumerate() {
            for (place, at) in skip.at.iter().enumerate() {
                let At::Anchor(anchor) = at else { continue };
                let first = ends.partition_point(|end| *end <= anchor.range.start);
                let reach = coded[first..]
                    .iter()
                    .take_while(|(range, ..)| range.start < anchor.range.end);
                let over = reach
                    .clone()
                    .find(|(range, ..)| range.overlaps(anchor.range));
                let Some((_, claim, at)) = over else { continue };
                let mut field = entry("skipped", index, source.skipped.len()).key("at");
                if skip.at.len() > 1 {
                    field = field.index(place);
                }
                let fact = SkippedAndCoded {
                    anchor: *anchor,
                    claim: claim.id.as_str().into(),
                    at: claim.origin.field(entry("at", *at, claim.at.len())),
                };
                findings.push(finding(source, field, fact));
            }
        }
    }
    findings
}

/// A skip over something coded.
#[derive(Debug)]
pub struct SkippedAndCoded {
    anchor: Anchor,
    claim: Box<str>,
    at: Place,
}

impl Fact for SkippedAndCoded {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "`{}` is skipped, and `{}` rests on it",
            self.anchor, self.claim
        )
    }

    fn label(&self) -> String {
        "skipped".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.at.clone(), "coded".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some("shorten or drop the skip, or the claim".to_owned())
    }
}
