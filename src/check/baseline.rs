//! The baseline: findings that are known and wait, so that only new ones fail a run.
//!
//! It is keyed by rule, record and field, which survive moved lines and renamed files; what is
//! about a file as a whole has the file's path besides.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::Located;
use super::identity::Identity;
use super::state::State;
use crate::diagnostic::{FieldPath, Finding, Place};
use crate::load::Files;
use crate::rules::stale_baseline::StaleBaseline;
use crate::text::{FileId, Span};
use crate::yaml::{self, Limits, Node};

/// The version of the file's format.
const VERSION: &str = "1";

/// A baseline that was read.
#[derive(Debug, Default)]
pub struct Baseline {
    file: Option<FileId>,
    entries: BTreeMap<Identity, Known>,
}

/// How many findings of one key are known, and where the file says so.
#[derive(Debug)]
struct Known {
    count: usize,
    span: Span,
}

/// Why a file is no baseline.
#[derive(Debug, thiserror::Error)]
#[error("{path} is no baseline: {why}")]
pub struct BaselineError {
    path: String,
    why: &'static str,
}

impl Baseline {
    /// Reads a baseline, which becomes one of the files.
    ///
    /// # Errors
    /// It is not what [`write`] writes.
    pub fn read(files: &mut Files, path: &Path, text: &str) -> Result<Self, BaselineError> {
        let shown = path.display().to_string().replace('\\', "/");
        let fail = |why| BaselineError {
            path: shown.clone(),
            why,
        };
        // JSON is YAML, and so every entry has its place.
        let document = yaml::parse(text, &Limits::default()).document;
        let root = document.ok_or_else(|| fail("it is not JSON"))?.root;
        if root.get("version").and_then(Node::as_str) != Some(VERSION) {
            return Err(fail("it has no `version` that is known"));
        }
        let list = root.get("findings").and_then(Node::as_sequence);
        let list = list.ok_or_else(|| fail("it has no list `findings`"))?;
        let mut entries = BTreeMap::new();
        for node in list {
            let word = |key| node.get(key).and_then(Node::as_str).unwrap_or_default();
            let count = word("count").parse().ok().filter(|count| *count > 0);
            let (Some(count), false) = (count, word("rule").is_empty()) else {
                return Err(fail("an entry has no `rule` or no `count`"));
            };
            let key = Identity {
                rule: word("rule").into(),
                record: word("record").into(),
                field: word("field").into(),
                file: word("file").into(),
            };
            let span = node.span;
            entries.insert(key, Known { count, span });
        }
        Ok(Self {
            file: Some(files.add(shown.clone(), text.to_owned())),
            entries,
        })
    }

    /// Marks what is known. Gives the entries that are no longer needed.
    pub(super) fn apply(&self, files: &Files, located: &mut [Located]) -> Vec<Finding> {
        let Some(file) = self.file else {
            return Vec::new();
        };
        let entries = self.entries.iter();
        let mut left: BTreeMap<&Identity, usize> =
            entries.map(|(key, it)| (key, it.count)).collect();
        for found in located.iter_mut().filter(|found| found.state.is_open()) {
            if let Some(count) = left.get_mut(&Identity::of(files, found))
                && *count > 0
            {
                *count -= 1;
                found.state = State::Baselined;
            }
        }
        let stale = left.into_iter().filter(|(_, count)| *count > 0);
        stale
            .filter_map(|(key, count)| {
                let span = self.entries.get(key)?.span;
                Some(Finding {
                    record: "".into(),
                    field: FieldPath::root(),
                    place: Place::Span(file, span),
                    fact: Box::new(StaleBaseline {
                        rule: key.rule.clone(),
                        record: key.record.clone(),
                        field: key.field.clone(),
                        count,
                    }),
                })
            })
            .collect()
    }
}

/// The text of a baseline of all findings that are open or were in the one before, and how many
/// these are.
pub fn write(files: &Files, located: &[Located]) -> (String, usize) {
    #[derive(Serialize)]
    struct Entry<'a> {
        #[serde(flatten)]
        key: &'a Identity,
        count: usize,
    }
    let mut entries: BTreeMap<Identity, usize> = BTreeMap::new();
    let kept = |found: &&Located| {
        !matches!(found.state, State::Allowed { .. })
            && found.finding.fact.rule().name != crate::rules::stale_baseline::RULE.name
    };
    let mut total = 0;
    for found in located.iter().filter(kept) {
        *entries.entry(Identity::of(files, found)).or_default() += 1;
        total += 1;
    }
    let mut text = format!("{{\n  \"version\": {VERSION},\n  \"findings\": [");
    for (number, (key, count)) in entries.iter().enumerate() {
        let entry = Entry { key, count: *count };
        // Strings and numbers always can be written.
        let line = serde_json::to_string(&entry).unwrap_or_default();
        text.push_str(if number == 0 { "\n    " } else { ",\n    " });
        text.push_str(&line);
    }
    text.push_str(if entries.is_empty() {
        "]\n}\n"
    } else {
        "\n  ]\n}\n"
    });
    (text, total)
}
