//! A gloss holds the words of its source.
//!
//! ## What it finds
//!
//! A gloss of an event, of its consequence or of a question in which eight or more words in a row
//! are those of a span that a claim on it rests on: letters and digits compared, case and signs
//! left aside. Told only where there is a local copy of the text and the span holds in it.
//!
//! ## Why it matters
//!
//! Claim files are public, and hold nobody else's sentences. And who copies a sentence codes its
//! hedges and its angle with it; own words show what was understood.
//!
//! ## Example
//!
//! ```yaml
//! # texts/report.txt
//! The ministry said on Monday that it had moved all of its missiles to the border.
//! # claims.yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//! events:
//!   move:
//!     act: deploy
//!     gloss: that it had moved all of its missiles to the border
//!     claims: [{ source: report, at: 0..80#dd6c6e60bd9c7052 }]
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! # texts/report.txt
//! The ministry said on Monday that it had moved all of its missiles to the border.
//! # claims.yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//! events:
//!   move:
//!     act: deploy
//!     gloss: missiles brought up to the border
//!     claims: [{ source: report, at: 0..80#dd6c6e60bd9c7052 }]
//! ```
//!
//! ## How to fix it
//!
//! Write the gloss in your own words.

use rustc_hash::FxHashSet;

use super::context::Context;
use super::finding::{entry, finding, key};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::NodeIndex;
use crate::model::dataset::Record;
use crate::text::{At, Digest};
use crate::texts::Texts;

/// Rule `copied-words`.
pub static RULE: Rule = Rule {
    name: "copied-words",
    severity: Severity::Warning,
    summary: "a gloss holds the words of its source",
};

/// So many words in a row are a copy.
const WORDS: usize = 8;

/// Every gloss with words of its source.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let Some(texts) = context.scope.texts else {
        return Vec::new();
    };
    let graph = context.graph;
    let mut findings = Vec::new();
    for (node, event) in graph.events() {
        if let Some(gloss) = &event.gloss {
            findings.extend(copied(context, texts, node, event, (gloss, &key("gloss"))));
        }
        for (index, consequence) in event.consequence.iter().enumerate() {
            if let Some(gloss) = &consequence.gloss {
                let field = entry("consequence", index, event.consequence.len()).key("gloss");
                findings.extend(copied(context, texts, node, event, (gloss, &field)));
            }
        }
    }
    for (node, question) in graph.questions() {
        let gloss = (&*question.gloss, &key("gloss"));
        findings.extend(copied(context, texts, node, question, gloss));
    }
    findings
}

fn copied(
    context: &Context<'_>,
    texts: &Texts,
    node: NodeIndex,
    record: &impl Record,
    (gloss, field): (&str, &FieldPath),
) -> Option<Finding> {
    let gloss = words(gloss);
    if gloss.len() < WORDS {
        return None;
    }
    let runs: FxHashSet<&[String]> = gloss.windows(WORDS).collect();
    let graph = context.graph;
    graph.claims_about(node).into_iter().find_map(|claim| {
        let claim = graph.claim(claim)?;
        let source = graph.source(graph.find(&claim.source)?)?;
        let copy = texts.of(source)?;
        let copies = |at: &At| {
            let At::Anchor(anchor) = at else { return false };
            let span = copy.text.words(anchor.range);
            let span = span.filter(|span| Digest::of(span) == anchor.digest);
            let span = words(span.unwrap_or_default());
            span.windows(WORDS).any(|run| runs.contains(run))
        };
        let index = claim.at.iter().position(copies)?;
        let fact = CopiedWords {
            record: record.id().as_str().into(),
            at: claim.origin.field(entry("at", index, claim.at.len())),
        };
        Some(finding(record, field.clone(), fact))
    })
}

/// The words of a text, letters and digits alone, in lower case.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A gloss with words of its source.
#[derive(Debug)]
pub struct CopiedWords {
    record: Box<str>,
    at: Place,
}

impl Fact for CopiedWords {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "the gloss of `{}` holds {WORDS} or more words in a row of its source",
            self.record
        )
    }

    fn label(&self) -> String {
        "somebody else's words".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.at.clone(), "they stand here".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some("write it in your own words".to_owned())
    }
}
