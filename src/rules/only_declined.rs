//! All that stands under an event is that somebody declined to comment.
//!
//! ## What it finds
//!
//! An event that has claims, all of them with the cue `decline`, and that no question is about and
//! no other event names (as its object, its condition, its consequence, what it ends or relates, or
//! by a link).
//!
//! ## Why it matters
//!
//! To decline is to say nothing: such a claim counts for nothing, and the event is only
//! *mentioned*. Yet somebody must have spoken of it before anyone could be asked, and that is not
//! in the graph.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//! sources:
//!   report: { kind: news, title: No comment }
//!
//! events:
//!   raid: { act: attack, claims: { said_by: { actor: westland, cue: decline } } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//! sources:
//!   report: { kind: news, title: No comment }
//!
//! events:
//!   raid: { act: attack, claims: { said_by: { actor: westland, cue: decline } } }
//! questions:
//!   was-there-a-raid: { gloss: Did the raid take place?, about: raid }
//! ```
//!
//! ## How to fix it
//!
//! Add the claim by which the event came up, if a text makes it: `said_by: unstated` where it names
//! nobody. If the text only asks, write the question, `about` the event.

use super::context::Context;
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::{Edge, Kind};
use crate::model::claim::Cue;

/// Rule `only-declined`.
pub static RULE: Rule = Rule {
    name: "only-declined",
    severity: Severity::Warning,
    summary: "an event has no other claims than that somebody declined to comment",
};

/// Every event about which all that is said is nothing.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let declines = context
        .data()
        .claims
        .iter()
        .filter(|claim| claim.cue() == Some(Cue::Decline));
    let mut events: Vec<_> = declines
        .filter_map(|claim| graph.find(&claim.about))
        .filter(|node| graph.kind(*node) == Kind::Event)
        .collect();
    events.sort_unstable();
    events.dedup();
    let mut findings = Vec::new();
    for node in events {
        let Some(event) = graph.event(node) else {
            continue;
        };
        let mut declines = Vec::new();
        let mut has_more = false;
        for (edge, from) in graph.into(node, |_| true) {
            match graph.claim(from) {
                Some(claim) if edge == Edge::About => {
                    has_more |= claim.cue() != Some(Cue::Decline);
                    declines.push(claim);
                }
                Some(_) => {}
                None => has_more = true,
            }
        }
        let (false, Some(first)) = (has_more, declines.first()) else {
            continue;
        };
        findings.push(Finding {
            record: event.id.as_str().into(),
            field: FieldPath::root(),
            place: event.origin.place(),
            fact: Box::new(OnlyDeclined {
                event: event.id.as_str().into(),
                declines: declines.len(),
                first: first.origin.field(FieldPath::root().key("said_by")),
            }),
        });
    }
    findings
}

/// An event about which all that is said is nothing.
#[derive(Debug)]
pub struct OnlyDeclined {
    event: Box<str>,
    declines: usize,
    first: Place,
}

impl Fact for OnlyDeclined {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let event = super::shown(&self.event);
        let claims = match self.declines {
            1 => String::new(),
            several => format!(" ({several} claims)"),
        };
        format!("all that is said of {event} is that somebody declined to comment{claims}")
    }

    fn label(&self) -> String {
        "only mentioned".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.first.clone(), "this counts for nothing".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some("add the claim by which it came up, or a question that is `about` it".to_owned())
    }
}
