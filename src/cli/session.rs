//! A session: the graph that a command is asked of, loaded and without errors.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::settings::Settings;
use super::{CliError, Output};
use crate::check::{self, Baseline, Configured, Examined, Severities, examine};
use crate::config::{Config, ConfigError, Level, resolve};
use crate::diagnostic::{Finding, Severity};
use crate::graph::Graph;
use crate::load::{Files, LoadError, Options, load};
use crate::model::dataset::Dataset;
use crate::report;
use crate::rules::Scope;
use crate::texts::Texts;
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
        let here = current_folder()?;
        let config = configuration(&here)?;
        let (session, examined) = Self::examine(settings, config.as_ref(), Wishes::default())?;
        let errors = examined.count(Severity::Error);
        if errors > 0 {
            output.note(report::human(&session.files, &examined, false).trim_end());
            return Err(CliError::Faulty { errors });
        }
        Ok(session)
    }

    /// Loads the graph that the settings name, whatever is wrong with it, and finds that out, as
    /// the configuration and the wishes have it.
    pub(super) fn examine(
        settings: &Settings,
        config: Option<&Config>,
        wishes: Wishes<'_>,
    ) -> Result<(Self, Examined), CliError> {
        let here = current_folder()?;
        let paths = graph_paths(config, settings, &here)?;
        let mut how = options(settings, &here);
        how.overlay.clone_from(&wishes.overlay);
        let mut loaded = load(&paths, &how)?;
        let mut options = check::Options {
            scope: Scope {
                texts: wishes.texts,
                require_texts: wishes.require_texts,
                coverage: None,
            },
            ..check::Options::default()
        };
        let baseline = if let Some(config) = config {
            let part = config.check();
            let shown = shown_from(config.path(), &here);
            let file = loaded.files.add(shown, config.text().to_owned());
            loaded.findings.extend(config.findings(file));
            options.scope.require_texts |= part.require_texts && wishes.verifies;
            options.scope.coverage = part.coverage.filter(|_| wishes.verifies);
            options.severities = Severities::configured(part);
            options.config = Some(Configured {
                part,
                file,
                folder: config.folder(),
            });
            let baseline = part.baseline.as_deref();
            baseline.map(|path| config.folder().join(path))
        } else {
            None
        };
        for (rule, level) in &wishes.levels {
            options.severities.ask(rule, *level);
        }
        if let Some(path) = wishes.baseline.or(baseline) {
            let read = |source| CliError::Read {
                path: path.clone(),
                source,
            };
            let text = std::fs::read_to_string(&path).map_err(read)?;
            let shown = PathBuf::from(shown_from(&path, &here));
            options.baseline = Baseline::read(&mut loaded.files, &shown, &text)
                .map_err(|error| CliError::Other(error.to_string()))?;
        }
        let graph = Graph::build(loaded.dataset);
        let examined = examine(
            &loaded.files,
            &graph,
            loaded.findings,
            loaded.unloaded,
            &options,
        );
        let session = Self {
            files: loaded.files,
            graph,
        };
        Ok((session, examined))
    }
}

/// What a run of `check` asks beyond the settings and the configuration.
#[derive(Debug, Default)]
pub(super) struct Wishes<'a> {
    /// Local copies of the sources' texts.
    pub(super) texts: Option<&'a Texts>,
    /// Whether the sources' texts are looked at: spans, coverage.
    pub(super) verifies: bool,
    /// Whether a span that cannot be verified is an error.
    pub(super) require_texts: bool,
    /// Rules that weigh as asked, by name.
    pub(super) levels: Vec<(&'static str, Level)>,
    /// The file with findings that are known.
    pub(super) baseline: Option<PathBuf>,
    /// Texts that stand in for claim files.
    pub(super) overlay: BTreeMap<PathBuf, String>,
}

/// The files and folders of the graph that the settings name. Where a faulty configuration may be
/// why there is none, its faults are told.
pub(super) fn graph_paths(
    config: Option<&Config>,
    settings: &Settings,
    here: &Path,
) -> Result<Vec<PathBuf>, CliError> {
    resolve(config, &settings.graphs, here).map_err(|error| match config {
        Some(config) if config.is_faulty() => {
            let mut files = Files::default();
            let file = files.add(shown_from(config.path(), here), config.text().to_owned());
            told(&files, config.findings(file))
        }
        _ => error.into(),
    })
}

/// What is wrong with a configuration.
fn told(files: &Files, findings: Vec<Finding>) -> CliError {
    let nothing = Graph::build(Dataset::default());
    let examined = examine(files, &nothing, findings, 0, &check::Options::default());
    let report = report::human(files, &examined, false);
    CliError::Config(report.trim_end().to_owned())
}

/// The configuration of the folder in which the command runs, if there is one and it can be read.
pub(super) fn configuration(here: &Path) -> Result<Option<Config>, CliError> {
    Config::find(here).map_err(|error| match error {
        ConfigError::File(error) => CliError::Load(LoadError::Paths(vec![error])),
        ConfigError::Faults { files, findings } => told(&files, findings),
    })
}

/// The path as it is shown from a folder.
fn shown_from(path: &Path, folder: &Path) -> String {
    let path = path.strip_prefix(folder).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

/// How the settings have files loaded, with paths shown from a folder.
pub(super) fn options(settings: &Settings, here: &Path) -> Options {
    Options {
        limits: Limits {
            file_bytes: settings.max_file_size << 20,
            ..Limits::default()
        },
        shown_from: here.to_path_buf(),
        overlay: BTreeMap::new(),
    }
}

/// The folder in which the command runs.
pub(super) fn current_folder() -> Result<PathBuf, CliError> {
    std::env::current_dir().map_err(|source| CliError::Read {
        path: PathBuf::from("."),
        source,
    })
}
