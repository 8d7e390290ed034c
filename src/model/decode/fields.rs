//! The fields of every kind of record, in one table that the decoder itself reads by.

use super::cursor::{Head, Slot};
use crate::text::Span;

/// The fields of one kind of mapping.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The name of its schema.
    pub schema: &'static str,
    /// What it is called: "actor".
    pub called: &'static str,
    /// The names of its fields, in the order of the documentation.
    pub names: &'static [&'static str],
}

impl Table {
    /// The field of this name, as a bit.
    pub(super) fn bit(&self, name: &str) -> u64 {
        let position = self.names.iter().position(|it| *it == name);
        position.map_or(0, |position| 1 << position)
    }
}

/// A mapping whose fields are known.
pub(super) trait Fields<'a, 't> {
    const TABLE: Table;

    fn new(head: Head) -> Self;

    fn slot(&mut self, key: &str) -> Option<&mut Slot<'a, 't>>;

    fn head(&mut self) -> &mut Head;

    fn of(span: Span) -> Self
    where
        Self: Sized,
    {
        Self::new(Head {
            span,
            table: &Self::TABLE,
            excused: false,
            reported: 0,
        })
    }
}

macro_rules! fields {
    ($(#[$meta:meta])* $tables:ident: $($table:ident $schema:literal $called:literal {
        $($field:ident $name:literal)*
    } $(+ { $($other:ident $other_name:literal)* })?)*) => {
        $(
            pub(super) struct $table<'a, 't> {
                pub(super) head: Head,
                $(pub(super) $field: Slot<'a, 't>,)*
                $($(pub(super) $other: Slot<'a, 't>,)*)?
            }

            impl<'a, 't> Fields<'a, 't> for $table<'a, 't> {
                const TABLE: Table = Table {
                    schema: $schema,
                    called: $called,
                    names: &[$($name),*],
                };

                fn new(head: Head) -> Self {
                    Self {
                        head,
                        $($field: Slot::absent($name),)*
                        $($($other: Slot::absent($other_name),)*)?
                    }
                }

                fn slot(&mut self, key: &str) -> Option<&mut Slot<'a, 't>> {
                    match key {
                        $($name => Some(&mut self.$field),)*
                        $($($other_name => Some(&mut self.$other),)*)?
                        _ => None,
                    }
                }

                fn head(&mut self) -> &mut Head {
                    &mut self.head
                }
            }
        )*

        $(#[$meta])*
        pub const $tables: &[Table] = &[$($table::TABLE),*];
    };
}

// A field after `+` is no field of the record: it is read to be told where it belongs.
fields! {
    /// Every kind of mapping in a claim file.
    TABLES:
    FileFields "File" "claim file" {
        claimgraph "claimgraph" defaults "defaults" sources "sources" actors "actors"
        places "places" items "items" events "events" claims "claims" questions "questions"
    }
    DefaultsFields "Defaults" "set of defaults" { source "source" }
    SourceFields "Source" "source" {
        kind "kind" title "title" publisher "publisher" authors "authors" url "url"
        archived "archived" accessed "accessed" published "published" language "language"
        reliability "reliability" text "text" skipped "skipped" copy_of "copy_of"
        supersedes "supersedes" retracted "retracted" note "note"
    }
    TextFields "TextRecord" "text record" {
        sha256 "sha256" chars "chars" paragraphs "paragraphs" sentences "sentences"
    }
    SkipFields "Skip" "skipped span" { at "at" reason "reason" }
    RetractedFields "Retracted" "retraction" { date "date" note "note" }
    ActorFields "Actor" "actor" {
        name "name" kind "kind" aliases "aliases" same_as "same_as" not_same_as "not_same_as"
        members_of "members_of" affiliations "affiliations"
    }
    AffiliationFields "Affiliation" "affiliation" {
        role "role" of "of" title "as" from "from" until "until" claims "claims"
    }
    PlaceFields "Place" "place" {
        name "name" within "within" point "point" same_as "same_as" aliases "aliases"
    }
    ItemFields "Item" "item" { name "name" kind "kind" kind_of "kind_of" aliases "aliases" }
    EventFields "Event" "event" {
        act "act" code "code" gloss "gloss"
        actor "actor" recipient "recipient" target "target" instrument "instrument" place "place"
        object "object" date "date" valid "valid" quantities "quantities" condition "condition"
        consequence "consequence" responds_to "responds_to" reason_for "reason_for"
        part_of "part_of" kind_of "kind_of" after "after" before "before" during "during"
        ends "ends" from "from" link "link" to "to" tags "tags" note "note" claims "claims"
    } + { negated "negated" }
    ObjectFields "ObjectReference" "reference to an event" { event "event" negated "negated" }
    ConditionFields "Condition" "condition" {
        event "event" act "act"
        actor "actor" recipient "recipient" target "target" instrument "instrument" place "place"
        object "object" negated "negated" by "by" within "within"
    }
    PatternFields "Pattern" "pattern" {
        act "act"
        actor "actor" recipient "recipient" target "target" instrument "instrument" place "place"
        object "object"
    }
    WithinFields "Within" "deadline" { of "of" duration "for" }
    ConsequenceFields "Consequence" "consequence" { kind "kind" event "event" gloss "gloss" }
    EndFields "End" "entry of `ends`" { event "event" how "how" extent "extent" }
    ClaimFields "Claim" "claim" {
        id "id" about "about" source "source" at "at" locator "locator" said_by "said_by"
        wording "wording" modality "modality" polarity "polarity" mood "mood" stated "stated"
        says "says" label "label" drift "drift" quote "quote" confidence "confidence"
        recorded "recorded" repeats "repeats" paraphrases "paraphrases"
        supersedes "supersedes" retracts "retracts"
    }
    SpeakerFields "Speaker" "speaker" {
        actor "actor" source "source" cue "cue" date "date" within "in" modality "modality"
    }
    SaysFields "Says" "set of values" {
        actor "actor" recipient "recipient" target "target" instrument "instrument" place "place"
        object "object" date "date" valid "valid" quantities "quantities"
    }
    RecordedFields "Recorded" "record of the coding" { by "by" date "date" }
    ParaphraseFields "Paraphrase" "paraphrase" { claim "claim" scope "scope" }
    SupersessionFields "Supersession" "supersession" { claim "claim" because "because" }
    QuantityFields "Quantity" "quantity" {
        value "value" min "min" max "max" above "above" below "below" approximate "approximate"
    }
    QuestionFields "Question" "question" {
        gloss "gloss" about "about" raised_in "raised_in" candidates "candidates"
        answered_by "answered_by"
    }
}

fields! {
    /// Every kind of mapping in `claimgraph.yaml`.
    CONFIG_TABLES:
    ConfigFields "Config" "configuration" {
        graphs "graphs" default "default" texts "texts" check "check" views "views"
    }
    SavedFields "View" "view of a configuration" {
        view "view" about "about" title "title" credit "credit" theme "theme" layout "layout"
        direction "direction" size "size" text "text" focus "focus" depth "depth"
        collapse "collapse" coder "coder" blocs "blocs" as_of "as_of" at "at" without "without"
        only_source "only_source" include "include" act "act" actor "actor"
        recipient "recipient" target "target" source "source" status "status" flag "flag"
        mood "mood" min_modality "min_modality" since "since" until "until"
    }
    CheckFields "Check" "`check` of a configuration" {
        rules "rules" records "records" coverage "coverage" fail_on "fail_on"
        require_texts "require_texts" baseline "baseline" ignore "ignore"
    }
}
