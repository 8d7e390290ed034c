//! Rows: answers that are lists, as a table, as CSV or as JSON.

use serde::Serialize;

use super::format::{Tabular, json};
use super::frame::Frame;
use super::named::Calling;
use super::table::Table;
use super::{CliError, Output};

/// A row of a list.
pub(super) trait Row: Serialize {
    /// The headings of its columns.
    const HEADINGS: &'static [&'static str];

    /// A cell for each heading.
    fn cells(&self, calling: Calling) -> Vec<String>;
}

/// A list: its rows, and of how many.
pub(super) struct List<R> {
    pub(super) rows: Vec<R>,
    pub(super) of: usize,
    /// What else is to be known of it.
    pub(super) notes: Vec<String>,
}

impl<R> List<R> {
    pub(super) fn new(rows: Vec<R>, of: usize) -> Self {
        Self {
            rows,
            of,
            notes: Vec::new(),
        }
    }
}

/// How a list is printed.
pub(super) struct How {
    pub(super) format: Tabular,
    /// A column that says the same in every row, left out of the table.
    pub(super) without: Option<&'static str>,
    pub(super) frame: Frame,
}

/// Prints a list.
pub(super) fn print<R: Row>(
    name: &'static str,
    how: How,
    list: List<R>,
    output: &mut Output,
) -> Result<(), CliError> {
    let frame = how.frame;
    if list.rows.is_empty() {
        output.note(format!("0 of {} {name}", list.of));
    }
    let table = |calling| {
        let mut table = Table::new(R::HEADINGS);
        for row in &list.rows {
            table.row(row.cells(calling));
        }
        table
    };
    match how.format {
        Tabular::Table => {
            if !list.rows.is_empty() {
                let mut table = table(Calling::Names);
                if let Some(column) = how.without {
                    table = table.without(column);
                }
                output.answer(table.aligned(output.page()));
            }
            output.lines(list.notes);
            output.lines(frame.lines());
        }
        Tabular::Csv => {
            output.answer(table(Calling::Ids).csv()?);
            for line in list.notes.into_iter().chain(frame.lines()) {
                output.note(line);
            }
        }
        Tabular::Json => output.answer(json(&Report {
            version: 1,
            list: name,
            frame,
            of: list.of,
            notes: list.notes,
            rows: list.rows,
        })?),
    }
    Ok(())
}

#[derive(Serialize)]
struct Report<R> {
    version: u32,
    list: &'static str,
    #[serde(flatten)]
    frame: Frame,
    of: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    rows: Vec<R>,
}
