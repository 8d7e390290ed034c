//! What is only expected or only a view is given as the reason for a happening.
//!
//! ## What it finds
//!
//! An event with `reason_for` whose claims are all of mood `future` or `hypothetical`, or framing
//! (a claim on an assessment, a forecast or a causal relation that nobody named stands for), where
//! the other event is said to have happened: a positive claim on it is of mood `actual` and no
//! framing. Claims that count for nothing (`cue: decline`, `drift`) are left aside; an event
//! without any other claim is only mentioned, and is left alone.
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

use petgraph::graph::NodeIndex;

use super::context::Context;
use super::finding::{entry, finding};
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::model::claim::{Cue, Mood, Polarity};

/// Rule `unreal-reason`.
pub static RULE: Rule = Rule {
    name: "unreal-reason",
    severity: Severity::Warning,
    summary: "what is only expected or a view is given as the reason for a happening",
};

/// Every reason that is none for a happening.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for (node, event) in graph.events() {
        if event.reason_for.is_empty() {
            continue;
        }
        let Some(unreal) = unreal(context, node) else {
            continue;
        };
        for (index, id) in event.reason_for.iter().enumerate() {
            let other = graph.find(id).filter(|it| graph.event(*it).is_some());
            let Some(other) = other.filter(|it| happened(context, *it)) else {
                continue;
            };
            let fact = UnrealReason {
                event: event.id.as_str().into(),
                unreal,
                other: id.as_str().into(),
                place: graph.origin(other).place(),
            };
            let field = entry("reason_for", index, event.reason_for.len());
            findings.push(finding(event, field, fact));
        }
    }
    findings
}

/// Why an event is no happening.
#[derive(Clone, Copy, Debug)]
enum Unreal {
    Expected,
    View,
}

/// Why an event with claims is no happening, if it is none.
fn unreal(context: &Context<'_>, event: NodeIndex) -> Option<Unreal> {
    let graph = context.graph;
    let mut found = None;
    for claim in graph.claims_about(event) {
        let it = &context.utterances()[graph.position(claim)];
        if it.cue == Cue::Decline || it.drift {
            continue;
        }
        found = Some(match it.mood {
            Mood::Future | Mood::Hypothetical => Unreal::Expected,
            Mood::Actual if it.framing => found.unwrap_or(Unreal::View),
            Mood::Actual => return None,
        });
    }
    found
}

/// Whether an event is said to have happened.
fn happened(context: &Context<'_>, event: NodeIndex) -> bool {
    let graph = context.graph;
    graph.claims_about(event).into_iter().any(|claim| {
        let it = &context.utterances()[graph.position(claim)];
        it.cue != Cue::Decline
            && !it.drift
            && !it.framing
            && it.mood == Mood::Actual
            && it.polarity == Polarity::Positive
    })
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
