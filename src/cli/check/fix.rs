//! `check --fix` and `check --diff`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anstyle::AnsiColor;
use similar::TextDiff;

use super::super::session::{Session, Wishes};
use super::super::settings::Settings;
use super::super::table::clean;
use super::super::{CliError, Output};
use crate::check::{Examined, Identity};
use crate::config::Config;
use crate::diagnostic::{Fix, Severity};
use crate::edit::mend;
use crate::load::Files;
use crate::text::{FileId, Span, write_whole};
use crate::yaml::Limits;

/// A fix may make another one possible, and one that makes something worse is found by halving;
/// the graph is looked at so often at most.
const LOOKS: usize = 60;

/// What fixing comes to: the graph as it would then be, and the texts that change.
#[derive(Debug)]
pub(super) struct Fixed {
    pub(super) session: Session,
    pub(super) examined: Examined,
    /// The files that change, by their path on disk.
    changes: BTreeMap<PathBuf, Change>,
    /// How many findings were mended.
    made: usize,
}

#[derive(Debug)]
struct Change {
    /// The path as it is shown.
    shown: String,
    old: String,
    new: String,
}

/// Fixes what has a safe fix, in memory. `limit` leaves the findings that are asked for.
pub(super) fn fix(
    settings: &Settings,
    config: Option<&Config>,
    wishes: &mut Wishes<'_>,
    limit: impl Fn(&Session, &mut Examined) -> Result<(), CliError>,
) -> Result<Fixed, CliError> {
    let examine = |wishes: &Wishes<'_>| -> Result<(Session, Examined, usize), CliError> {
        let (session, mut examined) = Session::examine(settings, config, wishes)?;
        let errors = examined.count(Severity::Error);
        limit(&session, &mut examined)?;
        Ok((session, examined, errors))
    };
    let (mut session, mut examined, mut errors) = examine(wishes)?;
    let mut changes: BTreeMap<PathBuf, Change> = BTreeMap::new();
    let mut made = 0;
    let mut allowed = Allowed::default();
    for _ in 0..LOOKS {
        let round = mended(&session.files, &examined, &allowed);
        if round.is_empty() {
            break;
        }
        let before = wishes.overlay.clone();
        for (path, mended) in &round {
            let text = mended.change.new.clone();
            wishes.overlay.insert(path.clone(), text);
        }
        let (new_session, new_examined, new_errors) = examine(wishes)?;
        let worse = worse(&session.files, &examined, &new_session.files, &new_examined);
        if !worse.is_empty() || new_errors > errors {
            // Of a file with something worse, half as many are made; one alone is left.
            wishes.overlay = before;
            let is_worse = |path: &PathBuf| worse.is_empty() || worse.contains(path);
            let any = round.keys().any(is_worse);
            for (path, mended) in round.into_iter().filter(|(path, _)| !any || is_worse(path)) {
                allowed.less(path, mended.made);
            }
            continue;
        }
        (session, examined, errors) = (new_session, new_examined, new_errors);
        for (path, mended) in round {
            made += mended.made.len();
            allowed.most.remove(&path);
            match changes.get_mut(&path) {
                Some(earlier) => earlier.new = mended.change.new,
                None => {
                    changes.insert(path, mended.change);
                }
            }
        }
    }
    Ok(Fixed {
        session,
        examined,
        changes,
        made,
    })
}

/// Which fixes may be made.
#[derive(Default)]
struct Allowed {
    /// As many of a file at once.
    most: BTreeMap<PathBuf, usize>,
    /// Not these, by what they mend.
    refused: BTreeSet<(PathBuf, Identity)>,
}

impl Allowed {
    /// After these fixes of a file together made something worse.
    fn less(&mut self, path: PathBuf, made: Vec<Identity>) {
        if made.len() > 1 {
            self.most.insert(path, made.len() / 2);
            return;
        }
        self.most.remove(&path);
        let refused = made.into_iter().map(|it| (path.clone(), it));
        self.refused.extend(refused);
    }
}

/// A file with fixes made.
struct Mended {
    change: Change,
    /// What was mended.
    made: Vec<Identity>,
}

/// A fix and the bytes that it is for.
type Edit = (Span, Fix);

