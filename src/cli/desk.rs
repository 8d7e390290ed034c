//! The desk: a graph that is being written, which may have faults, and the texts beside it.

use std::path::{Path, PathBuf};

use super::session::{configuration, current_folder, graph_paths, options};
use super::settings::Settings;
use super::{CliError, Output};
use crate::config::GraphError;
use crate::load::{Files, LoadError, Loaded, load, load_texts};
use crate::model::dataset::{Dataset, Origin};
use crate::text::{CONFIG_NAME, LineIndex, suggest};
use crate::texts::Texts;
use crate::yaml::Limits;

/// A graph that is being written. Drafts may share an id until they are anchored, so that what is
/// wrong with it does not matter here.
#[derive(Debug)]
pub(super) struct Desk {
    /// The claim files.
    pub(super) files: Files,
    /// Their records.
    pub(super) dataset: Dataset,
    /// How much of a file is read.
    pub(super) limits: Limits,
    /// The files and folders of the graph.
    graph: Vec<PathBuf>,
}

impl Desk {
    /// Loads the graph that the settings name, and these files, which need not belong to it. Where
    /// none is named and there is no default graph, only the files.
    pub(super) fn open(settings: &Settings, also: &[PathBuf]) -> Result<Self, CliError> {
        let here = current_folder()?;
        let options = options(settings, &here);
        let config = configuration(&here)?;
        let mut paths = match graph_paths(config.as_ref(), settings, &here) {
            Ok(paths) => paths,
            Err(CliError::Graph(GraphError::NoDefault { .. })) => Vec::new(),
            Err(error) => return Err(error),
        };
        let graph = paths.clone();
        paths.extend(also.iter().map(|path| here.join(path)));
        let Loaded { files, dataset, .. } = match load(&paths, &options) {
            // The first claim file is still to be written.
            Err(LoadError::Nothing(_)) => load_texts(Vec::new(), &options)?,
            loaded => loaded?,
        };
        Ok(Self {
            files,
            dataset,
            limits: options.limits,
            graph,
        })
    }

    /// Says so where a file that was written is in no part of the graph, so that `check` would not
    /// see it.
    pub(super) fn note_if_outside(&self, path: &Path, output: &Output) {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let file = whole(path);
        if !self.graph.iter().any(|part| file.starts_with(whole(part))) {
            output.note(format!(
                "note: {} is not part of the graph that is checked by default; name it with `--graph`, or under `graphs` in {CONFIG_NAME}",
                path.display()
            ));
        }
    }

    /// `file:line:column` of a record.
    pub(super) fn place(&self, origin: Origin) -> String {
        let file = self.files.path(origin.file);
        match self.files.text(origin.file) {
            Ok(text) => format!("{file}:{}", LineIndex::new(&text).place(origin.span.start)),
            Err(_) => file.to_owned(),
        }
    }

    /// That there is no such source, with those that are like it.
    pub(super) fn no_source(&self, id: &str) -> CliError {
        let known = self.dataset.sources.iter().map(|source| source.id.as_str());
        let near = suggest(id, known);
        let help = if near.is_empty() {
            "`claimgraph add FILE --id ID` writes the record of a source".to_owned()
        } else {
            format!("did you mean {}?", near.join(" or "))
        };
        CliError::usage_with_help(format!("there is no source `{id}`"), help)
    }
}

/// The local copies of texts: in the folder that the settings name, else in the one that the
/// configuration names, where there is one.
pub(super) fn local_copies(settings: &Settings) -> Result<Option<Texts>, CliError> {
    if let Some(folder) = &settings.texts {
        let opened = Texts::open(folder);
        return opened.map(Some).map_err(|source| CliError::Read {
            path: folder.clone(),
            source,
        });
    }
    let here = current_folder()?;
    let Some(folder) = configuration(&here)?.and_then(|config| config.texts()) else {
        return Ok(None);
    };
    // Shown as it would be typed.
    let folder = match folder.strip_prefix(&here) {
        Ok(rest) if !rest.as_os_str().is_empty() => rest.to_path_buf(),
        _ => folder,
    };
    // A fresh clone has none.
    match Texts::open(&folder) {
        Ok(texts) => Ok(Some(texts)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(CliError::Read {
            path: folder,
            source,
        }),
    }
}

/// Says which files were passed over in search of a text, and why.
pub(super) fn tell_refused(texts: Option<&Texts>, output: &Output) {
    for (path, why) in texts.map(Texts::refused).unwrap_or_default() {
        output.note(format!("note: {} is passed over: {why}", path.display()));
    }
}
