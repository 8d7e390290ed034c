//! `claimgraph.yaml`: the graphs that have names, the default one, and where texts lie.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Finding, Severity};
use crate::load::Files;
use crate::model::decode::config::decode_config;
use crate::model::vocabulary::vocabulary;
use crate::text::files::{CONFIG_NAME, FileError};
use crate::text::{FileId, Span, suggest};
use crate::yaml::{self, Limits};

/// The folder that is a graph where no configuration says otherwise.
pub const DEFAULT_FOLDER: &str = "graphs";

/// A configuration that was read. Its relative paths start at its own folder.
#[derive(Debug)]
pub struct Config {
    path: PathBuf,
    text: Box<str>,
    parts: Parts,
    faults: usize,
}

/// What a configuration says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The graphs that have names, in the order of the file.
    pub graphs: Vec<Graph>,
    /// The name of the graph that is meant where none is named.
    pub default: Option<Box<str>>,
    /// The folder with local copies of texts.
    pub texts: Option<Box<str>>,
    /// How the graph is checked.
    pub check: CheckPart,
    /// The pictures that have names, in the order of the file. What their settings may say is
    /// known to those who draw.
    pub views: Vec<SavedView>,
}

/// A picture that has a name: a view with its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedView {
    /// Its name.
    pub name: Written,
    /// What it sets.
    pub settings: Vec<Setting>,
    /// Blocs, each with its members.
    pub blocs: Vec<(Written, Vec<Written>)>,
}

/// A setting with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The field: `min_modality`.
    pub name: &'static str,
    /// Its values.
    pub values: Vec<Written>,
}

vocabulary! {
    /// How much the findings of a rule weigh, or that they are not told.
    Level, "a severity" {
        /// Not told at all.
        Off = "off",
        /// Worth knowing.
        Info = "info",
        /// Possibly wrong.
        Warning = "warning",
        /// Certainly wrong.
        Error = "error",
    }
}

impl Level {
    /// The severity; none if it is not told at all.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

vocabulary! {
    /// The least severity that fails a check.
    Threshold, "a threshold" {
        /// Only what is certainly wrong (the default).
        Error = "error",
        /// Also what is possibly wrong.
        Warning = "warning",
        /// Anything at all.
        Info = "info",
        /// Nothing.
        Never = "never",
    }
}

impl Threshold {
    /// The least severity that fails a check; none if nothing does.
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

/// What a configuration says of checking. Which rules there are is known to those who run them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckPart {
    /// The severity of the rules that it names.
    pub rules: Vec<RuleLevel>,
    /// The severity of rules for single records.
    pub records: Vec<RecordLevels>,
    /// The least share of each source's sentences that must be coded or skipped, in percent.
    pub coverage: Option<u8>,
    /// The least severity that fails a check.
    pub fail_on: Option<Threshold>,
    /// Whether a span that cannot be verified is an error.
    pub require_texts: bool,
    /// The file with findings that are known and wait.
    pub baseline: Option<Box<str>>,
    /// Files and folders whose findings are not told.
    pub ignore: Vec<Written>,
}

/// The severity of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleLevel {
    /// The rule's name.
    pub rule: Written,
    /// Its severity.
    pub level: Level,
}

/// The severity of rules for one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordLevels {
    /// The record's id.
    pub record: Written,
    /// The rules.
    pub rules: Vec<RuleLevel>,
}

/// A word of the configuration and where it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The word.
    pub text: Box<str>,
    /// Its bytes.
    pub span: Span,
}

/// A graph that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graph {
    /// Its name.
    pub name: Box<str>,
    /// The files and folders that it is made of, as written.
    pub paths: Vec<Box<str>>,
}

/// Why there is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read.
    #[error(transparent)]
    File(FileError),
    /// Something is wrong with it.
    #[error("{} has {} faults", .files.path(FileId(0)), .findings.len())]
    Faults {
        /// The configuration as the only file, to show the findings in.
        files: Files,
        /// What is wrong.
        findings: Vec<Finding>,
    },
}

