//! Roles of an event and what fills them.

use std::fmt;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::id::Id;
use super::list::MostlyOne;

/// A role in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Who acts.
    Actor,
    /// Whom the act is addressed or given to.
    Recipient,
    /// What the act is directed against: an actor, a place or an item.
    Target,
    /// With what; in a supply, the thing given.
    Instrument,
    /// Where.
    Place,
}

impl Role {
    /// All roles that actors, places and items fill, in the order they are written. The remaining
    /// role, `object`, is filled by events.
    pub const ALL: [Self; 5] = [
        Self::Actor,
        Self::Recipient,
        Self::Target,
        Self::Instrument,
        Self::Place,
    ];

    /// The name in YAML.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Recipient => "recipient",
            Self::Target => "target",
            Self::Instrument => "instrument",
            Self::Place => "place",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What fills a role.
#[derive(Clone, Debug, Default, PartialEq, Eq, JsonSchema)]
#[schemars(untagged)]
pub enum Filler {
    /// The field is absent.
    #[default]
    #[schemars(skip)]
    Absent,
    /// The author says that the text leaves it open.
    #[schemars(skip)]
    Unstated,
    /// One or several records, together (one joint act); or `unstated`.
    Known(MostlyOne<Id>),
}

impl Filler {
    /// The records that fill it, none when it is absent or unstated.
    pub fn ids(&self) -> &[Id] {
        match self {
            Self::Known(ids) => ids,
            Self::Absent | Self::Unstated => &[],
        }
    }

    /// Whether the field is absent.
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl Serialize for Filler {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Unstated => serializer.serialize_str(super::id::UNSTATED),
            Self::Known(ids) => ids.serialize(serializer),
        }
    }
}

/// The roles of an event, of a pattern, or those that one claim changes; `object` stands apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Roles {
    /// Who acts: an actor or a list of them (one joint act), or `unstated`.
    #[serde(skip_serializing_if = "Filler::is_absent")]
    #[schemars(default)]
    pub actor: Filler,
    /// Whom it is addressed or given to: an actor or a list, or `unstated`.
    #[serde(skip_serializing_if = "Filler::is_absent")]
    #[schemars(default)]
    pub recipient: Filler,
    /// What it is directed against: actors, places or items, or `unstated`.
    #[serde(skip_serializing_if = "Filler::is_absent")]
    #[schemars(default)]
    pub target: Filler,
    /// With what: items, or `unstated`. In a supply, the thing given.
    #[serde(skip_serializing_if = "Filler::is_absent")]
    #[schemars(default)]
    pub instrument: Filler,
    /// Where: places, states (their territory), or `unstated`.
    #[serde(skip_serializing_if = "Filler::is_absent")]
    #[schemars(default)]
    pub place: Filler,
}

impl Roles {
    /// What fills a role.
    pub const fn get(&self, role: Role) -> &Filler {
        match role {
            Role::Actor => &self.actor,
            Role::Recipient => &self.recipient,
            Role::Target => &self.target,
            Role::Instrument => &self.instrument,
            Role::Place => &self.place,
        }
    }

    /// What fills a role, to be set.
    pub const fn get_mut(&mut self, role: Role) -> &mut Filler {
        match role {
            Role::Actor => &mut self.actor,
            Role::Recipient => &mut self.recipient,
            Role::Target => &mut self.target,
            Role::Instrument => &mut self.instrument,
            Role::Place => &mut self.place,
        }
    }

    /// The roles that are written, with what fills them.
    pub fn written(&self) -> impl Iterator<Item = (Role, &Filler)> {
        Role::ALL
            .into_iter()
            .map(|role| (role, self.get(role)))
            .filter(|(_, filler)| !filler.is_absent())
    }
}
