//! What is only expected or only a view is given as the reason for a happening.
//!
//! ## What it finds
//!
//! An event with `reason_for` whose claims are all of mood `future` or `hypothetical`, or framing
//! (a claim on an assessment, a forecast or a causal relation that nobody named stands for), where
//! the other event is said to have happened: a positive claim on it is of mood `actual` and no
//! framing. Claims that count for nothing (`cue: decline`, `drift`) are left aside; an event
//! without any other claim is only mentioned, and is left alone. While a file cannot be read at all,
//! nothing is told: other claims may be in it.
//!
//! ## Why it matters
//!
//! `reason_for` is a link between happenings, along which paths go. That somebody acted in view of
//! what may come, or that a reporter thinks so, is a view of its own: it needs its own words and
//! its own holder.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Mobilization }
//!
//! events:
//!   offensive:
//!     act: attack
//!     reason_for: mobilization
//!     claims: [{ at: 0..9#0000000000000001, mood: future }]
//!   mobilization:
//!     act: mobilize
//!     claims: [{ at: 10..19#0000000000000002 }]
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Mobilization }
//!
//! events:
//!   offensive:
//!     act: attack
//!     claims: [{ at: 0..9#0000000000000001, mood: future }]
//!   mobilization:
//!     act: mobilize
//!     claims: [{ at: 10..19#0000000000000002 }]
//!   in-view-of-the-offensive:
//!     act: relation
//!     from: offensive
//!     link: reason_for
//!     to: mobilization
//!     claims: [{ at: 10..19#0000000000000002 }]
//! ```
//!
//! ## How to fix it
//!
//! Make the link an event of act `relation`, with the claim that says so. Or name the happening
//! that was the reason: the plan, the announcement, the warning.

use super::context::Context;
use super::finding::{entry, finding};
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::model::claim::{Cue, Mood, Polarity};
use crate::model::event::Link;

/// Rule `unreal-reason`.
pub static RULE: Rule = Rule {
    name: "unreal-reason",
    severity: Severity::Warning,
    summary: "what is only expected or a view is given as the reason for a happening",
};

/// Every reason that is none for a happening.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let events = &context.data().events;
    if context.unloaded > 0 || (events.iter()).all(|event| event.links(Link::ReasonFor).is_empty())
    {
        return Vec::new();
    }
    let said = said(context);
    let mut findings = Vec::new();
    for (event, own) in events.iter().zip(&said) {
        let unreal = match own {
            Said::Expected => Unreal::Expected,
            Said::View => Unreal::View,
            Said::Nothing | Said::Denied | Said::Happened => continue,
        };
        let reason_for = event.links(Link::ReasonFor);
        for (index, id) in reason_for.iter().enumerate() {
            let other = graph.find(id).filter(|it| graph.event(*it).is_some());
            let Some(other) = other.filter(|it| said[graph.position(*it)] == Said::Happened) else {
                continue;
            };
            let fact = UnrealReason {
                event: event.id.as_str().into(),
                unreal,
                other: id.as_str().into(),
                place: graph.origin(other).place(),
            };
            let field = entry("reason_for", index, reason_for.len());
            findings.push(finding(event, field, fact));
        }
    }
    findings
}

/// The most real that is said of an event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Nothing,
    View,
    Expected,
    /// That it did not happen.
    Denied,
    Happened,
}

/// Why an event is no happening.
#[derive(Clone, Copy, Debug)]
enum Unreal {
    Expected,
    View,
}

/// The most real that is said of each event, in the order of the events.
fn said(context: &Context<'_>) -> Vec<Said> {
    let graph = context.graph;
    let mut said = vec![Said::Nothing; context.data().events.len()];
    for it in context.utterances() {
        let event = it.about.filter(|_| it.is_about_event(graph));
        let Some(event) = event.filter(|_| it.cue != Cue::Decline && !it.drift) else {
            continue;
        };
        let said = &mut said[graph.position(event)];
        *said = (*said).max(match (it.mood, it.polarity) {
            (Mood::Future | Mood::Hypothetical, _) => Said::Expected,
            (Mood::Actual, _) if it.framing => Said::View,
            (Mood::Actual, Polarity::Negative) => Said::Denied,
            (Mood::Actual, Polarity::Positive) => Said::Happened,
        });
    }
    said
}

/// A reason that is no happening.
#[derive(Debug)]
pub struct UnrealReason {
    event: Box<str>,
    unreal: Unreal,
    other: Box<str>,
    place: Place,
}

impl Fact for UnrealReason {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let is = match self.unreal {
            Unreal::Expected => "is only expected",
            Unreal::View => "is a view that nobody named stands for",
        };
        format!(
            "`{}` {is} and cannot be the reason for `{}`, which is said to have happened",
            self.event, self.other
        )
    }

    fn label(&self) -> String {
        "said to have happened".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.place.clone(), "this event".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(format!(
            "write it as a claim: `act: relation, from: {}, link: reason_for, to: {}`",
            self.event, self.other
        ))
    }

    fn value(&self) -> Option<&str> {
        Some(&self.other)
    }
}
