//! `claimgraph without`.

use serde::Serialize;

use super::asked::{Asked, Asking};
use super::format::{TextOrJson, json};
use super::frame::Frame;
use super::named::Named;
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::analysis::without::{Changes, EventChange, Known, changes, evidence_without};
use crate::graph::{Kind, Names, NodeIndex};
use crate::query::connector::Connector;
use crate::query::detour::{Detour, detours};
use crate::query::survey::survey;

/// What falls if a source, publisher or speaker had said nothing
///
/// The events that lose claims or change their status, the red lines that read otherwise, what is in
/// force no longer, and the pairs of actors that were one connector apart and are further now. What
/// rests on the word in question alone falls with it; a retraction stays made. All of it is derived.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Sources, publishers or speakers: ids, names or aliases
    #[arg(required = true, value_name = "WHO")]
    who: Vec<String>,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: TextOrJson,
    #[command(flatten)]
    asking: Asking,
}

/// Prints what changes.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let asked = Asked::open(&args.asking, settings, output)?;
    let names = Names::new(asked.graph());
    let find = |name: &String| names.find(name, &[Kind::Actor, Kind::Source]);
    let who: Vec<NodeIndex> = args.who.iter().map(find).collect::<Result<_, _>>()?;
    let before = asked.derived();
    let evidence = evidence_without(&asked.evidence, &who);
    let after = Derived::new(asked.graph(), &evidence);
    let mut changes = changes(&before, &after);
    let keeps = |event: &NodeIndex| asked.selection.keeps(&before, *event);
    changes.events.retain(|it| keeps(&it.event));
    changes.red_lines.retain(|(event, ..)| keeps(event));
    changes.in_force.retain(|(event, ..)| keeps(event));
    let ways = |derived| survey(derived, &asked.selection, false);
    let (detours, cut) = detours(asked.graph(), &ways(&before), ways(&after));
    let report = Report {
        version: 1,
        without: Named::all(asked.graph(), who),
        frame: asked.frame(&before),
        judged_at: [&before, &after].map(|it| it.judged_at.as_ref().map(ToString::to_string)),
        events: changes.events.iter().map(|it| event(&before, it)).collect(),
        red_lines: changed(&before, &changes.red_lines),
        in_force: changed(&before, &changes.in_force),
        affiliations: affiliations(&before, &changes),
        contradictions: changes.contradictions.into(),
        paths: detours.iter().map(|it| path(&before, it)).collect(),
        paths_cut: cut,
        fallen: changes.fallen,
    };
    match args.format {
        TextOrJson::Text => output.lines(report.told()),
        TextOrJson::Json => output.answer(json(&report)?),
    }
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct Report {
    version: u32,
    without: Vec<Named>,
    #[serde(flatten)]
    frame: Frame,
    /// Before and after.
    judged_at: [Option<String>; 2],
    events: Vec<EventReport>,
    red_lines: Vec<Change>,
    in_force: Vec<Change>,
    affiliations: Vec<String>,
    /// Before and after.
    contradictions: [usize; 2],
    paths: Vec<PathReport>,
    /// Whether there were more pairs of actors than were looked at.
    paths_cut: bool,
    /// How many claims fall, of events and of affiliations.
    fallen: usize,
}

#[derive(Serialize)]
struct EventReport {
    event: Named,
    before: KnownReport,
    after: KnownReport,
    fallen: Vec<String>,
}

#[derive(PartialEq, Serialize)]
struct KnownReport {
    status: &'static str,
    flags: Vec<&'static str>,
    origins: String,
    counting: usize,
}

#[derive(Serialize)]
struct Change {
    event: Named,
    before: &'static str,
    after: &'static str,
}

#[derive(Serialize)]
struct PathReport {
    connector: Vec<String>,
    link: &'static str,
    from: Named,
    to: Named,
    /// How many connectors lie between them now.
    now: Option<usize>,
}

fn event(derived: &Derived<'_>, change: &EventChange) -> EventReport {
    let graph = derived.graph;
    let known = |known: &Known| KnownReport {
        status: known.status.name(),
        flags: known.flags.iter().map(|it| it.name()).collect(),
        origins: words::origins(known.origins),
        counting: known.claims,
    };
    EventReport {
        event: Named::new(graph, change.event),
        before: known(&change.before),
        after: known(&change.after),
        fallen: change
            .fallen
            .iter()
            .map(|it| graph.id(*it).to_string())
            .collect(),
    }
}

/// A value with its name.
trait Value: Copy {
    fn word(self) -> &'static str;
}

impl Value for crate::analysis::red_line::RedLineStatus {
    fn word(self) -> &'static str {
        self.name()
    }
}

