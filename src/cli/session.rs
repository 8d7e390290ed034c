//! A session: the graph that a command is asked of, loaded and without errors.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::cache::CacheFolder;
use super::render;
use super::settings::Settings;
use super::{CliError, Output};
use crate::check::{self, Baseline, Configured, Examined, Severities, examine};
use crate::config::{CheckPart, Config, ConfigError, GraphError, Level, resolve};
use crate::diagnostic::{Finding, Severity, Step};
use crate::graph::Graph;
use crate::load::{self, Files, LoadError, Options};
use crate::model::dataset::Dataset;
use crate::model::decode::Prose;
use crate::report;
use crate::rules::Scope;
use crate::text::FileId;
use crate::texts::Texts;
use crate::yaml::Limits;

/// The graph that a command is asked of.
#[derive(Debug)]
pub(super) struct Session {
    /// The claim files.
    pub(super) files: Files,
    /// The graph.
    pub(super) graph: Graph,
    /// The configuration among the files.
    pub(super) config: Option<FileId>,
    /// The files and folders that it was loaded from.
    paths: Vec<PathBuf>,
}

impl Session {
    /// Loads the graph that the settings name. A graph with errors is refused, and they are
    /// printed: also those that comments, the configuration or a baseline let pass in `check`, since
    /// an answer does not show what they leave open.
    pub(super) fn open(settings: &Settings, output: &mut Output) -> Result<Self, CliError> {
        let here = current_folder()?;
        let config = configuration(&here)?;
        let (session, examined) = Self::examine(settings, config.as_ref(), &Wishes::default())?;
        let errors = examined.count(Severity::Error);
        if errors > 0 {
            output.note(report::human(&session.files, &examined, false).trim_end());
            let is_softened = config
                .as_ref()
                .is_some_and(|config| *config.check() != CheckPart::default())
                || !session.files.speaking().is_empty();
            return Err(CliError::Faulty {
                errors,
                is_softened,
            });
        }
        Ok(session)
    }

    /// Loads the graph that the settings name, whatever is wrong with it, and finds that out, as
    /// the configuration and the wishes have it; unless the wishes are of a check, as each rule has
    /// it by itself.
    pub(super) fn examine(
        settings: &Settings,
        config: Option<&Config>,
        wishes: &Wishes<'_>,
    ) -> Result<(Self, Examined), CliError> {
        let here = current_folder()?;
        let paths = match graph_paths(config, settings, &here) {
            // A text on standard input may be all that there is.
            Err(CliError::Graph(GraphError::NoDefault { .. })) if !wishes.overlay.is_empty() => {
                Vec::new()
            }
            paths => paths?,
        };
        let mut how = options(settings, &here);
        how.overlay.clone_from(&wishes.overlay);
        let mut files = load::find(&paths, &how)?;
        let mut options = check::Options {
            scope: Scope {
                texts: wishes.texts,
                require_texts: wishes.require_texts,
                coverage: None,
            },
            allows_nothing: !wishes.is_check,
            ..check::Options::default()
        };
        let file = config.map(|config| {
            let shown = shown_from(config.path(), &here);
            files.add(shown, config.text().to_owned())
        });
        if let (Some(config), Some(file)) = (config, file.filter(|_| wishes.is_check)) {
            let part = config.check();
            options.scope.require_texts |= part.require_texts;
            options.scope.coverage = part.coverage;
            options.severities = Severities::configured(part);
            options.config = Some(Configured {
                part,
                file,
                folder: config.folder(),
                is_whole: config.is_covered_by(&paths),
            });
        }
        for (rule, level) in &wishes.levels {
            options.severities.ask(rule, *level);
        }
        let is_whole = options.config.is_some_and(|config| config.is_whole);
        if let Some(path) = &wishes.baseline {
            options.baseline = baseline(&mut files, path, &here, true)?;
        } else if let Some(path) = options.config.and_then(|it| it.part.baseline.as_deref()) {
            let path = config.map_or(&*here, Config::folder).join(path);
            // The first one is still to be written.
            if path.exists() || !wishes.writes_baseline {
                options.baseline = baseline(&mut files, &path, &here, is_whole)?;
            }
        }
        let faults = || {
            let both = config.zip(file);
            both.map_or_else(Vec::new, |(config, file)| {
                faults(config, file, wishes.is_check)
            })
        };
        let cache = wishes
            .cache
            .as_ref()
            .and_then(|it| it.of(&files, &paths, &here));
        let again = cache
            .as_ref()
            .and_then(|cache| check::examine_again(&mut files, &how, faults, &options, cache));
        if let Some(examined) = again {
            let session = Self {
                files,
                graph: Graph::build(Dataset::default()),
                config: file,
                paths,
            };
            return Ok((session, examined));
        }
        how.digests = cache.is_some();
        if wishes.only_tells && wishes.texts.is_none() {
            how.prose = Prose::Dropped;
        }
        let mut loaded = load::load_files(files, &how)?;
        loaded.findings.extend(faults());
        let graph = Graph::build(loaded.dataset);
        let (files, found, unloaded) = (loaded.files, loaded.findings, loaded.unloaded);
        let examined = match &cache {
            Some(cache) => {
                let keeps = (cache, &*loaded.digests);
                check::examine_and_keep(&files, &graph, found, unloaded, &options, keeps)
            }
            None => examine(&files, &graph, found, unloaded, &options),
        };
        let session = Self {
            files,
            graph,
            config: file,
            paths,
        };
        Ok((session, examined))
    }
}

