//! `claimgraph path`.

use serde::Serialize;

use super::evidence::{EvidenceArgs, SelectionArgs, filters};
use super::format::{TextOrJson, json};
use super::frame::Frame;
use super::session::Session;
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::graph::{Evidence, Kind, Names, NodeIndex};
use crate::model::claim::Modality;
use crate::model::claim::Speaker;
use crate::model::event::Event;
use crate::query::connector::{Connector, Tie};
use crate::query::path::{Answer, Path, Request, Step, WRITTEN_OUT, shortest};

/// How two actors are connected, and on whose word
///
/// All shortest paths, the strongest first. A connector is one event in which both have a role,
/// one link between two events, or one affiliation. Each step tells the act, the event, its status,
/// who says so and where. Exits with 1 where nothing connects the two.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// An actor: id, name or alias
    from: String,
    /// Another actor: id, name or alias
    to: String,
    /// Only paths with at most this many connectors
    #[arg(long, value_name = "N")]
    max_hops: Option<usize>,
    /// Only from who acts to whom it concerns, and along links as they are written
    #[arg(long)]
    directed: bool,
    /// Walk around this actor
    #[arg(long, value_name = "ACTOR", value_delimiter = ',')]
    avoid: Vec<String>,
    /// Show at most this many paths
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: TextOrJson,
    #[command(flatten)]
    evidence: EvidenceArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

/// Finds and prints the paths.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let session = Session::open(settings, output)?;
    let graph = &session.graph;
    let names = Names::new(graph);
    let from = names.find(&args.from, &[Kind::Actor])?;
    let to = names.find(&args.to, &[Kind::Actor])?;
    let avoid: Result<Vec<_>, _> = args
        .avoid
        .iter()
        .map(|name| names.find(name, &[Kind::Actor]))
        .collect();
    let request = Request {
        selection: args.selection.resolve(graph)?,
        directed: args.directed,
        avoid: avoid?,
        max_hops: args.max_hops,
    };
    let evidence = args.evidence.resolve(graph)?;
    let derived = Derived::new(graph, &evidence);
    let answer = shortest(&derived, from, to, &request);
    let teller = Teller {
        derived: &derived,
        args,
    };
    match args.format {
        TextOrJson::Text => teller.text(from, to, &answer, output),
        TextOrJson::Json => output.answer(json(&teller.report(from, to, &answer))?),
    }
    if answer.count > WRITTEN_OUT as u64 {
        output.note(format!(
            "note: the strongest of the first {WRITTEN_OUT} that were found; `--avoid`, `--act` and the other selection options narrow the question"
        ));
    }
    if answer.length.is_some() {
        return Ok(Outcome::Done);
    }
    if let Some(length) = with_framing(&session, &evidence, from, to, &request) {
        output.note(format!(
            "with `--include framing`, which counts readings that nobody named stands for, a path of length {length} connects them"
        ));
    }
    Ok(Outcome::Found)
}

/// The length of the shortest path if framing counted.
fn with_framing(
    session: &Session,
    evidence: &Evidence,
    from: NodeIndex,
    to: NodeIndex,
    request: &Request,
) -> Option<usize> {
    let evidence = Evidence {
        framing: true,
        ..evidence.clone()
    };
    shortest(&Derived::new(&session.graph, &evidence), from, to, request).length
}

struct Teller<'a, 'g> {
    derived: &'a Derived<'g>,
    args: &'a Args,
}

impl Teller<'_, '_> {
    fn text(&self, from: NodeIndex, to: NodeIndex, answer: &Answer, output: &mut Output) {
        let graph = self.derived.graph;
        let (from, to) = (words::name(graph, from), words::name(graph, to));
        let frame = self.frame();
        match answer.length {
            None => output.line(format!(
                "No path connects {from} and {to}{}.",
                frame.in_brackets()
            )),
            Some(0) => output.line(format!("{from} is the same actor.")),
            Some(length) => {
                let shown = answer.paths.len().min(self.args.limit);
                output.line(format!(
                    "{from} – {to}: {}, shown {shown} of {}{}",
                    words::count(length, "connector"),
                    counted(answer.count),
                    frame.in_brackets()
                ));
                for (index, path) in answer.paths.iter().take(shown).enumerate() {
                    output.line("");
                    self.path_text(index + 1, path, output);
                }
            }
        }
        output.lines(frame.left_out_line());
    }

