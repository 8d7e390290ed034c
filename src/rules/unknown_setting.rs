//! The configuration names a rule or a record that is not there.
//!
//! ## What it finds
//!
//! Under `check` in `claimgraph.yaml`, a name under `rules`, or under a record's id, that no rule
//! has; and under `records` an id that no record of the graph has. Of records it is told where all
//! graphs that the configuration names are checked and every file loads: else the record may be in
//! what was not looked at.
//!
//! ## Why it matters
//!
//! A misspelt setting does nothing, although somebody believes that a rule is on, or off.
//!
//! ## Example
//!
//! ```yaml
//! # claimgraph.yaml
//! check: { rules: { stale-allows: off } }
//! # claims.yaml
//! events:
//!   raid: { act: attack }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! # claimgraph.yaml
//! check: { rules: { stale-allow: off } }
//! # claims.yaml
//! events:
//!   raid: { act: attack }
//! ```
//!
//! ## How to fix it
//!
//! Correct the name; `claimgraph rule` lists the rules.

use crate::diagnostic::{Fact, Fix, Rule, Severity};

/// Rule `unknown-setting`.
pub static RULE: Rule = Rule {
    name: "unknown-setting",
    severity: Severity::Error,
    summary: "the configuration names a rule or a record that is not there",
};

/// A name in the configuration that nothing has.
#[derive(Debug)]
pub struct UnknownSetting {
    pub(crate) name: Box<str>,
    /// "rule" or "record".
    pub(crate) called: &'static str,
    /// Names that may be meant, best first.
    pub(crate) near: Vec<Box<str>>,
}

impl Fact for UnknownSetting {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!("there is no {} {}", self.called, super::shown(&self.name))
    }

    fn label(&self) -> String {
        let near: Vec<_> = self.near.iter().map(|near| format!("`{near}`")).collect();
        if near.is_empty() {
            return String::new();
        }
        format!("did you mean {}?", near.join(" or "))
    }

    fn help(&self) -> Option<String> {
        Some(match self.called {
            "rule" => "`claimgraph rule` lists the rules".to_owned(),
            _ => "`claimgraph list events` and the other lists show the ids".to_owned(),
        })
    }

    fn fix(&self) -> Option<Fix> {
        match &self.near[..] {
            [only] => Some(Fix::Scalar(only.clone())),
            _ => None,
        }
    }
}
