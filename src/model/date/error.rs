//! What is wrong with a date, and what to write instead.

use std::fmt;

use super::repair;

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    offset: u32,
    fault: DateFault,
    instead: Option<Box<str>>,
}

/// What is wrong with a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// Nothing is written.
    #[error("the date is empty")]
    Empty,
    /// It does not start with a year.
    #[error("a date starts with a year of four digits, X for those that are not given")]
    Year,
    /// The year has more than four digits, or a `Y` before it.
    #[error("years of more than four digits are not supported")]
    LongYear,
    /// Two digits are expected.
    #[error("a {0} has two digits, X for those that are not given")]
    Digits(&'static str),
    /// Something follows the date that does not belong to it.
    #[error("the date should end here")]
    Trailing,
    /// No month has this number.
    #[error("there is no month {0}")]
    Month(Box<str>),
    /// The month has no such day.
    #[error("{month} has no day {day}")]
    Day {
        /// The month as written, with its year.
        month: Box<str>,
        /// The day as written.
        day: Box<str>,
    },
    /// The time of day is not complete, or is none.
    #[error("a time of day is written 14:30 or 14:30:05, from 00:00 to 23:59")]
    Clock,
    /// The zone is none.
    #[error("a zone is written Z or +02:00, at most 14 hours from UTC")]
    Zone,
    /// A time of day on a day that is not given in full.
    #[error("a time of day needs a day that is given in full")]
    ClockNeedsDay,
    /// `?`, `~` or `%` after a time of day.
    #[error("?, ~ and % cannot follow a time of day")]
    QualifiedClock,
    /// `?`, `~` or `%` anywhere but at the end.
    #[error("?, ~ and % stand at the end of a date")]
    QualifierPlace,
    /// More than one slash, or `..` without one.
    #[error("an interval has two ends and one slash")]
    Interval,
    /// The second end is before the first.
    #[error("the interval ends before it starts")]
    Backwards,
    /// Neither end is given.
    #[error("the interval has neither a start nor an end")]
    Endless,
    /// A set of dates, which is level 2.
    #[error("sets of dates are not supported")]
    Set,
}

/// A fault and the byte at which it lies.
pub(super) type Failure = (usize, DateFault);

impl DateError {
    pub(super) fn new(text: &str, (offset, fault): Failure) -> Self {
        let instead = repair::form(text).map(String::into_boxed_str);
        Self {
            offset: offset as u32,
            fault,
            instead,
        }
    }

    /// The byte in the text at which it goes wrong, from 0; the text's length where something is
    /// missing at its end.
    pub const fn offset(&self) -> u32 {
        self.offset
    }

    /// What is wrong.
    pub const fn fault(&self) -> &DateFault {
        &self.fault
    }

    /// The date that was probably meant, in the form to write, where it can be told.
    pub fn instead(&self) -> Option<&str> {
        self.instead.as_deref()
    }

    /// The next step, as a sentence.
    pub fn help(&self) -> String {
        if let Some(instead) = &self.instead {
            return format!("write {instead}{}", meaning(instead));
        }
        match self.fault {
            DateFault::Month(_) => {
                "months are 01 to 12; 21, 22, 23 and 24 are spring, summer, autumn and winter"
            }
            DateFault::Day { .. } => "write a day that the month has, or leave it out",
            DateFault::LongYear => "write a year from -9999 to 9999, or say it in a note",
            DateFault::Clock => "write 2031-05-01T14:30, with Z or +02:00 after it if it is known",
            DateFault::Zone => "write 2031-05-01T14:30Z or 2031-05-01T14:30+02:00",
            DateFault::ClockNeedsDay => "write the day too, or leave out the time of day",
            DateFault::QualifiedClock => "leave out the time of day, or the sign after it",
            DateFault::Backwards => "write the earlier end first",
            DateFault::Endless => "leave the date out if nothing is known",
            DateFault::Interval | DateFault::Set => {
                "write 2031-03/2031-05, 2031-03/.. without an end, or 2031-03/ if the end is unknown"
            }
            _ => {
                "write 2031-05-01, 2031-05 or 2031; XXXX-09 for a September without a year; \
                 2031-03/2031-05 for somewhere between"
            }
        }
        .into()
    }
}

/// What a form means that explains itself badly.
fn meaning(form: &str) -> String {
    const MONTHS: [&str; 12] = [
        "a January",
        "a February",
        "a March",
        "an April",
        "a May",
        "a June",
        "a July",
        "an August",
        "a September",
        "an October",
        "a November",
        "a December",
    ];
    const SEASONS: [&str; 4] = ["the spring", "the summer", "the autumn", "the winter"];
    let (year, month) = form.split_once('-').unwrap_or((form, ""));
    let number = month.parse::<usize>().unwrap_or_default();
    match number {
        1..=12 if year == "XXXX" => format!(" for {} without a year", MONTHS[number - 1]),
        21..=24 => format!(" for {}", SEASONS[number - 21]),
        _ if form.ends_with('~') => " (~ for about)".into(),
        _ => String::new(),
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl std::error::Error for DateError {}
