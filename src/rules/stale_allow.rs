//! A comment allows what is not found.
//!
//! ## What it finds
//!
//! A comment `# claimgraph: allow RULE -- reason` whose rule finds nothing in what it binds to, or
//! is turned off. Of a comment with several rules, each that finds nothing is told.
//!
//! ## Why it matters
//!
//! What it allowed has been mended or has moved. Left there, it would silence the next fault of
//! that kind, which nobody has looked at.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   # claimgraph: allow unknown-reference -- the actors' file is still being coded
//!   raid: { act: attack }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   raid: { act: attack }
//! ```
//!
//! ## How to fix it
//!
//! Drop the comment, or the rule from its list; `claimgraph check --fix` drops a comment of one
//! rule. This finding can be silenced by the configuration, not by a comment.

use crate::diagnostic::{Fact, Fix, Rule, Severity};

/// Rule `stale-allow`.
pub static RULE: Rule = Rule {
    name: "stale-allow",
    severity: Severity::Warning,
    summary: "a comment allows what is not found",
};

/// A comment that is no longer needed.
#[derive(Debug)]
pub struct StaleAllow {
    pub(crate) rule: &'static str,
    /// Whether it is the only rule that the comment allows.
    pub(crate) is_only: bool,
}

impl Fact for StaleAllow {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!("`{}` finds nothing here", self.rule)
    }

    fn label(&self) -> String {
        "no longer needed".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(if self.is_only {
            "drop the comment".to_owned()
        } else {
            format!("drop `{}` from the comment", self.rule)
        })
    }

    fn fix(&self) -> Option<Fix> {
        self.is_only.then_some(Fix::DropComment)
    }

    fn value(&self) -> Option<&str> {
        Some(self.rule)
    }
}
