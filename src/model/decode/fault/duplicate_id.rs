//! One id for two records.

use crate::diagnostic::{Fact, Place, Rule, Severity};

/// Rule `duplicate-id`.
pub const DUPLICATE_ID: Rule = Rule {
    name: "duplicate-id",
    severity: Severity::Error,
    summary: "two records have the same id",
};

/// A record has the id of one before it.
#[derive(Debug)]
pub struct DuplicateId {
    /// The id.
    pub id: Box<str>,
    /// What the second record is: "event".
    pub called: &'static str,
    /// What the first record is.
    pub first_called: &'static str,
    /// Where the first record is written.
    pub first: Place,
}

impl Fact for DuplicateId {
    fn rule(&self) -> &'static Rule {
        &DUPLICATE_ID
    }

    fn message(&self) -> String {
        if self.called == self.first_called {
            format!("two {}s have the id `{}`", self.called, self.id)
        } else {
            let first = super::with_article(self.first_called);
            let second = super::with_article(self.called);
            format!("{first} and {second} have the same id, `{}`", self.id)
        }
    }

    fn label(&self) -> String {
        "used again here".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(
            self.first.clone(),
            format!(
                "first used here, by {}",
                super::with_article(self.first_called)
            ),
        )]
    }

    fn help(&self) -> Option<String> {
        Some(if self.called == "claim" && self.id.contains('/') {
            "claims that would share an id each need one of their own: add `id: ...` to one of \
             them"
                .to_owned()
        } else {
            "ids are unique over the whole graph, whatever the kind of record: rename one of them"
                .to_owned()
        })
    }
}
