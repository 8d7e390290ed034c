//! `JUnit` XML, as Jenkins and GitLab read it.

use std::fmt::Write as _;

use super::summary;
use crate::check::Examined;
use crate::diagnostic::Severity;
use crate::load::Files;
use crate::text::plain;

/// The findings that count as one suite: a test case a finding, named by its rule and place, which
/// fails unless it is only worth knowing; one case that passes where nothing is found.
pub fn junit(files: &Files, examined: &Examined) -> String {
    let count = examined.open().count();
    let failures = examined.count(Severity::Error) + examined.count(Severity::Warning);
    let mut cases = String::new();
    for found in examined.open() {
        let fact = &found.finding.fact;
        let file = files.path(found.spot.file);
        let name = format!("{} {file}:{}", fact.rule().name, found.spot.start);
        let mut text = format!("{file}:{}\n{}", found.spot.start, fact.message());
        for more in [Some(fact.label()), fact.help()].into_iter().flatten() {
            if !more.is_empty() {
                text.push('\n');
                text.push_str(&more);
            }
        }
        // Writing to a string cannot fail.
        let _ = writeln!(
            cases,
            "    <testcase name=\"{}\" classname=\"{}\" time=\"0\">",
            escaped(&name),
            escaped(file)
        );
        let _ = match found.severity {
            Severity::Info => writeln!(cases, "      <system-out>{}</system-out>", lines(&text)),
            severity => writeln!(
                cases,
                "      <failure type=\"{severity}\" message=\"{}\">{}</failure>",
                escaped(&fact.message()),
                lines(&text)
            ),
        };
        cases.push_str("    </testcase>\n");
    }
    if count == 0 {
        let name = escaped(&summary(examined));
        let _ = writeln!(
            cases,
            "    <testcase name=\"{name}\" classname=\"claimgraph\" time=\"0\"/>"
        );
    }
    let tests = count.max(1);
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"");
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"claimgraph\" {counts}>\n  \
         <testsuite name=\"claimgraph check\" {counts} skipped=\"0\" time=\"0\">\n{cases}  \
         </testsuite>\n</testsuites>\n"
    )
}

/// Text of several lines in an element.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(escaped).collect();
    lines.join("\n")
}

/// Text for XML 1.0, which knows no control characters; harmless for a terminal too.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
