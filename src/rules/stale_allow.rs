//! A comment allows what is not found.
//!
//! ## What it finds
//!
//! A comment `# claimgraph: allow RULE -- reason` whose rule finds nothing in what it binds to, or
//! nothing that another comment does not allow already. Of a comment with several rules, those that
//! find nothing are told.
//!
//! It is not told of a rule that is turned off, nor where the run cannot know: while a file of the
//! graph does not load, and of rules that depend on what the run has at hand, such as local copies
//! of texts.
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
//! Drop the comment, or the rule from its list; `claimgraph check --fix` drops a comment that allows
//! nothing at all. This finding can be silenced by the configuration, not by a comment.

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
    /// Its rules that find nothing.
    pub(crate) rules: Vec<&'static str>,
    /// Whether these are all its rules.
    pub(crate) is_whole: bool,
}

impl Fact for StaleAllow {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        match &self.rules[..] {
            [rule] => format!("`{rule}` finds nothing here"),
            _ => format!("{} find nothing here", self.listed()),
        }
    }

    fn label(&self) -> String {
        "no longer needed".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(if self.is_whole {
            "drop the comment".to_owned()
        } else {
            format!("drop {} from the comment", self.listed())
        })
    }

    fn fix(&self) -> Option<Fix> {
        self.is_whole.then_some(Fix::DropComment)
    }
}

impl StaleAllow {
    fn listed(&self) -> String {
        let rules = self.rules.iter().map(|rule| format!("`{rule}`"));
        rules.collect::<Vec<_>>().join(" and ")
    }
}
