//! Checking: every rule over a loaded graph, the findings in the order of their places.
//!
//! Nothing is printed here: `report` words what was found.

mod allow;
mod baseline;
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
pub use changed::{Earlier, Touched};
pub use identity::Identity;
pub use severity::Severities;
pub use state::State;

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::config::CheckPart;
use crate::diagnostic::{FieldPath, Finding, Severity};
use crate::graph::Graph;
use crate::load::Files;
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
    let checks: Vec<_> = rules::RULES
        .iter()
        // What is configured is compared with all that is found.
        .filter(|it| options.config.is_some() || !options.severities.is_off(it.rule.name))
        .filter_map(|entry| entry.check)
        .collect();
    let by_rule: Vec<_> = checks.par_iter().map(|check| check(&context)).collect();
    let mut findings = found;
    findings.extend(by_rule.into_iter().flatten());
    let mut ignored = Vec::new();
    if let Some(config) = &options.config {
        let of_config;
        (of_config, ignored) = settings::settings(&context, config, &findings);
        findings.extend(of_config);
    }
    let weigh = |findings| {
        let mut located = locate::locate(files, findings);
        located.retain_mut(|found| {
            let severity = options.severities.of(&found.finding);
            found.severity = severity.unwrap_or(found.severity);
            severity.is_some()
        });
        located
    };
    let mut findings = weigh(findings);
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
    let is_judged = |rule: &str| context.is_judge_of(rule) && !options.severities.is_off(rule);
    if !options.allows_nothing {
        let of_comments = weigh(suppress::apply(files, &mut findings, is_judged));
        findings.extend(of_comments);
    }
    let unresolved = rules::unknown_reference::unresolved(&context);
    let all = findings.len();
    findings.retain(|found| {
        let is_ignored = ignored.binary_search(&found.spot.file).is_ok();
        // Why a file could not be read is told wherever it lies: all that is in it is missing.
        !is_ignored || rules::STOP_A_FILE.contains(&rule(found))
    });
    let ignored = all - findings.len();
    let of_baseline = options.baseline.apply(files, &mut findings, is_judged);
    findings.extend(weigh(of_baseline));
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    Examined {
        findings,
        files: files.len(),
        unloaded,
        unresolved,
        unverified: if options.allows_nothing {
            (0, 0)
        } else {
            context.unverified()
        },
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
