//! What a run of `check` reports on; the whole graph is always loaded.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::session::{Session, Wishes};
use super::super::settings::Settings;
use super::super::{CliError, Output};
use super::git::{Differs, differing};
use crate::check::{Earlier, Examined, Identity, Touched, files_under};
use crate::config::Config;
use crate::text::{CONFIG_NAME, FileId};

/// What a run reports on.
#[derive(Debug)]
pub(super) struct Limits {
    paths: Vec<PathBuf>,
    /// The file that standard input stands in for.
    stdin: Option<PathBuf>,
    /// The files that differ from a revision.
    changed: Option<Vec<Differs>>,
    /// What was found in that revision, and how often.
    known: Option<BTreeMap<Identity, usize>>,
}

impl Limits {
    pub(super) fn new(
        paths: &[PathBuf],
        stdin: Option<&Path>,
        changed: Option<&str>,
        here: &Path,
    ) -> Result<Self, CliError> {
        Ok(Self {
            paths: paths.to_vec(),
            stdin: stdin.map(|path| here.join(path)),
            changed: changed
                .map(|revision| differing(here, revision))
                .transpose()?,
            known: None,
        })
    }

    /// Looks at the graph as it was in the revision: what was not found there is told, whatever
    /// record it is about.
    pub(super) fn look_back(
        &mut self,
        session: &Session,
        settings: &Settings,
        config: Option<&Config>,
        wishes: &Wishes<'_>,
    ) {
        let Some(differs) = &self.changed else {
            return;
        };
        let mut wishes = wishes.clone();
        for it in differs.iter().filter(|it| !is_config(&it.path)) {
            let is_there = session.file_at(&it.path).is_some();
            let was_there = it.text.is_some() && session.covers(&it.path);
            if is_there || was_there {
                let text = it.text.clone().unwrap_or_default();
                wishes.overlay.insert(it.path.clone(), text);
            }
        }
        // Where the earlier graph cannot be loaded, what the change touches is told all the same.
        let Ok((earlier, examined)) = Session::examine(settings, config, &wishes) else {
            return;
        };
        let mut known = BTreeMap::new();
        for found in examined.open() {
            let identity = Identity::of(&earlier.files, found);
            *known.entry(identity).or_default() += 1;
        }
        self.known = Some(known);
    }

    /// Leaves the findings that are asked for.
    pub(super) fn apply(&self, session: &Session, examined: &mut Examined) -> Result<(), CliError> {
        let files = &session.files;
        if let Some(path) = &self.stdin {
            let file = session.file_at(path).into_iter().collect::<Vec<_>>();
            examined.limit_to(&file);
        }
        if let Some(differs) = &self.changed {
            let earlier: Vec<Earlier> = differs
                .iter()
                .map(|it| Earlier {
                    file: file_at(session, &it.path),
                    text: it.text.clone(),
                })
                .filter(|it| it.file.is_some() || it.text.is_some())
                .collect();
            let touched = Touched::new(&session.graph, &earlier);
            examined.limit_to_touched(&touched, files, self.known.clone());
        }
        if self.paths.is_empty() {
            return Ok(());
        }
        // The configuration is no claim file, but hooks that pass changed files name it too.
        let (configs, paths): (Vec<PathBuf>, Vec<PathBuf>) =
            self.paths.iter().cloned().partition(|path| is_config(path));
        // Hooks pass every YAML file that changes: one that is none of the graph's has no finding.
        let paths: Vec<PathBuf> = paths
            .into_iter()
            .filter(|path| !is_elsewhere(session, path))
            .collect();
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
        Ok(())
    }

    /// Says what is looked at, where that is less than all.
    pub(super) fn note(&self, session: &Session, output: &Output) {
        for path in &self.paths {
            if !is_config(path) && is_elsewhere(session, path) {
                let path = path.display();
                output.note(format!(
                    "note: {path} is no claim file of this graph, and is passed over"
                ));
            }
        }
        if let Some(differs) = &self.changed {
            let count = differs.len();
            let files = if count == 1 {
                "file differs"
            } else {
                "files differ"
            };
            output.note(format!(
                "note: {count} YAML {files}; told is what they touch"
            ));
        }
    }
}

/// Whether a path is that of a file which is none of the graph's.
fn is_elsewhere(session: &Session, path: &Path) -> bool {
    path.is_file() && session.file_at(path).is_none()
}

fn file_at(session: &Session, path: &Path) -> Option<FileId> {
    if is_config(path) {
        return session.config;
    }
    session.file_at(path)
}

fn is_config(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == CONFIG_NAME)
}
