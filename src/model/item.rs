//! Items: weapons, vehicles, aid and other things.

use schemars::JsonSchema;
use serde::Serialize;

use super::dataset::Origin;
use super::id::Id;
use super::list::OneOrMany;
use super::vocabulary::vocabulary;

vocabulary! {
    /// What an item is.
    ItemKind, "an item's kind" {
        /// A weapon or a kind of weapon.
        Weapon = "weapon",
        /// A vehicle.
        Vehicle = "vehicle",
        /// People as a resource: troops sent.
        Personnel = "personnel",
        /// Aid.
        Aid = "aid",
        /// A document.
        Document = "document",
        /// Anything else.
        Other = "other",
    }
}

/// A thing that is used or given.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Item {
    /// Its id.
    #[serde(skip)]
    pub id: Id,
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// The name shown.
    pub name: Box<str>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<ItemKind>,
    /// The wider item of which it is a kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind_of: Option<Id>,
    /// Other names.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub aliases: OneOrMany<Box<str>>,
}
