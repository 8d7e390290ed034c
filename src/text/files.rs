//! Claim files on disk: which there are.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use rustc_hash::FxHashSet;

use super::suggest::suggest;

/// The name of the configuration, which is never a claim file.
pub const CONFIG_NAME: &str = "claimgraph.yaml";

/// The claim files under some paths, and what could not be read.
#[derive(Debug, Default)]
pub struct Files {
    /// The files, each once, ordered by path.
    pub paths: Vec<PathBuf>,
    /// Paths and folders that could not be read.
    pub errors: Vec<FileError>,
}

/// Why a path gives no claim files.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// There is no such file or folder.
    #[error("{} does not exist", path.display())]
    Missing {
        /// The path as given.
        path: PathBuf,
        /// Names in the same folder that are like it, best first.
        near: Vec<PathBuf>,
    },
    /// It is there and cannot be read.
    #[error("{} cannot be read: {cause}", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
}

impl FileError {
    /// The file or folder it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path, .. } | Self::Unreadable { path, .. } => path,
        }
    }

    /// The next step, where there is one to tell.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Missing { near, .. } if !near.is_empty() => {
                let near: Vec<_> = near.iter().map(|path| path.display().to_string()).collect();
                Some(format!("did you mean {}?", near.join(" or ")))
            }
            _ => None,
        }
    }
}

impl Files {
    /// Finds the claim files: a file that is named is one whatever it is called; of a folder those
    /// named `*.yaml` or `*.yml` in it and below, but for hidden and git-ignored ones (also where
    /// there is no repository). Links below a named folder are not followed, so there are no loops.
    pub fn find<P: AsRef<Path>>(paths: &[P]) -> Self {
        let mut found = Self::default();
        for path in paths {
            let path = short(path.as_ref());
            match path.metadata() {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    let near = near(&path);
                    found.errors.push(FileError::Missing { path, near });
                }
                Err(cause) => found.errors.push(FileError::Unreadable { path, cause }),
                Ok(data) if data.is_dir() => found.walk(&path),
                Ok(_) => found.add(path),
            }
        }
        found.paths.sort_unstable();
        // What one walk finds is there once: links are not followed.
        if paths.len() > 1 {
            let mut seen = FxHashSet::default();
            found
                .paths
                .retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
        }
        found
    }

    fn walk(&mut self, folder: &Path) {
        let walk = WalkBuilder::new(folder)
            .ignore(false)
            // What the user's own settings hide must not change what a graph holds.
            .git_global(false)
            .require_git(false)
            .build();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let file = entry.file_type().is_some_and(|kind| kind.is_file());
                    if file && is_yaml(entry.path()) {
                        self.add(short(entry.path()));
                    }
                }
                Err(error) => self.fail(folder, error),
            }
        }
    }

    fn add(&mut self, path: PathBuf) {
        if path.file_name() != Some(OsStr::new(CONFIG_NAME)) {
            self.paths.push(path);
        }
    }

    fn fail(&mut self, folder: &Path, error: ignore::Error) {
        let mut path = folder.to_path_buf();
        let mut inner = &error;
        loop {
            inner = match inner {
                ignore::Error::WithPath { path: place, err } => {
                    path = short(place);
                    err
                }
                ignore::Error::WithDepth { err, .. }
                | ignore::Error::WithLineNumber { err, .. } => err,
                _ => break,
            };
        }
        let message = inner.to_string();
        let cause = error
            .into_io_error()
            .unwrap_or_else(|| io::Error::other(message));
        self.errors.push(FileError::Unreadable { path, cause });
    }
}

/// Whether a file in a folder is read as a claim file, by its name.
pub fn is_yaml(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// The path without a leading `./`.
fn short(path: &Path) -> PathBuf {
    match path.strip_prefix(".") {
        Ok(rest) if !rest.as_os_str().is_empty() => rest.to_path_buf(),
        _ => path.to_path_buf(),
    }
}

/// Names like the last one of a path, in its folder.
fn near(path: &Path) -> Vec<PathBuf> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let names: Vec<String> = folder
        .unwrap_or(Path::new("."))
        .read_dir()
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    let wanted = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    suggest(wanted, names.iter().map(String::as_str))
        .into_iter()
        .map(|name| path.with_file_name(name))
        .collect()
}
