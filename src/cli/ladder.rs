//! `claimgraph ladder`.

use serde::Serialize;

use super::asked::{Asked, Asking};
use super::format::Tabular;
use super::named::{Calling, Named, join};
use super::rows::{How, List, Row, print};
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::analysis::ladder::{As, Concern, Rung, ladder};
use crate::graph::{Kind, Names, NodeIndex};
use crate::model::act::QuadClass;

/// What two sides did and said to each other, in order, with the quad class of each act
///
/// A side is an actor and all who lead it, represent it, are part of it or employed by it, and the
/// places that lie within one of these. An act is on the ladder if the other side is its recipient
/// or target, or its object's. The quad class (verbal or material, cooperation or conflict) is that
/// of the act in PLOVER's table; what is directed against a side is conflict, and what is only
/// permitted or warned of is verbal. An act that helps one and hurts another shows as both. All of
/// it is derived.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// One side: id, name or alias of an actor
    one: String,
    /// The other side
    other: String,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: Tabular,
    #[command(flatten)]
    asking: Asking,
}

/// Prints the ladder.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let asked = Asked::open(&args.asking, settings, output)?;
    let names = Names::new(asked.graph());
    let sides = [
        names.find(&args.one, &[Kind::Actor])?,
        names.find(&args.other, &[Kind::Actor])?,
    ];
    if sides[0] == sides[1] {
        return Err(CliError::usage("both sides are the same actor"));
    }
    let derived = asked.derived();
    let (events, left_out) = asked.happenings(&derived);
    let events: Vec<NodeIndex> = events
        .into_iter()
        .filter(|event| {
            let record = derived.graph.event(*event);
            record.is_some_and(|it| it.inline_in.is_none())
        })
        .collect();
    let rungs = ladder(&derived, sides, &events);
    let rows = rungs.iter().map(|it| row(&derived, sides, it)).collect();
    let mut list = List::new(rows, events.len());
    list.notes
        .push("sides, classes and statuses  [derived]".to_owned());
    list.notes.extend(left_out);
    let how = How {
        format: args.format,
        without: None,
        frame: asked.frame(&derived),
    };
    print("acts", how, list, output)?;
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct RungRow {
    date: Option<String>,
    /// The side that acts.
    side: Named,
    by: Vec<Named>,
    id: String,
    act: &'static str,
    classes: Vec<&'static str>,
    concerns: Vec<ConcernReport>,
    /// Whom else it helps where it hurts, or hurts where it helps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    both: Vec<ConcernReport>,
    status: &'static str,
    gloss: String,
}

#[derive(Serialize)]
struct ConcernReport {
    whom: Named,
    #[serde(rename = "as")]
    way: As,
    class: Option<&'static str>,
}

fn row(derived: &Derived<'_>, sides: [NodeIndex; 2], rung: &Rung) -> RungRow {
    let graph = derived.graph;
    let concern = |it: &Concern| ConcernReport {
        whom: Named::new(graph, it.whom),
        way: it.way,
        class: it.quad.map(class),
    };
    let mut classes: Vec<_> = rung
        .concerns
        .iter()
        .filter_map(|it| it.quad.map(class))
        .collect();
    classes.sort_unstable();
    classes.dedup();
    RungRow {
        date: derived.filling().date(rung.event).map(ToString::to_string),
        side: Named::new(graph, sides[rung.side]),
        by: Named::all(graph, rung.by.iter().copied()),
        id: graph.id(rung.event).to_string(),
        act: graph.event(rung.event).map_or("", |it| it.act.name()),
        classes,
        concerns: rung.concerns.iter().map(concern).collect(),
        both: rung.both.iter().map(concern).collect(),
        status: derived.event(rung.event).status.name(),
        gloss: words::gloss(graph, rung.event),
    }
}

const fn class(quad: QuadClass) -> &'static str {
    match quad {
        QuadClass::VerbalCooperation => "verbal-cooperation",
        QuadClass::MaterialCooperation => "material-cooperation",
        QuadClass::VerbalConflict => "verbal-conflict",
        QuadClass::MaterialConflict => "material-conflict",
    }
}

impl Row for RungRow {
    const HEADINGS: &'static [&'static str] =
        &["date", "by", "act", "to", "class", "id", "status", "what"];

    fn cells(&self, calling: Calling) -> Vec<String> {
        let mut whom: Vec<Named> = Vec::new();
        for concern in &self.concerns {
            if !whom.contains(&concern.whom) {
                whom.push(concern.whom.clone());
            }
        }
        let mut classes = self.classes.join(" and ");
        if classes.is_empty() {
            classes.push_str("none");
        }
        let mut both: Vec<String> = self
            .both
            .iter()
            .filter_map(|it| {
                let name = match calling {
                    Calling::Names => &it.whom.name,
                    Calling::Ids => &it.whom.id,
                };
                Some(format!("{} with {name}", it.class?))
            })
            .collect();
        both.dedup();
        if !both.is_empty() {
            classes = format!("{classes}; {}", both.join(", "));
        }
        vec![
            self.date.clone().unwrap_or_else(|| "undated".to_owned()),
            join(&self.by, calling),
            self.act.to_owned(),
            join(&whom, calling),
            classes,
            self.id.clone(),
            self.status.to_owned(),
            self.gloss.clone(),
        ]
    }
}
