//! SARIF 2.1.0 (OASIS), for code scanning.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::base::Base;
use crate::check::{Examined, Identity, Located, Spot, State};
use crate::diagnostic::Severity;
use crate::load::Files;
use crate::rules::{Entry, RULES};
use crate::text::escaped;

/// The findings as a SARIF log of one run, with the manual pages of the rules.
///
/// Columns count Unicode code points from 1. A finding's fingerprint is made from its rule, record
/// and field, so that it survives moved lines. What is allowed or in the baseline is there, marked
/// as suppressed.
pub fn sarif(files: &Files, examined: &Examined, base: &Base) -> String {
    let is_suppressed = examined.findings.iter().any(|found| !found.state.is_open());
    let mut seen = BTreeMap::new();
    let results: Vec<Value> = examined
        .findings
        .iter()
        .map(|found| {
            let identity = Identity::of(files, found);
            let number = seen.entry(identity.clone()).or_insert(0);
            *number += 1;
            let print = fingerprint(&identity, *number);
            let mut result = result(files, base, found, &print);
            if is_suppressed {
                result["suppressions"] = suppressions(&found.state);
            }
            result
        })
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "claimgraph",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    // Strings and numbers always can be written.
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    escaped(text)
}

fn rule(entry: &Entry) -> Value {
    let page = entry.page();
    json!({
        "id": entry.rule.name,
        "shortDescription": { "text": entry.rule.summary },
        "help": { "text": page, "markdown": page },
        "defaultConfiguration": { "level": level(entry.rule.severity) },
    })
}

fn result(files: &Files, base: &Base, found: &Located, fingerprint: &str) -> Value {
    let fact = &found.finding.fact;
    let name = fact.rule().name;
    let mut message = fact.message();
    for more in [Some(fact.label()), fact.help()].into_iter().flatten() {
        if !more.is_empty() {
            message.push('\n');
            message.push_str(&more);
        }
    }
    let mut result = json!({
        "ruleId": name,
        "level": level(found.severity),
        "message": { "text": message },
        "locations": [{ "physicalLocation": place(files, base, &found.spot) }],
        "partialFingerprints": { "ruleRecordField/v1": fingerprint },
    });
    if let Some(index) = RULES.iter().position(|entry| entry.rule.name == name) {
        result["ruleIndex"] = json!(index);
    }
    if !found.related.is_empty() {
        let related = found.related.iter().zip(1..).map(|((spot, words), id)| {
            json!({
                "id": id,
                "physicalLocation": place(files, base, spot),
                "message": { "text": words },
            })
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

/// A file, and the place in it unless it is the file as a whole.
fn place(files: &Files, base: &Base, spot: &Spot) -> Value {
    let mut place = Map::new();
    let uri = base.uri(files.path(spot.file));
    place.insert("artifactLocation".to_owned(), json!({ "uri": uri }));
    if !spot.is_file() {
        let region = json!({
            "startLine": spot.start.line,
            "startColumn": spot.start.column,
            "endLine": spot.end.line,
            "endColumn": spot.end.column,
        });
        place.insert("region".to_owned(), region);
    }
    Value::Object(place)
}

fn suppressions(state: &State) -> Value {
    match state {
        State::Open => json!([]),
        State::Allowed { reason } => json!([{ "kind": "inSource", "justification": reason }]),
        State::Baselined => json!([{ "kind": "external", "justification": "in the baseline" }]),
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// 32 hex digits that stand for a finding; `number` counts those of one identity, from 1.
pub(super) fn fingerprint(identity: &Identity, number: usize) -> String {
    let parts = [
        &identity.rule,
        &identity.record,
        &identity.field,
        &identity.file,
    ];
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.update(number.to_string().as_bytes());
    let mut digits = String::with_capacity(32);
    for byte in hasher.finalize().iter().take(16) {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
