//! The rules of `claimgraph check`: one rule, one file, whose doc comment is its manual page.
//!
//! Some are found while files are read and decoded; their file holds the page and names the fact.
//! The others look at the whole graph: a function from the [`Context`] to findings. [`RULES`] is
//! the one table of them all.

mod context;
mod cycle;
mod dates;
mod finding;
pub(crate) mod reference;
mod spans;
mod takes;
mod voices;

pub mod bad_allow;
pub mod bad_anchor;
pub mod bad_date;
pub mod bad_duration;
pub mod bad_id;
pub mod bad_number;
pub mod bare_quantity;
pub mod condition_without_slot;
pub mod contradicts_itself;
pub mod copied_words;
pub mod deadline_before_warning;
pub mod drafted_words;
pub mod duplicate_alias;
pub mod duplicate_id;
pub mod duplicate_key;
pub mod empty_group;
pub mod encoding;
pub mod laundering;
pub mod left_standing;
pub mod limit;
pub mod low_coverage;
pub mod member_beside_group;
pub mod misplaced;
pub mod misread_yaml;
pub mod missing_field;
pub mod missing_scope;
pub mod near_duplicate_id;
pub mod only_declined;
pub mod open_deadline;
pub mod order_against_dates;
pub mod other_text;
pub mod outdated_affiliation;
pub mod outlet_as_speaker;
pub mod quote_without_span;
pub mod reference_cycle;
pub mod refers_to_newer;
pub mod reported_before_event;
pub mod reserved_id;
pub mod retraction_without_authority;
pub mod reversed_dates;
pub mod said_after_published;
pub mod same_speech_twice;
pub mod self_reference;
pub mod skipped_and_coded;
pub mod span_ambiguous;
pub mod span_beyond_text;
pub mod span_changed;
pub mod span_missing;
pub mod span_moved;
pub mod speaker_twice;
pub mod stale_allow;
pub mod stale_baseline;
pub mod superseded_twice;
pub mod syntax;
pub mod unattached_source;
pub mod unfillable_slot;
pub mod unknown_field;
pub mod unknown_graph;
pub mod unknown_reference;
pub mod unknown_setting;
pub mod unknown_value;
pub mod unreal_reason;
pub mod unused_record;
pub mod unused_setting;
pub mod unverified_spans;
pub mod valid_as_deadline;
pub mod wrong_kind;
pub mod wrong_type;
pub mod yaml_feature;

pub use context::{Context, Scope};

use rustc_hash::FxHashSet;

use crate::diagnostic::{FieldPath, Finding, Rule, Step};
use crate::graph::{Graph, NodeIndex};

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
    bare_quantity Some(bare_quantity::check),
    condition_without_slot Some(condition_without_slot::check),
    contradicts_itself Some(contradicts_itself::check),
    copied_words Some(copied_words::check),
    deadline_before_warning Some(deadline_before_warning::check),
    drafted_words Some(drafted_words::check),
    duplicate_alias Some(duplicate_alias::check),
    duplicate_id None,
    duplicate_key None,
    empty_group Some(empty_group::check),
    encoding None,
    laundering Some(laundering::check),
    left_standing Some(left_standing::check),
    limit None,
    low_coverage Some(low_coverage::check),
    member_beside_group Some(member_beside_group::check),
    misplaced None,
    misread_yaml None,
    missing_field None,
    missing_scope Some(missing_scope::check),
    near_duplicate_id Some(near_duplicate_id::check),
    only_declined Some(only_declined::check),
    open_deadline Some(open_deadline::check),
    order_against_dates Some(order_against_dates::check),
    other_text Some(other_text::check),
    outdated_affiliation Some(outdated_affiliation::check),
    outlet_as_speaker Some(outlet_as_speaker::check),
    quote_without_span Some(quote_without_span::check),
    reference_cycle Some(reference_cycle::check),
    refers_to_newer Some(refers_to_newer::check),
    reported_before_event Some(reported_before_event::check),
    reserved_id None,
    retraction_without_authority Some(retraction_without_authority::check),
    reversed_dates Some(reversed_dates::check),
    said_after_published Some(said_after_published::check),
    same_speech_twice Some(same_speech_twice::check),
    self_reference Some(self_reference::check),
    skipped_and_coded Some(skipped_and_coded::check),
    span_ambiguous Some(span_ambiguous::check),
    span_beyond_text Some(span_beyond_text::check),
    span_changed Some(span_changed::check),
    span_missing Some(span_missing::check),
    span_moved Some(span_moved::check),
    speaker_twice Some(speaker_twice::check),
    stale_allow None,
    stale_baseline None,
    superseded_twice Some(superseded_twice::check),
    syntax None,
    unattached_source Some(unattached_source::check),
    unfillable_slot Some(unfillable_slot::check),
    unknown_field None,
    unknown_graph None,
    unknown_reference Some(unknown_reference::check),
    unknown_setting None,
    unknown_value None,
    unreal_reason Some(unreal_reason::check),
    unused_record Some(unused_record::check),
    unused_setting None,
    unverified_spans Some(unverified_spans::check),
    valid_as_deadline Some(valid_as_deadline::check),
    wrong_kind Some(wrong_kind::check),
    wrong_type None,
    yaml_feature None,
}

/// The rules whose findings may end the reading of a file.
pub const STOP_A_FILE: &[&str] = &["encoding", "limit", "syntax"];

/// The rules whose findings depend on what a run has at hand or asks for (local copies of texts,
/// say). Where they find nothing, another run may: what silences them is never called unneeded.
pub const DEPEND_ON_THE_RUN: &[&str] = &[
    "copied-words",
    "low-coverage",
    "other-text",
    "span-ambiguous",
    "span-beyond-text",
    "span-changed",
    "span-missing",
    "span-moved",
    "unverified-spans",
];

/// Whether it says something that a rule finds nothing. It does not while files did not load,
/// whose records are missing everywhere.
pub fn is_judged(rule: &str, unloaded: usize) -> bool {
    unloaded == 0 && !DEPEND_ON_THE_RUN.contains(&rule)
}

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

/// Whether a record names one of these ids.
pub(crate) fn names_any(graph: &Graph, node: NodeIndex, ids: &FxHashSet<&str>) -> bool {
    let mut is_named = false;
    reference::references(graph, node, &mut |reference| {
        is_named |= ids.contains(reference.id.as_str());
    });
    is_named
}

/// An id as it is named in a message: at most 60 characters of it.
pub(crate) fn shown(id: &str) -> String {
    const LONGEST: usize = 60;
    match id.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &id[..end]),
        None => format!("`{id}`"),
    }
}
