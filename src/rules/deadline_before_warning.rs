//! A condition's deadline has passed before the warning is given.
//!
//! ## What it finds
//!
//! A condition whose deadline is over before the `date` of its warning (threat, demand, promise,
//! permission) begins: `by`, to the end of that day, or the end of the time `within` which
//! something must follow an event. An error where it is so in every reading of the dates; a
//! warning where it is so only if a date marked `?` is taken at its word.
//!
//! ## Why it matters
//!
//! Nothing can meet such a condition: it shows as lapsed from its first day.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//!
//! events:
//!   withdrawal: { act: de-escalate, actor: eastland, date: 2030-07 }
//!   ultimatum:
//!     act: demand
//!     date: 2031-06-01
//!     condition: { act: de-escalate, actor: eastland, by: 2031-05-15 }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//!
//! events:
//!   withdrawal: { act: de-escalate, actor: eastland, date: 2030-07 }
//!   ultimatum:
//!     act: demand
//!     date: 2031-06-01
//!     condition: { act: de-escalate, actor: eastland, by: 2031-06-15 }
//! ```
//!
//! ## How to fix it
//!
//! Correct the deadline or the date of the warning. A warning that is given again later is an
//! event of its own.

use super::context::Context;
use super::finding::{finding, key, place};
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::model::date::{Date, Period, Window};
use crate::model::event::{Condition, Event};

/// Rule `deadline-before-warning`.
pub static RULE: Rule = Rule {
    name: "deadline-before-warning",
    severity: Severity::Error,
    summary: "a condition's deadline has passed before the warning is given",
};

/// Every deadline that has passed before its warning.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let events = context.data().events.iter();
    let conditional = events.filter_map(|event| {
        let (date, condition) = (event.date.as_ref()?, event.condition.as_deref()?);
        passed(context, event, date, condition)
    });
    conditional.collect()
}

fn passed(
    context: &Context<'_>,
    event: &Event,
    date: &Date,
    condition: &Condition,
) -> Option<Finding> {
    let warned = (date.as_str().into(), place(event, &key("date")));
    if let Some(by) = &condition.by {
        let severity = before((Period::until(by).end.latest, by.nominal().latest), date)?;
        let fact = DeadlineBeforeWarning {
            severity,
            event: event.id.as_str().into(),
            deadline: Deadline::By(by.as_str().into()),
            warned,
        };
        return Some(finding(event, key("condition").key("by"), fact));
    }
    let within = condition.within.as_ref()?;
    let start = context.graph.event(context.graph.find(&within.of)?)?;
    let from = start.date.as_ref()?;
    let judged = Period::within(from, &within.duration).end.latest;
    let nominal = Period::within_nominal(from, &within.duration).end.latest;
    let fact = DeadlineBeforeWarning {
        severity: before((judged, nominal), date)?,
        event: event.id.as_str().into(),
        deadline: Deadline::Within {
            length: within.duration.as_str().into(),
            of: start.id.as_str().into(),
            date: from.as_str().into(),
            place: place(start, &key("date")),
        },
        warned,
    };
    let field = key("condition").key("within").key("for");
    Some(finding(event, field, fact))
}

/// Whether something that ends at one instant (judged, and at its word) ends before a date.
fn before((judged, nominal): (i64, i64), date: &Date) -> Option<Severity> {
    let starts = |window: Window| window.earliest;
    if judged <= starts(date.window()) {
        Some(Severity::Error)
    } else if nominal <= starts(date.nominal()) {
        Some(Severity::Warning)
    } else {
        None
    }
}

/// A deadline that has passed before its warning.
#[derive(Debug)]
pub struct DeadlineBeforeWarning {
    severity: Severity,
    event: Box<str>,
    deadline: Deadline,
    warned: (Box<str>, Place),
}

#[derive(Debug)]
enum Deadline {
    By(Box<str>),
    Within {
        length: Box<str>,
        of: Box<str>,
        date: Box<str>,
        place: Place,
    },
}

impl Fact for DeadlineBeforeWarning {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn message(&self) -> String {
        let deadline = match &self.deadline {
            Deadline::By(by) => format!("the deadline {by}"),
            Deadline::Within {
                length, of, date, ..
            } => format!("the deadline, {length} from `{of}` ({date}),"),
        };
        format!(
            "{deadline} has passed before `{}` is given ({})",
            self.event, self.warned.0
        )
    }

    fn label(&self) -> String {
        "over by then".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        let mut related = Vec::new();
        if let Deadline::Within { of, place, .. } = &self.deadline {
            related.push((place.clone(), format!("when `{of}` took place")));
        }
        related.push((
            self.warned.1.clone(),
            format!("when `{}` is given", self.event),
        ));
        related
    }

    fn help(&self) -> Option<String> {
        Some("correct the deadline, or the date of the warning".to_owned())
    }

    fn value(&self) -> Option<&str> {
        Some(match &self.deadline {
            Deadline::By(by) => by,
            Deadline::Within { length, .. } => length,
        })
    }
}