/// What is wrong with the configuration; of what it says of checking, only for a check.
fn faults(config: &Config, file: FileId, is_check: bool) -> Vec<Finding> {
    let mut faults = config.findings(file);
    faults.extend(render::saved::findings(config, file));
    if !is_check {
        let of_check = Step::Key("check".into());
        faults.retain(|fault| fault.field.0.first() != Some(&of_check));
    }
    faults
}

impl Session {
    /// Whether a claim file at a path on disk, which may be gone, is or was one of the graph.
    pub(super) fn covers(&self, path: &Path) -> bool {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let path = whole(path);
        self.paths.iter().any(|root| path.starts_with(whole(root)))
    }

    /// The claim file at a path on disk.
    pub(super) fn file_at(&self, path: &Path) -> Option<FileId> {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let wanted = whole(path);
        let name = wanted.file_name();
        let same_name = |file: &FileId| {
            let path = self.files.disk_path(*file);
            path.is_some_and(|path| path.file_name() == name)
        };
        let mut candidates = self.files.ids().filter(same_name);
        candidates.find(|file| self.files.disk_path(*file).map(whole).as_ref() == Some(&wanted))
    }
}

/// The findings that are known, as a file has them.
fn baseline(
    files: &mut Files,
    path: &Path,
    here: &Path,
    is_judged: bool,
) -> Result<Baseline, CliError> {
    let shown = PathBuf::from(shown_from(path, here));
    let text = std::fs::read_to_string(path).map_err(|source| {
        let shown = shown.display();
        CliError::usage_with_help(
            format!("cannot read the baseline {shown}: {source}"),
            format!("`claimgraph check --write-baseline {shown}` writes it"),
        )
    })?;
    Baseline::read(files, &shown, &text, is_judged).map_err(|error| {
        CliError::usage_with_help(
            error.to_string(),
            format!(
                "`claimgraph check --write-baseline FILE` writes a baseline, as {} is none",
                shown.display()
            ),
        )
    })
}

/// What a run of `check` asks beyond the settings and the configuration.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub(super) struct Wishes<'a> {
    /// Local copies of the sources' texts.
    pub(super) texts: Option<&'a Texts>,
    /// Whether it is a check: comments, the configuration and the baseline have their say, and the
    /// sources' texts are looked at.
    pub(super) is_check: bool,
    /// Whether a span that cannot be verified is an error.
    pub(super) require_texts: bool,
    /// Rules that weigh as asked, by name.
    pub(super) levels: Vec<(&'static str, Level)>,
    /// The file with findings that are known.
    pub(super) baseline: Option<PathBuf>,
    /// Texts that stand in for claim files.
    pub(super) overlay: BTreeMap<PathBuf, String>,
    /// Whether a baseline is to be written, so that there may be none yet.
    pub(super) writes_baseline: bool,
    /// Whether nothing but what is found is asked for, and never what the records say.
    pub(super) only_tells: bool,
    /// Where what was found is kept for the next check, if it is to be.
    pub(super) cache: Option<CacheFolder>,
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
            let shown = shown_from(config.path(), here);
            let files = Files::in_memory(vec![(shown, config.text().to_owned())]);
            told(&files, config.findings(FileId(0)))
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
        digests: false,
        prose: Prose::Kept,
    }
}

/// The folder in which the command runs.
pub(super) fn current_folder() -> Result<PathBuf, CliError> {
    std::env::current_dir().map_err(|source| CliError::Read {
        path: PathBuf::from("."),
        source,
    })
}
