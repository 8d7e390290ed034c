//! Lengths of time: `P7D`, `P1M`, `P2W`, `PT48H`.

use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// A length of time as ISO 8601 writes it, months and years by the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    text: Box<str>,
    months: u32,
    days: u32,
    seconds: u32,
}

impl Duration {
    /// The author's text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Years and months, in months.
    pub(super) fn months(&self) -> i64 {
        self.months.into()
    }

    /// Weeks and days, in days.
    pub(super) fn days(&self) -> i64 {
        self.days.into()
    }

    /// Hours, minutes and seconds, in seconds.
    pub(super) fn seconds(&self) -> i64 {
        self.seconds.into()
    }
}

/// Why a text is no duration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DurationError {
    offset: u32,
    fault: DurationFault,
    instead: Option<Box<str>>,
}

/// What is wrong with a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DurationFault {
    /// It does not start with `P`.
    #[error("a duration starts with P")]
    Start,
    /// A number is expected.
    #[error("a whole number is expected here")]
    Number,
    /// A unit is expected, the larger ones first.
    #[error("a unit is expected here: {0}")]
    Unit(&'static str),
    /// It has no length.
    #[error("the duration has no length")]
    Nothing,
    /// It is longer than the calendar.
    #[error("the duration is too long")]
    TooLong,
}

impl DurationError {
    /// The byte in the text at which it goes wrong, from 0.
    pub const fn offset(&self) -> u32 {
        self.offset
    }

    /// What is wrong.
    pub const fn fault(&self) -> DurationFault {
        self.fault
    }

    /// The duration that was probably meant, in the form to write, where it can be told.
    pub fn instead(&self) -> Option<&str> {
        self.instead.as_deref()
    }

    /// The next step, as a sentence.
    pub fn help(&self) -> String {
        match &self.instead {
            Some(instead) => format!("write {instead}"),
            None => {
                "write P7D for seven days, P2W for two weeks, P1M for a month by the calendar, \
                     PT48H for 48 hours"
                    .into()
            }
        }
    }
}

impl fmt::Display for DurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)
    }
}

impl std::error::Error for DurationError {}

impl FromStr for Duration {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).map_err(|(offset, fault)| DurationError {
            offset: offset as u32,
            fault,
            instead: form(text).map(String::into_boxed_str),
        })
    }
}

/// Letter and place of each unit; the first four belong before the `T`.
const UNITS: [(u8, Unit); 7] = [
    (b'Y', Unit::Months(12)),
    (b'M', Unit::Months(1)),
    (b'W', Unit::Days(7)),
    (b'D', Unit::Days(1)),
    (b'H', Unit::Seconds(3600)),
    (b'M', Unit::Seconds(60)),
    (b'S', Unit::Seconds(1)),
];

#[derive(Clone, Copy)]
enum Unit {
    Months(u32),
    Days(u32),
    Seconds(u32),
}

fn parse(text: &str) -> Result<Duration, (usize, DurationFault)> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'P') {
        return Err((0, DurationFault::Start));
    }
    let mut length = Duration {
        text: text.into(),
        months: 0,
        days: 0,
        seconds: 0,
    };
    let (mut at, mut units) = (1, &UNITS[..4]);
    let mut clock = false;
    while at < bytes.len() {
        if bytes[at] == b'T' && !clock {
            (clock, units) = (true, &UNITS[4..]);
            at += 1;
            continue;
        }
        let digits = bytes[at..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if digits == 0 {
            return Err((at, DurationFault::Number));
        }
        let number = text[at..at + digits]
            .parse()
            .map_err(|_| (at, DurationFault::TooLong))?;
        let letter = bytes.get(at + digits);
        let Some(found) = units.iter().position(|(unit, _)| Some(unit) == letter) else {
            let expected = if clock { "H, M or S" } else { "Y, M, W or D" };
            return Err((at + digits, DurationFault::Unit(expected)));
        };
        length
            .add(number, units[found].1)
            .ok_or((at, DurationFault::TooLong))?;
        units = &units[found + 1..];
        at += digits + 1;
    }
    if length.months == 0 && length.days == 0 && length.seconds == 0 {
        return Err((at, DurationFault::Nothing));
    }
    Ok(length)
}

impl Duration {
    fn add(&mut self, number: u32, unit: Unit) -> Option<()> {
        // The calendar has 20,000 years.
        const MONTHS: u32 = 240_000;
        const DAYS: u32 = 7_300_000;
        let (sum, scale, most) = match unit {
            Unit::Months(scale) => (&mut self.months, scale, MONTHS),
            Unit::Days(scale) => (&mut self.days, scale, DAYS),
            Unit::Seconds(scale) => (&mut self.seconds, scale, u32::MAX),
        };
        *sum = sum.checked_add(number.checked_mul(scale)?)?;
        (*sum <= most).then_some(())
    }
}

/// The duration that `7 days`, `48h`, `p7d` or `7D` mean.
fn form(text: &str) -> Option<String> {
    let upper = text.trim().to_ascii_uppercase();
    let plain = || Some(upper.clone()).filter(|form| parse(form).is_ok());
    let spelled = || {
        let digits = upper.bytes().take_while(u8::is_ascii_digit).count();
        let (number, word) = upper.split_at(digits);
        let word = word.trim_start_matches([' ', '-']).trim_end_matches('S');
        let form = match word {
            "D" | "DAY" => format!("P{number}D"),
            "W" | "WEEK" => format!("P{number}W"),
            "MONTH" => format!("P{number}M"),
            "Y" | "YEAR" => format!("P{number}Y"),
            "H" | "HOUR" | "HR" => format!("PT{number}H"),
            "MIN" | "MINUTE" => format!("PT{number}M"),
            _ => return None,
        };
        parse(&form).is_ok().then_some(form)
    };
    plain().or_else(spelled)
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl JsonSchema for Duration {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A length of time (ISO 8601): P7D seven days, P2W two weeks, P1M a \
                month by the calendar, PT48H 48 hours.",
            "type": "string",
            "pattern": "^P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?(?:T(?=[0-9])\
                (?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?$",
            "examples": ["P7D", "PT48H"],
        })
    }
}
