//! Events: what may have happened.

use schemars::JsonSchema;
use serde::Serialize;

use super::act::Act;
use super::dataset::Origin;
use super::date::{Date, Duration};
use super::id::Id;
use super::list::OneOrMany;
use super::quantity::Quantities;
use super::role::Roles;
use super::vocabulary::vocabulary;

pub use super::object::{Object, Objects};

vocabulary! {
    /// A link from one event to another.
    Link, "a link" {
        /// The event answers the other.
        RespondsTo = "responds_to",
        /// The event is a reason for the other.
        ReasonFor = "reason_for",
        /// The event is a part of the other.
        PartOf = "part_of",
        /// The event is a case of the other.
        KindOf = "kind_of",
        /// The event came after the other.
        After = "after",
        /// The event came before the other.
        Before = "before",
        /// The event took place during the other.
        During = "during",
    }
}

vocabulary! {
    /// What a `relation` event relates: a link, an end, or one of three more.
    RelationLink, "a relation's link" {
        /// `from` answers `to`.
        RespondsTo = "responds_to",
        /// `from` is a reason for `to`.
        ReasonFor = "reason_for",
        /// `from` is a part of `to`.
        PartOf = "part_of",
        /// `from` is a case of `to`.
        KindOf = "kind_of",
        /// `from` came after `to`.
        After = "after",
        /// `from` came before `to`.
        Before = "before",
        /// `from` took place during `to`.
        During = "during",
        /// `from` ends `to`.
        Ends = "ends",
        /// `from` is meant to bring about or counter `to`.
        Purpose = "purpose",
        /// `from` causes `to`.
        Causes = "causes",
        /// `from` in spite of `to`.
        Despite = "despite",
    }
}

vocabulary! {
    /// How an event ends another.
    EndKind, "a way to end" {
        /// Takes it back.
        Revoke = "revoke",
        /// Puts something else in its place.
        Replace = "replace",
        /// Its time runs out.
        Expire = "expire",
        /// Lifts it.
        Lift = "lift",
    }
}

vocabulary! {
    /// How much of it an event ends.
    Extent, "an extent" {
        /// All of it.
        Whole = "whole",
        /// A part of it.
        Part = "part",
    }
}

vocabulary! {
    /// What is announced to follow when a condition is met.
    ConsequenceKind, "a consequence's kind" {
        /// The warner would do something.
        Action = "action",
        /// The warner would regard something as something else.
        Reclassification = "reclassification",
        /// Something would come about.
        Prediction = "prediction",
    }
}

/// Something that may have happened: an act with its roles. Its status is derived from its claims.
///
/// Roles and values hold only what all of its claims support; a value from one voice stands in
/// that claim's `says`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Event {
    /// Its id.
    #[serde(skip)]
    pub id: Id,
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// For an inline object: the event in which it is written.
    #[serde(skip)]
    pub inline_in: Option<Id>,
    /// What kind of event.
    pub act: Act,
    /// For act `other`: a code of your own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Box<str>>,
    /// What happened, in your own words; made from the roles if absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gloss: Option<Box<str>>,
    /// Who did what to whom, with what and where.
    #[serde(flatten)]
    pub roles: Roles,
    /// What the act is about: an event's id, an inline event, `{event: ID, negated: true}`, a list
    /// of these, or `unstated`.
    #[serde(skip_serializing_if = "Objects::is_absent")]
    #[schemars(default)]
    pub object: Objects,
    /// When (EDTF); an interval `a/b` means somewhere within.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Throughout which time a permission, sanction or situation holds (EDTF); never a deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid: Option<Box<Date>>,
    /// Numbers, by name: `{killed: {max: 10}, soldiers: 10000}`.
    #[serde(skip_serializing_if = "Quantities::is_empty")]
    #[schemars(default)]
    pub quantities: Quantities,
    /// When the warning, threat, demand, promise or permission bites.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Box<Condition>>,
    /// What is announced to follow.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub consequence: OneOrMany<Consequence>,
    /// How it stands to other events; most stand alone.
    #[serde(flatten)]
    pub links: Option<Box<Links>>,
    /// What an event of act `relation` relates.
    #[serde(flatten)]
    pub relation: Option<Box<Relation>>,
    /// Tags of your own.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub tags: OneOrMany<Box<str>>,
    /// A remark for readers of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
    /// The claims about this event. Held by the dataset as records of their own.
    #[serde(skip_serializing)]
    #[schemars(with = "OneOrMany<super::claim::Claim>", default)]
    pub claims: (),
}

/// How an event stands to others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Links {
    /// Events that this one answers.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub responds_to: OneOrMany<Id>,
    /// Events for which this one is a reason.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub reason_for: OneOrMany<Id>,
    /// Events of which this one is a part.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub part_of: OneOrMany<Id>,
    /// Events of which this one is a case.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub kind_of: OneOrMany<Id>,
    /// Events after which this one came.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub after: OneOrMany<Id>,
    /// Events before which this one came.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub before: OneOrMany<Id>,
    /// Events during which this one took place.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub during: OneOrMany<Id>,
    /// Events (permissions, sanctions, orders) that this one ends.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub ends: OneOrMany<End>,
}

/// What an event of act `relation` relates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Relation {
    /// For act `relation`: the event that is related.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Id>,
    /// For act `relation`: how `from` stands to `to`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<RelationLink>,
    /// For act `relation`: the event to which `from` is related.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Id>,
}

impl Event {
    /// The links of one kind.
    pub fn links(&self, link: Link) -> &[Id] {
        let Some(links) = &self.links else {
            return &[];
        };
        match link {
            Link::RespondsTo => &links.responds_to,
            Link::ReasonFor => &links.reason_for,
            Link::PartOf => &links.part_of,
            Link::KindOf => &links.kind_of,
            Link::After => &links.after,
            Link::Before => &links.before,
            Link::During => &links.during,
        }
    }

    /// What it ends.
    pub fn ends(&self) -> &[End] {
        self.links.as_ref().map_or(&[], |links| &links.ends)
    }

    /// For act `relation`: how the one event stands to the other.
    pub fn relation_link(&self) -> Option<RelationLink> {
        self.relation.as_ref()?.link
    }
}

/// When a warning bites: an event, or the pattern of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Condition {
    /// That this event happens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Id>,
    /// What happens: a pattern, all of whose slots must fit.
    #[serde(flatten)]
    pub pattern: Pattern,
    /// "Unless": that nothing of the kind happens.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub negated: bool,
    /// By when (EDTF), to the end of that time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// Within which time after an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Within>,
}

/// A kind of event: acts and roles, each of which must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Pattern {
    /// The act; of a list, any.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub act: OneOrMany<Act>,
    /// The roles; of a list, any.
    #[serde(flatten)]
    pub roles: Roles,
    /// What the act is about: a pattern of its own, compared slot by slot.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<Box<Self>>,
}

/// A deadline counted from an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Within {
    /// The event from which the time runs.
    pub of: Id,
    /// How long (ISO 8601): `P7D`, `P1M`.
    #[serde(rename = "for")]
    pub duration: Duration,
}

/// What is announced to follow when a condition is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Consequence {
    /// What kind of consequence.
    pub kind: ConsequenceKind,
    /// The event that would follow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<Id>,
    /// What would follow, in your own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gloss: Option<Box<str>>,
}

/// That an event ends another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct End {
    /// The event that is ended.
    pub event: Id,
    /// How.
    pub how: EndKind,
    /// How much of it; the whole unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extent: Option<Extent>,
}
