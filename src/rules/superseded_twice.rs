//! Two records take the place of one.
//!
//! ## What it finds
//!
//! Two or more sources, or two or more claims, that `supersedes` the same one. Told at every one
//! but the first: that of the earliest publication, undated ones last, then of the smallest id. An
//! error for sources, a warning for claims.
//!
//! ## Why it matters
//!
//! A record has one next version. With two, which source's claims replace those of the old one is
//! a matter of the ids; and two claims that bring the same one up to date both count, though one
//! of them is itself out of date.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike, published: 2031-05-01 }
//!   corrected: { kind: news, title: Strike, published: 2031-05-02, supersedes: report }
//!   corrected-again: { kind: news, title: Strike, published: 2031-05-03, supersedes: report }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Strike, published: 2031-05-01 }
//!   corrected: { kind: news, title: Strike, published: 2031-05-02, supersedes: report }
//!   corrected-again: { kind: news, title: Strike, published: 2031-05-03, supersedes: corrected }
//! ```
//!
//! ## How to fix it
//!
//! Let the later one supersede the earlier of the two. A claim that adds to another without taking
//! its place supersedes nothing.

use std::collections::BTreeMap;

use super::context::Context;
use super::finding::{finding, key};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::model::dataset::Record;
use crate::model::date::Window;
use crate::model::id::Id;

/// Rule `superseded-twice`.
pub static RULE: Rule = Rule {
    name: "superseded-twice",
    severity: Severity::Error,
    summary: "two records take the place of one",
};

/// Every record that takes a place already taken.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let data = context.data();
    let published = |id: &Id| {
        let source = context.graph.source(context.graph.find(id)?)?;
        Some(source.published.date()?.nominal())
    };
    let sources = data.sources.iter().filter_map(|source| {
        let old = source.supersedes.as_ref()?;
        Some((old, published(&source.id), source))
    });
    let claims = data.claims.iter().filter_map(|claim| {
        let old = &claim.supersedes.as_ref()?.claim;
        Some((old, published(&claim.source), claim))
    });
    let mut findings = twice(sources, Severity::Error, &key("supersedes"));
    let field = key("supersedes").key("claim");
    findings.extend(twice(claims, Severity::Warning, &field));
    findings
}

/// A record that takes a place: whether it is undated, when it was published, and itself.
type Taking<'g, R> = (bool, Option<Window>, &'g R);

/// All but the first of those that take one place.
fn twice<'g, R: Record + 'g>(
    taking: impl Iterator<Item = (&'g Id, Option<Window>, &'g R)>,
    severity: Severity,
    field: &FieldPath,
) -> Vec<Finding> {
    let mut by_old: BTreeMap<&Id, Vec<Taking<'_, R>>> = BTreeMap::new();
    for (old, published, record) in taking {
        let row = (published.is_none(), published, record);
        by_old.entry(old).or_default().push(row);
    }
    let mut findings = Vec::new();
    for (old, mut taking) in by_old {
        taking.sort_by_key(|(undated, published, record)| (*undated, *published, record.id()));
        let Some(((.., first), others)) = taking.split_first() else {
            continue;
        };
        for (.., record) in others {
            let fact = SupersededTwice {
                severity,
                record: record.id().as_str().into(),
                old: old.as_str().into(),
                first: first.id().as_str().into(),
                place: first.origin().field(field.clone()),
            };
            findings.push(finding(*record, field.clone(), fact));
        }
    }
    findings
}

/// A record that takes a place already taken.
#[derive(Debug)]
pub struct SupersededTwice {
    severity: Severity,
    record: Box<str>,
    old: Box<str>,
    first: Box<str>,
    place: Place,
}

impl Fact for SupersededTwice {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn severity(&self) -> Severity {
        self.severity
    }

    fn message(&self) -> String {
        let (record, old, first) = (&self.record, &self.old, &self.first);
        format!("`{record}` supersedes `{old}`, which `{first}` supersedes already")
    }

    fn label(&self) -> String {
        "superseded already".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.place.clone(), format!("by `{}`", self.first))]
    }

    fn help(&self) -> Option<String> {
        Some(format!(
            "if it takes the place of `{}`, name that; else drop `supersedes`",
            self.first
        ))
    }

    fn value(&self) -> Option<&str> {
        Some(&self.old)
    }
}
