//! The baseline holds a finding that is no longer there.
//!
//! ## What it finds
//!
//! An entry of the baseline (`--baseline FILE`, or `baseline` under `check` in `claimgraph.yaml`)
//! whose rule finds nothing at that field of that record any more, or less often than the entry
//! counts.
//!
//! It is not told where the run cannot know: while a file of the graph does not load, of rules that
//! are turned off or depend on what the run has at hand, and, of a baseline that the configuration
//! names, where not all graphs that it names are checked.
//!
//! ## Why it matters
//!
//! The fault has been mended. While the entry stays, the same fault can come back unseen.
//!
//! ## Example
//!
//! ```yaml
//! # baseline.json
//! { "version": 1, "findings": [{ "rule": "unknown-reference", "record": "raid", "field": "actor", "count": 1 }] }
//! # claims.yaml
//! events:
//!   raid: { act: attack }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! # baseline.json
//! { "version": 1, "findings": [] }
//! # claims.yaml
//! events:
//!   raid: { act: attack }
//! ```
//!
//! ## How to fix it
//!
//! Write the baseline anew: `claimgraph check --write-baseline FILE`.

use crate::diagnostic::{Fact, Rule, Severity};

/// Rule `stale-baseline`.
pub static RULE: Rule = Rule {
    name: "stale-baseline",
    severity: Severity::Warning,
    summary: "the baseline holds a finding that is no longer there",
};

/// An entry of the baseline that is no longer needed.
#[derive(Debug)]
pub struct StaleBaseline {
    pub(crate) rule: Box<str>,
    pub(crate) record: Box<str>,
    pub(crate) field: Box<str>,
    pub(crate) count: usize,
}

impl Fact for StaleBaseline {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let place = match (&*self.record, &*self.field) {
            ("", _) => String::new(),
            (record, "") => format!(" at {}", super::shown(record)),
            (record, field) => format!(" at `{field}` of {}", super::shown(record)),
        };
        let rule = super::shown(&self.rule);
        match self.count {
            1 => format!("{rule} is found once less{place} than the baseline holds"),
            count => format!("{rule} is found {count} times less{place} than the baseline holds"),
        }
    }

    fn label(&self) -> String {
        "no longer needed".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some("write it anew: `claimgraph check --write-baseline FILE`".to_owned())
    }
}
