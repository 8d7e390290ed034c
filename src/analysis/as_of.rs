//! As-of: which claims there were by a date.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use crate::graph::{AsOf, Clock, Graph};
use crate::model::date::{Certainty, Date, not_after};

/// Where a claim stands towards an as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Timing {
    /// Certainly not after it.
    In,
    /// Certainly after it.
    Out,
    /// Undated, or only possibly not after it: out, and listed.
    Unknown,
}

/// Where each claim stands, in the order of the claims; all are in without a date.
pub fn timings(graph: &Graph, as_of: Option<&AsOf>) -> Vec<Timing> {
    let Some(as_of) = as_of else {
        return vec![Timing::In; graph.data().claims.len()];
    };
    graph
        .claims()
        .map(|(node, _)| timing(clock(graph, node, as_of.clock), &as_of.date))
        .collect()
}

/// When a claim came about, by a clock.
pub fn clock(graph: &Graph, claim: NodeIndex, clock: Clock) -> Option<&Date> {
    let record = graph.claim(claim)?;
    match clock {
        Clock::Said => graph.said_date(claim),
        Clock::Public => graph.published(record),
        Clock::Recorded => record.recorded.as_ref()?.date.as_ref(),
    }
}

/// Where something of this date stands towards a limit, which lasts to its end.
pub fn timing(date: Option<&Date>, limit: &Date) -> Timing {
    match date.map(|date| not_after(date, limit)) {
        Some(Certainty::Certainly) => Timing::In,
        Some(Certainty::No) => Timing::Out,
        Some(Certainty::Possibly) | None => Timing::Unknown,
    }
}