impl Value for crate::analysis::in_force::InForce {
    fn word(self) -> &'static str {
        self.name()
    }
}

fn changed<V: Value>(derived: &Derived<'_>, changes: &[(NodeIndex, V, V)]) -> Vec<Change> {
    changes
        .iter()
        .map(|(event, before, after)| Change {
            event: Named::new(derived.graph, *event),
            before: before.word(),
            after: after.word(),
        })
        .collect()
}

fn affiliations(derived: &Derived<'_>, changes: &Changes) -> Vec<String> {
    let nodes = changes.affiliations.iter();
    nodes.map(|it| words::affiliation(derived, *it)).collect()
}

fn path(derived: &Derived<'_>, detour: &Detour) -> PathReport {
    let graph = derived.graph;
    let id = |node: NodeIndex| graph.id(node).to_string();
    let (connector, link) = match detour.connector {
        Connector::Event(event) => (vec![id(event)], "event"),
        Connector::Link { from, link, to } => (vec![id(from), id(to)], link.name()),
        Connector::Affiliation(node) => (vec![id(node)], "affiliation"),
    };
    PathReport {
        connector,
        link,
        from: Named::new(graph, detour.ends[0]),
        to: Named::new(graph, detour.ends[1]),
        now: detour.now,
    }
}

impl Report {
    fn told(&self) -> Vec<String> {
        let who: Vec<_> = self.without.iter().map(Named::both).collect();
        let changed = self.events.iter().filter(|it| it.before != it.after);
        let mut lines = vec![format!(
            "without {}: {}; {} changed{} [derived]",
            who.join(" and "),
            words::fall(self.fallen),
            words::count(changed.count(), "event"),
            self.frame.in_brackets()
        )];
        lines.extend(self.frame.left_out_line());
        if self.judged_at[0] != self.judged_at[1] {
            let date = |it: &Option<String>| it.clone().unwrap_or_else(|| "no date".to_owned());
            lines.push(format!(
                "judged at {} instead of {}, as the latest publication is another",
                date(&self.judged_at[1]),
                date(&self.judged_at[0])
            ));
        }
        let section = |heading: &str, told: Vec<String>, lines: &mut Vec<String>| {
            if !told.is_empty() {
                lines.push(String::new());
                lines.push(heading.to_owned());
                lines.extend(told.into_iter().map(|line| format!("  {line}")));
            }
        };
        let events = self.events.iter().flat_map(EventReport::told).collect();
        section("Events", events, &mut lines);
        let told = |changes: &[Change]| changes.iter().map(Change::told).collect();
        section("Red lines", told(&self.red_lines), &mut lines);
        section("In force", told(&self.in_force), &mut lines);
        section(
            "Affiliations no longer borne out",
            self.affiliations.clone(),
            &mut lines,
        );
        let paths = self.paths.iter().map(PathReport::told).collect();
        section("Paths: one connector apart before", paths, &mut lines);
        if self.paths_cut {
            lines.push("  and more: not all pairs of actors were looked at".to_owned());
        }
        let [before, after] = self.contradictions;
        if before != after {
            let told = vec![format!("{before} before, {after} after")];
            section("Contradictions", told, &mut lines);
        }
        lines
    }
}

impl EventReport {
    fn told(&self) -> Vec<String> {
        let (before, after) = (self.before.told(), self.after.told());
        let change = if before == after {
            format!("{before}, still")
        } else {
            format!("{before} → {after}")
        };
        let mut lines = vec![format!("{}: {change}", self.event.id)];
        if self.event.name != self.event.id {
            lines.push(format!("  {}", self.event.name));
        }
        if !self.fallen.is_empty() {
            lines.push(format!("  falls: {}", self.fallen.join(", ")));
        }
        lines
    }
}

impl KnownReport {
    fn told(&self) -> String {
        let mut told = vec![self.status];
        told.extend(&self.flags);
        format!("{} · origins {}", told.join(" · "), self.origins)
    }
}

impl Change {
    fn told(&self) -> String {
        format!(
            "{}: {} → {}  ({})",
            self.event.id, self.before, self.after, self.event.name
        )
    }
}

impl PathReport {
    fn told(&self) -> String {
        let now = match self.now {
            None => "not connected any more".to_owned(),
            Some(now) => format!("{} now", words::count(now, "connector")),
        };
        let by = match self.connector.as_slice() {
            [from, to] => format!("{from} {} {to}", self.link.replace('_', " ")),
            one => one.join(""),
        };
        format!("{} – {}: {now} (was: {by})", self.from.name, self.to.name)
    }
}
