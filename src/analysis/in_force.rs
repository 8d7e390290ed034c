//! In force: whether a permission, sanction or order holds at a date.

use petgraph::graph::NodeIndex;

use super::Derived;
use super::red_line::RedLineStatus;
use super::status::Status;
use crate::graph::Edge;
use crate::model::act::Act;
use crate::model::date::{Certainty, Date, DayStatus, Period, Window, not_after};
use crate::model::event::{EndKind, Event, Extent};
use crate::model::vocabulary::vocabulary;

vocabulary! {
    /// Whether something is in force, the first that fits.
    InForce, "a value of in force" {
        /// It is not said to have been given, or its condition has lapsed or been averted.
        Absent = "absent",
        /// Its time has not come, or its condition is not met.
        NotYet = "not-yet",
        /// It is over.
        Ended = "ended",
        /// It, or its condition, rests on what speakers say alone, or is disputed.
        Alleged = "alleged",
        /// It cannot be told for certain.
        Possible = "possible",
        /// A part of it has been ended.
        InPart = "in-part",
        /// It holds.
        InForce = "in-force",
    }
}

/// Whether something is in force, and what ended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Force {
    /// Whether it is.
    pub value: InForce,
    /// How it ended: by an event, or with its own time (`expire`, by none).
    pub ended: Option<(EndKind, Option<NodeIndex>)>,
    /// Ends that only speakers tell of, or that are disputed: they end nothing.
    pub alleged_ends: Vec<NodeIndex>,
}

/// Whether an act can be in force: a permission, a sanction, an order.
pub const fn can_be_in_force(act: Act) -> bool {
    matches!(act, Act::Authorize | Act::Sanction | Act::Order)
}

/// Whether an event is in force at a date; none where its act cannot be.
pub fn in_force(derived: &Derived<'_>, event: NodeIndex, at: Option<&Date>) -> Option<Force> {
    let record = derived.graph.event(event)?;
    if !can_be_in_force(record.act) {
        return None;
    }
    let case = Case::new(derived, event, at);
    let mut force = Force {
        value: InForce::InForce,
        ended: None,
        alleged_ends: case.alleged_ends,
    };
    let status = derived.event(event).status;
    let condition = derived.red_line(event).map(|line| line.status);
    let own_time = at.map_or(DayStatus::Possibly, |at| case.period.status(at));
    let over = case.ends.iter();
    let over = over.filter(|end| end.whole && end.status == DayStatus::Ended);
    // Of several ends the first in time.
    let filling = derived.filling();
    let ended = over.min_by_key(|end| {
        let date = filling.date(end.by).map(Date::nominal);
        (date.is_none(), date)
    });
    // One that came when its own time was over ended nothing.
    let ended = ended.filter(|end| {
        let date = filling.date(end.by);
        let status = date.map(|date| case.period.status(date));
        own_time != DayStatus::Ended || status != Some(DayStatus::Ended)
    });
    let any = |whole: bool, status: DayStatus| {
        case.ends
            .iter()
            .any(|end| end.whole == whole && end.status == status)
    };
    force.value = if !status.may_have_happened()
        || matches!(
            condition,
            Some(RedLineStatus::Lapsed | RedLineStatus::Averted)
        ) {
        InForce::Absent
    } else if own_time == DayStatus::NotYet
        || matches!(
            condition,
            Some(RedLineStatus::NotMet | RedLineStatus::Pending)
        )
    {
        InForce::NotYet
    } else if own_time == DayStatus::Ended || ended.is_some() {
        force.ended = Some(ended.map_or((EndKind::Expire, None), |end| (end.how, Some(end.by))));
        InForce::Ended
    } else if matches!(status, Status::Attributed | Status::Disputed)
        || matches!(
            condition,
            Some(RedLineStatus::MetAsAttributed | RedLineStatus::Disputed)
        )
    {
        InForce::Alleged
    } else if own_time == DayStatus::Possibly
        || condition == Some(RedLineStatus::CannotTell)
        || any(true, DayStatus::Possibly)
    {
        InForce::Possible
    } else if any(false, DayStatus::Ended) {
        InForce::InPart
    } else if any(false, DayStatus::Possibly) {
        InForce::Possible
    } else {
        InForce::InForce
    };
    Some(force)
}

/// One end of an event, as far as it has been brought about at the date.
struct End {
    by: NodeIndex,
    how: EndKind,
    whole: bool,
    /// Where the date asked stands towards the time before the end.
    status: DayStatus,
}

struct Case {
    /// Its own time.
    period: Period,
    ends: Vec<End>,
    alleged_ends: Vec<NodeIndex>,
}

impl Case {
    fn new(derived: &Derived<'_>, event: NodeIndex, at: Option<&Date>) -> Self {
        let graph = derived.graph;
        let filling = derived.filling();
        let period = match (filling.valid(event), filling.date(event)) {
            (Some(valid), date) => {
                let mut period = valid.period();
                // Where the start of `valid` is not known, it is that of the act.
                let unknown =
                    period.start.earliest == Window::PAST && period.start.latest != Window::PAST;
                if let Some(date) = date.filter(|_| unknown) {
                    period.start = Period::since(date).start;
                }
                period
            }
            (None, Some(date)) => Period::since(date),
            (None, None) => Period::UNKNOWN,
        };
        let mut case = Self {
            period,
            ends: Vec::new(),
            alleged_ends: Vec::new(),
        };
        for (_, by) in graph.into(event, |edge| edge == Edge::Ends) {
            let status = derived.event(by).status;
            if matches!(status, Status::Attributed | Status::Disputed) {
                case.alleged_ends.push(by);
            }
            let written = graph.event(by).map_or(&[][..], Event::ends);
            for end in written
                .iter()
                .filter(|end| graph.find(&end.event) == Some(event))
            {
                if status.is_reported() {
                    case.ends.push(End {
                        by,
                        how: end.how,
                        whole: end.extent.unwrap_or(Extent::Whole) == Extent::Whole,
                        status: reached(derived.filling().date(by), at),
                    });
                }
            }
        }
        case
    }
}

/// Whether an end of this date has been reached: [`DayStatus::Ended`] if the whole of `at` is after
/// it, [`DayStatus::Within`] if it is all before.
fn reached(end: Option<&Date>, at: Option<&Date>) -> DayStatus {
    let (Some(end), Some(at)) = (end, at) else {
        return DayStatus::Possibly;
    };
    match Period::since(end).status(at) {
        DayStatus::Within => DayStatus::Ended,
        DayStatus::NotYet => DayStatus::Within,
        _ if not_after(end, at) == Certainty::No => DayStatus::Within,
        other => other,
    }
}
