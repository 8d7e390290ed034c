//! Something ends, or is looked at, before it begins.
//!
//! ## What it finds
//!
//! - an affiliation whose `until` comes before its `from`;
//! - a source that was `accessed` or `retracted` before it was `published`;
//! - a claim that was `recorded` before its source was published.
//!
//! An error where it does in every reading of the two dates; a warning where it does only if a
//! date marked `?` is taken at its word. Dates that overlap are in order: from 2031 until 2031-05
//! is a few months at most. The two ends of one interval (`2032/2031`) are `bad-date`.
//!
//! ## Why it matters
//!
//! What is over before it begins holds at no time: the affiliation never counts, and what was
//! known at a date is judged wrongly.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//!   roe:
//!     name: Jane Roe
//!     kind: person
//!     affiliations: [{ role: leads, of: westland, from: 2031, until: 2029 }]
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//!   roe:
//!     name: Jane Roe
//!     kind: person
//!     affiliations: [{ role: leads, of: westland, from: 2029, until: 2031 }]
//! ```
//!
//! ## How to fix it
//!
//! Swap the dates, or correct the one that is wrong. Who held a post twice has two affiliations.

use super::context::Context;
use super::dates::{self, Spans};
use super::finding::{finding, key, place};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::model::dataset::Record;
use crate::model::date::Date;

/// Rule `reversed-dates`.
pub static RULE: Rule = Rule {
    name: "reversed-dates",
    severity: Severity::Error,
    summary: "something ends, or is looked at, before it begins",
};

/// Every pair of dates that is the wrong way round.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let data = context.data();
    let mut findings = Vec::new();
    for affiliation in &data.affiliations {
        let (first, last) = (affiliation.from.as_ref(), affiliation.until.as_ref());
        findings.extend(reversed(
            affiliation,
            Pair {
                first: ("from", first),
                last: ("until", key("until"), last),
            },
        ));
    }
    for source in &data.sources {
        let first = ("published", source.published.date());
        let retracted = source.retracted.as_ref().and_then(|it| it.date.as_ref());
        let lasts = [
            ("accessed", key("accessed"), source.accessed.as_ref()),
            ("retracted", key("retracted").key("date"), retracted),
        ];
        for last in lasts {
            findings.extend(reversed(source, Pair { first, last }));
        }
    }
    findings.extend(recorded(context));
    findings
}

/// Claims that were recorded before their source was published.
fn recorded(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut spans = Spans::default();
    let mut findings = Vec::new();
    for claim in &context.data().claims {
        let recorded = claim.recorded.as_ref().and_then(|it| it.date.as_ref());
        let Some(recorded) = recorded else { continue };
        let source = graph
            .find(&claim.source)
            .and_then(|node| graph.source(node));
        let Some((source, published)) = source.and_then(|it| Some((it, it.published.date()?)))
        else {
            continue;
        };
        if let Some(severity) = spans.before(recorded, published) {
            let fact = ReversedDates {
                severity,
                last: ("recorded", recorded.as_str().into()),
                first: ("published", published.as_str().into()),
                begins: place(source, &key("published")),
            };
            findings.push(finding(claim, key("recorded").key("date"), fact));
        }
    }
    findings
}

/// Two dates of a record that have an order.
struct Pair<'g> {
    first: (&'static str, Option<&'g Date>),
    last: (&'static str, FieldPath, Option<&'g Date>),
}

fn reversed(record: &impl Record, pair: Pair<'_>) -> Option<Finding> {
    let (first, last) = (pair.first.1?, pair.last.2?);
    let severity = dates::before(last, first)?;
    let fact = ReversedDates {
        severity,
        last: (pair.last.0, last.as_str().into()),
        first: (pair.first.0, first.as_str().into()),
        begins: place(record, &key(pair.first.0)),
    };
    Some(finding(record, pair.last.1, fact))
}

/// Two dates that are the wrong way round.
#[derive(Debug)]
pub struct ReversedDates {
    severity: Severity,
    last: (&'static str, Box<str>),
    first: (&'static str, Box<str>),
    begins: Place,
}

impl Fact for ReversedDates {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn message(&self) -> String {
        let ((last, end), (first, start)) = (&self.last, &self.first);
        format!("`{last}` {end} comes before `{first}` {start}")
    }

    fn label(&self) -> String {
        format!("before `{}`", self.first.0)
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.begins.clone(), format!("`{}` is later", self.first.0))]
    }

    fn help(&self) -> Option<String> {
        Some("swap the two dates, or correct the one that is wrong".to_owned())
    }

    fn value(&self) -> Option<&str> {
        Some(&self.last.1)
    }
}