/// Why it cannot be told which files are meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// Neither a graph's name nor a path.
    #[error("`{wanted}` is neither a graph of {CONFIG_NAME} nor a file or folder")]
    Unknown {
        /// What was asked for.
        wanted: Box<str>,
        /// Graphs with such a name, best first.
        near: Vec<Box<str>>,
        /// All graphs that have names.
        known: Vec<Box<str>>,
    },
    /// No graph was asked for, and there is no default.
    #[error("no graph is named, and there is no folder `{}`", .folder.display())]
    NoDefault {
        /// The folder that would have been taken.
        folder: PathBuf,
        /// All graphs that have names.
        known: Vec<Box<str>>,
    },
}

impl GraphError {
    /// The next step.
    pub fn help(&self) -> String {
        let list = |names: &[Box<str>]| {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            names.join(", ")
        };
        match self {
            Self::Unknown { near, .. } if !near.is_empty() => {
                format!("did you mean {}?", list(near))
            }
            Self::Unknown { known, .. } | Self::NoDefault { known, .. } if !known.is_empty() => {
                format!("the graphs are {}", list(known))
            }
            Self::Unknown { .. } => {
                format!("name a file or folder, or a graph under `graphs` in {CONFIG_NAME}")
            }
            Self::NoDefault { .. } => {
                format!("name files or folders with `--graph`, or a `default` in {CONFIG_NAME}")
            }
        }
    }
}

impl Config {
    /// The configuration of a folder: the nearest `claimgraph.yaml` in it or above it.
    ///
    /// # Errors
    /// It cannot be read, or something is wrong with it.
    pub fn find(folder: &Path) -> Result<Option<Self>, ConfigError> {
        let found = folder
            .ancestors()
            .map(|folder| folder.join(CONFIG_NAME))
            .find(|path| path.is_file());
        found.map(|path| Self::read_from(&path, folder)).transpose()
    }

    /// Reads the configuration in a file.
    ///
    /// # Errors
    /// It cannot be read, or something is wrong with it.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        Self::read_from(path, Path::new(""))
    }

    /// Reads the configuration in a file that is shown as from a folder.
    fn read_from(path: &Path, shown_from: &Path) -> Result<Self, ConfigError> {
        let files = Files::on_disk(vec![path.to_path_buf()], &BTreeMap::new(), shown_from);
        let bytes = files
            .bytes(FileId(0))
            .map_err(ConfigError::File)?
            .into_owned();
        match yaml::decode_utf8(&bytes) {
            Ok(text) => Self::parse_in(path, text, files),
            Err(fault) => Err(ConfigError::Faults {
                files,
                findings: vec![fault.into_finding(FileId(0))],
            }),
        }
    }

    /// Reads a configuration from a text that stands, or would stand, in the file `path`.
    ///
    /// # Errors
    /// Something is wrong with it.
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let files = Files::in_memory(vec![(path.display().to_string(), text.to_owned())]);
        Self::parse_in(path, text, files)
    }

    fn parse_in(path: &Path, text: &str, files: Files) -> Result<Self, ConfigError> {
        let file = FileId(0);
        let parsed = yaml::parse(text, &Limits::default());
        let Some(document) = parsed.document else {
            let faults = parsed.faults.into_iter();
            let findings = faults.map(|fault| fault.into_finding(file)).collect();
            return Err(ConfigError::Faults { files, findings });
        };
        let (parts, more) = decode_config(file, text, &document);
        Ok(Self {
            path: path.to_path_buf(),
            text: text.into(),
            parts,
            faults: parsed.faults.len() + more.len(),
        })
    }

    /// Whether something is wrong with it.
    pub const fn is_faulty(&self) -> bool {
        self.faults > 0
    }

    /// What is wrong with it, as the file `file`.
    pub fn findings(&self, file: FileId) -> Vec<Finding> {
        if self.faults == 0 {
            return Vec::new();
        }
        let parsed = yaml::parse(&self.text, &Limits::default());
        let faults = parsed.faults.into_iter();
        let mut findings: Vec<Finding> = faults.map(|fault| fault.into_finding(file)).collect();
        if let Some(document) = parsed.document {
            findings.extend(decode_config(file, &self.text, &document).1);
        }
        findings
    }

    /// The file that it was read from.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder at which its relative paths start.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it says.
    pub const fn parts(&self) -> &Parts {
        &self.parts
    }

    /// What it says of checking.
    pub const fn check(&self) -> &CheckPart {
        &self.parts.check
    }

    /// The folder with local copies of texts.
    pub fn texts(&self) -> Option<PathBuf> {
        let texts = self.parts.texts.as_deref()?;
        Some(self.folder().join(texts))
    }

    /// The files and folders of the graph with this name.
    pub fn graph(&self, name: &str) -> Option<Vec<PathBuf>> {
        let graph = self
            .parts
            .graphs
            .iter()
            .find(|graph| *graph.name == *name)?;
        let paths = graph.paths.iter();
        Some(paths.map(|path| self.folder().join(&**path)).collect())
    }

    /// Whether all graphs that it names, or the default one where it names none, lie under some
    /// paths.
    pub fn is_covered_by(&self, paths: &[PathBuf]) -> bool {
        let mut parts: Vec<PathBuf> = self
            .parts
            .graphs
            .iter()
            .flat_map(|graph| &graph.paths)
            .map(|path| self.folder().join(&**path))
            .collect();
        if self.parts.graphs.is_empty() {
            let folder = self.folder().join(DEFAULT_FOLDER);
            parts.extend(folder.exists().then_some(folder));
        }
        let is_covered = |part: &PathBuf| paths.iter().any(|path| part.starts_with(path));
        parts.iter().all(is_covered)
    }

    fn known(&self) -> Vec<Box<str>> {
        self.parts
            .graphs
            .iter()
            .map(|graph| graph.name.clone())
            .collect()
    }
}

