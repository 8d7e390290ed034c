//! Instants: the earliest and the latest that a date allows.

use jiff::ToSpan;

use super::point::{End, Point, calendar, instant};
use super::{Certainty, Date, Duration};

/// A half-open range of instants, in seconds since 1970-01-01T00:00Z. [`Window::PAST`] as the
/// earliest and [`Window::FUTURE`] as the latest stand for "no bound".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    /// The first instant.
    pub earliest: i64,
    /// One past the last instant.
    pub latest: i64,
}

/// A stretch of time whose start and end may each be known only within a window.
///
/// In a period's windows both bounds are in: it starts at `start.earliest` at the earliest and at
/// `start.latest` at the latest; both are equal where the start is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// When it starts: at the earliest, at the latest.
    pub start: Window,
    /// When it is over: at the earliest, at the latest.
    pub end: Window,
}

/// Where a day lies towards a [`Period`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayStatus {
    /// The whole of it is before the period.
    NotYet,
    /// The whole of it is inside the period.
    Within,
    /// Part of it is inside, or it is in some readings only.
    Possibly,
    /// The whole of it is after the period.
    Ended,
}

/// Seconds in a day.
pub(super) const DAY: i64 = 24 * 3600;

impl Window {
    /// Earlier than every date.
    pub const PAST: i64 = i64::MIN;
    /// Later than every date.
    pub const FUTURE: i64 = i64::MAX;
    /// Any time.
    pub const ALL: Self = Self {
        earliest: Self::PAST,
        latest: Self::FUTURE,
    };

    /// Whether the two share an instant.
    pub const fn touches(self, other: Self) -> bool {
        self.earliest < other.latest && other.earliest < self.latest
    }

    /// What the two have in common.
    pub(super) fn meet(self, other: Self) -> Self {
        Self {
            earliest: self.earliest.max(other.earliest),
            latest: self.latest.min(other.latest),
        }
    }

    const fn at(instant: i64) -> Self {
        Self {
            earliest: instant,
            latest: instant,
        }
    }
}

impl Period {
    /// A stretch of time of which nothing is known.
    pub const UNKNOWN: Self = Self {
        start: Window::ALL,
        end: Window::ALL,
    };

    /// From some time within `date` on, without an end.
    pub fn since(date: &Date) -> Self {
        Self {
            start: date.window(),
            end: Window::at(Window::FUTURE),
        }
    }

    /// Up to the deadline `date`, which counts to the end of its day. A deadline that is not given
    /// to the day is some day in what is given.
    pub fn until(date: &Date) -> Self {
        let Window { earliest, latest } = date.window();
        let end = Window {
            earliest: later(earliest, granule(date.start)),
            latest,
        };
        Self {
            start: Window::at(Window::PAST),
            end,
        }
    }

    /// From `date` to `length` after it, both ends in, months by the calendar. A date that is not
    /// given to the day is some day in what is given.
    pub fn within(date: &Date, length: &Duration) -> Self {
        Self::within_window(date, date.window(), length)
    }

    /// As [`Self::within`], with what is marked `?` taken at its word.
    pub fn within_nominal(date: &Date, length: &Duration) -> Self {
        Self::within_window(date, date.nominal(), length)
    }

    fn within_window(date: &Date, window: Window, length: &Duration) -> Self {
        let Window { earliest, latest } = window;
        let (first, last) = (granule(date.start), granule(date.end.unwrap_or(date.start)));
        let start = Window {
            earliest,
            latest: later(latest, -last),
        };
        Self {
            start,
            end: Window {
                earliest: later(plus(start.earliest, length), first),
                latest: later(plus(start.latest, length), last),
            },
        }
    }

    /// The same stretch of time, unless something dated `date` ended it sooner.
    #[must_use]
    pub fn ended_by(self, date: &Date) -> Self {
        let Window { earliest, latest } = date.window();
        Self {
            end: Window {
                earliest: self.end.earliest.min(earliest),
                latest: self.end.latest.min(latest),
            },
            ..self
        }
    }

    /// Every instant that may belong to it.
    pub const fn outer(self) -> Window {
        Window {
            earliest: self.start.earliest,
            latest: self.end.latest,
        }
    }

