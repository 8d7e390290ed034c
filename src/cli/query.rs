//! `claimgraph query`.

use std::io::{IsTerminal, Read, stdin};
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use oxrdf::Term;
use serde::Serialize;
use serde_json::{Map, Value, json as object};

use super::evidence::EvidenceArgs;
use super::format::{Tabular, json};
use super::frame::Frame;
use super::session::Session;
use super::settings::Settings;
use super::table::Table;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::graph::Evidence;
use crate::sparql::vocabulary::{RECORDS, TERMS};
use crate::sparql::{Answer, CancellationToken, Triples, ask};

/// Any other question, in SPARQL 1.1
///
/// SELECT and ASK over the loaded graph: records and their references, their values, and what is
/// derived of them under the evidence. `:` is the vocabulary (`:warn`, `:status`, `:said_by`), `id:`
/// are the records (`id:joe-biden`); docs/query.md has the vocabulary and worked questions. Each act
/// is also an arc from who acts to whom it concerns, so `?who :warn/:authorize+ ?whom` works. Rows
/// are sorted unless the query orders them; nothing random or of the time of day is answered.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The query; without it, the file, else standard input
    query: Option<String>,
    /// A file that holds the query; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    file: Option<PathBuf>,
    /// How long it may take, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=86400))]
    time_limit: u64,
    /// How much memory it may take, in MiB, where the system tells it
    #[arg(long, value_name = "MIB", default_value_t = 2048)]
    memory_limit: u64,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: Tabular,
    #[command(flatten)]
    evidence: EvidenceArgs,
}

/// Prints the answer.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let query = text(args)?;
    let session = Session::open(settings, output)?;
    let evidence = args.evidence.resolve(&session.graph)?;
    // The thread that works on the query may have to be left behind: it keeps what it is asked of.
    let (session, evidence): (&'static Session, &'static Evidence) =
        (Box::leak(Box::new(session)), Box::leak(Box::new(evidence)));
    let derived: &'static Derived<'static> =
        Box::leak(Box::new(Derived::new(&session.graph, evidence)));
    let answer = answer(derived, query, args)?;
    let frame = Frame::new(derived, args.evidence.in_words());
    match answer {
        Answer::Truth(truth) => match args.format {
            Tabular::Json => output.answer(json(&Report {
                version: 1,
                frame,
                answer: object!({ "boolean": truth }),
            })?),
            Tabular::Table | Tabular::Csv => {
                output.line(if truth { "yes" } else { "no" });
                output.lines(frame.lines());
            }
        },
        Answer::Rows { variables, rows } => match args.format {
            Tabular::Json => output.answer(json(&Report {
                version: 1,
                frame,
                answer: object!({
                    "variables": variables,
                    "rows": rows.iter().map(|row| bound(&variables, row)).collect::<Vec<_>>(),
                }),
            })?),
            format => {
                let mut table = Table::of(variables);
                for row in &rows {
                    table.row(row.iter().map(|term| cell(term.as_ref())).collect());
                }
                if format == Tabular::Csv {
                    output.answer(table.csv()?);
                } else if rows.is_empty() {
                    output.note("0 rows");
                } else {
                    output.answer(table.aligned(output.page()));
                }
                for line in frame.lines() {
                    if format == Tabular::Csv {
                        output.note(line);
                    } else {
                        output.line(line);
                    }
                }
            }
        },
    }
    Ok(Outcome::Done)
}

/// The stack of the thread that works on a query.
const STACK: usize = 512 << 20;

/// The most rows that are answered.
const ROWS: usize = 1_000_000;

/// How often it is looked at whether a query takes too much.
const LOOK: Duration = Duration::from_millis(20);

