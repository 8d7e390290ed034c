//! Comparison of dates in three values.
//!
//! An event's date says when it happened, somewhere within what is given. A comparison holds
//! [`Certainly`](Certainty::Certainly) if it holds wherever each of the two lies within its bounds,
//! and not at all ([`No`](Certainty::No)) if it holds nowhere. A date marked `?` may be wrong, so
//! that nothing about it is certain.

use super::{Certainty, Date, DayStatus, Period, Window};

/// Whether `a` is before `b`.
///
/// [`No`](Certainty::No) means that no reading puts `a` before `b`. Two plain days that are the
/// same leave it open.
pub fn before(a: &Date, b: &Date) -> Certainty {
    let (a, b) = (a.window(), b.window());
    if a.latest <= b.earliest {
        Certainty::Certainly
    } else if a.earliest >= b.latest {
        Certainty::No
    } else {
        Certainty::Possibly
    }
}

/// Whether `a` and `b` can be the same time.
///
/// [`Certainly`](Certainty::Certainly) if one is known to lie within the other,
/// [`No`](Certainty::No) if they are certainly disjoint. Unspecified digits are looked at: a
/// September without a year is never in May 2031.
pub fn overlaps(a: &Date, b: &Date) -> Certainty {
    let disjoint = !a.may_touch(b.window())
        || !b.may_touch(a.window())
        || a.scattered()
            .zip(b.scattered())
            .is_some_and(|(a, b)| !a.may_touch_point(b));
    if disjoint {
        Certainty::No
    } else if a.period().contains(b).is_certain() || b.period().contains(a).is_certain() {
        Certainty::Certainly
    } else {
        Certainty::Possibly
    }
}

/// Whether `date` is not after `limit`, which lasts to its end (`--as-of`).
pub fn not_after(date: &Date, limit: &Date) -> Certainty {
    between(date, None, Some(limit))
}

/// Whether `date` lies between the start of `since` and the end of `until`, either of which may be
/// left out (`--since`, `--until`).
///
/// Until 2031 is to the end of that year.
pub fn between(date: &Date, since: Option<&Date>, until: Option<&Date>) -> Certainty {
    let open = |instant| Window {
        earliest: instant,
        latest: instant,
    };
    Period {
        start: since.map_or(open(Window::PAST), |since| since.period().start),
        end: until.map_or(open(Window::FUTURE), |until| until.period().end),
    }
    .contains(date)
}

/// Whether something dated `date` came in time for `deadline`, which counts to the end of its day.
pub fn within_deadline(date: &Date, deadline: &Date) -> Certainty {
    Period::until(deadline).contains(date)
}

/// Whether the stretch of time `date` ends on or after the day of `deadline`: what is denied
/// throughout it did not come in time.
pub fn reaches(date: &Date, deadline: &Date) -> Certainty {
    let (end, due) = (date.period().end, Period::until(deadline).end);
    if end.earliest >= due.latest {
        Certainty::Certainly
    } else if end.latest < due.earliest {
        Certainty::No
    } else {
        Certainty::Possibly
    }
}

/// Where the day `at` lies towards the stretch of time `valid`.
pub fn day_status(valid: &Date, at: &Date) -> DayStatus {
    valid.period().status(at)
}
