//! The frame of an answer: the filters it was given under, and the claims that time left out.

use serde::Serialize;

use super::words;
use crate::analysis::Derived;
use crate::analysis::as_of::{Timing, clock};

/// The frame of an answer.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Frame {
    /// Evidence and selection other than the default, in words.
    pub(super) filters: Vec<String>,
    /// Claims that as-of leaves out because they are undated or only possibly in time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    left_out: Vec<LeftOut>,
}

#[derive(Clone, Debug, Serialize)]
struct LeftOut {
    claim: String,
    because: &'static str,
}

/// At most this many claims are named in a line of text; programs get all.
const NAMED: usize = 6;

impl Frame {
    /// The frame of an answer under these filters.
    pub(super) fn new(derived: &Derived<'_>, filters: Vec<String>) -> Self {
        let graph = derived.graph;
        let by = derived.evidence.as_of.as_ref().map(|it| it.clock);
        let left_out = graph
            .claims()
            .filter(|(node, _)| derived.claim(*node).timing == Timing::Unknown)
            .map(|(node, claim)| LeftOut {
                claim: claim.id.to_string(),
                because: if by.and_then(|by| clock(graph, node, by)).is_some() {
                    "possibly in time"
                } else {
                    "undated"
                },
            })
            .collect();
        Self { filters, left_out }
    }

    /// The filters after the first line of an answer: ` (as of 2031; act warn)`.
    pub(super) fn in_brackets(&self) -> String {
        if self.filters.is_empty() {
            String::new()
        } else {
            format!(" ({})", self.filters.join("; "))
        }
    }

    /// The filters and what they leave out, each on a line of its own.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if !self.filters.is_empty() {
            lines.push(format!("filters: {}", self.filters.join("; ")));
        }
        lines.extend(self.left_out_line());
        lines
    }

    /// The line that names the claims left out, if there are any.
    pub(super) fn left_out_line(&self) -> Option<String> {
        if self.left_out.is_empty() {
            return None;
        }
        let of = |because| {
            let there = self.left_out.iter().filter(|it| it.because == because);
            there.count()
        };
        let mut named: Vec<_> = self
            .left_out
            .iter()
            .take(NAMED)
            .map(|it| it.claim.clone())
            .collect();
        if let Some(more) = self.left_out.len().checked_sub(NAMED).filter(|it| *it > 0) {
            named.push(format!("and {more} more, all of them with --format json"));
        }
        Some(format!(
            "left out by --as-of: {} ({} undated, {} only possibly in time): {}",
            words::count(self.left_out.len(), "claim"),
            of("undated"),
            of("possibly in time"),
            named.join(", ")
        ))
    }
}
