//! Dates, lengths of time, places in a text and numbers that are none.

use super::amount::amount;
use crate::diagnostic::{Fact, Fix, Rule, Severity};
use crate::model::date::{DateError, DurationError};
use crate::model::id::UNSTATED;
use crate::text::AnchorError;

/// Rule `bad-date`.
pub const BAD_DATE: Rule = Rule {
    name: "bad-date",
    severity: Severity::Error,
    summary: "a date is not EDTF of level 0 or 1",
};

/// A text that is no date.
#[derive(Debug)]
pub struct BadDate {
    pub(crate) text: Box<str>,
    pub(crate) error: DateError,
}

impl Fact for BadDate {
    fn rule(&self) -> &'static Rule {
        &BAD_DATE
    }

    fn message(&self) -> String {
        format!("`{}` is not a date", super::shown(&self.text))
    }

    fn label(&self) -> String {
        self.error.to_string()
    }

    fn help(&self) -> Option<String> {
        if self.error.instead().is_none()
            && let Some(help) = without_a_form(&self.text)
        {
            return Some(help.to_owned());
        }
        Some(self.error.help()).filter(|help| !help.is_empty())
    }

    fn fix(&self) -> Option<Fix> {
        let instead = self.error.instead()?;
        has_numbers_of(&self.text, instead).then(|| Fix::Scalar(instead.into()))
    }
}

/// Whether a date has the numbers of a text in their order, so that only signs and zeros differ:
/// `2031-5-14` and `2031-05-14`. Day and month are never told apart by a guess.
fn has_numbers_of(text: &str, date: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_digit() || c.is_ascii_punctuation() || " T".contains(c);
    let numbers = |text: &str| -> Vec<u32> {
        let runs = text.split(|c: char| !c.is_ascii_digit());
        runs.filter_map(|run| run.parse().ok()).collect()
    };
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    text.chars().all(is_plain) && (numbers(text) == numbers(date) || digits(text) == digits(date))
}

/// The next step for words that say when, and that no date can be made of.
fn without_a_form(text: &str) -> Option<&'static str> {
    const RELATIVE: &[&str] = &[
        "ago",
        "earlier",
        "last",
        "later",
        "next",
        "now",
        "recently",
        "this",
        "today",
        "tomorrow",
        "tonight",
        "week",
        "yesterday",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let lower = text.to_lowercase();
    if lower == UNSTATED || matches!(&*lower, "unknown" | "none" | "n/a" | "-" | "?") {
        return Some("leave the date out where nothing is known");
    }
    let clock = lower.split_once(':').is_some_and(|(hours, rest)| {
        hours.parse::<u8>().is_ok() && rest.get(..2).is_some_and(|it| it.parse::<u8>().is_ok())
    });
    if clock {
        return Some("write the day before the time of day: 2031-05-01T12:30");
    }
    let mut words = lower.split(|c: char| !c.is_alphabetic());
    words.any(|word| RELATIVE.contains(&word)).then_some(
        "write the day that is meant, counted from the day on which it was said; XXXX-09 for a \
         September without a year",
    )
}

/// Rule `bad-duration`.
pub const BAD_DURATION: Rule = Rule {
    name: "bad-duration",
    severity: Severity::Error,
    summary: "a length of time is not written as ISO 8601 has it",
};

/// A text that is no length of time.
#[derive(Debug)]
pub struct BadDuration {
    pub(in super::super) text: Box<str>,
    pub(in super::super) error: DurationError,
}

impl Fact for BadDuration {
    fn rule(&self) -> &'static Rule {
        &BAD_DURATION
    }

    fn message(&self) -> String {
        format!("`{}` is not a length of time", super::shown(&self.text))
    }

    fn label(&self) -> String {
        self.error.to_string()
    }

    fn help(&self) -> Option<String> {
        Some(self.error.help()).filter(|help| !help.is_empty())
    }
}

/// Rule `bad-anchor`.
pub const BAD_ANCHOR: Rule = Rule {
    name: "bad-anchor",
    severity: Severity::Error,
    summary: "a place in a source's text is not START..END#DIGEST",
};

/// A text that is no place in a source's text.
#[derive(Debug)]
pub struct BadAnchor {
    pub(in super::super) text: Box<str>,
    pub(in super::super) error: AnchorError,
}

