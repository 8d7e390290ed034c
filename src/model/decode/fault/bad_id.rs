//! Ids that are none, and ids that no record may have.

use crate::diagnostic::{Fact, Rule, Severity};
use crate::model::id::{UNSTATED, is_slug, slugify};

/// Rule `bad-id`.
pub const BAD_ID: Rule = Rule {
    name: "bad-id",
    severity: Severity::Error,
    summary: "an id has other characters than lower-case letters, digits and single hyphens",
};

/// A text that is no id.
#[derive(Debug)]
pub struct BadId {
    pub(in super::super) text: Box<str>,
}

impl Fact for BadId {
    fn rule(&self) -> &'static Rule {
        &BAD_ID
    }

    fn message(&self) -> String {
        if self.text.is_empty() {
            return "an id is empty".to_owned();
        }
        format!("`{}` is not an id", super::shown(&self.text))
    }

    fn label(&self) -> String {
        if self.is_list() {
            return format!("write `[{}]`", super::shown(&self.text));
        }
        let slug = slugify(&self.text);
        if slug.is_empty() {
            String::new()
        } else {
            format!("write `{slug}`")
        }
    }

    fn help(&self) -> Option<String> {
        if self.is_list() {
            return Some("several ids are a list, in brackets".to_owned());
        }
        Some(
            if self.text.contains(['/', '@']) {
                "only ids that claimgraph makes hold `/` and `@`: `EVENT/object`, \
                 `EVENT/SOURCE@START`; an id of your own is lower-case letters, digits and single \
                 hyphens"
            } else {
                "an id is lower-case letters a to z, digits and single hyphens: `jane-roe`; how \
                 it is shown stands in `name` or `gloss`"
            }
            .to_owned(),
        )
    }
}

impl BadId {
    /// Whether it is several ids with commas between them.
    fn is_list(&self) -> bool {
        self.text.contains(',') && self.text.split(',').map(str::trim).all(is_slug)
    }
}

/// Rule `reserved-id`.
pub const RESERVED_ID: Rule = Rule {
    name: "reserved-id",
    severity: Severity::Error,
    summary: "a record has an id that names a part of an event",
};

/// A record has an id that is reserved.
#[derive(Debug)]
pub struct ReservedId {
    pub(in super::super) id: Box<str>,
}

impl Fact for ReservedId {
    fn rule(&self) -> &'static Rule {
        &RESERVED_ID
    }

    fn message(&self) -> String {
        format!("no record may have the id `{}`", self.id)
    }

    fn label(&self) -> String {
        "reserved".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(if &*self.id == UNSTATED {
            "`unstated` says that the text leaves something open; choose another id".to_owned()
        } else {
            format!(
                "`{0}` names a part of an event; choose another id, such as `the-{0}`",
                self.id
            )
        })
    }
}
