//! `claimgraph check`.

use std::path::PathBuf;

use clap::ValueEnum;

use super::desk::local_copies;
use super::session::Session;
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::check::{Options, files_under};
use crate::diagnostic::Severity;
use crate::report;
use crate::text::CONFIG_NAME;

/// Check the claims: every fault of shape and every reference that does not fit
///
/// The whole graph is always loaded; PATHS only limit what is reported. Exit code 0: nothing at or
/// above the threshold; 1: findings; 2: could not run.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Report only what concerns these files or folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The least severity that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", default_value_t, value_enum)]
    fail_on: Threshold,

    /// How to write the findings
    #[arg(short, long, default_value_t, value_enum)]
    format: Format,
}

/// The least severity that fails a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Threshold {
    /// Only what is certainly wrong
    #[default]
    Error,
    /// Also what is possibly wrong
    Warning,
    /// Anything at all
    Info,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines they are about, for people
    #[default]
    Human,
    /// One line each
    Concise,
    /// For programs; carries a version
    Json,
}

pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let texts = local_copies(settings)?;
    let how = Options {
        texts: texts.as_ref(),
    };
    let (session, mut examined) = Session::examine(settings, &how)?;
    let files = &session.files;
    if !args.paths.is_empty() {
        // The configuration is no claim file, but hooks that pass changed files name it too.
        let paths: Vec<PathBuf> = args
            .paths
            .iter()
            .filter(|path| path.file_name().is_none_or(|name| name != CONFIG_NAME))
            .cloned()
            .collect();
        let concerned = files_under(files, &paths).map_err(|outside| {
            let outside: Vec<_> = outside.iter().map(|it| it.display().to_string()).collect();
            CliError::usage_with_help(
                format!(
                    "no claim file of this graph is under {}",
                    outside.join(", ")
                ),
                "name files of the graph, or choose the graph with `--graph`",
            )
        })?;
        examined.limit_to(&concerned);
    }
    match args.format {
        Format::Human => output.answer(report::human(files, &examined, output.is_colored())),
        Format::Concise => {
            output.answer(report::concise(files, &examined));
            output.note(report::summary(&examined));
        }
        Format::Json => {
            output.answer(report::json(files, &examined));
            output.note(report::summary(&examined));
        }
    }
    let threshold = match args.fail_on {
        Threshold::Error => Severity::Error,
        Threshold::Warning => Severity::Warning,
        Threshold::Info => Severity::Info,
    };
    let outcome = if examined.reaches(threshold) {
        Outcome::Found
    } else {
        Outcome::Done
    };
    // The process ends here: taking a hundred thousand records apart would only hold it up.
    std::mem::forget((session, examined));
    Ok(outcome)
}