    fn frame(&self) -> Frame {
        let mut words = filters(&self.args.evidence, &self.args.selection);
        words.extend(self.args.directed.then(|| "directed".to_owned()));
        words.extend(self.args.avoid.iter().map(|it| format!("avoiding {it}")));
        words.extend(
            self.args
                .max_hops
                .map(|most| format!("at most {most} connectors")),
        );
        Frame::new(self.derived, words)
    }

    fn path_text(&self, number: usize, path: &Path, output: &mut Output) {
        let graph = self.derived.graph;
        let derived = if path.is_derived() { "  [derived]" } else { "" };
        let actors: Vec<_> = path
            .actors
            .iter()
            .map(|actor| words::name(graph, *actor))
            .collect();
        output.line(format!("{number}. {}{derived}", actors.join(" – ")));
        for step in &path.steps {
            self.step_text(step, output);
        }
    }

    fn step_text(&self, step: &Step, output: &mut Output) {
        let graph = self.derived.graph;
        match step.connector {
            Connector::Event(event) => self.event_text(event, "", output),
            Connector::Link { from, link, to } => {
                self.event_text(from, "", output);
                match link {
                    Tie::Meets => {
                        let line = self.derived.red_line(to).map(|line| line.status.name());
                        output.line(format!(
                            "   ═ meets the condition of ═  [derived: {}; why: claimgraph show {}]",
                            line.unwrap_or("met"),
                            graph.id(to)
                        ));
                    }
                    Tie::Relation(relation) => {
                        let link = graph.event(relation).and_then(Event::relation_link);
                        let link = link
                            .map_or("relates to", |link| link.name())
                            .replace('_', " ");
                        output.line(format!("   ─ {link} ─"));
                        self.event_text(relation, "  ", output);
                    }
                    tie => output.line(format!("   ─ {} ─", tie.name().replace('_', " "))),
                }
                self.event_text(to, "", output);
            }
            Connector::Affiliation(node) => {
                output.line(format!("   {}", words::affiliation(self.derived, node)));
                self.claims_text(node, "   ", output);
            }
        }
    }

    fn event_text(&self, event: NodeIndex, indent: &str, output: &mut Output) {
        let graph = self.derived.graph;
        let Some(record) = graph.event(event) else {
            return;
        };
        let state = self.derived.event(event);
        let mut facts = vec![state.status.to_string()];
        facts.extend(state.modality.map(|modality| modality.to_string()));
        facts.extend(state.flags.iter().map(ToString::to_string));
        facts.push(format!("origins {}", words::origins(state.origins)));
        output.line(format!(
            "   {indent}{} {}: {}",
            record.act,
            record.id,
            words::gloss(graph, event)
        ));
        output.line(format!("   {indent}  {}", facts.join(" · ")));
        self.claims_text(event, &format!("   {indent}"), output);
    }

    fn claims_text(&self, about: NodeIndex, indent: &str, output: &mut Output) {
        let graph = self.derived.graph;
        for node in words::claims_of(graph, about) {
            let Some(claim) = graph.claim(node) else {
                continue;
            };
            let state = self.derived.claim(node);
            if !state.counts {
                continue;
            }
            let manner = words::manner(self.derived, node, claim);
            let manner = if manner.is_empty() {
                String::new()
            } else {
                format!(" · {}", manner.join(" · "))
            };
            output.line(format!(
                "{indent}  – {}: {}{manner}",
                words::place(graph, claim),
                words::voices(self.derived, node)
            ));
        }
    }

