//! Dates as claims give them: EDTF, imprecise and compared in three values.
//!
//! EDTF is the Extended Date/Time Format, part of ISO 8601-2:2019. Levels 0 and 1 are read, with
//! unspecified digits anywhere (`XXXX-09`: a September, year not given).

mod bounds;
mod certainty;
mod clock;
mod compare;
mod digits;
mod duration;
mod error;
mod parse;
mod point;
mod repair;
mod words;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

pub use bounds::{DayStatus, Period, Window};
pub use certainty::Certainty;
pub use compare::{before, between, day_status, not_after, overlaps, reaches, within_deadline};
pub use duration::{Duration, DurationError, DurationFault};
pub use error::{DateError, DateFault};
use point::End;

/// A date or interval, as its author wrote it: `2031-05-01`, `XXXX-09`, `2031-21` (spring),
/// `2031-10~`, `2031-05-01T14:30+02:00`, `2031-03/..`.
///
/// Equality is that of the text: `2031` and `2031-01/2031-12` are two ways to write.
#[derive(Clone)]
pub struct Date {
    text: Box<str>,
    start: End,
    /// The second end of an interval.
    end: Option<End>,
}

impl Date {
    /// The author's text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it is written as an interval.
    pub const fn is_interval(&self) -> bool {
        self.end.is_some()
    }

    /// Whether it, or an end of it, may be wrong (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        [Some(self.start), self.end]
            .into_iter()
            .any(|end| matches!(end, Some(End::At(point)) if point.is_uncertain()))
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse::date(text).map_err(|failure| DateError::new(text, failure))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({})", self.text)
    }
}

impl PartialEq for Date {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Date {}

impl Hash for Date {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

/// The order of display: by earliest instant, then latest, then text. Total and deterministic; it
/// says nothing about what happened first (see [`before`]).
impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.nominal(), &self.text).cmp(&(other.nominal(), &other.text))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// One end of a date, as a pattern of JSON Schema (ECMA-262). It is looser than the parser: it does
/// not count the days of a month.
const POINT: &str = "-?[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?[?~%]?";

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        let end = format!("(?:{POINT}|\\.\\.)?");
        json_schema!({
            "description": "A date in EDTF: 2031-05-01, 2031-05, 2031, XXXX-09 (a September, year \
                not given), 2031-21 to 2031-24 (spring to winter), 2031-05-01T14:30Z, an interval \
                2031-03/2031-05 or 2031-03/.. (open); ~ after it for about, ? for uncertain, % for \
                both.",
            "anyOf": [
                { "type": "string", "pattern": format!("^(?:{POINT}|{end}/{end})$") },
                { "type": "integer", "minimum": 1000, "maximum": 9999 },
            ],
            "examples": ["2031-05-01", "XXXX-09", "2031-10~", "2031-03/.."],
        })
    }
}
