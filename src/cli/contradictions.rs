//! `claimgraph contradictions`.

use serde::Serialize;

use super::asked::{Asked, Asking};
use super::format::Tabular;
use super::named::Calling;
use super::rows::{How, List, Row, print};
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::analysis::contradiction::{
    Contradiction, ContradictionClass, contradictions, contradictions_of,
};
use crate::graph::{Kind, Names};
use crate::model::act::Act;
use crate::model::claim::Polarity;
use crate::model::vocabulary::Vocabulary;

/// What claims on one event say against each other
///
/// Each pair is in the first class that fits: history (of certainly different times), shift (one
/// speaker says otherwise later), retraction-without-authority, opposite-polarity,
/// incompatible-says (`field` names the value), scope (a paraphrase that means something else),
/// label, wording-drift. Many claims that say the same are one side. All of it is derived.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Only those in which this event is: its id
    event: Option<String>,
    /// Only of these classes
    #[arg(long, value_name = "CLASS", value_parser = class, value_delimiter = ',')]
    class: Vec<ContradictionClass>,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: Tabular,
    #[command(flatten)]
    asking: Asking,
}

fn class(name: &str) -> Result<ContradictionClass, String> {
    ContradictionClass::from_name(name).ok_or_else(|| {
        let all = ContradictionClass::ALL.iter().map(|(name, _)| *name);
        let all: Vec<&str> = all.collect();
        format!("the classes are {}", all.join(", "))
    })
}

/// Prints the contradictions.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let asked = Asked::open(&args.asking, settings, output)?;
    let derived = asked.derived();
    let graph = derived.graph;
    let found = match &args.event {
        Some(id) => {
            let node = Names::new(graph).find(id, &[Kind::Event])?;
            contradictions_of(&derived, node)
        }
        None => contradictions(&derived),
    };
    let of = found.len();
    let kept = found.into_iter().filter(|it| {
        (args.class.is_empty() || args.class.contains(&it.class))
            && it
                .events
                .iter()
                .any(|event| asked.selection.keeps(&derived, *event))
    });
    let rows: Vec<_> = kept.map(|it| row(&derived, it)).collect();
    let note = format!("{} of {of} [derived]", rows.len());
    let mut list = List::new(rows, of);
    list.notes.push(note);
    let how = How {
        format: args.format,
        without: None,
        frame: asked.frame(&derived),
    };
    print("contradictions", how, list, output)?;
    Ok(Outcome::Done)
}

/// Claims that are against each other.
#[derive(Serialize)]
struct ContradictionRow {
    events: Vec<String>,
    class: ContradictionClass,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    claims: Vec<ClaimSide>,
}

/// A claim, with who says it and how.
#[derive(Serialize)]
struct ClaimSide {
    id: String,
    polarity: &'static str,
    said_by: String,
    at: String,
    /// The act that the wording makes of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    drift: Option<&'static str>,
    /// The speaker's own word for the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

fn row(derived: &Derived<'_>, mut it: Contradiction) -> ContradictionRow {
    let graph = derived.graph;
    words::in_reading_order(graph, &mut it.claims);
    let claims = it.claims.iter().filter_map(|node| {
        let claim = graph.claim(*node)?;
        Some(ClaimSide {
            id: claim.id.to_string(),
            polarity: derived.utterance(*node).polarity.name(),
            said_by: words::voices(derived, *node),
            at: words::place(graph, claim),
            drift: claim.drift.map(Act::name),
            label: claim.label.as_deref().map(str::to_owned),
        })
    });
    ContradictionRow {
        events: it
            .events
            .iter()
            .map(|event| graph.id(*event).to_string())
            .collect(),
        class: it.class,
        field: it.field,
        claims: claims.collect(),
    }
}

impl Row for ContradictionRow {
    const HEADINGS: &'static [&'static str] = &["event", "class", "field", "claims"];

    fn cells(&self, calling: Calling) -> Vec<String> {
        let sides = self.claims.iter().map(|it| match calling {
            Calling::Ids => it.id.clone(),
            Calling::Names => {
                let mut how = it.said_by.clone();
                if it.polarity == Polarity::Negative.name() {
                    how.push_str(", negative");
                }
                how.extend(it.drift.map(|act| format!(", as `{act}`")));
                if self.class == ContradictionClass::Label {
                    how.extend(it.label.as_ref().map(|word| format!(", “{word}”")));
                }
                format!("{} ({how})", it.id)
            }
        });
        vec![
            self.events.join("; "),
            self.class.name().to_owned(),
            self.field.clone().unwrap_or_default(),
            sides.collect::<Vec<_>>().join("; "),
        ]
    }
}
