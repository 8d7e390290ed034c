//! Tables: rows of text as an aligned table, as CSV or as JSON.

use unicode_width::UnicodeWidthStr;

use super::CliError;

/// Rows of text under headings.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    headings: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with these headings.
    pub(super) fn new(headings: &[&'static str]) -> Self {
        Self {
            headings: headings.to_vec(),
            rows: Vec::new(),
        }
    }

    /// Adds a row, a cell for each heading.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.headings.len());
        self.rows.push(cells);
    }

    /// The number of rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The table for people: columns aligned by the width of what is shown, in columns of a
    /// terminal; the last is not padded.
    pub(super) fn aligned(&self) -> String {
        let headings: Vec<String> = self.headings.iter().map(|it| it.to_uppercase()).collect();
        let lines: Vec<Vec<String>> = std::iter::once(headings)
            .chain(
                self.rows
                    .iter()
                    .map(|row| row.iter().map(|cell| clean(cell)).collect()),
            )
            .collect();
        let widths: Vec<usize> = (0..self.headings.len())
            .map(|at| lines.iter().map(|line| line[at].width()).max().unwrap_or(0))
            .collect();
        let mut text = String::new();
        for line in lines {
            let mut padded = String::new();
            for (cell, width) in line.iter().zip(&widths) {
                padded.push_str(cell);
                padded.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
            }
            text.push_str(padded.trim_end());
            text.push('\n');
        }
        text
    }

    /// The table as CSV (RFC 4180), with the headings as its first record.
    pub(super) fn csv(&self) -> Result<Vec<u8>, CliError> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let failed = |error: csv::Error| CliError::Other(error.to_string());
        writer.write_record(&self.headings).map_err(failed)?;
        for row in &self.rows {
            writer.write_record(row).map_err(failed)?;
        }
        writer
            .into_inner()
            .map_err(|error| CliError::Other(error.to_string()))
    }
}

/// Text that keeps to its line: control characters are shown as spaces.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
