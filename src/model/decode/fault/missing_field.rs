//! A required field that is not written.

use super::super::cursor::Way;
use crate::diagnostic::{Fact, FieldPath, Rule, Severity};
use crate::model::act::Act;
use crate::model::actor::{ActorKind, AffiliationRole};
use crate::model::claim::Because;
use crate::model::event::{ConsequenceKind, EndKind, RelationLink};
use crate::model::source::{SkipReason, SourceKind};
use crate::model::vocabulary::Vocabulary;

/// Rule `missing-field`.
pub const MISSING_FIELD: Rule = Rule {
    name: "missing-field",
    severity: Severity::Error,
    summary: "a record lacks a field that it must have",
};

/// A mapping lacks a field that it must have.
#[derive(Debug)]
pub struct MissingField {
    called: &'static str,
    record: Box<str>,
    within: FieldPath,
    field: &'static str,
}

impl MissingField {
    pub(in super::super) fn new(way: &Way<'_>, called: &'static str, field: &'static str) -> Self {
        Self {
            called,
            record: way.record().into(),
            within: way.path(),
            field,
        }
    }

    /// The words that the field may hold, where they are a closed vocabulary.
    fn words(&self) -> Option<String> {
        fn of<V: Vocabulary>() -> String {
            let words: Vec<&str> = V::ALL.iter().map(|(word, _)| *word).collect();
            super::listed(&words)
        }
        Some(match (self.called, self.field) {
            ("source", "kind") => of::<SourceKind>(),
            ("actor", "kind") => of::<ActorKind>(),
            ("affiliation", "role") => of::<AffiliationRole>(),
            ("skipped span", "reason") => of::<SkipReason>(),
            ("consequence", "kind") => of::<ConsequenceKind>(),
            ("entry of `ends`", "how") => of::<EndKind>(),
            ("supersession", "because") => of::<Because>(),
            ("event", "act") => of::<Act>(),
            ("event", "link") => of::<RelationLink>(),
            _ => return None,
        })
    }
}

impl Fact for MissingField {
    fn rule(&self) -> &'static Rule {
        &MISSING_FIELD
    }

    fn message(&self) -> String {
        let Self {
            called,
            record,
            within,
            field,
        } = self;
        if !within.0.is_empty() && record.is_empty() {
            format!("`{within}` has no `{field}`")
        } else if !within.0.is_empty() {
            format!("`{within}` of `{record}` has no `{field}`")
        } else if record.is_empty() {
            format!("this {called} has no `{field}`")
        } else {
            format!("the {called} `{record}` has no `{field}`")
        }
    }

    fn label(&self) -> String {
        format!("needs `{}`", self.field)
    }

    fn help(&self) -> Option<String> {
        let field = self.field;
        if let Some(words) = self.words() {
            return Some(format!("add `{field}`, one of: {words}"));
        }
        Some(match (self.called, field) {
            ("event", "code") => {
                "an event of act `other` says in `code` what kind of act it is".to_owned()
            }
            ("event", "from" | "to") => {
                format!("add `{field}`, an event: a relation goes from one event to another")
            }
            ("claim", "about") => {
                "add `about`, the event that the claim is about, or move the claim into that event"
                    .to_owned()
            }
            ("actor" | "place" | "item", "name") => "add `name`, as it is shown".to_owned(),
            ("source", "title") => {
                "add `title`, in your own words where the original's may not be copied".to_owned()
            }
            ("question", "gloss") => "add `gloss`, the question in your own words".to_owned(),
            ("affiliation", "of") => "add `of`, the actor that it is with".to_owned(),
            ("entry of `ends`", "event") => "add `event`, the event that is ended".to_owned(),
            ("deadline", "of") => "add `of`, the event from which the time runs".to_owned(),
            ("deadline", "for") => "add `for`, a length of time such as P7D or P1M".to_owned(),
            ("paraphrase" | "supersession", "claim") => {
                "add `claim`, the id of the other claim".to_owned()
            }
            ("skipped span", "at") => "add `at`, the span that is not coded".to_owned(),
            ("text record", _) => "`claimgraph add` writes the whole record".to_owned(),
            _ => format!("add `{field}`"),
        })
    }
}

/// A claim of which it cannot be told in what source it stands.
#[derive(Debug)]
pub struct NoSource;

impl Fact for NoSource {
    fn rule(&self) -> &'static Rule {
        &MISSING_FIELD
    }

    fn message(&self) -> String {
        "this claim has no `source`, and its file implies none".to_owned()
    }

    fn label(&self) -> String {
        "in which source?".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(
            "write `source: ID` in the claim, or `defaults: { source: ID }` at the top of the \
             file; a file that declares exactly one source implies it"
                .to_owned(),
        )
    }
}
