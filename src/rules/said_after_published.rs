//! A speaker says something after the source that reports it was published.
//!
//! ## What it finds
//!
//! A speaker's `date`, or the date of the event that the speaker is `in`, that comes after the
//! date on which the claim's source was `published`. An error where it does in every reading of
//! the two dates; a warning where it does only if a date marked `?` is taken at its word. Dates
//! that merely overlap are no finding: a month says no more, and the day of publication is often
//! the day of the words.
//!
//! ## Why it matters
//!
//! A source cannot report what was not yet said. One of the two dates is wrong, and with it what
//! was known when: `--as-of` and who spoke last are judged by them.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Permission for strikes, published: 2031-05-01 }
//! actors:
//!   westland: { name: Westland, kind: state }
//!   roe: { name: Jane Roe, kind: person, affiliations: [{ role: leads, of: westland }] }
//!
//! events:
//!   permission:
//!     act: authorize
//!     claims:
//!       - { at: 0..9#0000000000000001, said_by: { actor: roe, date: 2031-05-03 } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Permission for strikes, published: 2031-05-01 }
//! actors:
//!   westland: { name: Westland, kind: state }
//!   roe: { name: Jane Roe, kind: person, affiliations: [{ role: leads, of: westland }] }
//!
//! events:
//!   permission:
//!     act: authorize
//!     claims:
//!       - { at: 0..9#0000000000000001, said_by: { actor: roe, date: 2031-04-30 } }
//! ```
//!
//! ## How to fix it
//!
//! Correct the date that is wrong. Where the words were said again later, the claim stands in the
//! source that reports them then.

use super::context::Context;
use super::dates::Spans;
use super::finding::{entry, finding, key, place};
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::model::claim::{Claim, Speaker, Who};
use crate::model::source::Source;

/// Rule `said-after-published`.
pub static RULE: Rule = Rule {
    name: "said-after-published",
    severity: Severity::Error,
    summary: "a speaker says something after the source that reports it was published",
};

/// Every speaker whose date comes after the publication.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut spans = Spans::default();
    let mut findings = Vec::new();
    for claim in &context.data().claims {
        let is_dated = |speaker: &Speaker| speaker.date.is_some() || speaker.within.is_some();
        if !claim.said_by.iter().any(is_dated) {
            continue;
        }
        let source = graph
            .find(&claim.source)
            .and_then(|node| graph.source(node));
        let Some(source) = source else { continue };
        for position in 0..claim.said_by.len() {
            findings.extend(late(context, &mut spans, claim, position, source));
        }
    }
    findings
}

fn late<'g>(
    context: &Context<'g>,
    spans: &mut Spans<'g>,
    claim: &'g Claim,
    position: usize,
    source: &'g Source,
) -> Option<Finding> {
    let published = source.published.date()?;
    let speaker = claim.said_by.get(position)?;
    let event = match (&speaker.date, &speaker.within) {
        (None, Some(event)) => context.graph.event(context.graph.find(event)?),
        _ => None,
    };
    let date = speaker.date.as_deref().or_else(|| event?.date.as_ref())?;
    let severity = spans.before(published, date)?;
    let field = entry("said_by", position, claim.said_by.len());
    let field = field.key(if event.is_some() { "in" } else { "date" });
    let who = match &speaker.who {
        Who::Unstated => "somebody".into(),
        Who::Source(id) => format!("`{id}`"),
        Who::Actors(ids) => ids.first().map_or_else(String::new, |id| format!("`{id}`")),
    };
    let fact = SaidAfterPublished {
        severity,
        who,
        date: date.as_str().into(),
        event: event.map(|event| (event.id.as_str().into(), place(event, &key("date")))),
        source: source.id.as_str().into(),
        published: (published.as_str().into(), place(source, &key("published"))),
    };
    Some(finding(claim, field, fact))
}

/// Words that were said after they were published.
#[derive(Debug)]
pub struct SaidAfterPublished {
    severity: Severity,
    who: String,
    date: Box<str>,
    /// The event that gives the date, and where.
    event: Option<(Box<str>, Place)>,
    source: Box<str>,
    published: (Box<str>, Place),
}

impl Fact for SaidAfterPublished {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn message(&self) -> String {
        let (who, date, source) = (&self.who, &self.date, &self.source);
        let said = match &self.event {
            Some((event, _)) => format!("{who} says it in `{event}`, dated {date},"),
            None => format!("{who} says it on {date},"),
        };
        format!(
            "{said} after `{source}` was published ({})",
            self.published.0
        )
    }

    fn label(&self) -> String {
        "after the publication".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        let event = self.event.iter();
        let event = event.map(|(id, place)| (place.clone(), format!("when `{id}` took place")));
        let published = (self.published.1.clone(), "published here".to_owned());
        event.chain([published]).collect()
    }

    fn help(&self) -> Option<String> {
        Some("correct the date that is wrong, the speaker's or `published`".to_owned())
    }

    fn value(&self) -> Option<&str> {
        let event = self.event.as_ref();
        Some(event.map_or(&self.date, |(id, _)| id))
    }
}
