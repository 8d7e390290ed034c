//! One end of a date: digits, some of them unspecified, and the stretches of time they allow.

use jiff::civil;
use jiff::{SignedDuration, Span, ToSpan};

use super::bounds::{DAY, Period, Window};
use super::clock::Clock;
use super::digits::{ANY, highest, lowest, matches, numbers, unspecified};

/// One end of a date, which is the whole of a date that is no interval.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    /// Nothing is written: there is an end, and it is unknown.
    Unknown,
    /// `..`: there is no end.
    Open,
    /// A date or a time.
    At(Point),
}

/// A year, month, day or minute. Digits are packed four bits each, [`ANY`] for `X`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Point {
    pub(super) clock: Option<Clock>,
    pub(super) year: u16,
    /// 0 where only a year is given; 0x21 to 0x24 are the seasons.
    pub(super) month: u8,
    /// 0 where no day is given.
    pub(super) day: u8,
    pub(super) negative: bool,
    pub(super) qualifier: Qualifier,
}

/// What is said about the whole of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qualifier {
    None,
    /// `?`
    Uncertain,
    /// `~`
    Approximate,
    /// `%`
    Both,
}

impl Qualifier {
    const fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }

    const fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }
}

/// The days from the first to the last, both in.
#[derive(Clone, Copy)]
struct Days {
    first: civil::Date,
    last: civil::Date,
}

impl Point {
    /// Whether a day or a time of day is given.
    pub(super) const fn is_day(self) -> bool {
        self.day != 0
    }

    pub(super) const fn is_uncertain(self) -> bool {
        self.qualifier.is_uncertain()
    }

    /// The granule to which a day counts: a day, or less where a time of day is given.
    pub(super) fn granule(self) -> i64 {
        self.clock.map_or(DAY, Clock::precision)
    }

    /// Whether some day exists that has these digits.
    pub(super) fn exists(self) -> bool {
        self.readings(i16::MIN, i16::MAX).next().is_some()
    }

    /// Whether its readings leave gaps between them, so that its bounds do not tell all.
    pub(super) fn is_scattered(self) -> bool {
        let any = u32::from(ANY);
        let year = u32::from(self.year);
        let digits = year << 16 | u32::from(self.month) << 8 | u32::from(self.day);
        self.clock.is_none() && (0..8).any(|place| digits >> (4 * place) & any == any)
    }

    /// When it starts and when it is over, each at the earliest and at the latest. The `?` is not
    /// looked at.
    pub(super) fn extent(self) -> Period {
        if self.year == 0xFFFF {
            return Period::UNKNOWN;
        }
        let (Some(low), Some(high)) = (
            self.readings(i16::MIN, i16::MAX).next(),
            self.readings(i16::MIN, i16::MAX).next_back(),
        ) else {
            return Period::UNKNOWN;
        };
        if let Some(clock) = self.clock {
            let earliest = midnight(low.first) + clock.seconds() - clock.slack();
            let latest = midnight(high.first) + clock.seconds() + clock.slack();
            let start = Window { earliest, latest };
            let end = Window {
                earliest: earliest + clock.precision(),
                latest: latest + clock.precision(),
            };
            return Period { start, end };
        }
        Period {
            start: Window {
                earliest: midnight(self.shift(low, -1).first),
                latest: midnight(self.shift(high, 1).first),
            },
            end: Window {
                earliest: midnight(self.shift(low, -1).last) + DAY,
                latest: midnight(self.shift(high, 1).last) + DAY,
            },
        }
    }

    /// Whether some reading shares an instant with the window. The `?` is not looked at.
    pub(super) fn may_touch(self, window: Window) -> bool {
        self.windows_near(window)
            .is_none_or(|mut near| near.any(|reading| reading.touches(window)))
    }

    /// Whether some reading of either shares an instant with one of the other.
    pub(super) fn may_touch_point(self, other: Self) -> bool {
        // One may have too many readings to tell where the other has few.
        self.readings_may_touch(other) && other.readings_may_touch(self)
    }

    fn readings_may_touch(self, other: Self) -> bool {
        let extent = if other.year == 0xFFFF && self.year == 0xFFFF {
            // A leap year and its neighbours have every day that there is.
            Window {
                earliest: midnight(civil::date(1999, 1, 1)),
                latest: midnight(civil::date(2002, 1, 1)),
            }
        } else {
            other.extent().outer().meet(self.extent().outer())
        };
        self.windows_near(extent)
            .is_none_or(|mut near| near.any(|reading| other.may_touch(reading)))
    }

    /// The windows of its readings around a window, or none where there are too many to tell.
    fn windows_near(self, window: Window) -> Option<impl Iterator<Item = Window>> {
        const MANY: usize = 2000;
        let low = year_of(window.earliest);
        let high = year_of(window.latest);
        if high.saturating_sub(low) > 400 {
            return None;
        }
        let margin = if self.month == 0 {
            2 + self.year_step()
        } else {
            2
        };
        let readings = || self.readings(low.saturating_sub(margin), high.saturating_add(margin));
        (readings().nth(MANY).is_none()).then(|| {
            readings().map(move |days| Window {
                earliest: midnight(self.shift(days, -1).first),
                latest: midnight(self.shift(days, 1).last) + DAY,
            })
        })
    }

