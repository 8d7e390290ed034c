//! Actors and their affiliations.

use schemars::JsonSchema;
use serde::Serialize;

use super::dataset::Origin;
use super::date::Date;
use super::id::Id;
use super::list::OneOrMany;
use super::vocabulary::vocabulary;

vocabulary! {
    /// What an actor is.
    ActorKind, "an actor's kind" {
        /// One human being.
        Person = "person",
        /// A state; its id stands for its territory too.
        State = "state",
        /// A government, administration or ministry.
        Government = "government",
        /// Armed forces or a part of them.
        Military = "military",
        /// A company, outlet, agency or movement.
        Organization = "organization",
        /// An alliance of states.
        Alliance = "alliance",
        /// An office held by changing persons.
        Office = "office",
        /// A group; with `members_of`, an organization's members as such.
        Group = "group",
        /// A source that is not named ("senior officials").
        Unnamed = "unnamed",
    }
}

vocabulary! {
    /// How an actor belongs to an organization, or stands to another actor.
    AffiliationRole, "an affiliation's role" {
        /// Heads it.
        Leads = "leads",
        /// Speaks for it.
        Represents = "represents",
        /// Is a part of it.
        PartOf = "part-of",
        /// Works for it.
        EmployedBy = "employed-by",
        /// Is a member of it.
        MemberOf = "member-of",
        /// Is allied with it; never fits upward.
        AllyOf = "ally-of",
    }
}

/// A person, state, body, group or unnamed source.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Actor {
    /// Its id.
    #[serde(skip)]
    pub id: Id,
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// The name shown: short enough for a picture.
    pub name: Box<str>,
    /// What it is.
    pub kind: ActorKind,
    /// Other names, by which queries find it too.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub aliases: OneOrMany<Box<str>>,
    /// Ids of the same actor elsewhere: `wikidata:Q1`.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub same_as: OneOrMany<Box<str>>,
    /// Unnamed actors that are known to be other people than this one.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub not_same_as: OneOrMany<Id>,
    /// The organization whose members this group stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub members_of: Option<Id>,
    /// What it belongs to, and as what. Held by the dataset as records of their own.
    #[serde(skip_serializing)]
    #[schemars(with = "OneOrMany<Affiliation>", default)]
    pub affiliations: (),
}

/// That an actor belongs to an organization or stands to another actor in some role.
///
/// Without claims it is background, and what uses it says so; with claims it holds if a positive
/// one counts and no negative one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Affiliation {
    /// `ACTOR/ROLE/ORGANIZATION`, with `-2` and so on where that repeats.
    #[serde(skip)]
    pub id: Id,
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// Who is affiliated.
    #[serde(skip)]
    pub actor: Id,
    /// In what way.
    pub role: AffiliationRole,
    /// With which actor.
    pub of: Id,
    /// The post or title: `president`.
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    pub title: Option<Box<str>>,
    /// Since when (EDTF).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Until when (EDTF), to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Claims that it holds. Held by the dataset as records of their own.
    #[serde(skip_serializing)]
    #[schemars(with = "OneOrMany<super::claim::Claim>", default)]
    pub claims: (),
}
