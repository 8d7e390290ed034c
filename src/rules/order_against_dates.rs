//! The order of two events contradicts their dates.
//!
//! ## What it finds
//!
//! - an event that comes `after` another and is dated before it, or the other way round with
//!   `before`; where the event in between has no date, the order is followed through it;
//! - an event that took place `during` another, the two having no time in common. Of either, the
//!   time is its `valid` where it lasts (the event that is named) or its `date`, and the other of
//!   the two where that is not given.
//!
//! An error where it is so in every reading of the dates; a warning where it is so only if a date
//! marked `?` is taken at its word. Dates that leave the order open are what `after` and `before`
//! are for. What an act `relation` says is a claim of its own, which may be wrong; it is no
//! business of this rule, and neither are circles (`reference-cycle`).
//!
//! ## Why it matters
//!
//! Whether a warning came before the act that meets it, and what followed what, is read from dates
//! and, where they are silent, from these links. Where the two disagree, the dates win silently.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   warning: { act: warn, date: 2031-06-01, before: permission }
//!   permission: { act: authorize, date: 2031-05-01 }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   warning: { act: warn, date: 2031-06-01, after: permission }
//!   permission: { act: authorize, date: 2031-05-01 }
//! ```
//!
//! ## How to fix it
//!
//! Turn the link round, or correct the date that is wrong. Two dates that are known need no link.

mod chain;

use super::context::Context;
use super::dates;
use super::finding::{entry, finding, key, place};
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::model::date::Date;
use crate::model::event::{Event, Link};

/// Rule `order-against-dates`.
pub static RULE: Rule = Rule {
    name: "order-against-dates",
    severity: Severity::Error,
    summary: "the order of two events contradicts their dates",
};

/// Every link in time that the dates contradict.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = chain::contradicted(context);
    findings.extend(during(context));
    findings
}

/// Events that took place during others with which they have no time in common.
fn during<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Finding> + 'a {
    let graph = context.graph;
    context.data().events.iter().flat_map(move |event| {
        let during = event.links(Link::During);
        let count = during.len();
        during.iter().enumerate().filter_map(move |(index, id)| {
            let other = graph.event(graph.find(id)?)?;
            let (field, date) = time(
                event,
                [
                    ("date", event.date.as_ref()),
                    ("valid", event.valid.as_deref()),
                ],
            )?;
            let (other_field, other_date) = time(
                other,
                [
                    ("valid", other.valid.as_deref()),
                    ("date", other.date.as_ref()),
                ],
            )?;
            let fact = OrderAgainstDates {
                severity: dates::apart(date, other_date)?,
                link: Link::During,
                names: id.as_str().into(),
                event: field,
                other: other_field,
                through: None,
            };
            Some(finding(event, entry("during", index, count), fact))
        })
    })
}

/// The first of two dates that is given, and how it is told.
fn time<'e>(
    event: &'e Event,
    fields: [(&'static str, Option<&'e Date>); 2],
) -> Option<(Dated, &'e Date)> {
    let mut given = fields.into_iter();
    let (field, date) = given.find_map(|(field, date)| Some((field, date?)))?;
    Some((Dated::new(event, field, date), date))
}

/// An event with its date.
#[derive(Clone, Debug)]
struct Dated {
    id: Box<str>,
    date: Box<str>,
    place: Place,
}

impl Dated {
    fn new(event: &Event, field: &str, date: &Date) -> Self {
        Self {
            id: event.id.as_str().into(),
            date: date.as_str().into(),
            place: place(event, &key(field)),
        }
    }
}

/// Two events whose order contradicts their dates.
#[derive(Debug)]
pub struct OrderAgainstDates {
    severity: Severity,
    link: Link,
    /// The id at the link.
    names: Box<str>,
    /// The event that has the link, or, for a chain, the end of it on that side.
    event: Dated,
    /// What it stands in order to.
    other: Dated,
    /// The undated event through which the order goes.
    through: Option<Box<str>>,
}

impl Fact for OrderAgainstDates {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn message(&self) -> String {
        let (event, other) = (&self.event, &self.other);
        let link = match self.link {
            Link::Before => "come before",
            Link::During => "have taken place during",
            _ => "come after",
        };
        let through = match &self.through {
            Some(id) => format!(" by way of `{id}`"),
            None => String::new(),
        };
        format!(
            "`{}` ({}) cannot {link} `{}` ({}){through}",
            event.id, event.date, other.id, other.date
        )
    }

    fn label(&self) -> String {
        match self.link {
            Link::Before => "is not later",
            Link::During => "is of another time",
            _ => "is not earlier",
        }
        .to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        [&self.event, &self.other]
            .map(|it| (it.place.clone(), format!("when `{}` took place", it.id)))
            .into()
    }

    fn help(&self) -> Option<String> {
        Some(
            match self.link {
                Link::During => "correct the date that is wrong, or drop the link",
                _ => "turn the link round, or correct the date that is wrong",
            }
            .to_owned(),
        )
    }

    fn value(&self) -> Option<&str> {
        Some(&self.names)
    }
}