/// The files that can be mended as they are.
fn mended(files: &Files, examined: &Examined, allowed: &Allowed) -> BTreeMap<PathBuf, Mended> {
    let mut by_file: BTreeMap<FileId, Vec<(Identity, Edit)>> = BTreeMap::new();
    for found in examined.open().filter(|found| found.fixable) {
        if let Some(fix) = found.finding.fact.fix() {
            let of_file = by_file.entry(found.spot.file).or_default();
            of_file.push((Identity::of(files, found), (found.spot.span, fix)));
        }
    }
    let mut round = BTreeMap::new();
    for (file, mut edits) in by_file {
        let (Some(path), Ok(old)) = (files.disk_path(file), files.text(file)) else {
            continue;
        };
        let path = path.to_path_buf();
        edits.retain(|(it, _)| !allowed.refused.contains(&(path.clone(), it.clone())));
        edits.truncate(allowed.most.get(&path).copied().unwrap_or(usize::MAX));
        let (mut whose, edits): (Vec<Identity>, Vec<Edit>) = edits.into_iter().unzip();
        if let Some((new, made)) = all_or_each(&old, &edits) {
            let mut position = 0;
            whose.retain(|_| {
                position += 1;
                made.contains(&(position - 1))
            });
            let change = Change {
                shown: files.path(file).to_owned(),
                old: old.into_owned(),
                new,
            };
            let made = whose;
            round.insert(path, Mended { change, made });
        }
    }
    round
}

/// All fixes of a text at once or, where these do not go together, as many of the first as do.
fn all_or_each(text: &str, fixes: &[Edit]) -> Option<(String, BTreeSet<usize>)> {
    const EACH: usize = 100;
    let limits = Limits::default().with_file_bytes(u64::MAX);
    if let Ok(mended) = mend(text, fixes, &limits) {
        let made: BTreeSet<usize> = mended.made.into_iter().collect();
        return (!made.is_empty()).then_some((mended.text, made));
    }
    let mut chosen: Vec<(Span, Fix)> = Vec::new();
    let mut positions = BTreeSet::new();
    let mut best = None;
    for (position, fix) in fixes.iter().enumerate().take(EACH) {
        chosen.push(fix.clone());
        match mend(text, &chosen, &limits) {
            Ok(mended) if mended.made.len() == chosen.len() => {
                positions.insert(position);
                best = Some(mended.text);
            }
            _ => {
                chosen.pop();
            }
        }
    }
    best.map(|text| (text, positions))
}

/// The files with errors that were not there before.
fn worse(old_files: &Files, old: &Examined, new_files: &Files, new: &Examined) -> Vec<PathBuf> {
    let mut known: BTreeMap<Identity, usize> = BTreeMap::new();
    for found in &old.findings {
        *known.entry(Identity::of(old_files, found)).or_default() += 1;
    }
    let mut worse = Vec::new();
    for found in new.open().filter(|found| found.severity == Severity::Error) {
        match known.get_mut(&Identity::of(new_files, found)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => worse.extend(new_files.disk_path(found.spot.file).map(Path::to_path_buf)),
        }
    }
    worse
}

impl Fixed {
    /// Writes the files that change, each whole. One that has changed meanwhile is left alone.
    pub(super) fn write(&self, output: &Output) -> Result<(), CliError> {
        for (path, change) in &self.changes {
            let there = std::fs::read(path).map_err(|source| CliError::Read {
                path: path.clone(),
                source,
            })?;
            if there != change.old.as_bytes() {
                return Err(CliError::usage_with_help(
                    format!("{} has changed meanwhile, and is left alone", change.shown),
                    "run the command again",
                ));
            }
            write_whole(path, change.new.as_bytes()).map_err(|source| CliError::Write {
                what: change.shown.clone(),
                source,
            })?;
        }
        self.note(output, "mended");
        Ok(())
    }

    /// Says how much is, or would be, mended.
    pub(super) fn note(&self, output: &Output, mended: &str) {
        let findings = if self.made == 1 {
            "finding"
        } else {
            "findings"
        };
        let files = if self.changes.len() == 1 {
            "file"
        } else {
            "files"
        };
        output.note(format!(
            "{} {findings} {mended} in {} {files}",
            self.made,
            self.changes.len()
        ));
    }

    /// What changes, as a unified diff.
    pub(super) fn diff(&self, output: &Output) -> String {
        let mut text = String::new();
        for change in self.changes.values() {
            let diff = TextDiff::from_lines(&change.old, &change.new);
            let header = (format!("a/{}", change.shown), format!("b/{}", change.shown));
            text.push_str(
                &diff
                    .unified_diff()
                    .context_radius(3)
                    .header(&header.0, &header.1)
                    .to_string(),
            );
        }
        if !output.is_terminal() && !output.is_colored() {
            return text;
        }
        let mut shown = String::new();
        for line in text.lines() {
            let color = match line.as_bytes().first() {
                Some(b'+') => Some(AnsiColor::Green),
                Some(b'-') => Some(AnsiColor::Red),
                Some(b'@') => Some(AnsiColor::Cyan),
                _ => None,
            };
            let line = clean(line);
            match color.filter(|_| output.is_colored()) {
                Some(color) => {
                    let style = color.on_default();
                    // Writing to a string cannot fail.
                    let _ = writeln!(shown, "{style}{line}{style:#}");
                }
                None => shown.extend([&line, "\n"]),
            }
        }
        shown
    }

    /// Whether anything changes.
    pub(super) fn changes_anything(&self) -> bool {
        !self.changes.is_empty()
    }
}
