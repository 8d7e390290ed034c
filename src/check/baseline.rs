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
use crate::rules::STOP_A_FILE;
use crate::rules::stale_baseline::StaleBaseline;
use crate::text::escaped;
use crate::text::{FileId, LineIndex, Span};
use crate::yaml::{self, Limits, Node};

/// The version of the file's format.
const VERSION: &str = "1";

/// A baseline that was read.
#[derive(Debug, Default)]
pub struct Baseline {
    file: Option<FileId>,
    /// Whether it is told which entries are no longer needed.
    is_judged: bool,
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
#[error("{path}:{line}: {why}")]
pub struct BaselineError {
    path: String,
    line: u32,
    why: &'static str,
}

impl Baseline {
    /// Reads a baseline, which becomes one of the files. Where it `is_judged`, the graph that is
    /// checked is all that it is about, and an entry that nothing needs is told.
    ///
    /// # Errors
    /// It is not what [`write()`] writes.
    pub fn read(
        files: &mut Files,
        path: &Path,
        text: &str,
        is_judged: bool,
    ) -> Result<Self, BaselineError> {
        let shown = path.display().to_string().replace('\\', "/");
        let lines = LineIndex::new(text);
        let fail_at = |span: Span, why| BaselineError {
            path: shown.clone(),
            line: lines.place(span.start).line,
            why,
        };
        // JSON is YAML, and so every entry has its place.
        let parsed = yaml::parse(text, &Limits::default());
        let fault = parsed.faults.first().map(|fault| fault.span);
        let (Some(document), None) = (parsed.document, fault) else {
            return Err(fail_at(fault.unwrap_or_default(), "this is not JSON"));
        };
        let root = document.root;
        let fail = |why| fail_at(root.span, why);
        if root.get("version").and_then(Node::as_str) != Some(VERSION) {
            return Err(fail("the baseline has no `version` that is known"));
        }
        let list = root.get("findings").and_then(Node::as_sequence);
        let list = list.ok_or_else(|| fail("the baseline has no list `findings`"))?;
        let mut entries = BTreeMap::new();
        for node in list {
            let word = |key| node.get(key).and_then(Node::as_str).unwrap_or_default();
            let count = word("count").parse().ok().filter(|count| *count > 0);
            let (Some(count), false) = (count, word("rule").is_empty()) else {
                let why = "the entry has no `rule` or no `count`";
                return Err(fail_at(node.span, why));
            };
            let key = Identity {
                rule: word("rule").into(),
                record: word("record").into(),
                field: word("field").into(),
                file: word("file").into(),
            };
            let span = node.span;
            // Two branches may each have written the same one.
            let known = entries.entry(key).or_insert(Known { count, span });
            known.count = known.count.max(count);
        }
        Ok(Self {
            file: Some(files.add(shown, text.to_owned())),
            is_judged,
            entries,
        })
    }

    /// Marks what is known. Gives the entries that are no longer needed, as far as `is_judged` says
    /// that this can be told of their rules.
    pub(super) fn apply(
        &self,
        files: &Files,
        located: &mut [Located],
        is_judged: impl Fn(&str) -> bool,
    ) -> Vec<Finding> {
        let Some(file) = self.file else {
            return Vec::new();
        };
        let entries = self.entries.iter();
        let mut left: BTreeMap<&Identity, usize> =
            entries.map(|(key, it)| (key, it.count)).collect();
        // Why a file could not be read is never known from before.
        let counts = |found: &&mut Located| {
            let rule = found.finding.fact.rule().name;
            found.state.is_open() && !STOP_A_FILE.contains(&rule)
        };
        for found in located.iter_mut().filter(counts) {
            if let Some(count) = left.get_mut(&Identity::of(files, found))
                && *count > 0
            {
                *count -= 1;
                found.state = State::Baselined;
            }
        }
        if !self.is_judged {
            return Vec::new();
        }
        let stale = left.into_iter();
        let stale = stale.filter(|(key, count)| *count > 0 && is_judged(&key.rule));
        stale
            .filter_map(|(key, count)| {
                let span = self.entries.get(key)?.span;
                let mut field = FieldPath::root().key(&key.rule);
                if !key.field.is_empty() {
                    field = field.key(&key.field);
                }
                Some(Finding {
                    record: key.record.clone(),
                    field,
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
            && !STOP_A_FILE.contains(&found.finding.fact.rule().name)
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
        let line = escaped(serde_json::to_string(&entry).unwrap_or_default());
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
