//! A setting of the configuration changes nothing.
//!
//! ## What it finds
//!
//! Under `check` in `claimgraph.yaml`, the severity of a rule for one record where that rule finds
//! nothing at that record; and a path under `ignore` under which no claim file of the graph lies.
//! The severity of a rule for all records is never unused: it speaks of what may come.
//!
//! It is not told where the run cannot know: of records and of paths that exist, where not all graphs
//! that the configuration names are checked; of records also while a file does not load, and of rules
//! that depend on what the run has at hand, such as local copies of texts.
//!
//! ## Why it matters
//!
//! What it was written for has been mended, moved or renamed. Left there, it would silence the
//! next fault, which nobody has looked at.
//!
//! ## Example
//!
//! ```yaml
//! # claimgraph.yaml
//! check: { records: { raid: { unknown-reference: off } } }
//! # claims.yaml
//! events:
//!   raid: { act: attack }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! # claimgraph.yaml
//! check: { records: { raid: { unknown-reference: off } } }
//! # claims.yaml
//! events:
//!   raid: { act: attack, actor: nobody-yet }
//! ```
//!
//! ## How to fix it
//!
//! Drop the setting, or correct the path.

use crate::diagnostic::{Fact, Rule, Severity};

/// Rule `unused-setting`.
pub static RULE: Rule = Rule {
    name: "unused-setting",
    severity: Severity::Warning,
    summary: "a setting of the configuration changes nothing",
};

/// A setting that changes nothing.
#[derive(Debug)]
pub enum UnusedSetting {
    /// The severity of a rule for a record at which it finds nothing.
    Level {
        /// The rule.
        rule: Box<str>,
        /// The record.
        record: Box<str>,
    },
    /// A path under which no claim file lies.
    Path(Box<str>),
}

impl Fact for UnusedSetting {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        match self {
            Self::Level { rule, record } => {
                format!("`{rule}` finds nothing at {}", super::shown(record))
            }
            Self::Path(path) => {
                format!("no claim file of the graph is under {}", super::shown(path))
            }
        }
    }

    fn label(&self) -> String {
        "changes nothing".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(match self {
            Self::Level { .. } => "drop the setting".to_owned(),
            Self::Path(_) => {
                "correct the path, which starts at the folder of the configuration, or drop it"
                    .to_owned()
            }
        })
    }
}
