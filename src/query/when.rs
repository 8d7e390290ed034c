//! When a connector took place, for paths along which dates never go back.

use crate::model::date::{Date, Window};

/// Seconds in a day.
const DAY: i64 = 24 * 3600;

/// The times at which something that connects took place, in seconds since 1970-01-01T00:00Z, both
/// ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// The first and the last instant at which it may have been.
    pub possibly: (i64, i64),
    /// The first and the last instant that an order must hold for to be certain: of what lasts, the
    /// time in which it certainly does.
    pub certainly: (i64, i64),
    /// Whether it is dated to a day, without a time.
    pub is_day: bool,
    /// Whether it is known to last over all of `certainly`, as an affiliation with both of its dates
    /// does, instead of being some point in it.
    pub lasts: bool,
}

/// How sure it is that dates do not go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InTime {
    /// There are dates within what is given that never go back.
    Possibly,
    /// Whatever the dates are within what is given, they never go back.
    Certainly,
}

impl When {
    /// At no known time.
    pub const UNKNOWN: Self = Self {
        possibly: (Window::PAST, Window::FUTURE),
        certainly: (Window::PAST, Window::FUTURE),
        is_day: false,
        lasts: false,
    };

    /// At a date.
    pub fn at(date: Option<&Date>) -> Self {
        let Some(Window { earliest, latest }) = date.map(Date::window) else {
            return Self::UNKNOWN;
        };
        let last = match latest {
            Window::FUTURE => latest,
            latest => latest - 1,
        };
        let is_day = earliest != Window::PAST && latest.saturating_sub(earliest) == DAY;
        Self {
            possibly: (earliest, last),
            certainly: (earliest, last),
            is_day,
            lasts: false,
        }
    }

    /// All the time from one date to another; open where one is not given.
    pub fn throughout(from: Option<&Date>, until: Option<&Date>) -> Self {
        let start = from.map(Date::window);
        let end = until.map(Date::window);
        let possibly = (
            start.map_or(Window::PAST, |it| it.earliest),
            end.map_or(Window::FUTURE, |it| it.latest),
        );
        match (start, end) {
            (Some(start), Some(end)) => Self {
                possibly,
                certainly: (start.latest, end.earliest),
                is_day: false,
                lasts: true,
            },
            // When it began or ended is not known, so neither is that it lasted at any one time.
            _ => Self {
                possibly,
                certainly: possibly,
                is_day: false,
                lasts: false,
            },
        }
    }

    /// How far one has come in time after it, having come so far before; none if that is too far.
    /// [`Reached::START`] is before everything.
    pub fn pass(&self, reached: Reached, order: InTime) -> Option<Reached> {
        if order == InTime::Possibly || self.lasts {
            let (first, last) = match order {
                InTime::Possibly => self.possibly,
                InTime::Certainly => self.certainly,
            };
            let time = reached.time.max(first);
            return (time <= last).then_some(Reached { time, day: false });
        }
        let (first, last) = self.certainly;
        // What is dated to the same day does not go back.
        let same_day = self.is_day && reached.day && reached.time == last;
        (reached.time <= first || same_day).then_some(Reached {
            time: last,
            day: self.is_day,
        })
    }
}

/// How far a path has come in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reached {
    /// The instant: the earliest possible one; where the order must be certain, the last of what
    /// came before.
    pub time: i64,
    /// Whether that is the end of a day that is given without a time.
    pub day: bool,
}

impl Reached {
    /// Before everything.
    pub const START: Self = Self {
        time: Window::PAST,
        day: false,
    };
}
