//! `claimgraph origins`.

use serde::Serialize;

use super::evidence::EvidenceArgs;
use super::format::{TextOrJson, json};
use super::frame::Frame;
use super::named::Named;
use super::session::Session;
use super::settings::Settings;
use super::tree::Tree;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::analysis::independence::{Conflict, Origins};
use crate::analysis::origins::{Echo, NotCounted, Provenance, Raise, Traced, provenance};
use crate::graph::{Edge, Kind, Names, NodeIndex, Voice};
use crate::model::claim::Polarity;

/// How many independent origins stand behind an event, and why not more
///
/// The routes by which it is known are drawn as a tree from the outlets to those who speak. What can
/// be counted on comes first, then what is possible: routes conflict if they share a source, a
/// publisher or a speaker, and in what can be counted on also if their speakers may be of one body.
/// Claims that repeat others or rest on them are echo: shown, and not counted. All of it is derived.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// An event: its id
    event: String,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: TextOrJson,
    #[command(flatten)]
    evidence: EvidenceArgs,
}

/// Prints the origins.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let session = Session::open(settings, output)?;
    let graph = &session.graph;
    let event = Names::new(graph).find(&args.event, &[Kind::Event])?;
    let evidence = args.evidence.resolve(graph)?;
    let derived = Derived::new(graph, &evidence);
    let sides = provenance(&derived, event);
    let teller = Teller { derived: &derived };
    let frame = Frame::new(&derived, args.evidence.in_words());
    match args.format {
        TextOrJson::Text => {
            output.line(format!(
                "{} {}: {} ({}){} [derived]",
                graph.id(event),
                words::gloss(graph, event),
                derived.event(event).status,
                words::origins(derived.event(event).origins),
                frame.in_brackets()
            ));
            if sides.is_empty() {
                output.line("no claim counts, so there is no origin");
            }
            for side in &sides {
                output.line("");
                output.lines(teller.told(side));
            }
            output.lines(frame.left_out_line());
        }
        TextOrJson::Json => {
            let report = Report {
                version: 1,
                event: Named::new(graph, event),
                status: derived.event(event).status.name(),
                frame,
                sides: sides.iter().map(|side| teller.report(side)).collect(),
            };
            output.answer(json(&report)?);
        }
    }
    Ok(Outcome::Done)
}

/// Why so many origins are counted: at least, at most, and each route that is not.
pub(super) fn why(derived: &Derived<'_>, side: &Provenance) -> Vec<String> {
    let teller = Teller { derived };
    let mut lines = vec![teller.low(side), teller.high(side)];
    for traced in &side.routes {
        if let Some(why) = &traced.not_low {
            let claim = derived.graph.id(traced.route.claim);
            lines.push(format!(
                "[{claim}] not counted on: {}",
                teller.not_counted(why)
            ));
        }
    }
    lines
}

struct Teller<'a, 'g> {
    derived: &'a Derived<'g>,
}

impl Teller<'_, '_> {
    fn told(&self, side: &Provenance) -> Vec<String> {
        let way = match side.polarity {
            Polarity::Positive => "that it is so",
            Polarity::Negative => "that it is not so",
        };
        let mut tree = Tree::new(format!(
            "{way}: {}",
            match side.origins {
                Origins {
                    high: 1, low: 1, ..
                } => "1 independent origin".to_owned(),
                origins => format!("{} independent origins", words::origins(origins)),
            }
        ));
        for traced in &side.routes {
            self.grow(&mut tree, traced);
        }
        let mut lines = tree.lines();
        lines.push(self.low(side));
        lines.push(self.high(side));
        if !side.echo.is_empty() {
            lines.push("echo, which adds no origin:".to_owned());
            lines.extend(
                side.echo
                    .iter()
                    .map(|(claim, why)| format!("  – {}: {}", self.claim(*claim), self.echo(*why))),
            );
        }
        let choke = self.names(&side.choke_points);
        lines.push(match choke.as_slice() {
            [] if side.routes.is_empty() => "choke points: none, as there is no route".to_owned(),
            [] => "choke points: none".to_owned(),
            all => format!("choke points, on every route: {}", all.join(", ")),
        });
        if !side.would_raise.is_empty() {
            lines.push("what would raise the number to count on:".to_owned());
            let raises = side.would_raise.iter().map(|it| self.raise(it));
            lines.extend(raises.map(|line| format!("  – {line}")));
        }
        lines
    }

