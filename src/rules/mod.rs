//! The rules of `claimgraph check`: one rule, one file, whose doc comment is its manual page.
//!
//! Some are found while files are read and decoded; their file holds the page and names the fact.
//! The others look at the whole graph: a function from the [`Context`] to findings. [`RULES`] is
//! the one table of them all.

mod context;
mod cycle;
mod reference;
mod takes;

pub mod bad_allow;
pub mod bad_anchor;
pub mod bad_date;
pub mod bad_duration;
pub mod bad_id;
pub mod bad_number;
pub mod drafted_words;
pub mod duplicate_id;
pub mod duplicate_key;
pub mod encoding;
pub mod limit;
pub mod misplaced;
pub mod missing_field;
pub mod reference_cycle;
pub mod reserved_id;
pub mod self_reference;
pub mod stale_allow;
pub mod stale_baseline;
pub mod syntax;
pub mod unknown_field;
pub mod unknown_graph;
pub mod unknown_reference;
pub mod unknown_setting;
pub mod unknown_value;
pub mod unused_setting;
pub mod wrong_kind;
pub mod wrong_type;
pub mod yaml_feature;

pub use context::{Context, Scope};

use crate::diagnostic::{FieldPath, Finding, Rule, Step};

/// A rule over the whole graph.
pub type Check = fn(&Context<'_>) -> Vec<Finding>;

/// A row of the table of rules.
#[derive(Debug)]
pub struct Entry {
    /// Its name, severity and summary.
    pub rule: &'static Rule,
    /// How it looks at the whole graph; none if it is found while files are read.
    pub check: Option<Check>,
    source: &'static str,
}

impl Entry {
    /// The manual page, in Markdown: the doc comment of the rule's file.
    pub fn page(&self) -> String {
        let lines = self
            .source
            .lines()
            .map_while(|line| line.strip_prefix("//!"));
        let mut page = String::new();
        for line in lines {
            page.push_str(line.strip_prefix(' ').unwrap_or(line));
            page.push('\n');
        }
        page
    }
}

macro_rules! rules {
    ($($module:ident $check:expr,)*) => {
        /// Every rule, in the order of the names.
        pub static RULES: &[Entry] = &[
            $(Entry {
                rule: &$module::RULE,
                check: $check,
                source: include_str!(concat!(stringify!($module), ".rs")),
            },)*
        ];
    };
}

rules! {
    bad_allow None,
    bad_anchor None,
    bad_date None,
    bad_duration None,
    bad_id None,
    bad_number None,
    drafted_words Some(drafted_words::check),
    duplicate_id None,
    duplicate_key None,
    encoding None,
    limit None,
    misplaced None,
    missing_field None,
    reference_cycle Some(reference_cycle::check),
    reserved_id None,
    self_reference Some(self_reference::check),
    stale_allow None,
    stale_baseline None,
    syntax None,
    unknown_field None,
    unknown_graph None,
    unknown_reference Some(unknown_reference::check),
    unknown_setting None,
    unknown_value None,
    unused_setting None,
    wrong_kind Some(wrong_kind::check),
    wrong_type None,
    yaml_feature None,
}

/// The rules whose findings may end the reading of a file.
pub const STOP_A_FILE: &[&str] = &["encoding", "limit", "syntax"];

/// The rules whose findings depend on what a run has at hand or asks for (local copies of texts,
/// say). Where they find nothing, another run may: what silences them is never called unneeded.
pub const DEPEND_ON_THE_RUN: &[&str] = &[];

/// The rules about comments, settings and the baseline: what silences findings, and is looked at
/// when all others have been found.
pub const OF_WHAT_SILENCES: &[&str] = &[
    "bad-allow",
    "stale-allow",
    "stale-baseline",
    "unknown-setting",
    "unused-setting",
];

/// The rule with this name.
pub fn find(name: &str) -> Option<&'static Entry> {
    RULES.iter().find(|entry| entry.rule.name == name)
}

/// A field in words, without the positions in lists: `condition.actor`.
fn field_name(path: &FieldPath) -> Box<str> {
    let keys = path.0.iter().filter_map(|step| match step {
        Step::Key(key) => Some(&**key),
        Step::Index(_) => None,
    });
    keys.collect::<Vec<_>>().join(".").into()
}

/// An id as it is named in a message: at most 60 characters of it.
fn shown(id: &str) -> String {
    const LONGEST: usize = 60;
    match id.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &id[..end]),
        None => format!("`{id}`"),
    }
}
