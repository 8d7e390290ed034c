//! Open questions.

use schemars::JsonSchema;
use serde::Serialize;

use super::dataset::Origin;
use super::id::Id;
use super::list::OneOrMany;

/// What a text leaves open, and who asks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Question {
    /// Its id.
    #[serde(skip)]
    pub id: Id,
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// The question, in your own words.
    pub gloss: Box<str>,
    /// The events it is about.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub about: OneOrMany<Id>,
    /// Where it is raised: claim-like entries with `at`, `said_by` and `source`. Held by the
    /// dataset as claims about this question.
    #[serde(skip_serializing)]
    #[schemars(with = "OneOrMany<super::claim::Claim>", default)]
    pub raised_in: (),
    /// Events that would answer it.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub candidates: OneOrMany<Id>,
    /// The claims that answer it.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub answered_by: OneOrMany<Id>,
}
