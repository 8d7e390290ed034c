//! The configuration held against the graph: what it names is there, and what it says does
//! something.

use rustc_hash::FxHashSet;

use super::{Configured, Located, files_under, rule};
use crate::config::Written;
use crate::diagnostic::{Fact, FieldPath, Finding, Place};
use crate::graph::{Graph, NodeIndex};
use crate::load::Files;
use crate::rules::unknown_setting::UnknownSetting;
use crate::rules::unused_setting::UnusedSetting;
use crate::rules::{self, RULES, find};
use crate::text::{FileId, suggest};

/// How many unknown records are compared with all ids of the graph, which may be many.
const MOST_COMPARED: usize = 5;

/// What is wrong with the settings, and the files whose findings are not told, in their order.
/// `found` is what the rules found, whatever it weighs, in a graph of which `unloaded` files could
/// not be decoded. Where the graph is not at hand, it has every record that is named.
pub(super) fn settings(
    files: &Files,
    graph: Option<&Graph>,
    unloaded: usize,
    config: &Configured<'_>,
    found: &[Located],
) -> (Vec<Finding>, Vec<FileId>) {
    let part = config.part;
    let root = FieldPath::root().key("check");
    let mut told = Told {
        file: config.file,
        findings: Vec::new(),
    };
    for level in &part.rules {
        told.unless_rule(&level.rule, || root.key("rules"));
    }
    let at: FxHashSet<(&str, &str)> = if part.records.is_empty() {
        FxHashSet::default()
    } else {
        let found = found.iter();
        found.map(|it| (&*it.raised_on, rule(it))).collect()
    };
    // What is not in this graph may be in another, and what did not load may hold anything.
    let is_judged = config.is_whole && unloaded == 0;
    let mut compared = 0;
    for of_record in &part.records {
        let record = &of_record.record;
        let is_there = graph.is_none_or(|graph| graph.find(&record.text).is_some());
        let way = root.key("records").key(&record.text);
        if !is_there && is_judged {
            compared += 1;
            let at_hand = graph.filter(|_| compared <= MOST_COMPARED);
            let near = at_hand.map_or_else(Vec::new, |graph| near_records(graph, record));
            told.unknown(record, "record", near, way.clone());
        }
        for level in &of_record.rules {
            let rule = &level.rule;
            if told.unless_rule(rule, || way.clone())
                && is_there
                && is_judged
                && rules::is_judged(&rule.text, unloaded)
                && !rules::OF_WHAT_SILENCES.contains(&&*rule.text)
                && !at.contains(&(&*record.text, &*rule.text))
            {
                let fact = UnusedSetting::Level {
                    rule: rule.text.clone(),
                    record: record.text.clone(),
                };
                told.tell(rule, way.key(&rule.text), fact);
            }
        }
    }
    let folders: Vec<_> = part
        .ignore
        .iter()
        .map(|it| config.folder.join(&*it.text))
        .collect();
    let (ignored, outside) = match files_under(files, &folders) {
        Ok(ignored) => (ignored, Vec::new()),
        Err(outside) => {
            let mut inside = folders.clone();
            inside.retain(|folder| !outside.contains(folder));
            let ignored = files_under(files, &inside).unwrap_or_default();
            (ignored, outside)
        }
    };
    for (index, (path, folder)) in part.ignore.iter().zip(&folders).enumerate() {
        if outside.contains(folder) && (config.is_whole || !folder.exists()) {
            let way = root.key("ignore").index(index);
            told.tell(path, way, UnusedSetting::Path(path.text.clone()));
        }
    }
    (told.findings, ignored)
}

/// What is told of a configuration.
struct Told {
    file: FileId,
    findings: Vec<Finding>,
}

impl Told {
    fn tell(&mut self, written: &Written, field: FieldPath, fact: impl Fact + 'static) {
        self.findings.push(Finding {
            record: "".into(),
            field,
            place: Place::Span(self.file, written.span),
            fact: Box::new(fact),
        });
    }

    /// Tells that a name is no rule's; gives whether it is one's.
    fn unless_rule(&mut self, rule: &Written, way: impl Fn() -> FieldPath) -> bool {
        if find(&rule.text).is_some() {
            return true;
        }
        let known = RULES.iter().map(|entry| entry.rule.name);
        let near = suggest(&rule.text, known);
        let near = near.into_iter().map(Into::into).collect();
        self.unknown(rule, "rule", near, way().key(&rule.text));
        false
    }

    fn unknown(
        &mut self,
        written: &Written,
        called: &'static str,
        near: Vec<Box<str>>,
        way: FieldPath,
    ) {
        let name = written.text.clone();
        self.tell(written, way, UnknownSetting { name, called, near });
    }
}

fn near_records(graph: &Graph, record: &Written) -> Vec<Box<str>> {
    let known = (0..graph.len()).map(|node| graph.id(NodeIndex::new(node)).as_str());
    let near = suggest(&record.text, known);
    near.into_iter().map(Into::into).collect()
}
