//! Checking: every rule over a loaded graph, the findings in the order of their places.
//!
//! Nothing is printed here: `report` words what was found.

mod allow;
mod baseline;
mod cache;
mod changed;
mod columns;
mod identity;
mod locate;
mod settings;
mod severity;
mod state;
mod suppress;

pub use allow::{Allowed, allowed};
pub use baseline::{Baseline, BaselineError, write as write_baseline};
pub use cache::Cache;
pub use changed::{Earlier, Touched};
pub use identity::Identity;
pub use severity::Severities;
pub use state::State;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::config::CheckPart;
use crate::diagnostic::{FieldPath, Finding, Rule, Severity};
use crate::graph::Graph;
use crate::load::{self, FileDigest, Files};
use crate::rules::{self, Context, Scope};
use crate::text::{FileId, LineColumn, Span};

/// How to check.
#[derive(Debug, Default)]
pub struct Options<'a> {
    /// What is asked beyond the claim files.
    pub scope: Scope<'a>,
    /// How much the rules weigh.
    pub severities: Severities,
    /// Whether comments allow nothing.
    pub allows_nothing: bool,
    /// What the configuration says of checking.
    pub config: Option<Configured<'a>>,
    /// Findings that are known and wait.
    pub baseline: Baseline,
}

/// What a configuration says of checking, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Configured<'a> {
    /// What it says.
    pub part: &'a CheckPart,
    /// The configuration among the files.
    pub file: FileId,
    /// The folder at which its paths start.
    pub folder: &'a Path,
    /// Whether all of the graphs that it names are checked. Else what is not there, or is not
    /// needed, may be there or be needed in another one, and is not told.
    pub is_whole: bool,
}

/// What is wrong with a graph.
#[derive(Debug, Default)]
pub struct Examined {
    /// The findings, ordered by path, place, rule and field.
    pub findings: Vec<Located>,
    /// How many files were looked at.
    pub files: usize,
    /// How many files could not be decoded.
    pub unloaded: usize,
    /// How many references may lie in these, and are not reported one by one.
    pub unresolved: usize,
    /// How many spans are not verified, for want of a local copy, of how many sources.
    pub unverified: (usize, usize),
    /// How many findings lie in files whose findings are not told.
    pub ignored: usize,
    /// Where only some files are reported on: how many, and how many findings lie elsewhere.
    pub limited: Option<Limited>,
}

/// What a report on some files alone leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limited {
    /// How many files are reported on.
    pub files: usize,
    /// How many findings lie in the others.
    pub elsewhere: usize,
}

/// A finding with its places resolved.
#[derive(Debug)]
pub struct Located {
    /// What was found. Where the field was left to its file's defaults, record and field are
    /// those of the default.
    pub finding: Finding,
    /// How much it weighs here: its own severity unless its rule is configured otherwise.
    pub severity: Severity,
    /// What has been decided about it.
    pub state: State,
    /// The value to underline.
    pub spot: Spot,
    /// The other places that belong to it, with what is said there.
    pub related: Vec<(Spot, String)>,
    /// Whether it has a safe fix, in a claim file.
    pub fixable: bool,
    /// The record on which it was found, also where the field was left to its file's defaults.
    pub raised_on: Box<str>,
}

/// Bytes of a file, with their lines and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The file.
    pub file: FileId,
    /// The bytes. Empty at the start of a file, they stand for the file as a whole.
    pub span: Span,
    /// Where they start.
    pub start: LineColumn,
    /// Where they end: the place after the last character.
    pub end: LineColumn,
}

impl Spot {
    /// Whether it is the file as a whole.
    pub const fn is_file(&self) -> bool {
        self.span.end == 0
    }
}

