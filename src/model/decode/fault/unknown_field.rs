//! A key that is no field of its record.

use std::str::FromStr;

use super::super::fields::{TABLES, Table};
use crate::diagnostic::{Fact, Fix, Rule, Severity};
use crate::model::date::Date;
use crate::model::id::is_slug;
use crate::text::{suggest, sure};

/// Fields that hold dates.
const DATES: &[&str] = &[
    "date",
    "valid",
    "published",
    "accessed",
    "by",
    "from",
    "until",
];

/// Fields that take several ids.
const LISTS: &[&str] = &[
    "actor",
    "recipient",
    "target",
    "instrument",
    "place",
    "object",
    "said_by",
    "authors",
    "not_same_as",
    "about",
    "candidates",
    "answered_by",
    "responds_to",
    "reason_for",
    "part_of",
    "kind_of",
    "after",
    "before",
    "during",
    "tags",
];

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
    cut: Option<Cut>,
}

/// How YAML came to read a key that has no value.
#[derive(Debug)]
pub(in super::super) enum Cut {
    /// A comma ended the value of the field before it.
    Comma {
        /// The field before it.
        field: Box<str>,
        /// Its value, with what was cut off.
        whole: Box<str>,
    },
    /// No blank follows its colon.
    Blank,
}

impl UnknownField {
    pub(in super::super) fn new(key: &str, table: Table, cut: Option<Cut>) -> Self {
        Self {
            key: key.into(),
            table,
            cut,
        }
    }

    /// The field that was probably meant.
    pub(in super::super) fn nearest(&self) -> Option<&'static str> {
        suggest(&self.key, self.table.names.iter().copied())
            .first()
            .copied()
    }

    /// The field that was surely meant.
    pub(in super::super) fn sure(&self) -> Option<&'static str> {
        sure(&self.key, self.table.names.iter().copied())
    }

    /// A space at an end of the key that looks like a common one and is another: copied from a
    /// page, it indents nothing.
    fn odd_blank(&self) -> Option<char> {
        let ends = [self.key.chars().next(), self.key.chars().next_back()];
        let odd = |c: &char| c.is_whitespace() && !c.is_ascii() || *c == '\u{200b}';
        ends.into_iter().flatten().find(odd)
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
        if let Some(blank) = self.odd_blank() {
            return format!("U+{:04X} is no blank to YAML", u32::from(blank));
        }
        match &self.cut {
            Some(Cut::Comma { field, .. }) => {
                return format!(
                    "the `,` before it ends the value of `{}`",
                    super::shown(field)
                );
            }
            Some(Cut::Blank) => return "a blank is missing after the `:`".to_owned(),
            None => {}
        }
        self.nearest()
            .map(|near| format!("did you mean `{near}`?"))
            .unwrap_or_default()
    }

    fn fix(&self) -> Option<Fix> {
        Some(Fix::Scalar(self.sure()?.into()))
    }

    fn help(&self) -> Option<String> {
        if self.odd_blank().is_some() {
            return Some(format!(
                "write common spaces (U+0020) around `{}`: copied text often holds others",
                super::shown(self.key.trim())
            ));
        }
        match &self.cut {
            Some(Cut::Comma { field, whole }) => return Some(instead(field, whole)),
            Some(Cut::Blank) => {
                let (key, value) = self.key.split_once(':').unwrap_or((&self.key, ""));
                return Some(format!("write `{key}: {}`", super::shown(value)));
            }
            None => {}
        }
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

/// What to write for a value that a comma cut in two: one date, a list of ids, or a quoted text.
fn instead(field: &str, whole: &str) -> String {
    if DATES.contains(&field)
        && let Err(error) = Date::from_str(whole)
        && let Some(date) = error.instead()
    {
        return format!("a date has no comma: `{field}: {date}`");
    }
    if LISTS.contains(&field) && whole.split(',').map(str::trim).all(is_slug) {
        return format!("several are a list: `{field}: [{}]`", super::shown(whole));
    }
    format!(
        "if it is one text, quote it: {field}: {}",
        super::quoted(whole)
    )
}
