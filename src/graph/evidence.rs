//! Evidence: which claims are there.

use std::fmt;

use petgraph::graph::NodeIndex;
use serde::Serialize;

use crate::model::date::Date;

/// What decides which claims are there. Every derived value is a function of the graph and this.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Only claims that are certainly not after a date.
    pub as_of: Option<AsOf>,
    /// The date at which deadlines are judged and what is in force is asked.
    pub at: Option<Date>,
    /// Sources, publishers or speakers without whose word the rest must stand.
    pub without: Vec<NodeIndex>,
    /// If not empty, only claims in these sources.
    pub only_source: Vec<NodeIndex>,
    /// Whether framing counts.
    pub framing: bool,
    /// Whether claims that are not live are shown; they never count.
    pub retracted: bool,
}

/// A date that claims must not be after, and the clock by which that is judged.
#[derive(Clone, Debug)]
pub struct AsOf {
    /// The clock.
    pub clock: Clock,
    /// The date, to its end.
    pub date: Date,
}

/// When a claim came about, in three senses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Clock {
    /// When its innermost speaker said it; else an outer one; else when it was published.
    Said,
    /// When its source was published.
    #[default]
    Public,
    /// When it was coded.
    Recorded,
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Said => "said",
            Self::Public => "public",
            Self::Recorded => "recorded",
        })
    }
}