/// Runs every rule. `found` is what was found while loading, `unloaded` the number of files that
/// could not be decoded.
///
/// Takes time linear in the graph; each file with a finding is read again once, to find its lines.
pub fn examine(
    files: &Files,
    graph: &Graph,
    found: Vec<Finding>,
    unloaded: usize,
    options: &Options<'_>,
) -> Examined {
    let context = Context::new(graph, files, unloaded, options.scope);
    let is_run = |rule: &Rule| {
        // What is configured is compared with all that is found.
        options.config.is_some() || !options.severities.is_off(rule.name)
    };
    let mut findings = found;
    findings.extend(run(&context, is_run));
    settle(files, Gathered::new(&context, findings, options), options)
}

/// The same, and keeps what was found for the next check of the same files. `digests` are those of
/// the files as they were loaded.
pub fn examine_and_keep(
    files: &Files,
    graph: &Graph,
    found: Vec<Finding>,
    unloaded: usize,
    options: &Options<'_>,
    (cache, digests): (&Cache, &[FileDigest]),
) -> Examined {
    let gathered = {
        let context = Context::new(graph, files, unloaded, options.scope);
        let mut findings = found;
        // What is turned off now may be asked for then.
        findings.extend(run(&context, |_| true));
        Gathered::new(&context, findings, options)
    };
    cache.keep(files, graph, digests, &gathered, options);
    settle(files, gathered, options)
}

/// The same as a whole check finds, by what an earlier one has kept and a look at what has changed
/// since; nothing where only a whole check tells. `found` is what was found in other files than
/// claim files.
pub fn examine_again(
    files: &mut Files,
    loading: &load::Options,
    found: impl FnOnce() -> Vec<Finding>,
    options: &Options<'_>,
    cache: &Cache,
) -> Option<Examined> {
    let mut gathered = cache.resume(files, loading, options)?;
    gathered.located.extend(locate::locate(files, found()));
    Some(settle(files, gathered, options))
}

/// What some rules find.
fn run(context: &Context<'_>, is_run: impl Fn(&Rule) -> bool) -> Vec<Finding> {
    let entries = rules::RULES.iter().filter(|it| is_run(it.rule));
    let checks: Vec<_> = entries.filter_map(|entry| entry.check).collect();
    let by_rule: Vec<_> = checks.par_iter().map(|check| check(context)).collect();
    by_rule.into_iter().flatten().collect()
}

/// All that is wrong with a graph, before it is decided what is told of it.
struct Gathered<'a> {
    located: Vec<Located>,
    unloaded: usize,
    unresolved: usize,
    unverified: (usize, usize),
    /// The graph, if it was loaded whole.
    graph: Option<&'a Graph>,
}

impl<'a> Gathered<'a> {
    fn new(context: &Context<'a>, findings: Vec<Finding>, options: &Options<'_>) -> Self {
        Self {
            located: locate::locate(context.files, findings),
            unloaded: context.unloaded,
            unresolved: rules::unknown_reference::unresolved(context),
            unverified: if options.allows_nothing {
                (0, 0)
            } else {
                context.unverified()
            },
            graph: Some(context.graph),
        }
    }
}

/// Decides what is told of what was found.
fn settle(files: &Files, gathered: Gathered<'_>, options: &Options<'_>) -> Examined {
    let Gathered {
        mut located,
        unloaded,
        unresolved,
        unverified,
        graph,
    } = gathered;
    let mut ignored = Vec::new();
    if let Some(config) = &options.config {
        let of_config;
        (of_config, ignored) = settings::settings(files, graph, unloaded, config, &located);
        located.extend(locate::locate(files, of_config));
    }
    let weigh = |mut located: Vec<Located>| {
        located.retain_mut(|found| {
            let severity = options.severities.of(&found.finding);
            found.severity = severity.unwrap_or(found.severity);
            severity.is_some()
        });
        located
    };
    let mut findings = weigh(located);
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    // A source that a file's defaults name is told once, not with every claim that it is for.
    findings.dedup_by(|again, first| {
        again.spot == first.spot
            && again.finding.record == first.finding.record
            && again.finding.field == first.finding.field
            && rule(again) == rule(first)
            && again.finding.fact.message() == first.finding.fact.message()
    });
    // What is not found says something only of a rule that could have found it.
    let is_judged =
        |rule: &str| rules::is_judged(rule, unloaded) && !options.severities.is_off(rule);
    if !options.allows_nothing {
        let of_comments = suppress::apply(files, &mut findings, is_judged);
        findings.extend(weigh(locate::locate(files, of_comments)));
    }
    let all = findings.len();
    findings.retain(|found| {
        let is_ignored = ignored.binary_search(&found.spot.file).is_ok();
        // Why a file could not be read is told wherever it lies: all that is in it is missing.
        !is_ignored || rules::STOP_A_FILE.contains(&rule(found))
    });
    let ignored = all - findings.len();
    let of_baseline = options.baseline.apply(files, &mut findings, is_judged);
    findings.extend(weigh(locate::locate(files, of_baseline)));
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    Examined {
        findings,
        files: files.len(),
        unloaded,
        unresolved,
        unverified,
        ignored,
        limited: None,
    }
}

