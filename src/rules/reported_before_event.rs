//! A source reports as past what came after its publication.
//!
//! ## What it finds
//!
//! A positive claim of mood `actual` in a source that was `published` before the date of what it
//! says: the claim's `says.date`, else the `date` of the event. For a claim on an affiliation, the
//! date is its `from`. An error where publication comes first in every reading of the dates; a
//! warning where it does only if a date marked `?` is taken at its word. Claims that count for
//! nothing (`cue: decline`, `drift`) are left alone, and so are those on an event of act
//! `forecast`, whose date may be that of what is forecast. An event's date is told once, with the
//! first such claim.
//!
//! ## Why it matters
//!
//! What has not happened yet cannot be reported as a happening. Either a date is wrong, or a plan
//! is counted as a fact.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike planned, published: 2031-05-01 }
//!
//! events:
//!   strike:
//!     act: attack
//!     date: 2031-06-01
//!     claims:
//!       - { at: 0..9#0000000000000001 }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike planned, published: 2031-05-01 }
//!
//! events:
//!   strike:
//!     act: attack
//!     date: 2031-06-01
//!     claims:
//!       - { at: 0..9#0000000000000001, mood: future }
//! ```
//!
//! ## How to fix it
//!
//! Where the source speaks of a plan, write `mood: future`. Else correct the date that is wrong. A
//! date that only this source gives belongs in its claim: `says: { date: ... }`.

use std::collections::BTreeMap;

use petgraph::graph::NodeIndex;

use super::context::Context;
use super::dates::{Span, Spans};
use super::finding::{finding, key, place};
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::graph::Kind;
use crate::model::act::Act;
use crate::model::claim::{Claim, Cue, Mood, Polarity};
use crate::model::date::Date;
use crate::model::source::Source;

/// Rule `reported-before-event`.
pub static RULE: Rule = Rule {
    name: "reported-before-event",
    severity: Severity::Error,
    summary: "a source reports as past what came after its publication",
};

/// Every date of something that was reported before it.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let data = context.data();
    let mut spans = Spans::default();
    let published: Vec<Option<Span>> = data
        .sources
        .iter()
        .map(|source| source.published.date().map(|date| spans.of(date)))
        .collect();
    if published.iter().all(Option::is_none) {
        return Vec::new();
    }
    let happened = dated(context, &mut spans);
    let mut findings = Vec::new();
    let mut early: BTreeMap<NodeIndex, Early<'_>> = BTreeMap::new();
    for (claim, it) in data.claims.iter().zip(context.utterances()) {
        let is_report = it.mood == Mood::Actual
            && it.polarity == Polarity::Positive
            && it.cue != Cue::Decline
            && !it.drift;
        let (Some(about), Some(node)) = (it.about, it.attribution.source) else {
            continue;
        };
        let Some(source) = graph.source(node).filter(|_| is_report) else {
            continue;
        };
        let Some(published) = published[graph.position(node)] else {
            continue;
        };
        let is_forecast = graph.event(about).is_some_and(|it| it.act == Act::Forecast);
        if is_forecast {
            continue;
        }
        if let Some(date) = claim.says.as_ref().and_then(|says| says.date.as_ref()) {
            if let Some(severity) = published.before(&spans.of(date)) {
                let fact = ReportedBeforeEvent::new(context, severity, about, date, source);
                findings.push(finding(claim, key("says").key("date"), fact));
            }
            continue;
        }
        let severity = happened(about).and_then(|date| published.before(&date));
        if let Some(severity) = severity {
            let found = early.entry(about).or_insert(Early {
                severity,
                claim,
                source,
                more: 0,
            });
            if severity > found.severity {
                (found.severity, found.claim, found.source) = (severity, claim, source);
            }
            found.more += 1;
        }
    }
    for (node, early) in early {
        let fact = |date: Option<&Date>| {
            let Early {
                severity, source, ..
            } = early;
            let mut fact = ReportedBeforeEvent::new(context, severity, node, date?, source);
            fact.claim = Some(early.claim.origin.place());
            fact.more = early.more - 1;
            Some(fact)
        };
        if let Some(event) = graph.event(node) {
            let fact = fact(event.date.as_ref());
            findings.extend(fact.map(|fact| finding(event, key("date"), fact)));
        } else if let Some(affiliation) = graph.affiliation(node) {
            let fact = fact(affiliation.from.as_ref());
            findings.extend(fact.map(|fact| finding(affiliation, key("from"), fact)));
        }
    }
    findings
}

/// The first claim that reports something too early, and how many do.
struct Early<'g> {
    severity: Severity,
    claim: &'g Claim,
    source: &'g Source,
    more: usize,
}

/// When each event took place and each affiliation began.
fn dated<'g>(
    context: &Context<'g>,
    spans: &mut Spans<'g>,
) -> impl Fn(NodeIndex) -> Option<Span> + use<'g> {
    let graph = context.graph;
    let data = context.data();
    let events: Vec<Option<Span>> = data
        .events
        .iter()
        .map(|event| event.date.as_ref().map(|date| spans.of(date)))
        .collect();
    let affiliations: Vec<Option<Span>> = data
        .affiliations
        .iter()
        .map(|affiliation| affiliation.from.as_ref().map(|date| spans.of(date)))
        .collect();
    move |node| match graph.kind(node) {
        Kind::Event => events[graph.position(node)],
        Kind::Affiliation => affiliations[graph.position(node)],
        _ => None,
    }
}

/// Something that was reported before it took place.
#[derive(Debug)]
pub struct ReportedBeforeEvent {
    severity: Severity,
    what: Box<str>,
    /// Whether it is an affiliation, which holds from its date on.
    holds: bool,
    date: Box<str>,
    source: Box<str>,
    published: (Box<str>, Place),
    /// Where the claim is written, if the date is not in it.
    claim: Option<Place>,
    /// How many more claims are too early.
    more: usize,
}

impl ReportedBeforeEvent {
    fn new(
        context: &Context<'_>,
        severity: Severity,
        what: NodeIndex,
        date: &Date,
        source: &Source,
    ) -> Self {
        let published = source.published.date().map_or("", Date::as_str);
        Self {
            severity,
            what: context.graph.id(what).as_str().into(),
            holds: context.graph.kind(what) == Kind::Affiliation,
            date: date.as_str().into(),
            source: source.id.as_str().into(),
            published: (published.into(), place(source, &key("published"))),
            claim: None,
            more: 0,
        }
    }
}

impl Fact for ReportedBeforeEvent {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn message(&self) -> String {
        let Self {
            what, date, source, ..
        } = self;
        let published = &self.published.0;
        let says = if self.holds {
            format!("`{what}` holds, which it does from {date} on")
        } else {
            format!("`{what}` came about, which is dated {date}")
        };
        format!("`{source}`, published on {published}, says that {says}")
    }

    fn label(&self) -> String {
        "after the publication".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        let claim = self.claim.iter().map(|place| {
            let others = match self.more {
                0 => String::new(),
                1 => ", and so does one more claim".to_owned(),
                more => format!(", and so do {more} more claims"),
            };
            (place.clone(), format!("says so{others}"))
        });
        let published = (self.published.1.clone(), "published here".to_owned());
        claim.chain([published]).collect()
    }

    fn help(&self) -> Option<String> {
        Some(
            "where the source speaks of a plan, write `mood: future` on the claim; else correct \
             the date that is wrong"
                .to_owned(),
        )
    }

    fn value(&self) -> Option<&str> {
        Some(&self.date)
    }
}