    /// Adds a route to the tree: its carrier, then each voice, then the claim.
    fn grow(&self, tree: &mut Tree, traced: &Traced) {
        let graph = self.derived.graph;
        let attribution = &self.derived.utterance(traced.route.claim).attribution;
        let carrier = attribution.source.map(|source| {
            let original = graph.original(source);
            let copy = if original == source {
                String::new()
            } else {
                format!(", carried by {}", graph.id(source))
            };
            format!("{}{copy}", self.outlet(original))
        });
        let mut at = tree.branch(&carrier.unwrap_or_else(|| "no source".to_owned()));
        for voice in &attribution.chain {
            let line = match voice {
                Voice::Unstated => "nobody named".to_owned(),
                Voice::Source(source) => format!("cites {}", self.outlet(*source)),
                Voice::Actors(actors) => self.names(actors).join(" and "),
            };
            at = at.branch(&line);
        }
        let counted = match (&traced.not_low, &traced.not_high) {
            (None, _) => "counted".to_owned(),
            (Some(low), None) => format!("at most: {}", self.not_counted(low)),
            (Some(_), Some(high)) => format!("not counted: {}", self.not_counted(high)),
        };
        let leaf = Tree::new(format!("{} · {counted}", self.claim(traced.route.claim)));
        at.branches.push(leaf);
    }

    fn low(&self, side: &Provenance) -> String {
        let counted: Vec<_> = side
            .routes
            .iter()
            .filter(|it| it.not_low.is_none())
            .collect();
        match counted.len() {
            0 => "at least 0: no route has a speaker to count on".to_owned(),
            number => format!(
                "at least {number}: {}",
                counted
                    .iter()
                    .map(|it| self.names(&it.route.speakers).join(" and "))
                    .collect::<Vec<_>>()
                    .join("; ")
            ),
        }
    }

    fn high(&self, side: &Provenance) -> String {
        let counted = side.routes.iter().filter(|it| it.not_high.is_none());
        let counted: Vec<_> = counted.map(|it| self.claim(it.route.claim)).collect();
        match counted.len() {
            0 => "at most 0: every claim is an echo".to_owned(),
            number if side.origins.at_least => format!(
                "found {number}, and more may be independent, as there are too many routes to be exact: {}",
                counted.join("; ")
            ),
            number => format!("at most {number}: {}", counted.join("; ")),
        }
    }

    fn outlet(&self, source: NodeIndex) -> String {
        let graph = self.derived.graph;
        let publisher = graph.first(source, Edge::Publisher);
        let publisher = publisher.map_or_else(
            || "publisher not known".to_owned(),
            |it| words::name(graph, it),
        );
        format!("{} ({publisher})", graph.id(source))
    }

    fn claim(&self, claim: NodeIndex) -> String {
        let graph = self.derived.graph;
        let place = graph.claim(claim).map(|it| words::place(graph, it));
        let place = place.unwrap_or_default();
        format!("{place} [{}]", graph.id(claim))
    }

    fn names(&self, nodes: &[NodeIndex]) -> Vec<String> {
        let graph = self.derived.graph;
        let name = |node: &NodeIndex| match graph.kind(*node) {
            Kind::Source => graph.id(*node).to_string(),
            _ => words::name(graph, *node),
        };
        nodes.iter().map(name).collect()
    }

