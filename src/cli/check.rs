//! `claimgraph check`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::desk::local_copies;
use super::session::{Session, Wishes, configuration, current_folder};
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::check::{files_under, write_baseline};
use crate::config::{Level, Threshold};
use crate::model::vocabulary::Vocabulary;
use crate::report;
use crate::rules;
use crate::text::{CONFIG_NAME, suggest, write_whole};

/// Check the claims: every fault of shape and every reference that does not fit
///
/// The whole graph is always loaded; PATHS only limit what is reported. Exit code 0: nothing at or
/// above the threshold; 1: findings; 2: could not run.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Report only what concerns these files or folders
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The least severity that makes the exit code 1; by default the configuration's, else error
    #[arg(long, value_name = "SEVERITY", value_parser = threshold())]
    fail_on: Option<Threshold>,

    /// Count this rule's findings as errors
    #[arg(long, value_name = "RULE", value_parser = rule)]
    deny: Vec<&'static str>,

    /// Count this rule's findings as warnings
    #[arg(long, value_name = "RULE", value_parser = rule)]
    warn: Vec<&'static str>,

    /// Do not tell this rule's findings
    #[arg(long, value_name = "RULE", value_parser = rule)]
    allow: Vec<&'static str>,

    /// Fail where a span cannot be verified because there is no local copy of its text
    #[arg(long)]
    require_texts: bool,

    /// A file with findings that are known: they do not count
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    baseline: Option<PathBuf>,

    /// Write all findings of the whole graph to a baseline, and fail on none of them
    #[arg(long, value_name = "FILE", conflicts_with = "paths")]
    write_baseline: Option<PathBuf>,

    /// How to write the findings
    #[arg(short, long, default_value_t, value_enum)]
    format: Format,
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

impl Args {
    /// The rules that weigh as the command line has it. What is allowed goes before what is warned
    /// of, and that before what is denied.
    fn levels(&self) -> Vec<(&'static str, Level)> {
        let with = |rules: &[&'static str], level| {
            let rules = rules.iter().map(move |rule| (*rule, level));
            rules.collect::<Vec<_>>()
        };
        let mut levels = with(&self.deny, Level::Error);
        levels.extend(with(&self.warn, Level::Warning));
        levels.extend(with(&self.allow, Level::Off));
        levels
    }
}

fn threshold() -> impl TypedValueParser<Value = Threshold> {
    let names = Threshold::ALL.iter().map(|(name, _)| *name);
    PossibleValuesParser::new(names)
        .map(|name| Threshold::from_name(&name).unwrap_or(Threshold::Error))
}

/// The name of a rule.
fn rule(name: &str) -> Result<&'static str, String> {
    if let Some(entry) = rules::find(name) {
        return Ok(entry.rule.name);
    }
    let known = rules::RULES.iter().map(|entry| entry.rule.name);
    let near: Vec<String> = suggest(name, known)
        .iter()
        .map(|near| format!("`{near}`"))
        .collect();
    Err(if near.is_empty() {
        "there is no such rule; `claimgraph rule` lists them".to_owned()
    } else {
        format!("there is no such rule; did you mean {}?", near.join(" or "))
    })
}

pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let texts = local_copies(settings)?;
    let config = configuration(&current_folder()?)?;
    let wishes = Wishes {
        texts: texts.as_ref(),
        is_check: true,
        require_texts: args.require_texts,
        levels: args.levels(),
        baseline: args.baseline.clone(),
        writes_baseline: args.write_baseline.is_some(),
    };
    let (session, mut examined) = Session::examine(settings, config.as_ref(), wishes)?;
    let files = &session.files;
    if let Some(path) = &args.write_baseline {
        let (text, count) = write_baseline(files, &examined.findings);
        write_whole(path, text.as_bytes()).map_err(|source| CliError::Write {
            what: path.display().to_string(),
            source,
        })?;
        let findings = if count == 1 { "finding" } else { "findings" };
        output.note(format!("{count} {findings} written to {}", path.display()));
        return Ok(Outcome::Done);
    }
    if !args.paths.is_empty() {
        // The configuration is no claim file, but hooks that pass changed files name it too.
        let (configs, paths): (Vec<PathBuf>, Vec<PathBuf>) = args
            .paths
            .iter()
            .cloned()
            .partition(|path| path.file_name().is_some_and(|name| name == CONFIG_NAME));
        let mut concerned = files_under(files, &paths).map_err(|outside| {
            let outside: Vec<_> = outside.iter().map(|it| it.display().to_string()).collect();
            CliError::usage_with_help(
                format!(
                    "no claim file of this graph is under {}",
                    outside.join(", ")
                ),
                "name files of the graph, or choose the graph with `--graph`",
            )
        })?;
        concerned.extend(session.config.filter(|_| !configs.is_empty()));
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
    let configured = config.as_ref().and_then(|config| config.check().fail_on);
    let threshold = args.fail_on.or(configured).unwrap_or(Threshold::Error);
    let fails = |severity| examined.reaches(severity);
    let outcome = if threshold.severity().is_some_and(fails) {
        Outcome::Found
    } else {
        Outcome::Done
    };
    // The process ends here: taking a hundred thousand records apart would only hold it up.
    std::mem::forget((session, examined));
    Ok(outcome)
}
