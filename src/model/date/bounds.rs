//! Instants: the earliest and the latest that a date allows.

use super::{Certainty, Date, Duration};

/// A half-open range of instants, in seconds since 1970-01-01T00:00Z; [`Window::PAST`] and
/// [`Window::FUTURE`] stand for "no bound".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    /// The first instant.
    pub earliest: i64,
    /// One past the last instant.
    pub latest: i64,
}

impl Window {
    /// Earlier than every date.
    pub const PAST: i64 = i64::MIN;
    /// Later than every date.
    pub const FUTURE: i64 = i64::MAX;
}

/// A stretch of time whose start and end may each be known only within a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// When it starts: at the earliest, at the latest.
    pub start: Window,
    /// When it is over: at the earliest, at the latest.
    pub end: Window,
}

/// Where a day lies towards a [`Period`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayStatus {
    /// The whole of it is before the period.
    NotYet,
    /// The whole of it is inside the period.
    Within,
    /// Part of it, or in some readings only.
    Possibly,
    /// The whole of it is after the period.
    Ended,
}

impl Period {
    /// From some time within `date` on, without an end.
    pub fn since(_date: &Date) -> Self {
        unimplemented!()
    }

    /// Up to the deadline `date`, whose last day counts to its end.
    pub fn until(_date: &Date) -> Self {
        unimplemented!()
    }

    /// From `date` to `length` after it, both ends in, months by the calendar.
    pub fn within(_date: &Date, _length: &Duration) -> Self {
        unimplemented!()
    }

    /// Whether something dated `date` falls into the period.
    pub fn contains(&self, _date: &Date) -> Certainty {
        unimplemented!()
    }

    /// Where the day (or other date) `at` lies.
    pub fn status(&self, _at: &Date) -> DayStatus {
        unimplemented!()
    }
}
