//! What YAML reads without a fault, and otherwise than its author meant.

use crate::diagnostic::{Fact, Rule, Severity};

/// Rule `misread-yaml`.
pub const MISREAD_YAML: Rule = Rule {
    name: "misread-yaml",
    severity: Severity::Warning,
    summary: "YAML reads a value otherwise than it looks",
};

/// A value that YAML reads otherwise than it looks.
#[derive(Debug)]
pub enum MisreadYaml {
    /// A text is followed by `#2`, which begins a comment.
    Comment {
        /// The field.
        field: Box<str>,
        /// What is left of the text.
        text: Box<str>,
        /// What became a comment.
        comment: Box<str>,
    },
    /// A line of a text looks like a field whose colon has no blank after it.
    Field {
        /// The field.
        field: Box<str>,
        /// The line.
        line: Box<str>,
    },
    /// A point before three digits, the last of which is 0: it separates a fraction, not thousands.
    Thousands {
        /// The number as written.
        text: Box<str>,
        /// The number as read.
        value: f64,
    },
}

impl Fact for MisreadYaml {
    fn rule(&self) -> &'static Rule {
        &MISREAD_YAML
    }

    fn message(&self) -> String {
        match self {
            Self::Comment { field, comment, .. } => format!(
                "the text of `{}` ends before `{}`",
                super::shown(field),
                super::shown(comment)
            ),
            Self::Field { field, line } => format!(
                "`{}` is read as more of the text of `{}`",
                super::shown(line),
                super::shown(field)
            ),
            Self::Thousands { text, value } => {
                format!("`{}` is read as {value}", super::shown(text))
            }
        }
    }

    fn label(&self) -> String {
        match self {
            Self::Comment { .. } => "read as a comment",
            Self::Field { .. } => "a blank is missing after the `:`",
            Self::Thousands { .. } => "the point begins a fraction",
        }
        .to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(match self {
            Self::Comment { text, comment, .. } => format!(
                "if it belongs to the text, quote the text: {}; if not, put a blank after the `#`",
                super::quoted(&format!("{text} {comment}"))
            ),
            Self::Field { line, field } => {
                let (key, value) = line.split_once(':').unwrap_or((line, ""));
                format!(
                    "if it is a field, write `{key}: {}` in the column of `{field}`; if it is text, \
                     quote the whole text",
                    super::shown(value)
                )
            }
            Self::Thousands { text, value } => {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                format!("write {digits}, or {value} if that is meant")
            }
        })
    }

    fn value(&self) -> Option<&str> {
        match self {
            Self::Thousands { text, .. } => Some(text),
            Self::Comment { .. } | Self::Field { .. } => None,
        }
    }
}