impl Fact for BadAnchor {
    fn rule(&self) -> &'static Rule {
        &BAD_ANCHOR
    }

    fn message(&self) -> String {
        if self.text.trim().is_empty() {
            return self.error.to_string();
        }
        format!("`{}` is not a place in a text", super::shown(&self.text))
    }

    fn label(&self) -> String {
        self.error.to_string()
    }

    fn help(&self) -> Option<String> {
        Some(self.error.help().to_owned())
    }
}

/// The share that a percentage is: `80%`.
fn percent(text: &str) -> Option<f64> {
    let number: f64 = text.trim().strip_suffix('%')?.trim_end().parse().ok()?;
    Some(number / 100.0).filter(|share| share.is_finite())
}

/// Rule `bad-number`.
pub const BAD_NUMBER: Rule = Rule {
    name: "bad-number",
    severity: Severity::Error,
    summary: "a number is none, or not of the kind that its field takes",
};

/// A text that is no number, or not one that its field takes.
#[derive(Debug)]
pub struct BadNumber {
    pub(in super::super) text: Box<str>,
    pub(in super::super) fault: NumberFault,
}

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFault {
    /// It is none.
    None,
    /// It is none that counts something.
    NoAmount,
    /// It stands in quotes, which make it text.
    Quoted,
    /// It is not a whole number from 0 to 2^32 - 1.
    NotWhole,
    /// It is more than a hundred percent.
    NoPercentage,
}

impl Fact for BadNumber {
    fn rule(&self) -> &'static Rule {
        &BAD_NUMBER
    }

    fn message(&self) -> String {
        let text = super::shown(&self.text);
        match self.fault {
            NumberFault::None | NumberFault::NoAmount => format!("`{text}` is not a number"),
            NumberFault::Quoted => format!("\"{text}\" is text, not a number"),
            NumberFault::NotWhole => format!("`{text}` is not a whole number from 0 on"),
            NumberFault::NoPercentage => format!("`{text}` is more than all"),
        }
    }

    fn help(&self) -> Option<String> {
        let meant = amount(&self.text);
        let exact = meant.as_ref().filter(|meant| !meant.starts_with('{'));
        Some(match (self.fault, exact, &meant) {
            (NumberFault::Quoted, ..) => format!("write it without quotes: {}", self.text),
            (NumberFault::NotWhole, Some(number), _) => {
                format!("if it is {number}, write {number}; `claimgraph add` writes it")
            }
            (NumberFault::NotWhole, ..) => {
                "it counts Unicode scalar values; `claimgraph add` writes it".to_owned()
            }
            (NumberFault::None, Some(number), _) => format!("write {number}"),
            (NumberFault::NoAmount, _, Some(meant)) => format!("write {meant}"),
            (NumberFault::NoAmount, ..) if self.text.trim_end().ends_with('%') => {
                "write the number, and say in its name what it is: `percent: 80`".to_owned()
            }
            (NumberFault::NoAmount, ..) => {
                "write digits, or bounds: 10000, `{ min: 20, max: 30 }`, `{ value: 20, approximate: \
                 true }`"
                    .to_owned()
            }
            (NumberFault::NoPercentage, ..) => "write a percentage from 0 to 100".to_owned(),
            (NumberFault::None, ..) if percent(&self.text).is_some() => format!(
                "if it is a percentage, write {}",
                percent(&self.text).unwrap_or_default()
            ),
            (NumberFault::None, ..) => "write digits, with a point before a fraction: 10000, 2.5".to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::has_numbers_of;

    #[test]
    fn only_signs_and_zeros_differ() {
        for (text, date) in [
            ("2031-5-14", "2031-05-14"),
            ("20310514", "2031-05-14"),
            ("2031/05/14", "2031-05-14"),
            ("2031-05-12 14:30", "2031-05-12T14:30"),
            ("2031-05-13 - 2031-05-14", "2031-05-13/2031-05-14"),
        ] {
            assert!(has_numbers_of(text, date), "{text}");
        }
        for (text, date) in [
            ("05/13/2031", "2031-05-13"),
            ("2031-13-02", "2031-02-13"),
            ("12 May 2031", "2031-05-12"),
            ("2031-06-30/2031-03-01", "2031-03-01/2031-06-30"),
        ] {
            assert!(!has_numbers_of(text, date), "{text}");
        }
    }
}
