//! The status of an event: what its claims make of it.

use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// What the claims make of an event, from strong to weak as paths rank it.
    Status, "a status" {
        /// Two or more independent origins at least.
        Corroborated = "corroborated",
        /// A named speaker of the actor's own side confirms it.
        Acknowledged = "acknowledged",
        /// A source says so in its own voice.
        Reported = "reported",
        /// Only speakers say so.
        Attributed = "attributed",
        /// Some say so, some say not.
        Disputed = "disputed",
        /// It was so, and is not any more.
        Ended = "ended",
        /// Only speakers speak of it, and say it did not happen.
        Denied = "denied",
        /// A source says that it did not happen.
        DidNotHappen = "did-not-happen",
        /// It is only planned or supposed.
        Expected = "expected",
        /// It is only named: permitted, feared, asked about.
        Mentioned = "mentioned",
        /// It is only somebody's reading, for which nobody named stands.
        Framed = "framed",
        /// It has claims, and the evidence leaves none.
        NoEvidence = "no-evidence",
        /// It would count, had it not been taken back.
        Retracted = "retracted",
    }
}

impl Status {
    /// Whether an event of this status may have happened as far as is known: a candidate to meet a
    /// condition.
    pub const fn may_have_happened(self) -> bool {
        matches!(
            self,
            Self::Corroborated
                | Self::Acknowledged
                | Self::Reported
                | Self::Attributed
                | Self::Disputed
        )
    }

    /// Whether it is reported, acknowledged or corroborated.
    pub const fn is_reported(self) -> bool {
        matches!(
            self,
            Self::Corroborated | Self::Acknowledged | Self::Reported
        )
    }

    /// Whether an event of this status connects actors in a path.
    pub const fn connects(self) -> bool {
        !matches!(self, Self::NoEvidence | Self::Retracted | Self::Framed)
    }
}
