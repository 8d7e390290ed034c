//! `claimgraph check`.

mod fix;
mod git;
mod limits;
mod reports;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::cache::CacheFolder;
use super::desk::local_copies;
use super::session::{Session, Wishes, configuration, current_folder};
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::check::write_baseline;
use crate::config::{Level, Threshold};
use crate::model::vocabulary::Vocabulary;
use crate::report;
use crate::rules;
use crate::text::{suggest, write_whole};
use limits::Limits;
use reports::{Format, Reports, base};

/// Check the claims: shape, references, speech, time, modality, conditions, evidence
///
/// The whole graph is always loaded; PATHS only limit what is reported. Exit code 0: nothing at or
/// above the threshold; 1: findings; 2: could not run. `claimgraph rule` lists the rules.
#[derive(clap::Args, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
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

    /// Mend what can surely be mended, each file written whole; what is left is reported
    #[arg(long, conflicts_with_all = ["write_baseline", "stdin_filename"])]
    fix: bool,

    /// Print what `--fix` would change as a unified diff, and write nothing
    #[arg(long, conflicts_with_all = ["fix", "write_baseline", "stdin_filename"])]
    diff: bool,

    /// Report only what has changed since a revision of git, and what names it [default: HEAD]
    ///
    /// The whole graph is loaded all the same. A record has changed if a value in it has; with it,
    /// every record that names it is reported on.
    #[arg(long, value_name = "REV", num_args = 0..=1, default_missing_value = "HEAD", require_equals = true)]
    changed: Option<String>,

    /// Take standard input for the text of this file, which need not be there, and report on it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "changed"])]
    stdin_filename: Option<PathBuf>,

    /// Look at everything anew, and keep nothing for the next check
    ///
    /// Of a large graph, what was found is kept outside the repository, so that after an edit only
    /// what it reaches is looked at again. The answer is the same.
    #[arg(long)]
    no_cache: bool,

    /// How to write the findings; `--output FORMAT=FILE` writes several reports in one run
    #[arg(short, long, value_enum)]
    format: Option<Format>,
}

impl Args {
    /// The text on standard input, by the path that it stands in for.
    fn overlay(&self, here: &Path) -> Result<BTreeMap<PathBuf, String>, CliError> {
        let Some(path) = &self.stdin_filename else {
            return Ok(BTreeMap::new());
        };
        let mut text = String::new();
        let read = std::io::stdin().lock().read_to_string(&mut text);
        read.map_err(|source| CliError::Read {
            path: PathBuf::from("standard input"),
            source,
        })?;
        Ok([(here.join(path), text)].into())
    }

    /// Whether nothing but what is found is asked for: nothing is mended, and no change is traced
    /// through the graph.
    const fn only_tells(&self) -> bool {
        !self.fix && !self.diff && self.changed.is_none()
    }

    /// Whether what was found before may be of use.
    const fn uses_cache(&self) -> bool {
        !self.no_cache && self.only_tells() && self.stdin_filename.is_none()
    }

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
    let here = current_folder()?;
    let reports = Reports::new(args.format, settings)?;
    let mut limits = Limits::new(
        &args.paths,
        args.stdin_filename.as_deref(),
        args.changed.as_deref(),
        &here,
    )?;
    let texts = local_copies(settings)?;
    let config = configuration(&here)?;
    let mut wishes = Wishes {
        texts: texts.as_ref(),
        is_check: true,
        require_texts: args.require_texts,
        levels: args.levels(),
        baseline: args.baseline.clone(),
        overlay: args.overlay(&here)?,
        writes_baseline: args.write_baseline.is_some(),
        only_tells: args.only_tells(),
        cache: if args.uses_cache() {
            CacheFolder::find()
        } else {
            None
        },
    };
    let mut mends = false;
    let (session, examined) = if args.fix || args.diff {
        if args.changed.is_some() {
            let (session, _) = Session::examine(settings, config.as_ref(), &wishes)?;
            limits.look_back(&session, settings, config.as_ref(), &wishes);
        }
        let limit = |session: &Session, examined: &mut _| limits.apply(session, examined);
        let fixed = fix::fix(settings, config.as_ref(), &mut wishes, limit)?;
        mends = fixed.changes_anything();
        if args.diff {
            output.use_file(reports.only_file());
            output.answer(fixed.diff(output));
            fixed.note(output, "would be mended");
        } else {
            fixed.write(output)?;
        }
        (fixed.session, fixed.examined)
    } else {
        let (session, mut examined) = Session::examine(settings, config.as_ref(), &wishes)?;
        if let Some(path) = &args.write_baseline {
            let (text, count) = write_baseline(&session.files, &examined.findings);
            write_whole(path, text.as_bytes()).map_err(|source| CliError::Write {
                what: path.display().to_string(),
                source,
            })?;
            let findings = if count == 1 { "finding" } else { "findings" };
            output.note(format!("{count} {findings} written to {}", path.display()));
            return Ok(Outcome::Done);
        }
        limits.look_back(&session, settings, config.as_ref(), &wishes);
        limits.apply(&session, &mut examined)?;
        (session, examined)
    };
    if args.diff {
        output.note(report::summary(&examined));
    } else {
        limits.note(&session, output);
        reports.write(&session.files, &examined, output, &base(&here))?;
    }
    let configured = config.as_ref().and_then(|config| config.check().fail_on);
    let threshold = args.fail_on.or(configured).unwrap_or(Threshold::Error);
    let fails = |severity| examined.reaches(severity);
    let outcome = if threshold.severity().is_some_and(fails) || args.diff && mends {
        Outcome::Found
    } else {
        Outcome::Done
    };
    // The process ends here: taking a hundred thousand records apart would only hold it up.
    std::mem::forget((session, examined));
    Ok(outcome)
}
