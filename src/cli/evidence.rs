//! Evidence and selection options, the same on every command.

use clap::Args;

use super::CliError;
use crate::analysis::flags::Flag;
use crate::analysis::status::Status;
use crate::graph::{AsOf, Clock, Evidence, Graph, Kind, Names, NodeIndex};
use crate::model::act::Act;
use crate::model::claim::{Modality, Mood};
use crate::model::date::Date;
use crate::model::vocabulary::Vocabulary;
use crate::query::filter::Selection;

/// Which claims are there: every derived value depends on it.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Evidence (which claims are there)")]
pub(super) struct EvidenceArgs {
    /// Only claims certainly not after this date; by the clock `said`, `public` (default) or `recorded`
    #[arg(long, value_name = "[CLOCK:]DATE")]
    as_of: Option<String>,

    /// The date at which deadlines are judged; else the as-of date, else the latest publication
    #[arg(long, value_name = "DATE")]
    at: Option<Date>,

    /// Without the word of this source, publisher or speaker
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    without: Vec<String>,

    /// Only claims in this source
    #[arg(long, value_name = "SOURCE", value_delimiter = ',')]
    only_source: Vec<String>,

    /// Let framing count, or show what is not live (`framing,retracted`)
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    include: Vec<Include>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Include {
    Framing,
    Retracted,
}

/// Which events are shown, and may connect in a path.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Selection (which events are shown)")]
pub(super) struct SelectionArgs {
    /// Only these acts
    #[arg(long, value_name = "ACT", value_delimiter = ',', value_parser = word::<Act>)]
    act: Vec<Act>,

    /// Only what this actor does
    #[arg(long, value_name = "ACTOR", value_delimiter = ',')]
    actor: Vec<String>,

    /// Only what is addressed or given to this actor
    #[arg(long, value_name = "ACTOR", value_delimiter = ',')]
    recipient: Vec<String>,

    /// Only what is directed against this actor, place or item
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    target: Vec<String>,

    /// Only events of which this source holds a claim
    #[arg(long, value_name = "SOURCE", value_delimiter = ',')]
    source: Vec<String>,

    /// Only these statuses
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = word::<Status>)]
    status: Vec<Status>,

    /// Only events with one of these flags
    #[arg(long, value_name = "FLAG", value_delimiter = ',', value_parser = word::<Flag>)]
    flag: Vec<Flag>,

    /// Only events with a claim of this mood
    #[arg(long, value_name = "MOOD", value_delimiter = ',', value_parser = word::<Mood>)]
    mood: Vec<Mood>,

    /// Only events that are at least so sure
    #[arg(long, value_name = "MODALITY", value_parser = word::<Modality>)]
    min_modality: Option<Modality>,

    /// Not certainly before this date; undated events are in, and marked
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,

    /// Not certainly after this date; undated events are in, and marked
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
}

/// The evidence and selection other than the default, for printing with the answer.
pub(super) fn filters(evidence: &EvidenceArgs, selection: &SelectionArgs) -> Vec<String> {
    let mut filters = evidence.in_words();
    filters.extend(selection.in_words());
    filters
}

/// Reads a word of a closed vocabulary.
pub(super) fn word<V: Vocabulary>(text: &str) -> Result<V, String> {
    V::from_name(text).ok_or_else(|| {
        let words: Vec<_> = V::ALL.iter().map(|(word, _)| *word).collect();
        let near = crate::text::suggest::suggest(text, words.iter().copied());
        let hint = match near.as_slice() {
            [] => ".".to_owned(),
            near => format!("; did you mean {}?", near.join(" or ")),
        };
        format!("not {}{hint} There are: {}", V::CALLED, words.join(", "))
    })
}

/// The values given, else the saved ones.
fn given<T>(own: Vec<T>, saved: Vec<T>) -> Vec<T> {
    if own.is_empty() { saved } else { own }
}

impl EvidenceArgs {
    /// These options, and for those that are not given the saved ones.
    pub(super) fn or(self, saved: Self) -> Self {
        Self {
            as_of: self.as_of.or(saved.as_of),
            at: self.at.or(saved.at),
            without: given(self.without, saved.without),
            only_source: given(self.only_source, saved.only_source),
            include: given(self.include, saved.include),
        }
    }

