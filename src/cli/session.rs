//! A session: the graph that a command is asked of, loaded and without errors.

use std::path::{Path, PathBuf};

use super::settings::Settings;
use super::{CliError, Output};
use crate::check::{self, Examined, examine};
use crate::config::{Config, ConfigError, resolve};
use crate::diagnostic::Severity;
use crate::graph::Graph;
use crate::load::{Files, LoadError, Options, load};
use crate::model::dataset::Dataset;
use crate::report;
use crate::yaml::Limits;

/// The graph that a command is asked of.
#[derive(Debug)]
pub(super) struct Session {
    /// The claim files.
    pub(super) files: Files,
    /// The graph.
    pub(super) graph: Graph,
}

impl Session {
    /// Loads the graph that the settings name. A graph with errors is refused, and they are
    /// printed.
    pub(super) fn open(settings: &Settings, output: &mut Output) -> Result<Self, CliError> {
        let (session, examined) = Self::examine(settings, &check::Options::default())?;
        let errors = examined.count(Severity::Error);
        if errors > 0 {
            output.note(report::human(&session.files, &examined, false).trim_end());
            return Err(CliError::Faulty { errors });
        }
        Ok(session)
    }

    /// Loads the graph that the settings name, whatever is wrong with it, and finds that out.
    pub(super) fn examine(
        settings: &Settings,
        how: &check::Options<'_>,
    ) -> Result<(Self, Examined), CliError> {
        let here = current_folder()?;
        let config = configuration(&here)?;
        let paths = resolve(config.as_ref(), &settings.graphs, &here)?;
        let loaded = load(&paths, &options(settings, &here))?;
        let graph = Graph::build(loaded.dataset);
        let examined = examine(&loaded.files, &graph, loaded.findings, loaded.unloaded, how);
        let session = Self {
            files: loaded.files,
            graph,
        };
        Ok((session, examined))
    }
}

/// The configuration of the folder in which the command runs, if there is one.
pub(super) fn configuration(here: &Path) -> Result<Option<Config>, CliError> {
    Config::find(here).map_err(|error| match error {
        ConfigError::File(error) => CliError::Load(LoadError::Paths(vec![error])),
        ConfigError::Faults { files, findings } => {
            let nothing = Graph::build(Dataset::default());
            let examined = examine(&files, &nothing, findings, 0, &check::Options::default());
            CliError::Config(
                report::human(&files, &examined, false)
                    .trim_end()
                    .to_owned(),
            )
        }
    })
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
