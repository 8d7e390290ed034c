//! Asking: what every question takes, and the graph that it is asked of.

use std::rc::Rc;

use clap::Args;

use super::evidence::{EvidenceArgs, SelectionArgs, filters};
use super::frame::Frame;
use super::session::Session;
use super::settings::Settings;
use super::words;
use super::{CliError, Output};
use crate::analysis::Derived;
use crate::analysis::status::Status;
use crate::graph::{Evidence, Graph, NodeIndex};
use crate::query::filter::Selection;

/// What every question takes.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Asking {
    #[command(flatten)]
    pub(super) evidence: EvidenceArgs,
    #[command(flatten)]
    pub(super) selection: SelectionArgs,
}

impl Asking {
    /// This, and what is not asked as in `saved`.
    pub(super) fn or(self, saved: Self) -> Self {
        Self {
            evidence: self.evidence.or(saved.evidence),
            selection: self.selection.or(saved.selection),
        }
    }
}

/// A graph without errors, and what is asked of it.
pub(super) struct Asked {
    pub(super) session: Rc<Session>,
    pub(super) evidence: Evidence,
    pub(super) selection: Selection,
    /// The evidence and the selection other than the default, in words.
    pub(super) filters: Vec<String>,
}

impl Asked {
    /// Loads the graph that the settings name, and finds in it what is asked about.
    pub(super) fn open(
        asking: &Asking,
        settings: &Settings,
        output: &mut Output,
    ) -> Result<Self, CliError> {
        Self::of(&Rc::new(Session::open(settings, output)?), asking)
    }

    /// What is asked about in the graph of a session, which other questions may share.
    pub(super) fn of(session: &Rc<Session>, asking: &Asking) -> Result<Self, CliError> {
        Ok(Self {
            evidence: asking.evidence.resolve(&session.graph)?,
            selection: asking.selection.resolve(&session.graph)?,
            filters: filters(&asking.evidence, &asking.selection),
            session: Rc::clone(session),
        })
    }

    /// The graph.
    pub(super) fn graph(&self) -> &Graph {
        &self.session.graph
    }

    /// What is derived from it under the evidence.
    pub(super) fn derived(&self) -> Derived<'_> {
        Derived::new(self.graph(), &self.evidence)
    }

    /// The events asked about that are more than mentioned, and a note on the others. A status that
    /// is asked for is in.
    pub(super) fn happenings(&self, derived: &Derived<'_>) -> (Vec<NodeIndex>, Option<String>) {
        let wanted = &self.selection.statuses;
        let happens = |event: &NodeIndex| {
            let status = derived.event(*event).status;
            wanted.contains(&status) || (status.connects() && status != Status::Mentioned)
        };
        let events = derived.graph.events();
        let all: Vec<_> = events
            .map(|(node, _)| node)
            .filter(|node| self.selection.keeps(derived, *node))
            .collect();
        let kept: Vec<_> = all.iter().copied().filter(happens).collect();
        let left_out = all.len() - kept.len();
        let note = (left_out > 0).then(|| {
            format!(
                "left out: {} only mentioned, framed or without evidence",
                words::count(left_out, "event")
            )
        });
        (kept, note)
    }

    /// The frame of the answer.
    pub(super) fn frame(&self, derived: &Derived<'_>) -> Frame {
        Frame::new(derived, self.filters.clone())
    }
}
