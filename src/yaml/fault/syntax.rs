//! Not YAML.

use super::Wording;
use crate::diagnostic::{Rule, Severity};
use crate::text::Span;

/// The rule.
pub static SYNTAX: Rule = Rule {
    name: "syntax",
    severity: Severity::Error,
    summary: "a file is not valid YAML",
};

/// Where reading had to stop; a file has at most one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// What is wrong, in one line.
    pub message: Box<str>,
    /// What is said under the bytes.
    pub label: Box<str>,
    /// Another place that belongs to it.
    pub related: Option<(Span, Box<str>)>,
    /// The next step.
    pub help: Option<Box<str>>,
}

impl Wording for SyntaxFault {
    fn rule(&self) -> &'static Rule {
        &SYNTAX
    }

    fn message(&self) -> String {
        self.message.to_string()
    }

    fn label(&self) -> String {
        self.label.to_string()
    }

    fn related(&self) -> Vec<(Span, String)> {
        let related = self.related.iter();
        related
            .map(|(span, label)| (*span, label.to_string()))
            .collect()
    }

    fn help(&self) -> Option<String> {
        self.help.as_deref().map(str::to_owned)
    }
}
