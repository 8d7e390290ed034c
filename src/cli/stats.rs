//! `claimgraph stats`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::asked::{Asked, Asking};
use super::format::{TextOrJson, json};
use super::frame::Frame;
use super::named::Named;
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::stats::{Stats, stats};
use crate::graph::NodeIndex;
use crate::query::world::World;

/// How large the graph is, how much of it rests on one origin or is hedged, who is connected most
///
/// Shares are of the events that are said to have happened (attributed or better, or disputed). An
/// actor's connections are the connectors of paths in which it stands and the actors that it reaches
/// by one.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// How many of the most connected actors to show
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: TextOrJson,
    #[command(flatten)]
    asking: Asking,
}

/// Prints the numbers.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let asked = Asked::open(&args.asking, settings, output)?;
    let derived = asked.derived();
    let stats = stats(&derived, |event| asked.selection.keeps(&derived, event));
    let world = World::new(&derived, &asked.selection, false);
    let mut actors: Vec<(usize, usize, NodeIndex)> = derived
        .graph
        .actors()
        .map(|(node, _)| {
            let near = world.neighbourhood(node, 1).len();
            (world.connectors_of(node), near, node)
        })
        .filter(|(connectors, ..)| *connectors > 0)
        .collect();
    actors.sort_by_key(|(connectors, near, node)| (std::cmp::Reverse((*connectors, *near)), *node));
    let report = Report {
        version: 1,
        frame: asked.frame(&derived),
        records: named(&stats, |stats| {
            stats
                .records
                .iter()
                .map(|(kind, n)| (kind.name(), *n))
                .collect()
        }),
        statuses: named(&stats, |stats| {
            stats
                .statuses
                .iter()
                .map(|(it, n)| (it.name(), *n))
                .collect()
        }),
        acts: named(&stats, |stats| {
            stats.acts.iter().map(|(it, n)| (it.name(), *n)).collect()
        }),
        claims: ClaimCounts {
            all: stats.claims,
            in_evidence: stats.in_evidence,
            counting: stats.counting,
            attributed: stats.attributed,
            rests_on_others: stats.resting,
            negative: stats.negative,
            not_certain: stats.uncertain,
        },
        said_to_have_happened: Share::of(stats.said, stats.said),
        single_origin: Share::of(stats.single_origin, stats.said),
        hedged: Share::of(stats.hedged, stats.said),
        unnamed_only: Share::of(stats.unnamed_only, stats.said),
        coverage: Coverage {
            sentences: stats.sentences,
            coded: stats.coded,
            skipped: stats.skipped,
            left: stats.sentences - stats.coded - stats.skipped,
        },
        most_connected: actors
            .into_iter()
            .take(args.limit)
            .map(|(connectors, near, node)| Connected {
                actor: Named::new(derived.graph, node),
                connectors,
                actors: near,
            })
            .collect(),
    };
    match args.format {
        TextOrJson::Text => output.lines(report.told()),
        TextOrJson::Json => output.answer(json(&report)?),
    }
    Ok(Outcome::Done)
}

fn named(
    stats: &Stats,
    of: impl Fn(&Stats) -> Vec<(&'static str, usize)>,
) -> BTreeMap<&'static str, usize> {
    of(stats).into_iter().collect()
}

#[derive(Serialize)]
struct Report {
    version: u32,
    #[serde(flatten)]
    frame: Frame,
    records: BTreeMap<&'static str, usize>,
    statuses: BTreeMap<&'static str, usize>,
    acts: BTreeMap<&'static str, usize>,
    claims: ClaimCounts,
    said_to_have_happened: Share,
    single_origin: Share,
    hedged: Share,
    unnamed_only: Share,
    coverage: Coverage,
    most_connected: Vec<Connected>,
}

#[derive(Serialize)]
struct ClaimCounts {
    all: usize,
    in_evidence: usize,
    counting: usize,
    attributed: usize,
    rests_on_others: usize,
    negative: usize,
    not_certain: usize,
}

#[derive(Clone, Copy, Serialize)]
struct Share {
    count: usize,
    /// In whole percent, rounded down; none of nothing.
    percent: Option<usize>,
}

#[derive(Serialize)]
struct Coverage {
    sentences: usize,
    coded: usize,
    skipped: usize,
    left: usize,
}

#[derive(Serialize)]
struct Connected {
    actor: Named,
    connectors: usize,
    actors: usize,
}

impl Share {
    fn of(count: usize, all: usize) -> Self {
        Self {
            count,
            percent: (count * 100).checked_div(all),
        }
    }

    fn told(self) -> String {
        match self.percent {
            Some(percent) => format!("{} ({percent} %)", self.count),
            None => self.count.to_string(),
        }
    }
}

impl Report {
    fn records(&self) -> String {
        let mut all: Vec<_> = self.records.iter().filter(|(_, it)| **it > 0).collect();
        all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let told = all.iter().map(|(name, it)| words::count(**it, name));
        told.collect::<Vec<_>>().join(", ")
    }

    fn told(&self) -> Vec<String> {
        let list = |of: &BTreeMap<&'static str, usize>| {
            let mut all: Vec<_> = of.iter().filter(|(_, count)| **count > 0).collect();
            all.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
            let told: Vec<_> = all
                .iter()
                .map(|(name, count)| format!("{count} {name}"))
                .collect();
            told.join(", ")
        };
        let claims = &self.claims;
        let is_selected = !self.frame.filters.is_empty();
        let whole = if is_selected { " (whole graph)" } else { "" };
        let coverage = &self.coverage;
        let mut lines = vec![
            format!("records    {}{whole}", self.records()),
            format!("statuses   {}  [derived]", list(&self.statuses)),
            format!("acts       {}", list(&self.acts)),
            format!(
                "claims     {} of {} count: {} attributed, {} rest on others, {} negative, {} not certain",
                claims.counting,
                claims.all,
                claims.attributed,
                claims.rests_on_others,
                claims.negative,
                claims.not_certain
            ),
            format!(
                "events     {} said to have happened, of them {} with at most one origin to count on, {} hedged, {} by unnamed speakers only  [derived]",
                self.said_to_have_happened.count,
                self.single_origin.told(),
                self.hedged.told(),
                self.unnamed_only.told()
            ),
        ];
        lines.push(if coverage.sentences == 0 {
            "coverage   no sentence boundaries recorded".to_owned()
        } else {
            format!(
                "coverage   {} of {} sentences coded, {} skipped, {} left{whole}",
                coverage.coded, coverage.sentences, coverage.skipped, coverage.left
            )
        });
        if !self.most_connected.is_empty() {
            lines.push(String::new());
            lines.push("most connected  [derived]".to_owned());
            lines.extend(self.most_connected.iter().map(|it| {
                format!(
                    "  {}: {}, {}",
                    it.actor.both(),
                    words::count(it.connectors, "connector"),
                    words::count(it.actors, "actor")
                )
            }));
        }
        let frame = self.frame.lines();
        if !frame.is_empty() {
            lines.push(String::new());
            lines.extend(frame);
        }
        lines
    }
}
