//! A condition names an act and nothing that would have to fit.
//!
//! ## What it finds
//!
//! A pattern (a condition without `event`) that has no slot to fill: no role and no `object` with
//! an act or a role of its own; or whose only slots are `unstated`. A deadline alone makes no
//! difference: it says until when, not what.
//!
//! ## Why it matters
//!
//! Without a slot, the condition is met by every such act of anybody against anybody: a red line
//! would show as crossed that nobody drew. With `unstated` slots alone it is the other way round:
//! nothing can ever meet it.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//!
//! events:
//!   warning:
//!     act: warn
//!     actor: eastland
//!     condition: { act: mobilize }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//!   westland: { name: Westland, kind: state }
//!
//! events:
//!   parade: { act: deploy, actor: westland }
//!   warning:
//!     act: warn
//!     actor: eastland
//!     condition: { act: mobilize, actor: westland }
//! ```
//!
//! ## How to fix it
//!
//! Add the roles that the text gives: who would do it, against whom, with what, where. If one event
//! of the graph is meant, name it: `condition: { event: ID }`.

use super::context::Context;
use super::finding::{finding, key};
use crate::diagnostic::{Fact, Finding, Rule, Severity};
use crate::model::act::Act;
use crate::model::event::Pattern;

/// Rule `condition-without-slot`.
pub static RULE: Rule = Rule {
    name: "condition-without-slot",
    severity: Severity::Warning,
    summary: "a condition names an act and nothing that would have to fit",
};

/// Every pattern that nothing or everything fits.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for event in &context.data().events {
        let Some(condition) = &event.condition else {
            continue;
        };
        let (slots, filled) = slots(&condition.pattern, false);
        if condition.event.is_some() || filled {
            continue;
        }
        let mut field = key("condition");
        if !slots && !condition.pattern.act.is_empty() {
            field = field.key("act");
        }
        let fact = ConditionWithoutSlot {
            event: event.id.as_str().into(),
            acts: condition.pattern.act.to_vec(),
            open: slots,
        };
        findings.push(finding(event, field, fact));
    }
    findings
}

/// Whether a pattern has slots, and whether one of them says anything. The act is a slot of an
/// object only.
fn slots(pattern: &Pattern, inside: bool) -> (bool, bool) {
    let mut found = (false, false);
    if inside && !pattern.act.is_empty() {
        found = (true, true);
    }
    for (_, filler) in pattern.roles.written() {
        found = (true, found.1 || !filler.ids().is_empty());
    }
    if let Some(object) = &pattern.object {
        let (any, filled) = slots(object, true);
        found = (found.0 || any, found.1 || filled);
    }
    found
}

/// A pattern that nothing or everything fits.
#[derive(Debug)]
pub struct ConditionWithoutSlot {
    event: Box<str>,
    acts: Vec<Act>,
    /// Whether it has slots, all of them `unstated`.
    open: bool,
}

impl Fact for ConditionWithoutSlot {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let event = &self.event;
        let acts: Vec<String> = self.acts.iter().map(|act| format!("`{act}`")).collect();
        if self.open {
            format!("nothing can meet the condition of `{event}`: all its roles are `unstated`")
        } else if acts.is_empty() {
            format!("the condition of `{event}` names no act and no role")
        } else {
            let acts = acts.join(" or ");
            format!("every {acts} meets the condition of `{event}`, whoever does it to whom")
        }
    }

    fn label(&self) -> String {
        if self.open {
            "says nothing that could fit".to_owned()
        } else {
            "the act alone".to_owned()
        }
    }

    fn help(&self) -> Option<String> {
        Some(
            "add who would do it, against whom, with what or where; or name one event: \
             `condition: { event: ID }`"
                .to_owned(),
        )
    }
}
