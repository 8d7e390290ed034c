//! A session: the graph that a command is asked of, loaded and without errors.

use std::path::{Path, PathBuf};

use super::settings::Settings;
use super::{CliError, Output};
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::load::{Files, Loaded, Options, load};
use crate::yaml::Limits;

/// The graph that a command is asked of.
#[derive(Debug)]
pub(super) struct Session {
    /// The claim files.
    pub(super) files: Files,
    /// The graph.
    pub(super) graph: Graph,
    /// The folder with local copies of texts, if one is known.
    pub(super) texts: Option<PathBuf>,
    /// What the graph is called: its name in the configuration, or the paths given.
    pub(super) name: String,
}

impl Session {
    /// Loads the graph that the settings name. A graph with errors is refused, and they are
    /// printed.
    pub(super) fn open(settings: &Settings, output: &mut Output) -> Result<Self, CliError> {
        let here = current_folder()?;
        let paths = if settings.graphs.is_empty() {
            vec!["graphs".to_owned()]
        } else {
            settings.graphs.clone()
        };
        let Loaded {
            files,
            dataset,
            findings,
            ..
        } = load(&paths, &options(settings, &here))?;
        let errors = findings
            .iter()
            .filter(|it| it.severity() == Severity::Error)
            .count();
        if errors > 0 {
            for finding in &findings {
                output.note(finding.fact.message());
            }
            return Err(CliError::Faulty { errors });
        }
        let graph = Graph::build(dataset);
        Ok(Self {
            files,
            graph,
            texts: settings.texts.clone(),
            name: paths.join(", "),
        })
    }
}

/// How the settings have files loaded, with paths shown from a folder.
pub(super) fn options(settings: &Settings, here: &Path) -> Options {
    Options {
        limits: Limits {
            file_bytes: settings.max_file_size << 20,
            ..Limits::default()
        },
        shown_from: here.to_path_buf(),
    }
}

/// The folder in which the command runs.
pub(super) fn current_folder() -> Result<PathBuf, CliError> {
    std::env::current_dir().map_err(|source| CliError::Read {
        path: PathBuf::from("."),
        source,
    })
}
