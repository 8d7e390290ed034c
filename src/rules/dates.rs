//! How surely dates contradict each other, as a severity.

use rustc_hash::FxHashMap;

use crate::diagnostic::Severity;
use crate::model::date::{Date, Window, overlaps};

/// Whether one date comes before another: an error where it does in every reading, a warning where
/// it does as soon as what is marked `?` is taken at its word. Dates that leave it open for want of
/// precision are no finding, for no author can mend that.
pub(super) fn before(earlier: &Date, later: &Date) -> Option<Severity> {
    Span::of(earlier).before(&Span::of(later))
}

/// Whether two dates have nothing in common, weighed in the same way.
pub(super) fn apart(a: &Date, b: &Date) -> Option<Severity> {
    if !overlaps(a, b).is_possible() {
        Some(Severity::Error)
    } else if a.nominal().touches(b.nominal()) {
        None
    } else {
        Some(Severity::Warning)
    }
}

/// The instants that a date allows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    /// For judging: what is marked `?` may be at any time.
    pub(super) judged: Window,
    /// With what is marked `?` taken at its word.
    pub(super) nominal: Window,
}

impl Span {
    /// The instants that a date allows.
    pub(super) fn of(date: &Date) -> Self {
        let judged = date.window();
        Self {
            judged,
            nominal: if date.is_uncertain() {
                date.nominal()
            } else {
                judged
            },
        }
    }

    /// Whether something about it is marked `?`.
    pub(super) fn is_uncertain(&self) -> bool {
        self.judged != self.nominal
    }

    /// Whether it ends before another starts.
    pub(super) const fn before(&self, later: &Self) -> Option<Severity> {
        if self.judged.latest <= later.judged.earliest {
            Some(Severity::Error)
        } else if self.nominal.latest <= later.nominal.earliest {
            Some(Severity::Warning)
        } else {
            None
        }
    }
}

/// The instants that dates allow, each date read once: many records are of one day.
#[derive(Debug, Default)]
pub(super) struct Spans<'g>(FxHashMap<&'g str, Span>);

impl<'g> Spans<'g> {
    /// The instants that a date allows.
    pub(super) fn of(&mut self, date: &'g Date) -> Span {
        *self
            .0
            .entry(date.as_str())
            .or_insert_with(|| Span::of(date))
    }

    /// Whether one date comes before another, as [`before`].
    pub(super) fn before(&mut self, earlier: &'g Date, later: &'g Date) -> Option<Severity> {
        self.of(earlier).before(&self.of(later))
    }
}
