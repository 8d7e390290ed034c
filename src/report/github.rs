//! GitHub's workflow commands: annotations on the lines of a change.

use std::fmt::Write as _;

use super::base::Base;
use super::summary;
use crate::check::Examined;
use crate::diagnostic::Severity;
use crate::load::Files;
use crate::text::plain;

/// How many annotations of each kind GitHub shows of one step.
const SHOWN: usize = 10;

/// What GitHub is told.
#[derive(Debug)]
pub struct Github {
    /// The commands, one a line, and a last line that counts the findings.
    pub log: String,
    /// A summary in Markdown with every finding, where GitHub does not show all annotations.
    pub summary: Option<String>,
}

/// The findings that count, as annotations. Everything is in the log; where there are more of a
/// kind than GitHub shows beside the lines, a summary lists them all.
pub fn github(files: &Files, examined: &Examined, base: &Base) -> Github {
    let mut log = String::new();
    for found in examined.open() {
        let fact = &found.finding.fact;
        let spot = &found.spot;
        let command = match found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        // Writing to a string cannot fail.
        let _ = write!(
            log,
            "::{command} file={},line={},col={}",
            property(&base.path(files.path(spot.file))),
            spot.start.line,
            spot.start.column
        );
        // GitHub wants columns only within one line.
        if spot.start.line == spot.end.line {
            let _ = write!(log, ",endColumn={}", spot.end.column);
        } else {
            let _ = write!(log, ",endLine={}", spot.end.line);
        }
        let mut message = plain(&fact.message()).into_owned();
        for more in [Some(fact.label()), fact.help()].into_iter().flatten() {
            if !more.is_empty() {
                message.push('\n');
                message.push_str(&plain(&more));
            }
        }
        let _ = writeln!(
            log,
            ",title={}::{}",
            property(fact.rule().name),
            data(&message)
        );
    }
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    let cut: usize = severities
        .into_iter()
        .map(|severity| examined.count(severity).saturating_sub(SHOWN))
        .sum();
    if cut > 0 {
        let _ = writeln!(
            log,
            "{cut} of these are not shown beside their lines: GitHub shows {SHOWN} of a kind; the job summary lists all"
        );
    }
    log.push_str(&summary(examined));
    log.push('\n');
    Github {
        log,
        summary: (cut > 0).then(|| markdown(files, examined, base)),
    }
}

/// How long a job summary may be: GitHub shows none of one that is longer than 1 MiB.
const LONGEST: usize = 900_000;

/// The findings in a table, as many as GitHub takes.
fn markdown(files: &Files, examined: &Examined, base: &Base) -> String {
    let mut text = String::from("### claimgraph check\n\n");
    let _ = writeln!(text, "{}\n", cell(&summary(examined)));
    text.push_str("| | rule | where | what |\n|---|---|---|---|\n");
    for (number, found) in examined.open().enumerate() {
        if text.len() > LONGEST {
            let left = examined.open().count() - number;
            let _ = writeln!(text, "\n{left} more are in the log and the other reports.");
            break;
        }
        let fact = &found.finding.fact;
        let _ = writeln!(
            text,
            "| {} | `{}` | {}:{} | {} |",
            found.severity,
            fact.rule().name,
            cell(&base.path(files.path(found.spot.file))),
            found.spot.start,
            cell(&fact.message())
        );
    }
    text
}

/// Text for a cell of a Markdown table: none of it is markup but backticks.
fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    let text = plain(text);
    // Inside code only the sign that ends a cell means anything; a last backtick alone is text.
    let pairs = text.matches('`').count() / 2 * 2;
    let (mut ticks, mut is_code) = (0, false);
    for c in text.chars() {
        match c {
            '`' => {
                ticks += 1;
                is_code = ticks % 2 == 1 && ticks <= pairs;
                cell.push(c);
            }
            '|' => cell.push_str("\\|"),
            _ if is_code => cell.push(c),
            '<' => cell.push_str("&lt;"),
            '&' => cell.push_str("&amp;"),
            '[' | ']' | '*' | '_' | '!' | '#' | '~' | '\\' => {
                cell.push('\\');
                cell.push(c);
            }
            _ => cell.push(c),
        }
    }
    cell
}

/// The value of a property, as GitHub's toolkit escapes it.
fn property(text: &str) -> String {
    data(&plain(text)).replace(':', "%3A").replace(',', "%2C")
}

/// A message, as GitHub's toolkit escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}
