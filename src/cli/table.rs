//! Tables: rows of text as an aligned table, as CSV or as JSON.

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::CliError;

/// Rows of text under headings.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with these headings.
    pub(super) fn new(headings: &[&'static str]) -> Self {
        Self::of(headings.iter().map(|it| (*it).to_owned()).collect())
    }

    /// An empty table with headings that are not known beforehand.
    pub(super) const fn of(headings: Vec<String>) -> Self {
        Self {
            headings,
            rows: Vec::new(),
        }
    }

    /// Adds a row, a cell for each heading.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        debug_assert_eq!(cells.len(), self.headings.len());
        self.rows.push(cells);
    }

    /// Leaves out a column.
    pub(super) fn without(mut self, heading: &str) -> Self {
        if let Some(at) = self.headings.iter().position(|it| *it == heading) {
            self.headings.remove(at);
            for row in &mut self.rows {
                row.remove(at);
            }
        }
        self
    }

    /// The table for people: columns aligned by the width of what is shown, in columns of a
    /// terminal; the last is not padded. An empty cell is a dash. The first column is whole, those
    /// between are cut where they are very long, and the last at the width of the page if that is
    /// known, but never below a few words.
    pub(super) fn aligned(&self, page: Page) -> String {
        let shown = |cell: &String| match clean(cell) {
            empty if empty.is_empty() => "-".to_owned(),
            cell => cell,
        };
        let headings = self.headings.iter().map(|it| clean(&it.to_uppercase()));
        let headings: Vec<String> = headings.collect();
        let mut lines: Vec<Vec<String>> = std::iter::once(headings)
            .chain(self.rows.iter().map(|row| row.iter().map(shown).collect()))
            .collect();
        let last = self.headings.len().saturating_sub(1);
        for line in &mut lines {
            for cell in line.iter_mut().take(last).skip(1) {
                *cell = cut(cell, MOST);
            }
        }
        let widths: Vec<usize> = (0..last)
            .map(|at| lines.iter().map(|line| line[at].width()).max().unwrap_or(0))
            .collect();
        let before: usize = widths.iter().map(|width| width + 2).sum();
        let room = page
            .width
            .map(|width| width.saturating_sub(before).max(LEAST));
        let mut text = String::new();
        for (index, line) in lines.iter().enumerate() {
            let mut padded = String::new();
            for (cell, width) in line.iter().zip(&widths) {
                padded.push_str(cell);
                padded.extend(std::iter::repeat_n(' ', width - cell.width() + 2));
            }
            if let Some(cell) = line.last() {
                padded.push_str(&room.map_or_else(|| cell.clone(), |room| cut(cell, room)));
            }
            let bold = Style::new().bold();
            let (on, off) = if index == 0 && page.is_colored {
                (bold.render().to_string(), bold.render_reset().to_string())
            } else {
                (String::new(), String::new())
            };
            text.extend([&on, padded.trim_end(), &off, "\n"]);
        }
        text
    }

    /// The table as CSV (RFC 4180), with the headings as its first record. Control characters are
    /// spaces, as in every other format for the eye: a terminal may be what reads it.
    pub(super) fn csv(&self) -> Result<Vec<u8>, CliError> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let failed = |error: csv::Error| CliError::Other(error.to_string());
        writer.write_record(&self.headings).map_err(failed)?;
        for row in &self.rows {
            let row = row.iter().map(|cell| clean(cell));
            writer.write_record(row).map_err(failed)?;
        }
        writer
            .into_inner()
            .map_err(|error| CliError::Other(error.to_string()))
    }
}

/// The least that is shown of the last column, in columns of a terminal.
const LEAST: usize = 24;

/// The most that is shown of a column that is neither the first nor the last.
const MOST: usize = 60;

/// What a table is printed on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Page {
    /// The width in columns, where it is known.
    pub(super) width: Option<usize>,
    /// Whether colour and weight are shown.
    pub(super) is_colored: bool,
}

/// Text that keeps to its line and its direction: control characters, line separators and
/// what overrides the direction of writing are shown as spaces.
pub(super) fn clean(text: &str) -> String {
    let harmful = |c: char| {
        c.is_control()
            || matches!(c,
                '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars()
        .map(|c| if harmful(c) { ' ' } else { c })
        .collect()
}

/// The text in at most so many columns, with an ellipsis where it is cut.
fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut width = 0;
    let fits = |c: &char| {
        width += c.width().unwrap_or(0);
        width < columns
    };
    let kept: String = text.chars().take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{Page, Table};

    fn table(what: &str) -> Table {
        let mut table = Table::new(&["id", "who", "what"]);
        table.row(vec!["e".to_owned(), String::new(), what.to_owned()]);
        table
    }

    fn on(width: usize, what: &str) -> String {
        let page = Page {
            width: Some(width),
            is_colored: false,
        };
        table(what).aligned(page)
    }

    #[test]
    fn the_last_column_is_cut_at_the_width_of_the_page() {
        let what = "a sentence that is longer than a narrow page is wide";
        let narrow = on(40, what);
        assert_eq!(
            narrow,
            "ID  WHO  WHAT\ne   -    a sentence that is longer than…\n"
        );
        assert_eq!(
            on(0, what).lines().last(),
            Some("e   -    a sentence that is long…")
        );
        assert!(on(200, what).ends_with("wide\n"));
        assert!(table(what).aligned(Page::default()).ends_with("wide\n"));
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let last = on(40, &"名前".repeat(20));
        let cell = last
            .lines()
            .last()
            .expect("a row")
            .trim_start_matches("e   -    ");
        assert_eq!(unicode_width::UnicodeWidthStr::width(cell), 31);
    }
}
