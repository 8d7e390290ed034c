//! A record repeats, copies or takes the place of what was published after it.
//!
//! ## What it finds
//!
//! Of two sources with `published` dates, the earlier naming the later:
//!
//! - a claim that `repeats`, `supersedes` or `retracts` one in a later source;
//! - a source that is a `copy_of`, or `supersedes`, a later one.
//!
//! An error where the dates say so in every reading; a warning where they do only if a date marked
//! `?` is taken at its word. A paraphrase is left alone, for the words themselves may be published
//! in full later; and so is a cited source, which may be seen before it appears.
//!
//! ## Why it matters
//!
//! What repeats adds no weight, what is superseded loses its own. The wrong way round, the origin
//! is counted as the echo, and the latest version as outdated.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   daily: { kind: news, title: Strike, published: 2031-05-01 }
//!   weekly: { kind: news, title: Strike, published: 2031-05-04 }
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { source: daily, at: 0..9#0000000000000001, repeats: strike/weekly@5 }
//!       - { source: weekly, at: 5..14#0000000000000002 }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   daily: { kind: news, title: Strike, published: 2031-05-01 }
//!   weekly: { kind: news, title: Strike, published: 2031-05-04 }
//!
//! events:
//!   strike:
//!     act: attack
//!     claims:
//!       - { source: daily, at: 0..9#0000000000000001 }
//!       - { source: weekly, at: 5..14#0000000000000002, repeats: strike/daily@0 }
//! ```
//!
//! ## How to fix it
//!
//! Turn the reference round, or correct the date that is wrong. For a source that was changed after
//! its first publication, `published` is the date of the version that you read.

use super::context::Context;
use super::dates;
use super::finding::{finding, key, place};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::model::dataset::Record;
use crate::model::id::Id;
use crate::model::source::Source;

/// Rule `refers-to-newer`.
pub static RULE: Rule = Rule {
    name: "refers-to-newer",
    severity: Severity::Error,
    summary: "a record repeats, copies or takes the place of what was published after it",
};

/// Every reference to what was published later.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let source = |id: &Id| graph.find(id).and_then(|node| graph.source(node));
    let mut findings = Vec::new();
    for own in &context.data().sources {
        let references = [
            ("is a copy of", key("copy_of"), own.copy_of.as_ref()),
            ("supersedes", key("supersedes"), own.supersedes.as_ref()),
        ];
        for (says, field, id) in references {
            let Some(other) = id.and_then(source) else {
                continue;
            };
            findings.extend(newer((own, own), (id, other), says, field));
        }
    }
    for claim in &context.data().claims {
        let superseded = claim.supersedes.as_ref().map(|it| &it.claim);
        let references = [
            ("repeats", claim.repeats.as_ref()),
            ("supersedes", superseded),
            ("retracts", claim.retracts.as_ref()),
        ];
        for (says, id) in references {
            let Some(id) = id else { continue };
            let Some(other) = graph.find(id).and_then(|node| graph.claim(node)) else {
                continue;
            };
            let Some((own, other)) = source(&claim.source).zip(source(&other.source)) else {
                continue;
            };
            let field = match says {
                "supersedes" => key(says).key("claim"),
                _ => key(says),
            };
            findings.extend(newer((claim, own), (Some(id), other), says, field));
        }
    }
    findings
}

/// The finding of a record of one source that refers to what is in another, if that is newer.
fn newer<R: Record>(
    (record, own): (&R, &Source),
    (id, other): (Option<&Id>, &Source),
    says: &'static str,
    field: FieldPath,
) -> Option<Finding> {
    let (published, later) = (own.published.date()?, other.published.date()?);
    let severity = dates::before(published, later)?;
    let fact = RefersToNewer {
        severity,
        record: record.id().as_str().into(),
        says,
        id: id?.as_str().into(),
        published: (published.as_str().into(), place(own, &key("published"))),
        later: (later.as_str().into(), place(other, &key("published"))),
    };
    Some(finding(record, field, fact))
}

/// A reference to what was published later.
#[derive(Debug)]
pub struct RefersToNewer {
    severity: Severity,
    record: Box<str>,
    says: &'static str,
    id: Box<str>,
    published: (Box<str>, Place),
    later: (Box<str>, Place),
}

impl Fact for RefersToNewer {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn message(&self) -> String {
        let (record, says, id) = (&self.record, self.says, &self.id);
        let (own, later) = (&self.published.0, &self.later.0);
        format!("`{record}` (published {own}) {says} `{id}`, which was published later ({later})")
    }

    fn label(&self) -> String {
        "published later".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![
            (self.later.1.clone(), "the later date".to_owned()),
            (self.published.1.clone(), "the earlier date".to_owned()),
        ]
    }

    fn help(&self) -> Option<String> {
        Some("turn the reference round, or correct the date that is wrong".to_owned())
    }

    fn value(&self) -> Option<&str> {
        Some(&self.id)
    }
}
