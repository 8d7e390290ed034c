//! Nodes: the records of a data set.

use std::fmt;

use serde::Serialize;

/// What kind of record a node is. The order is that of the node ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A source.
    Source,
    /// An actor.
    Actor,
    /// An affiliation of an actor.
    Affiliation,
    /// A place.
    Place,
    /// An item.
    Item,
    /// An event.
    Event,
    /// A claim.
    Claim,
    /// A question.
    Question,
}

impl Kind {
    /// Every kind, in the order of the node ids.
    pub const ALL: [Self; 8] = [
        Self::Source,
        Self::Actor,
        Self::Affiliation,
        Self::Place,
        Self::Item,
        Self::Event,
        Self::Claim,
        Self::Question,
    ];

    /// The kind in words: "event".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Actor => "actor",
            Self::Affiliation => "affiliation",
            Self::Place => "place",
            Self::Item => "item",
            Self::Event => "event",
            Self::Claim => "claim",
            Self::Question => "question",
        }
    }

    /// The kind in words with its article: "an event".
    pub const fn article(self) -> &'static str {
        match self {
            Self::Source => "a source",
            Self::Actor => "an actor",
            Self::Affiliation => "an affiliation",
            Self::Place => "a place",
            Self::Item => "an item",
            Self::Event => "an event",
            Self::Claim => "a claim",
            Self::Question => "a question",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A node: the position of its record in the data set's list of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Node {
    /// The kind of record.
    pub kind: Kind,
    /// Its position.
    pub index: u32,
}
