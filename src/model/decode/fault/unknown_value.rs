//! A word that a closed vocabulary does not have.

use crate::diagnostic::{Fact, Fix, Rule, Severity};
use crate::model::vocabulary::Vocabulary;
use crate::text::{suggest, sure};

/// Rule `unknown-value`.
pub const UNKNOWN_VALUE: Rule = Rule {
    name: "unknown-value",
    severity: Severity::Error,
    summary: "a field holds a word that is none of those it takes",
};

/// A field holds a word that is none of its vocabulary.
#[derive(Debug)]
pub struct UnknownValue {
    value: Box<str>,
    called: &'static str,
    words: Vec<&'static str>,
}

impl UnknownValue {
    pub(crate) fn new<V: Vocabulary>(value: &str) -> Self {
        Self {
            value: value.into(),
            called: V::CALLED,
            words: V::ALL.iter().map(|(word, _)| *word).collect(),
        }
    }
}

impl Fact for UnknownValue {
    fn rule(&self) -> &'static Rule {
        &UNKNOWN_VALUE
    }

    fn message(&self) -> String {
        format!("`{}` is not {}", super::shown(&self.value), self.called)
    }

    fn label(&self) -> String {
        suggest(&self.value, self.words.iter().copied())
            .first()
            .map(|near| format!("did you mean `{near}`?"))
            .unwrap_or_default()
    }

    fn fix(&self) -> Option<Fix> {
        let word = sure(&self.value, self.words.iter().copied())?;
        Some(Fix::Scalar(word.into()))
    }

    fn help(&self) -> Option<String> {
        Some(format!(
            "{} is one of {}",
            self.called,
            super::listed(&self.words)
        ))
    }
}
