//! What a finding is known by: rule, record and field, which survive moved lines and renamed files.

use serde::Serialize;

use super::Located;
use crate::load::Files;

/// What a finding is known by. Findings that share it are told apart by their number alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Identity {
    /// The rule's name.
    pub rule: Box<str>,
    /// The id of the record; empty for what is about a file as a whole.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub record: Box<str>,
    /// The way from the record to the value.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub field: Box<str>,
    /// The file's path as it is shown, where there is no record.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub file: Box<str>,
}

impl Identity {
    /// What a finding is known by.
    pub fn of(files: &Files, found: &Located) -> Self {
        let finding = &found.finding;
        let file = if finding.record.is_empty() {
            files.path(found.spot.file)
        } else {
            ""
        };
        Self {
            rule: finding.fact.rule().name.into(),
            record: finding.record.clone(),
            field: finding.field.to_string().into(),
            file: file.into(),
        }
    }
}
