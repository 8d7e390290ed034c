//! `claimgraph in-force`.

use serde::Serialize;

use super::asked::{Asked, Asking};
use super::format::Tabular;
use super::named::{Calling, Named, join};
use super::rows::{How, List, Row, print};
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::analysis::in_force::{InForce, can_be_in_force, in_force};
use crate::graph::NodeIndex;
use crate::model::role::Role;

/// Which permissions, sanctions and orders hold, and why
///
/// Judged at `--at DATE`; without it, at the date at which the graph ends. Each has the first value
/// that fits: absent (not said to have been given, or its condition has lapsed), not-yet, ended,
/// alleged (it rests on what speakers say alone), possible, in-part, in-force. All of it is derived.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: Tabular,
    #[command(flatten)]
    asking: Asking,
}

/// Prints what is in force.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let asked = Asked::open(&args.asking, settings, output)?;
    let derived = asked.derived();
    let events = derived.graph.events();
    let all: Vec<NodeIndex> = events
        .filter(|(_, event)| can_be_in_force(event.act))
        .map(|(node, _)| node)
        .collect();
    let of = all.len();
    let kept = all
        .into_iter()
        .filter(|node| asked.selection.keeps(&derived, *node));
    let rows = kept.filter_map(|node| row(&derived, node)).collect();
    let mut list = List::new(rows, of);
    list.notes.push(match &derived.judged_at {
        Some(date) => format!("judged at {date} [derived]"),
        None => "no date is known to judge at; `--at DATE` sets one [derived]".to_owned(),
    });
    let how = How {
        format: args.format,
        without: args.asking.selection.is_one_act().then_some("act"),
        frame: asked.frame(&derived),
    };
    print("permissions, sanctions and orders", how, list, output)?;
    Ok(Outcome::Done)
}

/// Whether one is in force, and what that rests on.
#[derive(Serialize)]
struct ForceRow {
    id: String,
    act: &'static str,
    in_force: InForce,
    status: &'static str,
    /// The status of its condition, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<&'static str>,
    who: Vec<Named>,
    whom: Vec<Named>,
    date: Option<String>,
    valid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_by: Option<Named>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alleged_ends: Vec<Named>,
    gloss: String,
}

fn row(derived: &Derived<'_>, node: NodeIndex) -> Option<ForceRow> {
    let graph = derived.graph;
    let force = in_force(derived, node, derived.judged_at.as_ref())?;
    let filling = derived.filling();
    let named = |role| Named::all(graph, graph.find_all(filling.value(node, role).ids()));
    Some(ForceRow {
        id: graph.id(node).to_string(),
        act: graph.event(node)?.act.name(),
        in_force: force.value,
        status: derived.event(node).status.name(),
        condition: derived.red_line(node).map(|line| line.status.name()),
        who: named(Role::Actor),
        whom: named(Role::Recipient),
        date: filling.date(node).map(ToString::to_string),
        valid: filling.valid(node).map(ToString::to_string),
        how: force.ended.map(|(how, _)| how.name()),
        ended_by: force
            .ended
            .and_then(|(_, by)| by)
            .map(|by| Named::new(graph, by)),
        alleged_ends: Named::all(graph, force.alleged_ends),
        gloss: words::gloss(graph, node),
    })
}

impl ForceRow {
    /// What the value rests on.
    fn why(&self, calling: Calling) -> String {
        let mut why = vec![self.status.to_owned()];
        why.extend(self.condition.map(|it| format!("condition {it}")));
        match &self.valid {
            Some(valid) => why.push(format!("valid {valid}")),
            None => why.push(
                self.date
                    .as_ref()
                    .map_or_else(|| "undated".to_owned(), |date| format!("from {date}")),
            ),
        }
        why.extend(self.how.map(|how| match &self.ended_by {
            Some(by) => format!("{how} by {}", join(std::slice::from_ref(by), calling)),
            None => format!("{how}, with its own time"),
        }));
        if !self.alleged_ends.is_empty() {
            why.push(format!(
                "only alleged to be ended by {}",
                join(&self.alleged_ends, calling)
            ));
        }
        why.join(", ")
    }
}

impl Row for ForceRow {
    const HEADINGS: &'static [&'static str] =
        &["id", "act", "in force", "who", "whom", "why", "what"];

    fn cells(&self, calling: Calling) -> Vec<String> {
        vec![
            self.id.clone(),
            self.act.to_owned(),
            self.in_force.name().to_owned(),
            join(&self.who, calling),
            join(&self.whom, calling),
            self.why(calling),
            self.gloss.clone(),
        ]
    }
}