    fn not_counted(&self, why: &NotCounted) -> String {
        match why {
            NotCounted::OwnWord => "the outlet's own word, no speaker".to_owned(),
            NotCounted::Unstated => "its origin is unstated".to_owned(),
            NotCounted::Cites(source) => format!("it only cites {}", self.outlet(*source)),
            NotCounted::Conflicts(other, how) => {
                let with = self.derived.graph.id(*other);
                match how {
                    Conflict::Shares(node) => {
                        format!("it shares {} with {with}", self.names(&[*node]).join(""))
                    }
                    Conflict::OneBody(one, other) if one == other => format!(
                        "{} speaks there and in {with}",
                        self.names(&[*one]).join("")
                    ),
                    Conflict::OneBody(one, other) => format!(
                        "{} of {with} may be of one body",
                        self.names(&[*one, *other]).join(" and ")
                    ),
                    Conflict::Unattached(speaker) => format!(
                        "{} may be anybody, also who speaks in {with}",
                        self.names(&[*speaker]).join("")
                    ),
                }
            }
            NotCounted::Bounded => {
                "too many routes to be exact: more may be independent".to_owned()
            }
        }
    }

    fn echo(&self, why: Echo) -> String {
        match why {
            Echo::Repeats(claim) => format!("repeats {}", self.derived.graph.id(claim)),
            Echo::RestsOnSpeakers => {
                "the source's own word, which rests on those whom it quotes".to_owned()
            }
            Echo::CopyOfUnknown => "its source copies something unknown".to_owned(),
        }
    }

    fn raise(&self, raise: &Raise) -> String {
        let graph = self.derived.graph;
        match raise {
            Raise::Speaker(claim) => {
                format!(
                    "to know from whom the outlet has it: {}",
                    self.claim(*claim)
                )
            }
            Raise::Named(claim) => format!("to know who is behind {}", self.claim(*claim)),
            Raise::Cited(source) => {
                format!("to code what {} says itself", self.outlet(*source))
            }
            Raise::Apart(one, other) => format!(
                "to know that {} and {} speak independently, though perhaps of one body: `not_same_as` says so where the coder can judge it",
                words::name(graph, *one),
                words::name(graph, *other)
            ),
            Raise::Affiliation(speaker) => format!(
                "to know to whom {} belongs (an affiliation), or who it is not (`not_same_as`)",
                words::name(graph, *speaker)
            ),
            Raise::Around(nodes) => format!(
                "a claim by a speaker of another body, on a route around {}",
                self.names(nodes).join(" and ")
            ),
        }
    }

    fn report(&self, side: &Provenance) -> SideReport {
        let graph = self.derived.graph;
        SideReport {
            polarity: side.polarity,
            origins: side.origins,
            routes: side
                .routes
                .iter()
                .map(|traced| RouteReport {
                    claim: graph.id(traced.route.claim).to_string(),
                    nodes: Named::all(graph, traced.route.nodes.iter().copied()),
                    low: traced.not_low.is_none(),
                    high: traced.not_high.is_none(),
                    why_not_low: traced.not_low.as_ref().map(|why| self.not_counted(why)),
                    why_not_high: traced.not_high.as_ref().map(|why| self.not_counted(why)),
                })
                .collect(),
            echo: side
                .echo
                .iter()
                .map(|(claim, why)| EchoReport {
                    claim: graph.id(*claim).to_string(),
                    why: self.echo(*why),
                })
                .collect(),
            choke_points: Named::all(graph, side.choke_points.iter().copied()),
            would_raise: side.would_raise.iter().map(|it| self.raise(it)).collect(),
        }
    }
}

#[derive(Serialize)]
struct Report {
    version: u32,
    event: Named,
    status: &'static str,
    #[serde(flatten)]
    frame: Frame,
    sides: Vec<SideReport>,
}

#[derive(Serialize)]
struct SideReport {
    polarity: Polarity,
    origins: Origins,
    routes: Vec<RouteReport>,
    echo: Vec<EchoReport>,
    choke_points: Vec<Named>,
    would_raise: Vec<String>,
}

#[derive(Serialize)]
struct RouteReport {
    claim: String,
    nodes: Vec<Named>,
    low: bool,
    high: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not_low: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not_high: Option<String>,
}

#[derive(Serialize)]
struct EchoReport {
    claim: String,
    why: String,
}
