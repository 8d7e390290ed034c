//! A span ends after the text on record.
//!
//! ## What it finds
//!
//! An `at` of a claim, question, affiliation or skip that ends after `text.chars` of its source.
//! Told where there is no local copy; where there is one, the span is held against it instead.
//!
//! ## Why it matters
//!
//! The place is that of another source or another version, or a digit is wrong.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report:
//!     kind: news
//!     title: Missiles moved
//!     text: { sha256: ac6cc19ed1e82d492f5ee3a95ca04b375150bbb26368f8a75e493a1c15d0f5c0, chars: 63, paragraphs: [0], sentences: [0, 47] }
//! events:
//!   move:
//!     act: deploy
//!     claims: [{ source: report, at: 40..90#0123456789abcdef }]
//! ```
//!
//! ## Use instead
//!
//! ```yaml
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
//! Correct the place, or the source that the claim names.

use super::context::Context;
use super::finding::{entry, finding, key};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::Kind;
use crate::model::dataset::Record;
use crate::model::source::Source;
use crate::text::{Anchor, At};

/// Rule `span-beyond-text`.
pub static RULE: Rule = Rule {
    name: "span-beyond-text",
    severity: Severity::Error,
    summary: "a span ends after the text on record",
};

/// Every span that ends after its text.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for source in &context.data().sources {
        for (index, skip) in source.skipped.iter().enumerate() {
            let field = entry("skipped", index, source.skipped.len()).key("at");
            look(context, source, source, &skip.at, &field, &mut findings);
        }
    }
    // The lengths stand side by side: nearly every claim is passed by a look at its source's.
    let first = graph.node(Kind::Source, 0).index();
    let sources = context.data().sources.iter();
    let chars: Vec<u32> = sources
        .map(|source| source.text.as_deref().map_or(u32::MAX, |text| text.chars))
        .collect();
    for (claim, utterance) in context.data().claims.iter().zip(context.utterances()) {
        let source = utterance.attribution.source;
        let position = source.and_then(|it| it.index().checked_sub(first));
        let Some(chars) = position.and_then(|position| chars.get(position)) else {
            continue;
        };
        let is_beyond = |at: &At| matches!(at, At::Anchor(anchor) if anchor.range.end > *chars);
        if claim.at.iter().any(is_beyond)
            && let Some(source) = source.and_then(|it| graph.source(it))
        {
            look(context, source, claim, &claim.at, &key("at"), &mut findings);
        }
    }
    findings
}

fn look(
    context: &Context<'_>,
    source: &Source,
    record: &impl Record,
    places: &[At],
    field: &FieldPath,
    findings: &mut Vec<Finding>,
) {
    let Some(text) = source.text.as_deref() else {
        return;
    };
    for (index, at) in places.iter().enumerate() {
        let At::Anchor(anchor) = at else { continue };
        if anchor.range.end <= text.chars {
            continue;
        }
        if context
            .scope
            .texts
            .is_some_and(|texts| texts.of(source).is_some())
        {
            return;
        }
        let field = if places.len() > 1 {
            field.index(index)
        } else {
            field.clone()
        };
        let fact = SpanBeyondText {
            anchor: *anchor,
            chars: text.chars,
            source: source.id.as_str().into(),
            at: source.origin.field(key("text").key("chars")),
        };
        findings.push(finding(record, field, fact));
    }
}

/// A span that ends after its text.
#[derive(Debug)]
pub struct SpanBeyondText {
    anchor: Anchor,
    chars: u32,
    source: Box<str>,
    at: Place,
}

impl Fact for SpanBeyondText {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "`{}` ends after the text of `{}`, which has {} characters",
            self.anchor, self.source, self.chars
        )
    }

    fn label(&self) -> String {
        "after the end".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.at.clone(), "its length".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some("correct the place, or the source that the claim names".to_owned())
    }
}
