//! A field names a record of a kind that cannot stand there.
//!
//! ## What it finds
//!
//! An id that a record has, of another kind than its field takes: a place as `actor`, an actor as
//! `instrument`, a source as speaker without `{ source: ... }`, an event where a claim belongs. A
//! `target` may be an actor, a place or an item; a `place` may be an actor of kind `state`, whose
//! id stands for its territory.
//!
//! ## Why it matters
//!
//! The kind decides what a record can do: who connects in a path, whose word is counted, which
//! place lies in which. A record of the wrong kind is drawn and counted as something it is not.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//! places:
//!   border-region: { name: the border region, within: westland }
//!
//! events:
//!   mobilization: { act: mobilize, actor: border-region }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//! places:
//!   border-region: { name: the border region, within: westland }
//!
//! events:
//!   mobilization: { act: mobilize, actor: westland, place: border-region }
//! ```
//!
//! ## How to fix it
//!
//! Name a record of the right kind, or move the id to the field that takes it. A source that is
//! cited is written `said_by: [{ source: daily }, officials]`. Whoever can act is an actor; where
//! only the territory is meant, a state needs no place of its own.

use super::context::{Context, Suspicion};
use super::takes::Takes;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::graph::Kind;

/// Rule `wrong-kind`.
pub static RULE: Rule = Rule {
    name: "wrong-kind",
    severity: Severity::Error,
    summary: "a field names a record of a kind that cannot stand there",
};

/// Every reference to a record of the wrong kind.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let suspects = context.suspects().iter();
    suspects
        .filter_map(|suspect| {
            let Suspicion::WrongKind(node) = suspect.suspicion else {
                return None;
            };
            let kind = graph.kind(node);
            let is = match graph.actor(node) {
                Some(actor) if suspect.takes == Takes::Territory => {
                    format!("an actor of kind `{}`", actor.kind)
                }
                _ => kind.article().to_owned(),
            };
            Some(suspect.finding(WrongKind {
                id: suspect.id.as_str().into(),
                field: suspect.field(),
                takes: suspect.takes,
                kind,
                is,
                defined: graph.origin(node).place(),
            }))
        })
        .collect()
}

/// A reference to a record of the wrong kind.
#[derive(Debug)]
pub struct WrongKind {
    id: Box<str>,
    field: Box<str>,
    takes: Takes,
    kind: Kind,
    /// What the record is: "a place".
    is: String,
    defined: Place,
}

impl Fact for WrongKind {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let takes = self.takes.in_words();
        format!(
            "`{}` takes {takes}, and `{}` is {}",
            self.field, self.id, self.is
        )
    }

    fn label(&self) -> String {
        format!("not {}", self.takes.in_words())
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.defined.clone(), format!("defined here as {}", self.is))]
    }

    fn help(&self) -> Option<String> {
        let id = &self.id;
        Some(match (self.takes, self.kind) {
            (Takes::Actor, Kind::Source) if self.field.starts_with("said_by") => {
                format!("a source that is cited is written `{{ source: {id} }}`")
            }
            (Takes::Actor, Kind::Source) => {
                "name the actor that publishes it: a source is one document".to_owned()
            }
            (Takes::Actor, Kind::Place) => {
                "whoever acts there is an actor; the place itself goes into `place` or `target`"
                    .to_owned()
            }
            (Takes::Actor, Kind::Item) => {
                "a thing goes into `instrument`, or into `target` if the act is directed against it"
                    .to_owned()
            }
            (Takes::Item, Kind::Actor) if self.field.ends_with("instrument") => {
                "people sent as a resource are an item of kind `personnel`; who takes part in the \
                 act is its `actor` or `recipient`"
                    .to_owned()
            }
            (Takes::Territory, Kind::Actor) => {
                "only a state's id stands for its territory: name the place, or the state"
                    .to_owned()
            }
            (Takes::Claim, Kind::Event) => format!(
                "name a claim on it; the id of a claim that has none of its own is \
                 `{id}/SOURCE@START`"
            ),
            (Takes::Event, Kind::Claim) => "name the event that the claim is about".to_owned(),
            (Takes::Source, Kind::Actor) => {
                "name the document: an outlet is an actor, what it publishes is a source".to_owned()
            }
            (Takes::Target | Takes::Item | Takes::Actor, Kind::Event) => {
                "the event that an act is about stands in `object`".to_owned()
            }
            _ => format!(
                "name {}, defined under {}",
                self.takes.in_words(),
                self.takes.sections()
            ),
        })
    }

    fn value(&self) -> Option<&str> {
        Some(&self.id)
    }
}
