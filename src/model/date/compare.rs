//! Comparison of dates in three values.

use super::{Certainty, Date, DayStatus};

/// Whether `a` is before `b`.
pub fn before(_a: &Date, _b: &Date) -> Certainty {
    unimplemented!()
}

/// Whether `a` and `b` share an instant.
pub fn overlaps(_a: &Date, _b: &Date) -> Certainty {
    unimplemented!()
}

/// Whether `date` is not after `limit`, whose last day counts to its end (`--as-of`).
pub fn not_after(_date: &Date, _limit: &Date) -> Certainty {
    unimplemented!()
}

/// Whether `date` lies between the start of `since` and the end of `until`, either of which may be
/// left open (`--since`, `--until`).
pub fn between(_date: &Date, _since: Option<&Date>, _until: Option<&Date>) -> Certainty {
    unimplemented!()
}

/// Whether something dated `date` came in time for `deadline`, whose last day counts to its end.
pub fn within_deadline(_date: &Date, _deadline: &Date) -> Certainty {
    unimplemented!()
}

/// Where the day `at` lies towards the stretch of time `valid`.
pub fn day_status(_valid: &Date, _at: &Date) -> DayStatus {
    unimplemented!()
}
