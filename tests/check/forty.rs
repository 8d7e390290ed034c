//! Forty files as people break them, each with what is expected to be told of it.
//!
//! Written from the documentation alone, before anything was run. A line of `expected.txt` is
//! `FILE:LINE:COLUMN: VALUE | NEXT`: a finding stands within the value that begins at this place,
//! names the value, and its next step names `NEXT`. An error at a place that is not expected
//! fails too, where `also:` does not name it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// A line of `expected.txt`.
struct Expected<'a> {
    file: &'a str,
    line: u64,
    column: u64,
    value: &'a str,
    next: String,
}

impl<'a> Expected<'a> {
    fn read(line: &'a str) -> Option<Self> {
        let (place, rest) = line.split_once(": ")?;
        let mut place = place.split(':');
        let (value, next) = rest.rsplit_once(" |")?;
        Some(Self {
            file: place.next()?,
            line: place.next()?.parse().ok()?,
            column: place.next()?.parse().ok()?,
            value,
            next: next.trim().to_lowercase(),
        })
    }

    /// Whether a finding stands within the value.
    fn is_at(&self, finding: &Value) -> bool {
        let end = self.column + self.value.chars().count() as u64;
        let column = finding["column"].as_u64().unwrap();
        finding["file"] == self.file
            && finding["line"] == self.line
            && (self.column..end).contains(&column)
    }

    /// Whether a finding names the value and the next step.
    fn is_told_by(&self, finding: &Value) -> bool {
        let words: Vec<&str> = ["message", "label", "help"]
            .iter()
            .filter_map(|key| finding[key].as_str())
            .collect();
        let words = words.join("\n");
        words.contains(self.value) && words.to_lowercase().contains(&self.next)
    }
}

/// The findings of a folder.
fn findings(folder: &Path) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(["check", "-g", ".", "-f", "json"])
        .current_dir(folder)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    report["findings"].as_array().unwrap().clone()
}

#[test]
fn every_fault_is_told_where_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/forty");
    let mut folders: Vec<_> = fs::read_dir(&root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    assert_eq!(folders.len(), 40);
    let (mut faults, mut count) = (String::new(), 0);
    for folder in folders {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let findings = findings(&folder);
        let text = fs::read_to_string(folder.join("expected.txt")).unwrap();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let also: Vec<&str> = lines
            .clone()
            .filter_map(|it| it.strip_prefix("also: "))
            .collect();
        let expected = lines.filter(|it| !it.starts_with("also: ")).map(|line| {
            let read = Expected::read(line);
            (line, read.unwrap_or_else(|| panic!("{name}: {line}")))
        });
        let expected: Vec<_> = expected.collect();
        count += expected.len();
        for (line, it) in &expected {
            let mut there = findings.iter().filter(|finding| it.is_at(finding));
            if !there.any(|finding| it.is_told_by(finding)) {
                writeln!(faults, "{name}: not told: {line}").unwrap();
            }
        }
        for finding in findings.iter().filter(|it| it["severity"] == "error") {
            let (file, rule) = (finding["file"].as_str(), finding["rule"].as_str());
            let (line, column) = (&finding["line"], &finding["column"]);
            let place = format!("{}:{line}:{column}: {}", file.unwrap(), rule.unwrap());
            let known = expected.iter().any(|(_, it)| it.is_at(finding));
            if !known && !also.contains(&&*place) {
                writeln!(faults, "{name}: not expected: {place}").unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
    assert!(count > 250, "{count}");
}
