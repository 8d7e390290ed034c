//! Whether a finding is open, allowed where it stands, or known from before.

use serde::Serialize;

/// What has been decided about a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum State {
    /// Nothing: it counts.
    #[default]
    Open,
    /// A comment in the file allows it.
    Allowed {
        /// Why, in the author's words.
        reason: Box<str>,
    },
    /// The baseline holds it.
    Baselined,
}

impl State {
    /// Whether it counts.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open)
    }
}
