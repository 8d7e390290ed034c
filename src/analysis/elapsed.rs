//! Time between two events, as far as their dates tell it.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::Derived;
use crate::model::date::{Date, Window};

/// How many days lie between two events: at least and at most; negative where the second may be
/// the earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Elapsed {
    /// At least so many.
    pub at_least: i64,
    /// At most so many.
    pub at_most: i64,
}

/// Seconds in a day.
const DAY: i64 = 24 * 3600;

/// The days from one event to another, counted between the days that each may have been on; none
/// where one is undated or open on a side.
pub fn elapsed(derived: &Derived<'_>, from: NodeIndex, to: NodeIndex) -> Option<Elapsed> {
    let filling = derived.filling();
    let (from_first, from_last) = days(filling.date(from)?)?;
    let (to_first, to_last) = days(filling.date(to)?)?;
    Some(Elapsed {
        at_least: to_first - from_last,
        at_most: to_last - from_first,
    })
}

/// The first and the last day on which something dated so may have been.
fn days(date: &Date) -> Option<(i64, i64)> {
    // A time of day is on the day that is written, wherever that is.
    if let Some((day, _)) = date
        .as_str()
        .split_once('T')
        .filter(|_| !date.is_interval())
    {
        return days(&day.parse().ok()?);
    }
    let Window { earliest, latest } = date.window();
    let is_open = earliest == Window::PAST || latest == Window::FUTURE;
    (!is_open).then(|| (earliest.div_euclid(DAY), (latest - 1).div_euclid(DAY)))
}
