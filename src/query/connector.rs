//! Connectors: what ties two actors to each other.

use petgraph::graph::NodeIndex;
use serde::Serialize;

/// What ties two actors: one event, one link between two events, or one affiliation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Connector {
    /// An event, its object included, in which both have a role.
    Event(NodeIndex),
    /// A link between two events, one actor having a role of its own in each.
    Link {
        /// The event that holds the link; the act that meets a condition.
        from: NodeIndex,
        /// What links them.
        link: Tie,
        /// The event that it names; the warning whose condition is met.
        to: NodeIndex,
    },
    /// An affiliation.
    Affiliation(NodeIndex),
}

/// What links two events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// One answers the other.
    RespondsTo,
    /// One is a reason for the other.
    ReasonFor,
    /// One ends the other.
    Ends,
    /// A `relation` event relates them.
    Relation(NodeIndex),
    /// One meets the other's condition: derived.
    Meets,
}

impl Connector {
    /// Whether it is derived rather than said by anybody.
    pub const fn is_derived(&self) -> bool {
        matches!(
            self,
            Self::Link {
                link: Tie::Meets,
                ..
            }
        )
    }
}

impl Tie {
    /// The tie in words, as in `EVENT~responds_to~EVENT`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RespondsTo => "responds_to",
            Self::ReasonFor => "reason_for",
            Self::Ends => "ends",
            Self::Relation(_) => "relation",
            Self::Meets => "meets",
        }
    }
}

impl Serialize for Tie {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
