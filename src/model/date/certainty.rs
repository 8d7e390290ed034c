//! Three-valued answers.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// Whether something holds, as far as imprecise dates can tell.
///
/// Ordered from [`No`](Self::No) to [`Certainly`](Self::Certainly), so that the minimum of two
/// answers is "both" and the maximum "either".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// It holds in no reading of the dates.
    No,
    /// It holds in some readings and not in others, or nothing is known.
    Possibly,
    /// It holds in every reading of the dates.
    Certainly,
}

impl Certainty {
    /// Whether it holds in every reading.
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Certainly)
    }

    /// Whether it holds in at least one reading.
    pub const fn is_possible(self) -> bool {
        !matches!(self, Self::No)
    }

    /// The word used in YAML, JSON and prose.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Possibly => "possibly",
            Self::Certainly => "certainly",
        }
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
