//! Places.

use schemars::JsonSchema;
use serde::Serialize;

use super::dataset::Origin;
use super::id::Id;
use super::list::OneOrMany;

/// A place. A state's id stands for its territory, so states need no place of their own.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Place {
    /// Its id.
    #[serde(skip)]
    pub id: Id,
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// The name shown.
    pub name: Box<str>,
    /// The place it lies in, or the state whose territory it lies in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Id>,
    /// Latitude and longitude in degrees (WGS 84).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<[f64; 2]>,
    /// Ids of the same place elsewhere.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub same_as: OneOrMany<Box<str>>,
    /// Other names.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub aliases: OneOrMany<Box<str>>,
}
