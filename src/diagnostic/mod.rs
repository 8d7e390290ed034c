//! Findings: what is wrong, in which record and field, and how it is told.
//!
//! A finding is a typed fact ([`Fact`]) about a place; its wording is made only when it is
//! reported. Its key is (rule, record, field path), which survives edits that move lines; the
//! bytes to underline are looked up late ([`Place::Field`]) unless the decoder had them at hand.

mod fix;

pub use fix::Fix;

use std::fmt;

use serde::Serialize;

use crate::text::{FileId, Span};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth knowing; never fails a run unless asked.
    Info,
    /// Possibly wrong.
    Warning,
    /// Certainly wrong: the graph cannot be trusted.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A rule: its kebab-case name is its id.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Kebab-case name, as written in reports and in `# claimgraph: allow NAME`.
    pub name: &'static str,
    /// The severity of its facts unless one says otherwise or it is configured otherwise.
    pub severity: Severity,
    /// One line: what it finds.
    pub summary: &'static str,
}

/// Where in the claim files something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A whole file (it could not be read, say).
    File(FileId),
    /// Bytes of a file, known when the finding was made.
    Span(FileId, Span),
    /// A field of a record, resolved to bytes when the finding is reported.
    Field {
        /// The file.
        file: FileId,
        /// The record's key, or the whole record where it has none.
        record: Span,
        /// The way from the record to the field.
        path: FieldPath,
    },
}

impl Place {
    /// The file in which the place lies.
    pub const fn file(&self) -> FileId {
        match self {
            Self::File(file) | Self::Span(file, _) | Self::Field { file, .. } => *file,
        }
    }
}

/// One step of a [`FieldPath`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
pub enum Step {
    /// A key of a mapping.
    Key(Box<str>),
    /// An entry of a list, from 0. Where the file writes one value instead of a list, index 0 is
    /// that value.
    Index(u32),
}

/// The way from a record to a value in it: `said_by[0].actor`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FieldPath(pub Vec<Step>);

impl FieldPath {
    /// The path of the record itself.
    pub const fn root() -> Self {
        Self(Vec::new())
    }

    /// This path, one key deeper.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.into()));
        Self(steps)
    }

    /// This path, one list entry deeper.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Index(index as u32));
        Self(steps)
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// A fact that a rule found, before it is worded.
pub trait Fact: fmt::Debug + Send + Sync {
    /// The rule that found it.
    fn rule(&self) -> &'static Rule;

    /// How much it weighs before anything is configured: as its rule does, unless the rule has facts
    /// that weigh more and less.
    fn severity(&self) -> Severity {
        self.rule().severity
    }

    /// What is wrong, in one line; names the value.
    fn message(&self) -> String;

    /// What is said under the underlined value; empty when the message says it all.
    fn label(&self) -> String {
        String::new()
    }

    /// Other places that belong to it (the definition, the first use), with what is said there.
    fn related(&self) -> Vec<(Place, String)> {
        Vec::new()
    }

    /// The next step.
    fn help(&self) -> Option<String> {
        None
    }

    /// The one edit that surely mends it, if there is such a one.
    fn fix(&self) -> Option<Fix> {
        None
    }

    /// The value at fault, as text, if it is one scalar. What is faulty in a list is left out when
    /// the list is decoded, so that an index alone may lead to its neighbour: the value settles it.
    fn value(&self) -> Option<&str> {
        None
    }
}

/// A fact and where it holds.
#[derive(Debug)]
pub struct Finding {
    /// The record it is about (an id), empty for a file as a whole.
    pub record: Box<str>,
    /// The field inside the record.
    pub field: FieldPath,
    /// The value to underline.
    pub place: Place,
    /// What was found.
    pub fact: Box<dyn Fact>,
}

impl Finding {
    /// The severity of its fact, before anything is configured.
    pub fn default_severity(&self) -> Severity {
        self.fact.severity()
    }
}
