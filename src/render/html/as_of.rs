//! The past in a page: what was derived as of each date of publication.

use rayon::prelude::*;
use serde::Serialize;

use crate::analysis::Derived;
use crate::analysis::as_of::{Timing, timing};
use crate::analysis::event_state::EventState;
use crate::analysis::flags::Flag;
use crate::analysis::red_line::RedLineStatus;
use crate::analysis::status::Status;
use crate::graph::{AsOf, Clock, Evidence, NodeIndex};
use crate::model::date::Date;
use crate::model::vocabulary::Vocabulary;
use crate::words::in_reading_order;

/// A page looks back from at most so many dates.
const MOST: usize = 40;

/// What was derived as of some dates of publication, each to its end.
#[derive(Serialize)]
pub(super) struct Past {
    /// How many different dates of publication there are.
    dates: usize,
    /// The dates that can be looked back from, the earliest first.
    looks: Vec<Look>,
}

/// What was derived as of a date. A letter or bit stands for each record of the page's lists.
#[derive(Serialize)]
struct Look {
    date: String,
    /// Of each event its status: `a` for the first one, a capital where it was hedged.
    statuses: String,
    /// Of each source whether its claims are in (`i`), out (`o`) or undated towards it (`u`).
    sources: String,
    /// Of each claim whether it counts, four in a hexadecimal digit, the first in the highest bit.
    counts: String,
    /// Of each red line its status.
    red_lines: Vec<RedLineStatus>,
}

impl Past {
    /// Looks back from every date of publication, or from dates spread evenly over too many.
    /// Evidence that is asked as of a date already has no past here.
    pub(super) fn new(derived: &Derived<'_>) -> Self {
        let graph = derived.graph;
        let mut dates: Vec<&Date> = graph
            .sources()
            .filter_map(|(_, source)| source.published.date())
            .collect();
        dates.sort_unstable();
        dates.dedup();
        if derived.evidence.as_of.is_some() {
            dates.clear();
        }
        let all = dates.len();
        if all > MOST {
            dates = (0..MOST)
                .map(|at| dates[at * (all - 1) / (MOST - 1)])
                .collect();
        }
        let mut claims: Vec<NodeIndex> = graph.claims().map(|(node, _)| node).collect();
        in_reading_order(graph, &mut claims);
        Self {
            dates: all,
            looks: dates
                .par_iter()
                .map(|date| Look::new(derived, &claims, date))
                .collect(),
        }
    }
}

impl Look {
    fn new(now: &Derived<'_>, claims: &[NodeIndex], date: &Date) -> Self {
        let graph = now.graph;
        let evidence = Evidence {
            as_of: Some(AsOf {
                clock: Clock::Public,
                date: date.clone(),
            }),
            ..now.evidence.clone()
        };
        let then = Derived::new(graph, &evidence);
        let counts = |four: &[NodeIndex]| {
            let bits = (0..4).fold(0, |bits, at| {
                let counts = four.get(at).is_some_and(|claim| then.claim(*claim).counts);
                bits << 1 | u32::from(counts)
            });
            char::from_digit(bits, 16).unwrap_or('0')
        };
        let published = graph.sources().map(|(_, source)| source.published.date());
        Self {
            date: date.to_string(),
            statuses: then.events.iter().map(letter).collect(),
            sources: published
                .map(|published| match timing(published, date) {
                    Timing::In => 'i',
                    Timing::Out => 'o',
                    Timing::Unknown => 'u',
                })
                .collect(),
            counts: claims.chunks(4).map(counts).collect(),
            red_lines: then.red_lines.iter().map(|line| line.status).collect(),
        }
    }
}

fn letter(state: &EventState) -> char {
    let at = Status::ALL.iter().position(|(_, it)| *it == state.status);
    let first = if state.flags.contains(&Flag::Hedged) {
        b'A'
    } else {
        b'a'
    };
    char::from(first + at.unwrap_or(0) as u8)
}