    /// Whether something dated `date` falls into the period.
    pub fn contains(&self, date: &Date) -> Certainty {
        if !date.may_touch(self.outer()) {
            return Certainty::No;
        }
        match self.place(date.window()) {
            DayStatus::Within => Certainty::Certainly,
            DayStatus::Possibly => Certainty::Possibly,
            DayStatus::NotYet | DayStatus::Ended => Certainty::No,
        }
    }

    /// Where the day (or other date) `at` lies.
    pub fn status(&self, at: &Date) -> DayStatus {
        self.place(at.window())
    }

    fn place(&self, window: Window) -> DayStatus {
        if window.latest <= self.start.earliest {
            DayStatus::NotYet
        } else if window.earliest >= self.end.latest {
            DayStatus::Ended
        } else if self.start.latest <= window.earliest && window.latest <= self.end.earliest {
            DayStatus::Within
        } else {
            DayStatus::Possibly
        }
    }
}

impl Date {
    /// Every instant at which something so dated may have happened (of an interval: somewhere
    /// within it). An end marked `?` has no bound, for it may be wrong.
    pub fn window(&self) -> Window {
        self.stretch(true)
    }

    /// As [`window`](Self::window), with what is marked `?` taken at its word: for sorting and
    /// drawing, never for judging.
    pub fn nominal(&self) -> Window {
        self.stretch(false)
    }

    /// The date as a stretch of time that lasts throughout (the reading of `valid`).
    ///
    /// The ends of an interval that are not given to the day are some day in what is given: ISO
    /// 8601-2 reads `2031-03/2031-06` as beginning sometime in March and ending sometime in June.
    pub fn period(&self) -> Period {
        let outer = self.window();
        let Some(end) = self.end else {
            return self.start.extent(true);
        };
        let start = match self.start {
            End::Unknown => outer,
            End::Open => Window::at(Window::PAST),
            End::At(point) if point.is_day() => self.start.extent(true).start,
            End::At(_) => {
                let Window { earliest, latest } = self.start.extent(true).outer();
                Window {
                    earliest,
                    latest: later(latest, -DAY),
                }
            }
        };
        let end = match end {
            End::Unknown => outer,
            End::Open => Window::at(Window::FUTURE),
            End::At(point) if point.is_day() => end.extent(true).end,
            End::At(_) => {
                let Window { earliest, latest } = end.extent(true).outer();
                Window {
                    earliest: later(earliest, DAY),
                    latest,
                }
            }
        };
        Period { start, end }
    }

    /// Whether some reading shares an instant with the window.
    pub(super) fn may_touch(&self, window: Window) -> bool {
        self.window().touches(window)
            && self.scattered().is_none_or(|point| point.may_touch(window))
    }

    /// The point whose bounds do not tell all, if it is one.
    pub(super) fn scattered(&self) -> Option<Point> {
        match (self.start, self.end) {
            (End::At(point), None) if point.is_scattered() && !point.is_uncertain() => Some(point),
            _ => None,
        }
    }

    fn stretch(&self, judging: bool) -> Window {
        let end = self.end.unwrap_or(self.start);
        Window {
            earliest: self.start.extent(judging).start.earliest,
            latest: end.extent(judging).end.latest,
        }
    }
}

impl End {
    /// When it starts and is over; when judging, nothing is known of what is marked `?`.
    fn extent(self, judging: bool) -> Period {
        match self {
            Self::At(point) if !(judging && point.is_uncertain()) => point.extent(),
            _ => Period::UNKNOWN,
        }
    }
}

fn granule(end: End) -> i64 {
    match end {
        End::At(point) => point.granule(),
        End::Unknown | End::Open => DAY,
    }
}

/// The instant moved by seconds; no bound stays none.
const fn later(at: i64, seconds: i64) -> i64 {
    match at {
        Window::PAST | Window::FUTURE => at,
        _ => at.saturating_add(seconds),
    }
}

fn plus(at: i64, length: &Duration) -> i64 {
    if matches!(at, Window::PAST | Window::FUTURE) {
        return at;
    }
    let moved = |at| {
        let span = length
            .months()
            .months()
            .days(length.days())
            .seconds(length.seconds());
        calendar(at)?.checked_add(span).ok()
    };
    moved(at).map_or(Window::FUTURE, instant)
}
