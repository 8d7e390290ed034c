//! What can be wrong with the shape of a record: typed facts, worded when they are reported.

mod amount;
mod bad_id;
mod bad_value;
mod duplicate_id;
mod misplaced;
mod misread;
mod missing_field;
mod unknown_field;
mod unknown_graph;
mod unknown_value;
mod wrong_type;

pub use bad_id::{BAD_ID, BadId, RESERVED_ID, ReservedId};
pub use bad_value::{
    BAD_ANCHOR, BAD_DATE, BAD_DURATION, BAD_NUMBER, BadAnchor, BadDate, BadDuration, BadNumber,
    NumberFault,
};
pub use duplicate_id::{DUPLICATE_ID, DuplicateId};
pub use misplaced::{MISPLACED, Misplaced};
pub use misread::{MISREAD_YAML, MisreadYaml};
pub use missing_field::{MISSING_FIELD, MissingField, NoSource};
pub(super) use unknown_field::Cut;
pub use unknown_field::{UNKNOWN_FIELD, UnknownField};
pub use unknown_graph::{UNKNOWN_GRAPH, UnknownGraph};
pub use unknown_value::{UNKNOWN_VALUE, UnknownValue};
pub use wrong_type::{WRONG_TYPE, WrongType};

use crate::diagnostic::Rule;

/// The rules of decoding, in the order of their names.
pub const RULES: &[&Rule] = &[
    &BAD_ANCHOR,
    &BAD_DATE,
    &BAD_DURATION,
    &BAD_ID,
    &BAD_NUMBER,
    &DUPLICATE_ID,
    &MISPLACED,
    &MISREAD_YAML,
    &MISSING_FIELD,
    &RESERVED_ID,
    &UNKNOWN_FIELD,
    &UNKNOWN_GRAPH,
    &UNKNOWN_VALUE,
    &WRONG_TYPE,
];

/// The word with its article: "an actor".
fn with_article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {word}")
}

/// Words in backticks, separated by commas.
fn listed(words: &[&str]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push('`');
        text.push_str(word);
        text.push('`');
    }
    text
}

/// What was written, for a message: on one line, shortened in the middle of a long text.
fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let line: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    if line.chars().count() <= LONGEST {
        return line;
    }
    let head: String = line.chars().take(LONGEST - 1).collect();
    format!("{}…", head.trim_end())
}

/// A text in single quotes, as it is to be written.
fn quoted(text: &str) -> String {
    format!("'{}'", shown(text.trim()).replace('\'', "''"))
}
