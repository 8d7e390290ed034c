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
    /// The first and the last instant that an order must hold for to be certain. A plain day is
    /// one point: what is dated to the same day does not go back.
    pub certainly: (i64, i64),
    /// Whether it lasts over all of that time, as an affiliation does, instead of being some point
    /// in it.
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
        let is_a_day = earliest != Window::PAST && latest.saturating_sub(earliest) == DAY;
        Self {
            possibly: (earliest, last),
            certainly: (earliest, if is_a_day { earliest } else { last }),
            lasts: false,
        }
    }

    /// All the time from one date to another; open where one is not given.
    pub fn throughout(from: Option<&Date>, until: Option<&Date>) -> Self {
        let start = from.map_or(
            Window {
                earliest: Window::PAST,
                latest: Window::PAST,
            },
            Date::window,
        );
        let end = until.map_or(
            Window {
                earliest: Window::FUTURE,
                latest: Window::FUTURE,
            },
            Date::window,
        );
        Self {
            possibly: (start.earliest, end.latest),
            certainly: (start.latest, end.earliest),
            lasts: true,
        }
    }

    /// The earliest time at which one stands after it, having come to it at a time; none if that
    /// is too late.
    pub fn pass(&self, reached: i64, order: InTime) -> Option<i64> {
        match (order, self.lasts) {
            (InTime::Possibly, _) | (InTime::Certainly, true) => {
                let (first, last) = match order {
                    InTime::Possibly => self.possibly,
                    InTime::Certainly => self.certainly,
                };
                let time = reached.max(first);
                (time <= last).then_some(time)
            }
            (InTime::Certainly, false) => {
                let (first, last) = self.certainly;
                (reached <= first).then_some(last)
            }
        }
    }
}
