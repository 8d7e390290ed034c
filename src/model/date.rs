//! Dates as claims give them: EDTF, imprecise and compared in three values.
//!
//! EDTF is the Extended Date/Time Format, part of ISO 8601-2:2019. Levels 0 and 1 are read, with
//! unspecified digits anywhere (`XXXX-09`: a September, year not given).

mod bounds;
mod certainty;
mod compare;
mod duration;
mod error;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

pub use bounds::{DayStatus, Period, Window};
pub use certainty::Certainty;
pub use compare::{before, between, day_status, not_after, overlaps, within_deadline};
pub use duration::{Duration, DurationError};
pub use error::DateError;

/// A date or interval, as its author wrote it.
#[derive(Clone)]
pub struct Date {
    text: Box<str>,
}

impl Date {
    /// The author's text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Every instant at which something so dated may have happened (of an interval: somewhere
    /// within it).
    pub fn window(&self) -> Window {
        unimplemented!()
    }

    /// The date as a stretch of time that lasts throughout (the reading of `valid`).
    pub fn period(&self) -> Period {
        unimplemented!()
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(_text: &str) -> Result<Self, Self::Err> {
        unimplemented!()
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
        self.text.cmp(&other.text)
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

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
        json_schema!({ "type": ["string", "integer"] })
    }
}
