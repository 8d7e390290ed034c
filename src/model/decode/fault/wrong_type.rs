//! A value of another type than its place takes.

use std::str::FromStr;

use super::super::cursor::Way;
use super::super::fields::TABLES;
use super::amount::counted;
use crate::diagnostic::{Fact, Rule, Severity};
use crate::model::date::{Date, DateError};
use crate::yaml::{Node, Value};

/// Rule `wrong-type`.
pub const WRONG_TYPE: Rule = Rule {
    name: "wrong-type",
    severity: Severity::Error,
    summary: "a field holds nothing, or a list, a mapping or text where it takes something else",
};

/// A field holds a value of another type than it takes.
#[derive(Debug)]
pub struct WrongType {
    field: Option<Box<str>>,
    record: Box<str>,
    takes: &'static str,
    found: Found,
    /// The value as written, for a value that YAML misread and that quotes would save.
    written: Option<Box<str>>,
}

#[derive(Debug)]
enum Found {
    Nothing,
    Null(Box<str>),
    Blank,
    Text(Box<str>),
    List,
    Mapping,
}

impl WrongType {
    pub(in super::super) const TEXT: &'static str = "text";
    pub(in super::super) const ID: &'static str = "an id";
    pub(in super::super) const DATE: &'static str = "a date";
    pub(in super::super) const DURATION: &'static str = "a length of time";
    pub(in super::super) const AT: &'static str = "a place in the text";
    pub(in super::super) const WORD: &'static str = "one word";
    pub(in super::super) const NUMBER: &'static str = "a number";
    pub(in super::super) const NUMBERS: &'static str = "a list of numbers";
    pub(in super::super) const BOOLEAN: &'static str = "`true` or `false`";
    pub(in super::super) const MAPPING: &'static str = "a mapping of fields";
    pub(in super::super) const CLAIMS: &'static str = "a claim or a list of claims";
    pub(in super::super) const SECTION: &'static str = "a mapping of ids to records";
    pub(in super::super) const GRAPHS: &'static str = "a mapping of names to paths";
    pub(in super::super) const VIEWS: &'static str = "a mapping of names to views";
    pub(in super::super) const BLOCS: &'static str = "a mapping of names to actors";
    pub(in super::super) const LEVELS: &'static str = "a mapping";
    pub(in super::super) const QUANTITY: &'static str = "a number or a mapping of bounds";
    pub(in super::super) const PATTERN: &'static str = "a mapping with `act` and roles";
    pub(in super::super) const OBJECT: &'static str = "an event's id or an inline event";
    pub(in super::super) const SPEAKER: &'static str = "an actor's id or a mapping";
    pub(in super::super) const POINT: &'static str = "latitude and longitude, `[50.1, 8.7]`";

    pub(in super::super) fn new(
        way: &Way<'_>,
        takes: &'static str,
        node: &Node<'_>,
        text: &str,
    ) -> Self {
        let found = match &node.value {
            Value::Scalar(scalar) if scalar.is_null() && node.span.is_empty() => Found::Nothing,
            Value::Scalar(scalar) if scalar.is_null() => Found::Null((*scalar.text).into()),
            Value::Scalar(scalar) if scalar.text.trim().is_empty() => Found::Blank,
            Value::Scalar(scalar) => Found::Text((*scalar.text).into()),
            Value::Sequence(_) | Value::Refused => Found::List,
            Value::Mapping(_) => Found::Mapping,
        };
        let misread = matches!(found, Found::List | Found::Mapping)
            && matches!(takes, Self::DATE | Self::TEXT);
        let written = text
            .get(node.span.range())
            .filter(|written| misread && written.starts_with(['[', '{']))
            .filter(|written| written.len() <= 60 && !written.contains('\n'));
        Self {
            field: way.field().map(Into::into),
            record: way.record().into(),
            takes,
            found,
            written: written.map(Into::into),
        }
    }
}

