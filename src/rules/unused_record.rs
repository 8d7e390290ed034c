//! Nothing refers to a record.
//!
//! ## What it finds
//!
//! A source, actor, place or item that no field of any record names. An actor's own affiliations
//! are no use of it; a source in which a claim stands is used.
//!
//! ## Why it matters
//!
//! It may be a leftover of an edit, or the id in the events may be another one than was meant.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//!   eastland: { name: Eastland, kind: state }
//! events:
//!   raid: { act: attack, actor: westland }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//!   eastland: { name: Eastland, kind: state }
//! events:
//!   raid: { act: attack, actor: westland, target: eastland }
//! ```
//!
//! ## How to fix it
//!
//! Use it, drop it, or leave it: this is a remark.

use super::context::Context;
use super::finding::finding;
use crate::diagnostic::{Fact, FieldPath, Finding, Rule, Severity};
use crate::graph::{Edge, Kind};
use crate::model::dataset::Record;
use crate::model::id::is_slug;

/// Rule `unused-record`.
pub static RULE: Rule = Rule {
    name: "unused-record",
    severity: Severity::Info,
    summary: "nothing refers to a record",
};

/// Every record that nothing refers to.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    // What did not load may refer to it.
    if context.unloaded > 0 {
        return Vec::new();
    }
    let graph = context.graph;
    let mut is_used = vec![false; graph.len()];
    for edge in graph.inner().raw_edges() {
        if edge.weight != Edge::Affiliated {
            is_used[edge.target().index()] = true;
        }
    }
    let data = context.data();
    let is_unused = |kind, position| !is_used[graph.node(kind, position).index()];
    let mut findings = unused(&data.sources, |it| is_unused(Kind::Source, it));
    findings.extend(unused(&data.actors, |it| is_unused(Kind::Actor, it)));
    findings.extend(unused(&data.places, |it| is_unused(Kind::Place, it)));
    findings.extend(unused(&data.items, |it| is_unused(Kind::Item, it)));
    findings
}

fn unused<T: Record>(records: &[T], is_unused: impl Fn(usize) -> bool) -> Vec<Finding> {
    let records = records.iter().enumerate();
    // What is no id cannot be referred to: that is reported, and enough.
    let unused = records.filter(|(position, record)| is_unused(*position) && is_slug(record.id()));
    unused
        .map(|(_, record)| {
            let fact = UnusedRecord {
                id: record.id().as_str().into(),
                called: T::CALLED,
            };
            finding(record, FieldPath::root(), fact)
        })
        .collect()
}

/// A record that nothing refers to.
#[derive(Debug)]
pub struct UnusedRecord {
    id: Box<str>,
    called: &'static str,
}

impl Fact for UnusedRecord {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!("nothing refers to the {} `{}`", self.called, self.id)
    }

    fn label(&self) -> String {
        "not used".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some("use it, drop it, or leave it".to_owned())
    }
}
