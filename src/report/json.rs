//! JSON, for programs.

use serde::Serialize;

use crate::check::{Examined, Spot, State};
use crate::diagnostic::Severity;
use crate::load::Files;
use crate::text::escaped;

/// The version of the format. It rises when a field goes or changes its meaning, not when one is
/// added.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    findings: Vec<Finding<'a>>,
    counts: Counts,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: Severity,
    #[serde(flatten)]
    state: &'a State,
    /// Whether `check --fix` can mend it.
    fixable: bool,
    message: String,
    #[serde(flatten)]
    place: Place<'a>,
    /// The id of the record, empty for a file as a whole.
    record: &'a str,
    /// The way from the record to the value, empty for the record itself.
    field: String,
    label: Option<String>,
    help: Option<String>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
}

/// Lines and columns from 1; columns count Unicode scalar values, and the end is the place after
/// the last one.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    info: usize,
    allowed: usize,
    baselined: usize,
    /// In files whose findings are not told.
    ignored: usize,
    files: usize,
    files_not_read: usize,
    unresolved_references: usize,
    unverified_spans: usize,
}

/// The findings as a JSON object with a version, on several lines.
pub fn json(files: &Files, examined: &Examined) -> String {
    let findings = examined.findings.iter().map(|found| {
        let fact = &found.finding.fact;
        let related = found.related.iter().map(|(spot, message)| Related {
            place: place(files, spot),
            message,
        });
        Finding {
            rule: fact.rule().name,
            severity: found.severity,
            state: &found.state,
            fixable: found.fixable,
            message: fact.message(),
            place: place(files, &found.spot),
            record: &found.finding.record,
            field: found.finding.field.to_string(),
            label: Some(fact.label()).filter(|label| !label.is_empty()),
            help: fact.help(),
            related: related.collect(),
        }
    });
    let (allowed, baselined) = examined.set_aside();
    let report = Report {
        version: VERSION,
        findings: findings.collect(),
        counts: Counts {
            error: examined.count(Severity::Error),
            warning: examined.count(Severity::Warning),
            info: examined.count(Severity::Info),
            allowed,
            baselined,
            ignored: examined.ignored,
            files: examined.files,
            files_not_read: examined.unloaded,
            unresolved_references: examined.unresolved,
            unverified_spans: examined.unverified.0,
        },
    };
    // Strings and numbers always can be written.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    escaped(text)
}

fn place<'a>(files: &'a Files, spot: &Spot) -> Place<'a> {
    Place {
        file: files.path(spot.file),
        line: spot.start.line,
        column: spot.start.column,
        end_line: spot.end.line,
        end_column: spot.end.column,
    }
}