/// The files and folders that are meant by names of graphs and paths, all of which together are
/// one graph. A name goes before a path; `./name` is a path.
///
/// Where nothing is named: the configuration's default, else its only graph, else the folder
/// [`DEFAULT_FOLDER`] beside it or in `folder`.
///
/// # Errors
/// Something that is neither a graph nor there; nothing named and no default.
pub fn resolve(
    config: Option<&Config>,
    wanted: &[String],
    folder: &Path,
) -> Result<Vec<PathBuf>, GraphError> {
    let known = || config.map(Config::known).unwrap_or_default();
    if wanted.is_empty() {
        return default_graph(config, folder).map_err(|folder| GraphError::NoDefault {
            folder,
            known: known(),
        });
    }
    let mut paths = Vec::new();
    for wanted in wanted {
        if let Some(graph) = config.and_then(|config| config.graph(wanted)) {
            paths.extend(graph);
        } else if folder.join(wanted).exists() {
            paths.push(folder.join(wanted));
        } else {
            let known = known();
            let near = suggest(wanted, known.iter().map(|name| &**name));
            return Err(GraphError::Unknown {
                wanted: wanted.as_str().into(),
                near: near.into_iter().map(Into::into).collect(),
                known,
            });
        }
    }
    Ok(paths)
}

/// The paths of the default graph, or the folder that would have been it and is not there.
fn default_graph(config: Option<&Config>, folder: &Path) -> Result<Vec<PathBuf>, PathBuf> {
    if let Some(config) = config {
        let only = match &config.parts.graphs[..] {
            [only] => Some(&*only.name),
            _ => None,
        };
        let name = config.parts.default.as_deref().or(only);
        if let Some(paths) = name.and_then(|name| config.graph(name)) {
            return Ok(paths);
        }
        // What is meant by a default that is misspelt is not what is meant by none.
        if let Some(name) = name {
            return Err(config.folder().join(name));
        }
    }
    let folder = config.map_or(folder, Config::folder).join(DEFAULT_FOLDER);
    if folder.exists() {
        Ok(vec![folder])
    } else {
        Err(folder)
    }
}
