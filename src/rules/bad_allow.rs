//! A comment that speaks to the checker is not understood.
//!
//! ## What it finds
//!
//! A comment `# claimgraph: ...` that does not read `allow RULE -- reason`: another word than
//! `allow`, no rule, one that does not exist or that no comment can allow (this one and
//! `stale-allow`), no reason, or nothing that it could bind to. Several rules are separated by
//! commas; those that are sound hold.
//!
//! A comment on a line of its own binds to the next key or list entry, with all that is in it. One
//! at the end of a line binds to the key or list entry that starts on that line, the outermost of
//! several; behind a closing bracket, to what ends there.
//!
//! ## Why it matters
//!
//! Such a comment allows nothing, although somebody believes that it does. And a finding that is
//! silenced without a reason cannot be judged by anybody who comes later.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   # claimgraph: allow unknown-reference
//!   raid: { act: attack }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   # claimgraph: allow unknown-reference -- the actors' file is still being coded
//!   raid: { act: attack, actor: westland }
//! ```
//!
//! ## How to fix it
//!
//! Write `# claimgraph: allow RULE -- reason`; `claimgraph rule` lists the rules. This finding can
//! be silenced by the configuration, not by a comment.

use crate::diagnostic::{Fact, Rule, Severity};
use crate::text::suggest;

/// Rule `bad-allow`.
pub static RULE: Rule = Rule {
    name: "bad-allow",
    severity: Severity::Error,
    summary: "a comment that speaks to the checker is not understood",
};

/// A comment that allows nothing.
#[derive(Debug)]
pub struct BadAllow {
    pub(crate) flaw: Flaw,
}

/// What is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It begins with another word than `allow`.
    Verb(Box<str>),
    /// It names a rule that does not exist.
    Rule(Box<str>),
    /// It names a rule that no comment can allow.
    Unsilenced(&'static str),
    /// It names no rule.
    NoRule,
    /// It lacks the colon that makes it speak.
    NoColon,
    /// It gives no reason.
    NoReason,
    /// Nothing follows it.
    BindsToNothing,
}

impl Fact for BadAllow {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        match &self.flaw {
            Flaw::Verb(verb) if verb.is_empty() => "the comment asks for nothing".to_owned(),
            Flaw::Verb(verb) => format!("{} is no word that is known here", super::shown(verb)),
            Flaw::Rule(name) => format!("there is no rule {}", super::shown(name)),
            Flaw::Unsilenced(name) => format!("no comment can allow `{name}`"),
            Flaw::NoRule => "the comment names no rule".to_owned(),
            Flaw::NoColon => "the comment is not read without `:` after `claimgraph`".to_owned(),
            Flaw::NoReason => "the comment gives no reason".to_owned(),
            Flaw::BindsToNothing => "nothing follows that the comment could be about".to_owned(),
        }
    }

    fn label(&self) -> String {
        match &self.flaw {
            Flaw::Rule(name) => {
                let known = super::RULES.iter().map(|entry| entry.rule.name);
                let near = suggest(name, known);
                let near = near.first().map(|near| format!("did you mean `{near}`?"));
                near.unwrap_or_default()
            }
            Flaw::Verb(verb) => {
                let near = suggest(verb, ["allow"]).first().copied();
                near.map_or_else(String::new, |near| format!("did you mean `{near}`?"))
            }
            Flaw::NoReason => "why is it allowed?".to_owned(),
            _ => String::new(),
        }
    }

    fn help(&self) -> Option<String> {
        Some(match &self.flaw {
            Flaw::BindsToNothing => {
                "put it before the key or list entry that it is about, or at the end of its line"
                    .to_owned()
            }
            Flaw::Unsilenced(name) => {
                format!("`{name}: off` under `check.rules` in claimgraph.yaml turns it off")
            }
            Flaw::Rule(_) | Flaw::NoRule => {
                "write `# claimgraph: allow RULE -- reason`; `claimgraph rule` lists the rules"
                    .to_owned()
            }
            _ => "write `# claimgraph: allow RULE -- reason`".to_owned(),
        })
    }
}
