//! Parts of YAML that claim files do without.

use super::{Wording, excerpt};
use crate::diagnostic::{Rule, Severity};
use crate::text::Span;

/// The rule.
pub static FEATURE: Rule = Rule {
    name: "yaml-feature",
    severity: Severity::Error,
    summary: "a file uses a part of YAML that claim files do without",
};

/// A refused part of YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedFeature {
    /// Which one.
    pub feature: Feature,
    /// The bytes underlined: `*name`, `&name`, `!tag`, `%YAML 1.2`.
    pub written: Box<str>,
    /// The value that it begins, as far as it may be one text: `*urgent* all leave`.
    pub text: Box<str>,
    /// Where the first document starts, for a second one.
    pub first: Option<Span>,
}

/// The refused parts of YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// `*name`
    Alias,
    /// `&name`
    Anchor,
    /// `<<`
    MergeKey,
    /// `!tag`
    Tag,
    /// `%YAML`, `%TAG` and others
    Directive,
    /// A list or a mapping as a key.
    ComplexKey,
    /// No key at all.
    EmptyKey,
    /// A second document.
    SecondDocument,
}

impl Wording for RefusedFeature {
    fn rule(&self) -> &'static Rule {
        &FEATURE
    }

    fn message(&self) -> String {
        let written = excerpt(&self.written);
        match self.feature {
            Feature::Alias => format!("the alias `{written}` is not read"),
            Feature::Anchor => format!("the anchor `{written}` is not read"),
            Feature::MergeKey => "merge keys (`<<`) are not read".to_owned(),
            Feature::Tag => format!("the tag `{written}` is not read"),
            Feature::Directive => format!("the directive `{written}` is not read"),
            Feature::ComplexKey => "a list or a mapping cannot be a key".to_owned(),
            Feature::EmptyKey => "a value without a key".to_owned(),
            Feature::SecondDocument => format!("`{written}` begins a second document in one file"),
        }
    }

    fn related(&self) -> Vec<(Span, String)> {
        let first = self.first.into_iter();
        first
            .map(|span| (span, "the first document starts here".to_owned()))
            .collect()
    }

    fn help(&self) -> Option<String> {
        Some(match self.feature {
            Feature::Alias => format!(
                "write the value out; where a text begins with `*`, quote it: {}",
                self.quoted()
            ),
            Feature::Anchor => format!(
                "remove it; where a text begins with `&`, quote it: {}",
                self.quoted()
            ),
            Feature::MergeKey => "write the keys out in each mapping".to_owned(),
            Feature::Tag => format!(
                "remove it: values are read as written; where a text begins with `!`, quote it: {}",
                self.quoted()
            ),
            Feature::Directive => "remove the line: files are read as YAML 1.2".to_owned(),
            Feature::ComplexKey => {
                "keys are ids or field names; quote a text that begins with `[` or `{`".to_owned()
            }
            Feature::EmptyKey => "write a key before the `:`".to_owned(),
            Feature::SecondDocument => {
                "put it into a file of its own: all files of a graph are read together".to_owned()
            }
        })
    }
}

impl RefusedFeature {
    /// The text in single quotes.
    fn quoted(&self) -> String {
        format!("'{}'", excerpt(&self.text).replace('\'', "''"))
    }
}