/// The answer, unless it takes more time or memory than the arguments allow. Then the thread that
/// works on it is left behind, and ends with the process.
fn answer(
    derived: &'static Derived<'static>,
    query: String,
    args: &Args,
) -> Result<Answer, CliError> {
    let (send, receive) = channel();
    let token = CancellationToken::new();
    let called_off = token.clone();
    let worker = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            let triples = Triples::new(derived);
            // Nobody waits any more if this cannot be sent.
            let _ = send.send(ask(&triples, &query, ROWS, &token));
        });
    worker.map_err(|error| CliError::Other(error.to_string()))?;
    let start = Instant::now();
    let before = memory();
    loop {
        match receive.recv_timeout(LOOK) {
            Ok(answer) => {
                return answer.map_err(|error| match error.help() {
                    Some(help) => CliError::usage_with_help(error.to_string(), help),
                    None => CliError::usage(error.to_string()),
                });
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(CliError::Other("the query cannot be worked out".to_owned()));
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
        let grown = memory().saturating_sub(before) >> 20;
        let took = start.elapsed().as_secs();
        if took >= args.time_limit || grown >= args.memory_limit {
            called_off.cancel();
            return Err(CliError::usage_with_help(
                if took >= args.time_limit {
                    format!("the query took longer than {} s", args.time_limit)
                } else {
                    format!("the query took more than {} MiB", args.memory_limit)
                },
                "patterns that share no variable give all pairs: tie them together, or raise the limit",
            ));
        }
    }
}

/// The memory that the process takes, in bytes, where the system tells it in a file.
fn memory() -> u64 {
    let told = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages = told.split(' ').nth(1).and_then(|it| it.parse::<u64>().ok());
    pages.unwrap_or(0) * 4096
}

/// The query, wherever it is.
fn text(args: &Args) -> Result<String, CliError> {
    if let Some(query) = args.query.as_ref().filter(|it| *it != "-") {
        return Ok(query.clone());
    }
    let mut query = String::new();
    match args.file.as_ref().filter(|it| it.as_os_str() != "-") {
        Some(path) => {
            let bytes = std::fs::File::open(path)
                .and_then(|file| file.take(1 << 20).read_to_string(&mut query));
            bytes.map_err(|source| CliError::Read {
                path: path.clone(),
                source,
            })?;
        }
        None if stdin().is_terminal() => {
            return Err(CliError::usage_with_help(
                "no query is given",
                "write it after the command, or pipe it: claimgraph query 'SELECT * WHERE { ?who :warn ?whom }'",
            ));
        }
        None => {
            let read = stdin().lock().take(1 << 20).read_to_string(&mut query);
            read.map_err(|source| CliError::Read {
                path: PathBuf::from("standard input"),
                source,
            })?;
        }
    }
    Ok(query)
}

#[derive(Serialize)]
struct Report {
    version: u32,
    #[serde(flatten)]
    frame: Frame,
    #[serde(flatten)]
    answer: Value,
}

/// A term as people read it: a record's id, a name of the vocabulary, a value.
fn cell(term: Option<&Term>) -> String {
    match term {
        None => String::new(),
        Some(Term::NamedNode(name)) => {
            let name = name.as_str();
            let id = name.strip_prefix(RECORDS);
            id.or_else(|| name.strip_prefix(TERMS))
                .unwrap_or(name)
                .to_owned()
        }
        Some(Term::BlankNode(node)) => node.to_string(),
        Some(Term::Literal(literal)) => literal.value().to_owned(),
    }
}

/// The bound variables of a row, each as a record, an IRI or a value.
fn bound(variables: &[String], row: &[Option<Term>]) -> Map<String, Value> {
    let told = |term: &Term| match term {
        Term::NamedNode(name) => match name.as_str().strip_prefix(RECORDS) {
            Some(id) => object!({ "id": id }),
            None => object!({ "iri": name.as_str() }),
        },
        Term::BlankNode(node) => object!({ "blank": node.as_str() }),
        Term::Literal(literal) => match literal.language() {
            Some(language) => object!({ "value": literal.value(), "language": language }),
            None => object!({ "value": literal.value(), "datatype": literal.datatype().as_str() }),
        },
    };
    variables
        .iter()
        .zip(row)
        .filter_map(|(name, term)| Some((name.clone(), told(term.as_ref()?))))
        .collect()
}
