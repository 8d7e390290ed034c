//! GitLab's Code Quality report, a JSON list.

use std::collections::BTreeMap;

use serde::Serialize;

use super::base::Base;
use super::sarif::fingerprint;
use crate::check::{Examined, Identity};
use crate::diagnostic::Severity;
use crate::load::Files;
use crate::text::escaped;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// The findings that count, as GitLab reads them. The place is a line; its column is in no field.
pub fn gitlab(files: &Files, examined: &Examined, base: &Base) -> String {
    let mut seen = BTreeMap::new();
    let issues: Vec<Issue> = examined
        .open()
        .map(|found| {
            let identity = Identity::of(files, found);
            let number = seen.entry(identity.clone()).or_insert(0);
            *number += 1;
            let fact = &found.finding.fact;
            Issue {
                description: fact.message(),
                check_name: fact.rule().name,
                fingerprint: fingerprint(&identity, *number),
                severity: match found.severity {
                    Severity::Error => "major",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                location: Location {
                    path: base.path(files.path(found.spot.file)),
                    lines: Lines {
                        begin: found.spot.start.line,
                    },
                },
            }
        })
        .collect();
    // Strings and numbers always can be written.
    let mut text = serde_json::to_string_pretty(&issues).unwrap_or_default();
    text.push('\n');
    escaped(text)
}