    /// The evidence in a graph.
    pub(super) fn resolve(&self, graph: &Graph) -> Result<Evidence, CliError> {
        let names = Names::new(graph);
        Ok(Evidence {
            as_of: self.as_of.as_deref().map(as_of).transpose()?,
            at: self.at.clone(),
            without: find_all(&names, &self.without, &[Kind::Actor, Kind::Source])?,
            only_source: find_all(&names, &self.only_source, &[Kind::Source])?,
            framing: self.include.contains(&Include::Framing),
            retracted: self.include.contains(&Include::Retracted),
        })
    }

    /// The options other than the default, for printing with the answer.
    pub(super) fn in_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        words.extend(self.as_of.iter().map(|date| format!("as of {date}")));
        words.extend(self.at.iter().map(|date| format!("at {date}")));
        words.extend(self.without.iter().map(|id| format!("without {id}")));
        words.extend(
            self.only_source
                .iter()
                .map(|id| format!("only source {id}")),
        );
        words.extend(self.include.iter().map(|what| match what {
            Include::Framing => "framing included".to_owned(),
            Include::Retracted => "retracted shown".to_owned(),
        }));
        words
    }
}

impl SelectionArgs {
    /// These options, and for those that are not given the saved ones.
    pub(super) fn or(self, saved: Self) -> Self {
        Self {
            act: given(self.act, saved.act),
            actor: given(self.actor, saved.actor),
            recipient: given(self.recipient, saved.recipient),
            target: given(self.target, saved.target),
            source: given(self.source, saved.source),
            status: given(self.status, saved.status),
            flag: given(self.flag, saved.flag),
            mood: given(self.mood, saved.mood),
            min_modality: self.min_modality.or(saved.min_modality),
            since: self.since.or(saved.since),
            until: self.until.or(saved.until),
        }
    }

    /// The selection in a graph.
    pub(super) fn resolve(&self, graph: &Graph) -> Result<Selection, CliError> {
        let names = Names::new(graph);
        let targets = [Kind::Actor, Kind::Place, Kind::Item];
        Ok(Selection {
            acts: self.act.clone(),
            actors: find_all(&names, &self.actor, &[Kind::Actor])?,
            recipients: find_all(&names, &self.recipient, &[Kind::Actor])?,
            targets: find_all(&names, &self.target, &targets)?,
            sources: find_all(&names, &self.source, &[Kind::Source])?,
            statuses: self.status.clone(),
            flags: self.flag.clone(),
            moods: self.mood.clone(),
            min_modality: self.min_modality,
            among: None,
            since: self.since.clone(),
            until: self.until.clone(),
        })
    }

    /// Whether all that is shown is of one act.
    pub(super) fn is_one_act(&self) -> bool {
        self.act.len() == 1
    }

    /// The options other than the default, for printing with the answer.
    pub(super) fn in_words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut list = |name: &str, values: Vec<String>| {
            if !values.is_empty() {
                words.push(format!("{name} {}", values.join(" or ")));
            }
        };
        let names = |values: &[String]| values.to_vec();
        list("act", self.act.iter().map(ToString::to_string).collect());
        list("actor", names(&self.actor));
        list("recipient", names(&self.recipient));
        list("target", names(&self.target));
        list("source", names(&self.source));
        list(
            "status",
            self.status.iter().map(ToString::to_string).collect(),
        );
        list("flag", self.flag.iter().map(ToString::to_string).collect());
        list("mood", self.mood.iter().map(ToString::to_string).collect());
        list(
            "modality at least",
            self.min_modality.iter().map(ToString::to_string).collect(),
        );
        list(
            "since",
            self.since.iter().map(ToString::to_string).collect(),
        );
        list(
            "until",
            self.until.iter().map(ToString::to_string).collect(),
        );
        words
    }
}

fn as_of(text: &str) -> Result<AsOf, CliError> {
    let (clock, date) = match text.split_once(':') {
        Some(("said", date)) => (Clock::Said, date),
        Some(("public", date)) => (Clock::Public, date),
        Some(("recorded", date)) => (Clock::Recorded, date),
        // A time of day has colons too.
        _ => (Clock::Public, text),
    };
    let date = date.parse().map_err(|error| {
        CliError::usage_with_help(
            format!("--as-of {text:?}: {error}"),
            "write a date, or one with its clock: said:2031-05-01",
        )
    })?;
    Ok(AsOf { clock, date })
}

fn find_all(names: &Names<'_>, of: &[String], kinds: &[Kind]) -> Result<Vec<NodeIndex>, CliError> {
    of.iter().map(|name| Ok(names.find(name, kinds)?)).collect()
}
