//! The time for which something holds stands where its deadline belongs.
//!
//! ## What it finds
//!
//! A warning, threat, demand or promise with a condition that has no deadline (`by` or `within`),
//! and with a `valid` that ends. A permission may well hold for a time: `authorize` is left alone.
//! A `valid` without an end (`2031-05-01/..`) is none that could be a deadline.
//!
//! ## Why it matters
//!
//! `valid` says throughout which time a permission, sanction or situation holds. No condition is
//! judged by it: the demand never lapses, and what came too late still meets it.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//!
//! events:
//!   withdrawal: { act: de-escalate, actor: eastland, date: 2031-06-20 }
//!   ultimatum:
//!     act: demand
//!     valid: ../2031-06-15
//!     condition: { act: de-escalate, actor: eastland }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//!
//! events:
//!   withdrawal: { act: de-escalate, actor: eastland, date: 2031-06-20 }
//!   ultimatum:
//!     act: demand
//!     condition: { act: de-escalate, actor: eastland, by: 2031-06-15 }
//! ```
//!
//! ## How to fix it
//!
//! Write the end of `valid` as `by` in the condition, or `within: { of: EVENT, for: P7D }` where
//! the time runs from an event. Where the warning really stands for that time only, keep `valid`
//! and say so in an allow comment.

use super::context::Context;
use super::finding::{finding, key, place};
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::model::act::Act;
use crate::model::date::Window;

/// Rule `valid-as-deadline`.
pub static RULE: Rule = Rule {
    name: "valid-as-deadline",
    severity: Severity::Warning,
    summary: "the time for which something holds stands where its deadline belongs",
};

/// Every `valid` of a condition without a deadline.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for event in &context.data().events {
        let (Some(condition), Some(valid)) = (&event.condition, &event.valid) else {
            continue;
        };
        let has_deadline = condition.by.is_some() || condition.within.is_some();
        let ends = valid.nominal().latest != Window::FUTURE;
        if has_deadline || !ends || event.act == Act::Authorize {
            continue;
        }
        let fact = ValidAsDeadline {
            valid: valid.as_str().into(),
            act: event.act,
            condition: place(event, &key("condition")),
        };
        findings.push(finding(event, key("valid"), fact));
    }
    findings
}

/// A `valid` where a deadline belongs.
#[derive(Debug)]
pub struct ValidAsDeadline {
    valid: Box<str>,
    act: Act,
    condition: Place,
}

impl Fact for ValidAsDeadline {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "`valid` {} is no deadline, and the condition of this {} has none",
            self.valid, self.act
        )
    }

    fn label(&self) -> String {
        "no condition is judged by it".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(
            self.condition.clone(),
            "without `by` or `within`".to_owned(),
        )]
    }

    fn help(&self) -> Option<String> {
        Some("write its end as `by: DATE` in the condition".to_owned())
    }

    fn value(&self) -> Option<&str> {
        Some(&self.valid)
    }
}
