//! A time of day, with or without a zone.

use std::num::NonZeroU32;

/// A time of day, packed so that a date stays small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock(NonZeroU32);

impl Clock {
    const NO_SECOND: u32 = 63;

    /// A time from its parts; the zone is minutes east of UTC.
    pub(super) fn new(hour: u8, minute: u8, second: Option<u8>, zone: Option<i16>) -> Self {
        let second = second.map_or(Self::NO_SECOND, u32::from);
        // Offsets are at most 14 hours: 1 to 1681.
        let zone = zone.map_or(0, |minutes| u32::from((minutes + 841).unsigned_abs()));
        let packed = u32::from(hour) | u32::from(minute) << 5 | second << 11 | zone << 17;
        Self(NonZeroU32::MIN | packed << 1)
    }

    fn bits(self, from: u32, len: u32) -> i64 {
        i64::from(self.0.get() >> (from + 1) & ((1 << len) - 1))
    }

    /// Seconds after midnight UTC, or local seconds where no zone is given.
    pub(super) fn seconds(self) -> i64 {
        let second = self.bits(11, 6) % i64::from(Self::NO_SECOND);
        let zone = self.zone().unwrap_or_default();
        self.bits(0, 5) * 3600 + self.bits(5, 6) * 60 + second - zone * 60
    }

    fn zone(self) -> Option<i64> {
        Some(self.bits(17, 12))
            .filter(|zone| *zone != 0)
            .map(|zone| zone - 841)
    }

    /// Its granule, in seconds.
    pub(super) fn precision(self) -> i64 {
        if self.bits(11, 6) == i64::from(Self::NO_SECOND) {
            60
        } else {
            1
        }
    }

    /// How far off it may be for want of a zone, in seconds.
    pub(super) fn slack(self) -> i64 {
        if self.zone().is_some() { 0 } else { 14 * 3600 }
    }
}