    fn report(&self, from: NodeIndex, to: NodeIndex, answer: &Answer) -> Report {
        let graph = self.derived.graph;
        Report {
            version: 1,
            from: graph.id(from).to_string(),
            to: graph.id(to).to_string(),
            directed: self.args.directed,
            frame: self.frame(),
            length: answer.length,
            count: answer.count,
            at_least: answer.count == u64::MAX,
            paths: answer
                .paths
                .iter()
                .take(self.args.limit)
                .map(|path| self.path(path))
                .collect(),
        }
    }

    fn path(&self, path: &Path) -> PathReport {
        let graph = self.derived.graph;
        PathReport {
            actors: path
                .actors
                .iter()
                .map(|actor| graph.id(*actor).to_string())
                .collect(),
            derived: path.is_derived(),
            steps: path.steps.iter().map(|step| self.step(step)).collect(),
        }
    }

    fn step(&self, step: &Step) -> StepReport {
        let graph = self.derived.graph;
        let id = |node: NodeIndex| graph.id(node).to_string();
        let (kind, ids, link, subjects) = match step.connector {
            Connector::Event(event) => ("event", vec![id(event)], None, vec![event]),
            Connector::Link { from, link, to } => {
                let mut subjects = vec![from, to];
                if let Tie::Relation(relation) = link {
                    subjects.push(relation);
                }
                ("link", vec![id(from), id(to)], Some(link), subjects)
            }
            Connector::Affiliation(node) => ("affiliation", vec![id(node)], None, vec![node]),
        };
        StepReport {
            kind,
            ids,
            link,
            derived: step.connector.is_derived(),
            strength: step.weakness.name(),
            about: subjects
                .into_iter()
                .map(|node| self.subject(node))
                .collect(),
        }
    }

    fn subject(&self, node: NodeIndex) -> SubjectReport {
        let graph = self.derived.graph;
        let event = graph.event(node);
        let state = event.map(|_| self.derived.event(node));
        let claims = words::claims_of(graph, node)
            .into_iter()
            .filter(|claim| self.derived.claim(*claim).counts)
            .filter_map(|claim| Some((claim, graph.claim(claim)?)))
            .map(|(node, claim)| ClaimReport {
                id: claim.id.to_string(),
                source: claim.source.to_string(),
                at: claim.at.iter().map(ToString::to_string).collect(),
                said_by: claim.said_by.to_vec(),
                voices: words::voices(self.derived, node),
                polarity: self.derived.utterance(node).polarity.name(),
                modality: self.derived.utterance(node).modality.name(),
            })
            .collect();
        SubjectReport {
            id: graph.id(node).to_string(),
            act: event.map(|event| event.act.name()),
            gloss: event.map(|_| words::gloss(graph, node)),
            status: state.map(|state| state.status.name()),
            modality: state.and_then(|state| state.modality).map(Modality::name),
            claims,
        }
    }
}

/// A number of paths; beyond what can be counted, it says so.
fn counted(count: u64) -> String {
    match count {
        u64::MAX => format!("at least {count}"),
        count => count.to_string(),
    }
}

#[derive(Serialize)]
struct Report {
    version: u32,
    from: String,
    to: String,
    directed: bool,
    #[serde(flatten)]
    frame: Frame,
    length: Option<usize>,
    count: u64,
    at_least: bool,
    paths: Vec<PathReport>,
}

#[derive(Serialize)]
struct PathReport {
    actors: Vec<String>,
    derived: bool,
    steps: Vec<StepReport>,
}

#[derive(Serialize)]
struct StepReport {
    kind: &'static str,
    ids: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<Tie>,
    derived: bool,
    strength: &'static str,
    about: Vec<SubjectReport>,
}

#[derive(Serialize)]
struct SubjectReport {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gloss: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modality: Option<&'static str>,
    claims: Vec<ClaimReport>,
}

#[derive(Serialize)]
struct ClaimReport {
    id: String,
    source: String,
    at: Vec<String>,
    said_by: Vec<Speaker>,
    voices: String,
    polarity: &'static str,
    modality: &'static str,
}
