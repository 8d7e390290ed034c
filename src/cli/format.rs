//! Formats of answers.

use clap::ValueEnum;
use serde::Serialize;

use super::CliError;

/// Text for people, or JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum TextOrJson {
    /// For people
    #[default]
    Text,
    /// For programs; carries a version
    Json,
}

/// A table for people, JSON or CSV.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Tabular {
    /// An aligned table for people
    #[default]
    Table,
    /// For programs; carries a version
    Json,
    /// Comma-separated values with headings
    Csv,
}

/// An answer as JSON, indented, with a line end.
pub(super) fn json(answer: &impl Serialize) -> Result<String, CliError> {
    let mut text =
        serde_json::to_string_pretty(answer).map_err(|error| CliError::Other(error.to_string()))?;
    text.push('\n');
    Ok(text)
}
