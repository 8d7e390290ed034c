//! Asking: what every question takes, and the graph that it is asked of.

use clap::Args;

use super::evidence::{EvidenceArgs, SelectionArgs, filters};
use super::frame::Frame;
use super::session::Session;
use super::settings::Settings;
use super::{CliError, Output};
use crate::analysis::Derived;
use crate::graph::{Evidence, Graph};
use crate::query::filter::Selection;

/// What every question takes.
#[derive(Args, Debug, Default)]
pub(super) struct Asking {
    #[command(flatten)]
    pub(super) evidence: EvidenceArgs,
    #[command(flatten)]
    pub(super) selection: SelectionArgs,
}

/// A graph without errors, and what is asked of it.
pub(super) struct Asked {
    pub(super) session: Session,
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
        let session = Session::open(settings, output)?;
        Ok(Self {
            evidence: asking.evidence.resolve(&session.graph)?,
            selection: asking.selection.resolve(&session.graph)?,
            filters: filters(&asking.evidence, &asking.selection),
            session,
        })
    }

    /// The graph.
    pub(super) const fn graph(&self) -> &Graph {
        &self.session.graph
    }

    /// What is derived from it under the evidence.
    pub(super) fn derived(&self) -> Derived<'_> {
        Derived::new(self.graph(), &self.evidence)
    }

    /// The frame of the answer.
    pub(super) fn frame(&self, derived: &Derived<'_>) -> Frame {
        Frame::new(derived, self.filters.clone())
    }
}
