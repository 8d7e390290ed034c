//! `claimgraph show`.

mod actor;
mod claim;
mod contradictions;
mod event;
mod in_force;
mod proof;
mod quotation;
mod record;
mod sheet;
mod source;
mod status;
mod written;

use clap::ValueEnum;

use super::desk::{local_copies, tell_refused};
use super::evidence::EvidenceArgs;
use super::format::json;
use super::frame::Frame;
use super::session::Session;
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::graph::{Kind, Names, NodeIndex};
use crate::text::LineIndex;
use crate::words::{reason, remark};
use quotation::Quotations;
use sheet::Sheet;

/// Everything about one record: its claims speaker by speaker, and why it has its status
///
/// An event's status, its flags and the number of its origins are derived from its claims; each is
/// given with its reasons. Claims come in reading order, those that do not count with why.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// A record: its id, or an actor's, place's or item's name or alias
    id: String,
    /// Add the words of each span, from the local copy of the text
    ///
    /// The copy is the file under `--texts` (or the configuration's `texts:`) whose text has the
    /// digest that the source records, else `SOURCE.txt`. Words whose digest differs are marked.
    #[arg(long)]
    words: bool,
    /// Show why instead: the proof of what is derived, as a tree down to the spans
    ///
    /// Of an event its status, flags, origins, condition and whether it is in force; of a claim
    /// whether it counts; of an affiliation whether it holds.
    #[arg(long)]
    why: bool,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    evidence: EvidenceArgs,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs; carries a version
    Json,
    /// The record as an author writes it
    Yaml,
}

/// What a record is looked at with.
struct Look<'a, 'g> {
    derived: &'a Derived<'g>,
    quotations: &'a mut Quotations,
}

/// Prints the record.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let session = Session::open(settings, output)?;
    let graph = &session.graph;
    let node = Names::new(graph).find(&args.id, &[])?;
    if args.format == Format::Yaml {
        output.answer(written::yaml(graph, node)?);
        return Ok(Outcome::Done);
    }
    let evidence = args.evidence.resolve(graph)?;
    let derived = Derived::new(graph, &evidence);
    let mut quotations = if args.words {
        Quotations::from(local_copies(settings)?)
    } else {
        Quotations::unasked()
    };
    let mut look = Look {
        derived: &derived,
        quotations: &mut quotations,
    };
    let frame = Frame::new(&derived, args.evidence.in_words());
    if args.why {
        let mut proof = look.proof(node).ok_or_else(|| {
            CliError::usage_with_help(
                format!("nothing is derived of {}", graph.kind(node).article()),
                "ask why of an event, a claim or an affiliation",
            )
        })?;
        match args.format {
            Format::Json => {
                proof.frame = Some(frame);
                output.answer(json(&proof)?);
            }
            Format::Text | Format::Yaml => {
                output.lines(proof.told());
                output.lines(frame.lines());
            }
        }
    } else {
        let mut sheet = look.sheet(node);
        sheet.written = written_at(&session, node);
        sheet.frame = Some(frame);
        match args.format {
            Format::Json => output.answer(json(&sheet)?),
            Format::Text | Format::Yaml => output.lines(sheet.told()),
        }
    }
    tell_refused(quotations.texts(), output);
    for note in quotations.notes() {
        output.note(note);
    }
    Ok(Outcome::Done)
}

impl Look<'_, '_> {
    fn sheet(&mut self, node: NodeIndex) -> Sheet {
        match self.derived.graph.kind(node) {
            Kind::Event => self.event(node),
            Kind::Actor => self.actor(node),
            Kind::Source => self.source(node),
            Kind::Claim => self.single_claim(node),
            Kind::Affiliation | Kind::Place | Kind::Item | Kind::Question => self.record(node),
        }
    }
}

/// File and line of a record; the file alone where it cannot be read any more.
fn written_at(session: &Session, node: NodeIndex) -> String {
    let origin = session.graph.origin(node);
    let path = session.files.path(origin.file);
    session.files.text(origin.file).map_or_else(
        |_| path.to_owned(),
        |text| {
            let line = LineIndex::new(&text).place(origin.span.start).line;
            format!("{path}:{line}")
        },
    )
}
