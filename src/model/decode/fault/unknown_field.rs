//! A key that is no field of its record.

use super::super::fields::{TABLES, Table};
use crate::diagnostic::{Fact, Fix, Rule, Severity};
use crate::text::{suggest, sure};

/// Rule `unknown-field`.
pub const UNKNOWN_FIELD: Rule = Rule {
    name: "unknown-field",
    severity: Severity::Error,
    summary: "a record has a field that its kind does not have",
};

/// A mapping has a key that is none of its fields.
#[derive(Debug)]
pub struct UnknownField {
    key: Box<str>,
    table: Table,
}

impl UnknownField {
    pub(in super::super) fn new(key: &str, table: Table) -> Self {
        Self {
            key: key.into(),
            table,
        }
    }

    fn nearest(&self) -> Option<&'static str> {
        suggest(&self.key, self.table.names.iter().copied())
            .first()
            .copied()
    }

    /// The kinds of record that have such a field.
    fn elsewhere(&self) -> Vec<String> {
        [
            "Source",
            "Actor",
            "Affiliation",
            "Event",
            "Condition",
            "Claim",
            "Speaker",
            "Question",
        ]
        .iter()
        .filter_map(|name| TABLES.iter().find(|table| table.schema == *name))
        .filter(|table| table.names.contains(&&*self.key))
        .map(|table| super::with_article(table.called))
        .collect()
    }
}

impl Fact for UnknownField {
    fn rule(&self) -> &'static Rule {
        &UNKNOWN_FIELD
    }

    fn message(&self) -> String {
        let called = super::with_article(self.table.called);
        format!("{called} has no field `{}`", super::shown(&self.key))
    }

    fn label(&self) -> String {
        self.nearest()
            .map(|near| format!("did you mean `{near}`?"))
            .unwrap_or_default()
    }

    fn fix(&self) -> Option<Fix> {
        let field = sure(&self.key, self.table.names.iter().copied())?;
        Some(Fix::Scalar(field.into()))
    }

    fn help(&self) -> Option<String> {
        if (self.table.schema, &*self.key) == ("Event", "status") {
            return Some("the status of an event is derived from its claims".to_owned());
        }
        let called = super::with_article(self.table.called);
        let fields = format!(
            "the fields of {called} are {}",
            super::listed(self.table.names)
        );
        let elsewhere = self.elsewhere();
        if elsewhere.is_empty() || self.nearest().is_some() {
            return Some(fields);
        }
        let elsewhere = elsewhere.join(" or ");
        Some(format!(
            "`{}` is a field of {elsewhere}; {fields}",
            self.key
        ))
    }
}
