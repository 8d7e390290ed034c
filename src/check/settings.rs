//! The configuration held against the graph: what it names is there, and what it says does
//! something.

use rustc_hash::FxHashSet;

use super::{Configured, files_under};
use crate::config::{RuleLevel, Written};
use crate::diagnostic::{Fact, FieldPath, Finding, Place};
use crate::graph::{Graph, NodeIndex};
use crate::load::Files;
use crate::rules::unknown_setting::UnknownSetting;
use crate::rules::unused_setting::UnusedSetting;
use crate::rules::{Context, RULES, find};
use crate::text::{FileId, suggest};

/// What is wrong with the settings; `found` is what the rules found, whatever it weighs.
pub(super) fn settings(
    context: &Context<'_>,
    config: &Configured<'_>,
    found: &[Finding],
) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    let mut tell = |written: &Written, fact: Box<dyn Fact>| {
        findings.push(Finding {
            record: "".into(),
            field: FieldPath::root(),
            place: Place::Span(config.file, written.span),
            fact,
        });
    };
    for level in &config.part.rules {
        if find(&level.rule.text).is_none() {
            tell(&level.rule, Box::new(unknown_rule(level)));
        }
    }
    if !config.part.records.is_empty() {
        let at: FxHashSet<(&str, &str)> = found
            .iter()
            .map(|finding| (&*finding.record, finding.fact.rule().name))
            .collect();
        for of_record in &config.part.records {
            let record = &of_record.record;
            let is_there = graph.find(&record.text).is_some();
            // What did not load may hold it.
            if !is_there && context.unloaded == 0 {
                tell(record, Box::new(unknown_record(graph, record)));
            }
            for level in &of_record.rules {
                if find(&level.rule.text).is_none() {
                    tell(&level.rule, Box::new(unknown_rule(level)));
                } else if is_there && !at.contains(&(&*record.text, &*level.rule.text)) {
                    let fact = UnusedSetting::Level {
                        rule: level.rule.text.clone(),
                        record: record.text.clone(),
                    };
                    tell(&level.rule, Box::new(fact));
                }
            }
        }
    }
    for path in &config.part.ignore {
        if files_under(context.files, &[config.folder.join(&*path.text)]).is_err() {
            tell(path, Box::new(UnusedSetting::Path(path.text.clone())));
        }
    }
    findings
}

/// The files whose findings are not told, in their order.
pub(super) fn ignored(files: &Files, config: &Configured<'_>) -> Vec<FileId> {
    let paths = config.part.ignore.iter();
    let mut ignored: Vec<FileId> = paths
        .filter_map(|path| files_under(files, &[config.folder.join(&*path.text)]).ok())
        .flatten()
        .collect();
    ignored.sort_unstable();
    ignored.dedup();
    ignored
}

fn unknown_rule(level: &RuleLevel) -> UnknownSetting {
    let name = &level.rule.text;
    let known = RULES.iter().map(|entry| entry.rule.name);
    UnknownSetting {
        name: name.clone(),
        called: "rule",
        near: suggest(name, known).into_iter().map(Into::into).collect(),
    }
}

fn unknown_record(graph: &Graph, record: &Written) -> UnknownSetting {
    let known = (0..graph.len()).map(|node| graph.id(NodeIndex::new(node)).as_str());
    UnknownSetting {
        name: record.text.clone(),
        called: "record",
        near: suggest(&record.text, known)
            .into_iter()
            .map(Into::into)
            .collect(),
    }
}
