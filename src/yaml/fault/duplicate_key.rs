//! A key that its mapping already has.

use super::{Wording, excerpt};
use crate::diagnostic::{Rule, Severity};
use crate::text::Span;

/// The rule.
pub static DUPLICATE_KEY: Rule = Rule {
    name: "duplicate-key",
    severity: Severity::Error,
    summary: "a mapping has the same key twice",
};

/// The second of two equal keys; its value is left out of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateKey {
    /// The key.
    pub key: Box<str>,
    /// Where it stands first.
    pub first: Span,
}

impl Wording for DuplicateKey {
    fn rule(&self) -> &'static Rule {
        &DUPLICATE_KEY
    }

    fn message(&self) -> String {
        format!("`{}` is here twice", excerpt(&self.key))
    }

    fn label(&self) -> String {
        "the second one".to_owned()
    }

    fn related(&self) -> Vec<(Span, String)> {
        vec![(self.first, "the first one".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some("give one of them another key, or merge their values under one".to_owned())
    }
}
