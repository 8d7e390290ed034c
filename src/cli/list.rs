//! `claimgraph list`.

mod actors;
mod claims;
mod edges;
mod events;
mod questions;
mod sources;

use clap::ValueEnum;
pub(super) use sources::Sentences;

use super::asked::{Asked, Asking};
use super::format::Tabular;
use super::rows::{How, print};
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::graph::NodeIndex;
use crate::query::filter::Selection;

/// Records of one kind, with what is derived of them
///
/// `list events --act authorize` is who authorized what, `list events --act warn` who warned whom.
/// `whom` is the recipient; without one, the target, if need be that of the object. Events come by
/// date, undated ones last, then by id; all else by id.
///
/// `list edges` gives a row for each actor that acts and each recipient and target of the event;
/// where it has neither, for each target and actor of its object; `as` says which. A row leads
/// nowhere where the text leaves open whom it concerns. Inline objects have no row of their own.
///
/// A selection is of events. It leaves actors with a role in one of them, claims about them,
/// sources with such a claim, and questions about them.
///
/// A table calls records by name, CSV by id; JSON gives both.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// What to list
    #[arg(value_enum)]
    what: What,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: Tabular,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum What {
    /// People, states, bodies, groups and unnamed speakers
    Actors,
    /// What may have happened
    Events,
    /// Each occurrence of something being said
    Claims,
    /// Documents, and how far they are coded
    Sources,
    /// What the texts leave open
    Questions,
    /// Who did what to whom, event by event
    Edges,
}

/// What a list is asked of.
struct Request<'a, 'g> {
    derived: &'a Derived<'g>,
    selection: &'a Selection,
}

/// Prints the list.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let asked = Asked::open(&args.asking, settings, output)?;
    let derived = asked.derived();
    let request = Request {
        derived: &derived,
        selection: &asked.selection,
    };
    let is_one_act = args.asking.selection.is_one_act();
    let how = How {
        format: args.format,
        without: is_one_act.then_some("act"),
        frame: asked.frame(&derived),
    };
    match args.what {
        What::Actors => print("actors", how, actors::list(&request), output),
        What::Events => print("events", how, events::list(&request), output),
        What::Claims => print("claims", how, claims::list(&request), output),
        What::Sources => print("sources", how, sources::list(&request), output),
        What::Questions => print("questions", how, questions::list(&request), output),
        What::Edges => print("edges", how, edges::list(&request), output),
    }?;
    Ok(Outcome::Done)
}

impl Request<'_, '_> {
    /// Whether an event is asked about.
    fn keeps(&self, event: NodeIndex) -> bool {
        self.selection.keeps(self.derived, event)
    }

    /// Whether a record that leads to these events is asked about: always where no event is
    /// selected.
    fn keeps_any(&self, events: impl IntoIterator<Item = NodeIndex>) -> bool {
        self.selection.is_everything() || events.into_iter().any(|event| self.keeps(event))
    }

    /// Whether a claim is there: in evidence, and live unless what is not is asked for.
    fn has(&self, claim: NodeIndex) -> bool {
        let state = self.derived.claim(claim);
        state.in_evidence && (state.fate.is_live() || self.derived.evidence.retracted)
    }
}
