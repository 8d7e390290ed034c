//! The command line: raw arguments become settings, one file a command.
//!
//! Answers go to stdout, everything else to stderr. Exit code 0: done, also with no rows; 1:
//! findings at or above the threshold, or no path; 2: could not run.

mod add;
mod anchor;
mod asked;
mod cache;
mod check;
mod completions;
mod contradictions;
mod coverage;
mod desk;
mod error;
mod evidence;
mod format;
mod frame;
mod in_force;
mod init;
mod ladder;
mod list;
mod named;
mod origins;
mod output;
mod path;
#[cfg(feature = "sparql")]
mod query;
mod read;
mod red_line;
mod redlines;
mod render;
mod rows;
mod rule;
mod schema;
mod session;
mod settings;
mod show;
mod stats;
mod table;
mod timeline;
mod todo;
mod tree;
mod without;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use error::CliError;
use output::Output;
use settings::Settings;

// Every command says these things in the same words.
use crate::words;
use crate::words::standing;

/// Track escalation claims: who authorized what, who warned whom, on whose word and how surely.
///
/// Claims and actors are plain YAML files in git. Start with `claimgraph check`, then
/// `claimgraph list events --act authorize`, `claimgraph path FROM TO` and `claimgraph render`.
#[derive(Debug, Parser)]
#[command(
    name = "claimgraph",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Args),
    Check(check::Args),
    Rule(rule::Args),
    List(list::Args),
    Show(show::Args),
    Add(add::Args),
    Read(read::Args),
    Coverage(coverage::Args),
    Anchor(anchor::Args),
    Path(path::Args),
    Redlines(redlines::Args),
    Origins(origins::Args),
    Without(without::Args),
    InForce(in_force::Args),
    Contradictions(contradictions::Args),
    Timeline(timeline::Args),
    Ladder(ladder::Args),
    Stats(stats::Args),
    Todo(todo::Args),
    #[cfg(feature = "sparql")]
    Query(query::Args),
    Render(render::Args),
    Schema(schema::Args),
    Completions(completions::Args),
}

/// What a command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, also where the answer is empty.
    Done,
    /// Findings at or above the threshold, or no path.
    Found,
}

/// Runs the command line and returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and the version are answers; anything else is bad usage.
            let code = if error.use_stderr() { 2 } else { 0 };
            return match error.print() {
                Ok(()) => ExitCode::from(code),
                Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                    ExitCode::from(code)
                }
                Err(_) => ExitCode::from(2),
            };
        }
    };
    // This thread works too, rather than wait for as many others as there are processors. Only the
    // first call of a process can say so; for a later one all is as it was.
    let _ = rayon::ThreadPoolBuilder::new()
        .use_current_thread()
        .build_global();
    let mut output = Output::new(&cli.settings);
    if cli.settings.output.len() > 1 && !matches!(cli.command, Command::Check(_)) {
        let error = CliError::usage("only `check` writes to several files at once");
        output.error(&error);
        return ExitCode::from(2);
    }
    let outcome = match cli.command {
        Command::Check(args) => check::run(&args, &cli.settings, &mut output),
        Command::Init(args) => init::run(&args, &mut output),
        Command::Rule(args) => rule::run(&args, &mut output),
        Command::List(args) => list::run(&args, &cli.settings, &mut output),
        Command::Show(args) => show::run(&args, &cli.settings, &mut output),
        Command::Add(args) => add::run(&args, &cli.settings, &mut output),
        Command::Coverage(args) => coverage::run(&args, &cli.settings, &mut output),
        Command::Read(args) => read::run(&args, &cli.settings, &mut output),
        Command::Anchor(args) => anchor::run(&args, &cli.settings, &mut output),
        Command::Path(args) => path::run(&args, &cli.settings, &mut output),
        Command::Redlines(args) => redlines::run(&args, &cli.settings, &mut output),
        Command::Origins(args) => origins::run(&args, &cli.settings, &mut output),
        Command::Without(args) => without::run(&args, &cli.settings, &mut output),
        Command::InForce(args) => in_force::run(&args, &cli.settings, &mut output),
        Command::Contradictions(args) => contradictions::run(&args, &cli.settings, &mut output),
        Command::Timeline(args) => timeline::run(&args, &cli.settings, &mut output),
        Command::Ladder(args) => ladder::run(&args, &cli.settings, &mut output),
        #[cfg(feature = "sparql")]
        Command::Query(args) => query::run(&args, &cli.settings, &mut output),
        Command::Todo(args) => todo::run(&args, &cli.settings, &mut output),
        Command::Stats(args) => stats::run(&args, &cli.settings, &mut output),
        Command::Render(args) => render::run(args, &cli.settings, &mut output),
        Command::Schema(args) => Ok(schema::run(&args, &mut output)),
        Command::Completions(args) => Ok(completions::run(&args, &mut output)),
    };
    match outcome.and_then(|outcome| output.finish().map(|()| outcome)) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Err(error) => {
            output.error(&error);
            ExitCode::from(2)
        }
    }
}