impl Fact for WrongType {
    fn rule(&self) -> &'static Rule {
        &WRONG_TYPE
    }

    fn message(&self) -> String {
        let name = match &self.field {
            Some(field) => format!("`{}`", super::shown(field)),
            None if self.record.is_empty() => "this".to_owned(),
            None => format!("`{}`", super::shown(&self.record)),
        };
        let takes = self.takes;
        match &self.found {
            Found::Nothing => format!("{name} has no value"),
            Found::Null(word) => format!("{name} takes {takes}, and `{word}` means no value"),
            Found::Blank => format!("{name} is empty"),
            Found::Text(text) => format!("{name} takes {takes}, not `{}`", super::shown(text)),
            Found::List => format!("{name} takes {takes}, not a list"),
            Found::Mapping => format!("{name} takes {takes}, not a mapping"),
        }
    }

    fn label(&self) -> String {
        format!("takes {}", self.takes)
    }

    fn help(&self) -> Option<String> {
        if let Some(written) = &self.written {
            let date = Date::from_str(written).err();
            let date = date.as_ref().and_then(DateError::instead);
            return Some(match date.filter(|_| self.takes == Self::DATE) {
                Some(date) => format!("write {date}"),
                None if self.takes == Self::DATE => {
                    "a date has no brackets: write 2031-03/2031-05 for somewhere between".to_owned()
                }
                None => format!(
                    "YAML reads brackets as a structure; if they are text, quote it: {}",
                    super::quoted(written)
                ),
            });
        }
        match &self.found {
            Found::Nothing | Found::Blank if self.field.as_deref() == Some("published") => {
                Some("write the date, or `unstated` where the text has none".to_owned())
            }
            Found::Nothing | Found::Blank => {
                Some("write a value, or leave the field out".to_owned())
            }
            Found::Null(word) => Some(format!(
                "leave the field out, or quote \"{word}\" if that is the text"
            )),
            Found::Text(_) if self.takes == Self::PATTERN => Some(
                "a condition's `object` is a pattern: `object: { act: attack, target: ... }`; to \
                 name one event, write `event: ID` as the condition"
                    .to_owned(),
            ),
            _ if self.takes == Self::MAPPING && self.field.is_none() && self.is_a_field() => {
                Some(format!(
                    "if `{}` belongs to the record above, indent it like the other fields there",
                    super::shown(&self.record)
                ))
            }
            Found::Text(text)
                if self.field.as_deref() == Some("quantities") && counted(text).is_some() =>
            {
                counted(text).map(|(amount, of)| format!("write `{{ {of}: {amount} }}`"))
            }
            Found::Text(text) if self.takes == Self::MAPPING || self.takes == Self::CLAIMS => {
                match text.split_once(':') {
                    Some((key, value)) if !value.is_empty() && !key.contains(' ') => Some(format!(
                        "a blank is missing after the `:`: write `{key}: {}`",
                        super::shown(value)
                    )),
                    _ => self.mapping().map(str::to_owned),
                }
            }
            Found::List | Found::Text(_) if self.takes == Self::SECTION => Some(format!(
                "write each record under its id: `{}: {{ ID: {{ ... }} }}`",
                self.field.as_deref().unwrap_or_default()
            )),
            Found::List | Found::Text(_) if self.record.is_empty() && self.field.is_none() => {
                Some("a claim file starts with keys such as `sources:` and `events:`".to_owned())
            }
            _ if self.takes == Self::NUMBERS => {
                Some("write `[0, 108, 320]`; `claimgraph add` writes it".to_owned())
            }
            Found::List if [Self::ID, Self::WORD, Self::TEXT].contains(&self.takes) => {
                Some("write one value, without brackets or dash".to_owned())
            }
            Found::Mapping if self.takes == Self::ID => {
                Some("write the id alone; several are a list: `[first, second]`".to_owned())
            }
            Found::List if self.takes == Self::SPEAKER => Some(
                "several who speak jointly are one entry: `{ actor: [first, second] }`".to_owned(),
            ),
            _ => None,
        }
    }
}

impl WrongType {
    /// Whether what stands where a record belongs is called like a field of records.
    fn is_a_field(&self) -> bool {
        let mut tables = TABLES.iter();
        tables.any(|table| table.names.contains(&&*self.record))
    }

    /// How a mapping looks whose place holds text.
    fn mapping(&self) -> Option<&'static str> {
        Some(match self.field.as_deref()? {
            "affiliations" => "write `{ role: leads, of: ID }`",
            "claims" | "raised_in" => "write `{}`, or `{ at: ..., said_by: ... }`",
            "condition" => "write `{ event: ID }`, or a pattern: `{ act: ..., target: ... }`",
            "consequence" => "write `{ kind: action, gloss: ... }`",
            "ends" => "write `{ event: ID, how: revoke }`",
            "paraphrases" => "write `{ claim: ID }`",
            "quantities" => "write `{ killed: 9 }`, a name for each number",
            "recorded" => "write `{ by: NAME, date: DATE }`",
            "retracted" => "write `{ date: DATE, note: ... }`, or `{}`",
            "says" => "write `{ date: DATE }`: a field of the record and its value",
            "skipped" => "write `{ at: ..., reason: boilerplate }`",
            "supersedes" => "write `{ claim: ID, because: update }` or `because: error`",
            "within" => "write `{ of: EVENT, for: P7D }`",
            _ => return None,
        })
    }
}
