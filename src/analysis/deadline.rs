//! Deadlines of conditions.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::slot::{Slot, SlotMatch};
use crate::model::date::{Certainty, Date, DayStatus, Period};

/// Until when a condition may be met.
#[derive(Clone, Debug)]
pub struct Deadline {
    /// `by` or `within`.
    pub name: &'static str,
    /// As it is written: `2031-05-01`, `P7D of deployment`.
    pub text: String,
    /// The time in which it may be met; unknown where it runs from something undated.
    pub period: Option<Period>,
    /// The event from which it runs, for `within`.
    pub from: Option<NodeIndex>,
}

/// Where the judged-at date stands towards a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Remaining {
    /// The deadline is ahead.
    Ahead,
    /// It is past.
    Past,
    /// It cannot be told.
    Unknown,
}

impl Deadline {
    /// Whether something of this date came in time.
    pub fn slot(&self, date: Option<&Date>) -> Slot {
        let state = match date
            .zip(self.period)
            .map(|(date, period)| period.contains(date))
        {
            Some(Certainty::Certainly) => SlotMatch::Match,
            Some(Certainty::No) => SlotMatch::Mismatch,
            Some(Certainty::Possibly) | None => SlotMatch::Unstated,
        };
        Slot {
            name: self.name.to_owned(),
            state,
            wanted: vec![self.text.clone()],
            found: date.iter().map(ToString::to_string).collect(),
            background: Vec::new(),
        }
    }

    /// Whether something of this date is certainly too late.
    pub fn is_too_late(&self, date: Option<&Date>) -> bool {
        date.zip(self.period)
            .is_some_and(|(date, period)| period.status(date) == DayStatus::Ended)
    }

    /// Whether something that lasted until the end of this date lasted until the deadline.
    pub fn is_reached_by(&self, date: &Date) -> bool {
        self.period
            .is_some_and(|period| date.window().latest >= period.end.latest)
    }

    /// Where a date stands towards it.
    pub fn remaining(&self, judged_at: Option<&Date>) -> Remaining {
        match judged_at
            .zip(self.period)
            .map(|(date, period)| period.status(date))
        {
            Some(DayStatus::Ended) => Remaining::Past,
            Some(DayStatus::NotYet | DayStatus::Within) => Remaining::Ahead,
            Some(DayStatus::Possibly) | None => Remaining::Unknown,
        }
    }
}
