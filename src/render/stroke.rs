//! How thick a line is, and the size of its head.

use super::{Edge, Relation};

impl Relation {
    /// Width of its stroke in points.
    pub const fn width(self) -> f64 {
        match self {
            Self::Authorizes | Self::Warns => 2.6,
            Self::Denies => 2.2,
            Self::Supports => 1.9,
            Self::Structure => 1.4,
        }
    }

    /// The shape of its head.
    pub const fn head(self) -> Head {
        match self {
            Self::Authorizes | Self::Warns => Head::Normal,
            Self::Supports => Head::Dot,
            Self::Denies => Head::Bar,
            Self::Structure => Head::Vee,
        }
    }
}

/// The shape of a line's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// A triangle.
    Normal,
    /// A dot.
    Dot,
    /// A bar across the line, a gap before the card.
    Bar,
    /// A notched triangle.
    Vee,
}

impl Head {
    /// From the end of the stroke to the tip, in points.
    pub const fn length(self) -> f64 {
        match self {
            Self::Normal => 10.0,
            Self::Dot => 8.0,
            Self::Bar => 6.0,
            Self::Vee => 7.0,
        }
    }
}

impl Edge {
    /// How thick the whole line is, in points: a double one holds two strokes and a gap.
    pub const fn thickness(&self) -> f64 {
        self.relation.width() + if self.derived { 3.0 } else { 0.0 }
    }

    /// Whether two lines look the same, so that they may end in one point.
    pub fn looks_like(&self, other: &Self) -> bool {
        self.relation == other.relation
            && self.hedged == other.hedged
            && self.derived == other.derived
    }
}