    /// The days of every reading with a year in the range, in order.
    fn readings(self, low: i16, high: i16) -> impl DoubleEndedIterator<Item = Days> {
        let (least, most) = (lowest(self.year), highest(self.year));
        let (least, most) = if self.negative {
            (-most, -least)
        } else {
            (least, most)
        };
        (least.max(low)..=most.min(high))
            .filter(move |year| matches(self.year, year.unsigned_abs()))
            .flat_map(move |year| {
                let month = if is_season(self.month) { 0 } else { self.month };
                numbers(month, 12).flat_map(move |month| self.days(year, month))
            })
    }

    /// The readings in a month (0 where the month is none).
    fn days(self, year: i16, month: i8) -> impl DoubleEndedIterator<Item = Days> + use<> {
        let whole = if is_season(self.month) {
            season(year, self.month)
        } else if month == 0 {
            span(civil::Date::new(year, 1, 1), civil::Date::new(year, 12, 31))
        } else {
            let first = civil::Date::new(year, month, 1);
            span(first.clone(), first.map(civil::Date::last_of_month))
        };
        whole.into_iter().flat_map(move |whole| {
            numbers(self.day, whole.last.day()).filter_map(move |day| {
                if day == 0 {
                    return Some(whole);
                }
                let date = civil::Date::new(year, month, day).ok()?;
                Some(Days {
                    first: date,
                    last: date,
                })
            })
        })
    }

    /// The days moved by the precision of the date, if it is approximate: back or ahead.
    fn shift(self, days: Days, sign: i64) -> Days {
        if !self.qualifier.is_approximate() {
            return days;
        }
        let step = self.precision() * sign;
        let limit = if sign < 0 {
            civil::Date::MIN
        } else {
            civil::Date::MAX
        };
        let by = |date: civil::Date| date.checked_add(step).unwrap_or(limit);
        let last = by(days.last);
        let whole_months = !self.is_day() && !is_season(self.month);
        Days {
            first: by(days.first),
            last: if whole_months {
                last.last_of_month()
            } else {
                last
            },
        }
    }

    /// The step by which `~` widens: the unit of the last part given, tenfold where its last digit
    /// is unspecified, the next larger unit where all of it is.
    fn precision(self) -> Span {
        if self.day != 0 {
            match unspecified(self.day.into(), 2) {
                0 => 1.day(),
                1 => 10.days(),
                _ => 1.month(),
            }
        } else if is_season(self.month) {
            3.months()
        } else if self.month != 0 {
            match unspecified(self.month.into(), 2) {
                0 => 1.month(),
                1 => 10.months(),
                _ => 1.year(),
            }
        } else {
            i64::from(self.year_step()).years()
        }
    }

    fn year_step(self) -> i16 {
        10_i16.pow(unspecified(self.year, 4).min(3))
    }
}

/// Seconds from 1970-01-01T00:00Z to the start of the day.
pub(super) fn midnight(day: civil::Date) -> i64 {
    day.duration_since(EPOCH.date()).as_secs()
}

/// The instant in the calendar, where the calendar reaches it.
pub(super) fn calendar(instant: i64) -> Option<civil::DateTime> {
    EPOCH.checked_add(SignedDuration::from_secs(instant)).ok()
}

/// The instant of a calendar time.
pub(super) fn instant(time: civil::DateTime) -> i64 {
    time.duration_since(EPOCH).as_secs()
}

const EPOCH: civil::DateTime = civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

fn year_of(instant: i64) -> i16 {
    let limit = if instant < 0 { i16::MIN } else { i16::MAX };
    calendar(instant).map_or(limit, civil::DateTime::year)
}

fn span(
    first: Result<civil::Date, jiff::Error>,
    last: Result<civil::Date, jiff::Error>,
) -> Option<Days> {
    Some(Days {
        first: first.ok()?,
        last: last.ok()?,
    })
}

pub(super) const fn is_season(month: u8) -> bool {
    matches!(month, 0x21..=0x24)
}

/// The days of a northern season, from its meteorological start to its astronomical end. A winter
/// may be the one that ends in its year or the one that starts in it.
fn season(year: i16, month: u8) -> Option<Days> {
    let date = |year, month, day| civil::Date::new(year, month, day);
    match month {
        0x21 => span(date(year, 3, 1), date(year, 6, 21)),
        0x22 => span(date(year, 6, 1), date(year, 9, 23)),
        0x23 => span(date(year, 9, 1), date(year, 12, 22)),
        _ => span(
            date(year - 1, 12, 1).or_else(|_| date(year, 1, 1)),
            date(year + 1, 3, 21).or_else(|_| date(year, 12, 31)),
        ),
    }
}