impl Examined {
    /// The findings that count: neither allowed nor in the baseline.
    pub fn open(&self) -> impl Iterator<Item = &Located> {
        self.findings.iter().filter(|found| found.state.is_open())
    }

    /// How many findings that count have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.open()
            .filter(|found| found.severity == severity)
            .count()
    }

    /// How many findings are allowed by comments, and how many are in the baseline.
    pub fn set_aside(&self) -> (usize, usize) {
        let of = |wanted: fn(&State) -> bool| {
            let findings = self.findings.iter();
            findings.filter(|found| wanted(&found.state)).count()
        };
        (
            of(|state| matches!(state, State::Allowed { .. })),
            of(|state| matches!(state, State::Baselined)),
        )
    }

    /// Whether a finding that counts is as severe or more.
    pub fn reaches(&self, severity: Severity) -> bool {
        self.open().any(|found| found.severity >= severity)
    }

    /// Keeps the findings that have a place in one of these files, which may be others than claim
    /// files and are in their order: of two records with one id, say,
    /// both files are concerned. While references may lie in files that did not load, why these
    /// did not is kept too.
    pub fn limit_to(&mut self, files: &[FileId]) {
        let concerns = |spot: &Spot| files.binary_search(&spot.file).is_ok();
        let unresolved = self.unresolved > 0;
        let before = self.findings.len();
        self.findings.retain(|found| {
            concerns(&found.spot)
                || found.related.iter().any(|(spot, _)| concerns(spot))
                || unresolved && rules::STOP_A_FILE.contains(&rule(found))
        });
        self.limited = Some(Limited {
            files: files.partition_point(|file| file.index() < self.files),
            elsewhere: before - self.findings.len(),
        });
    }
}

/// The files of a graph that lie under some paths.
///
/// # Errors
/// The paths under which none of them lies.
pub fn files_under(files: &Files, paths: &[PathBuf]) -> Result<Vec<FileId>, Vec<PathBuf>> {
    if paths.is_empty() {
        return Ok(Vec::new());
    }
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let on_disk: Vec<_> = files
        .ids()
        .filter_map(|file| Some((file, whole(files.disk_path(file)?))))
        .collect();
    let mut under = Vec::new();
    let mut outside = Vec::new();
    for path in paths {
        let folder = whole(path);
        let before = under.len();
        let inside = on_disk.iter().filter(|(_, file)| file.starts_with(&folder));
        under.extend(inside.map(|(file, _)| *file));
        if under.len() == before {
            outside.push(path.clone());
        }
    }
    under.sort_unstable();
    under.dedup();
    if outside.is_empty() {
        Ok(under)
    } else {
        Err(outside)
    }
}

fn rule(found: &Located) -> &'static str {
    found.finding.fact.rule().name
}

/// The order of findings.
fn key(found: &Located) -> (Spot, &'static str, &FieldPath, &str) {
    (
        found.spot,
        rule(found),
        &found.finding.field,
        &found.finding.record,
    )
}
