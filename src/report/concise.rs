//! One line a finding, for editors and for searching.

use std::fmt::Write as _;

use crate::check::Examined;
use crate::load::Files;
use crate::text::plain;

/// The findings, one on each line: `FILE:LINE:COLUMN: SEVERITY[RULE] MESSAGE`.
pub fn concise(files: &Files, examined: &Examined) -> String {
    let mut report = String::new();
    for found in examined.open() {
        let fact = &found.finding.fact;
        // Writing to a string cannot fail.
        let _ = writeln!(
            report,
            "{}:{}: {}[{}] {}",
            plain(files.path(found.spot.file)),
            found.spot.start,
            found.severity,
            fact.rule().name,
            plain(&fact.message()),
        );
    }
    report
}
