//! The files of one load: what they are called, and their texts, read again when needed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::text::FileId;
use crate::text::files::FileError;
use crate::yaml;

/// The files of one load, ordered by path. Texts are not kept: they are read again when a finding
/// is reported.
#[derive(Debug, Default)]
pub struct Files {
    all: Vec<File>,
    /// How many of them are claim files; others follow.
    claims: usize,
    speaking: Vec<FileId>,
}

#[derive(Debug)]
struct File {
    shown: Box<str>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Disk(Box<Path>),
    /// A text that stands in for the file at this path.
    Overlaid(Box<Path>, Box<str>),
    Memory(Box<str>),
}

impl Files {
    /// Files on disk, shown relative to a folder, with texts that stand in for some of them.
    pub(crate) fn on_disk(
        mut paths: Vec<PathBuf>,
        overlay: &BTreeMap<PathBuf, String>,
        shown_from: &Path,
    ) -> Self {
        if overlay.is_empty() {
            paths.sort_unstable();
            let files = paths.into_iter().map(|path| File {
                shown: shown(&path, shown_from),
                content: Content::Disk(path.into()),
            });
            return Self::of(files.collect());
        }
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let texts = overlay.iter().map(|(path, text)| (whole(path), text));
        let mut texts: BTreeMap<PathBuf, &String> = texts.collect();
        let mut files: Vec<(PathBuf, Option<&String>)> = paths
            .into_iter()
            .map(|path| {
                let text = texts.remove(&whole(&path));
                (path, text)
            })
            .collect();
        files.extend(texts.into_iter().map(|(path, text)| (path, Some(text))));
        files.sort_unstable();
        let files = files.into_iter().map(|(path, text)| File {
            shown: shown(&path, shown_from),
            content: match text {
                Some(text) => Content::Overlaid(path.into(), text.as_str().into()),
                None => Content::Disk(path.into()),
            },
        });
        Self::of(files.collect())
    }

    /// Texts in memory, each with its path.
    pub(crate) fn in_memory(mut texts: Vec<(String, String)>) -> Self {
        texts.sort_unstable();
        let file = |(path, text): (String, String)| File {
            shown: path.into(),
            content: Content::Memory(text.into()),
        };
        Self::of(texts.into_iter().map(file).collect())
    }

    fn of(files: Vec<File>) -> Self {
        Self {
            claims: files.len(),
            all: files,
            speaking: Vec::new(),
        }
    }

    /// Adds a file that is no claim file (the configuration, say), in which findings may lie. It
    /// is not counted, and is none of [`Self::ids`].
    pub fn add(&mut self, path: String, text: String) -> FileId {
        let file = FileId(self.all.len() as u32);
        if yaml::may_speak(&text) {
            self.speaking.push(file);
        }
        self.all.push(File {
            shown: path.into(),
            content: Content::Memory(text.into()),
        });
        file
    }

    /// The files with comments that speak to the checker, in their order.
    pub fn speaking(&self) -> &[FileId] {
        &self.speaking
    }

    /// Adds files with comments that speak to the checker.
    pub(crate) fn add_speaking(&mut self, speaking: Vec<FileId>) {
        self.speaking.extend(speaking);
        self.speaking.sort_unstable();
        self.speaking.dedup();
    }

    /// How many claim files there are.
    pub const fn len(&self) -> usize {
        self.claims
    }

    /// Whether there is no claim file.
    pub const fn is_empty(&self) -> bool {
        self.claims == 0
    }

    /// Each claim file.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..self.claims as u32).map(FileId)
    }

    /// The path as it is shown, with forward slashes.
    pub fn path(&self, file: FileId) -> &str {
        &self.all[file.index()].shown
    }

    /// The path on disk; none for a text in memory.
    pub fn disk_path(&self, file: FileId) -> Option<&Path> {
        match &self.all[file.index()].content {
            Content::Disk(path) | Content::Overlaid(path, _) => Some(path),
            Content::Memory(_) => None,
        }
    }

    /// The file that is shown under a path, or that a path names on disk.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.ids()
            .find(|file| self.path(*file) == path || self.disk_path(*file) == Some(Path::new(path)))
    }

    /// Its bytes, read anew.
    ///
    /// # Errors
    /// It cannot be read any more.
    pub fn bytes(&self, file: FileId) -> Result<Cow<'_, [u8]>, FileError> {
        match self.bytes_if(file, |_| Ok::<_, Infallible>(()))? {
            Ok(bytes) => Ok(bytes),
        }
    }

    /// Its bytes, read anew if its length in bytes is allowed; else what forbids it.
    pub(crate) fn bytes_if<E>(
        &self,
        file: FileId,
        allowed: impl FnOnce(u64) -> Result<(), E>,
    ) -> Result<Result<Cow<'_, [u8]>, E>, FileError> {
        let bytes = match &self.all[file.index()].content {
            Content::Disk(path) => {
                let read = || {
                    Ok(match allowed(regular_size(path)?) {
                        Ok(()) => Ok(Cow::Owned(fs::read(path)?)),
                        Err(forbidden) => Err(forbidden),
                    })
                };
                return read().map_err(|cause| unreadable(path, cause));
            }
            Content::Overlaid(_, text) | Content::Memory(text) => text.as_bytes(),
        };
        Ok(allowed(bytes.len() as u64).map(|()| Cow::Borrowed(bytes)))
    }

    /// Its text, read anew, with replacement characters for bytes that are not UTF-8 (places
    /// after the first of those are then off).
    ///
    /// # Errors
    /// It cannot be read any more.
    pub fn text(&self, file: FileId) -> Result<Cow<'_, str>, FileError> {
        Ok(match self.bytes(file)? {
            Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
            Cow::Owned(bytes) => Cow::Owned(match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
            }),
        })
    }
}

/// Errors, one on each line.
pub(super) fn list(errors: &[FileError]) -> String {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// Paths, separated by commas.
pub(super) fn join(paths: &[PathBuf]) -> String {
    let paths: Vec<String> = paths
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    paths.join(", ")
}

fn unreadable(path: &Path, cause: io::Error) -> FileError {
    FileError::Unreadable {
        path: path.to_path_buf(),
        cause,
    }
}

/// The path relative to a folder if it lies in it, with forward slashes.
fn shown(path: &Path, from: &Path) -> Box<str> {
    let path = match path.strip_prefix(from) {
        Ok(rest) if !from.as_os_str().is_empty() && !rest.as_os_str().is_empty() => rest,
        _ => path,
    };
    let mut shown = String::new();
    for component in path.components() {
        if !shown.is_empty() && !shown.ends_with('/') {
            shown.push('/');
        }
        match component {
            Component::RootDir => shown.push('/'),
            _ => shown.push_str(&component.as_os_str().to_string_lossy()),
        }
    }
    shown.into()
}

/// The length of a file; a device or a pipe, which may never end, is none.
fn regular_size(path: &Path) -> io::Result<u64> {
    let data = fs::metadata(path)?;
    if data.is_file() {
        Ok(data.len())
    } else {
        Err(io::Error::other("it is not a regular file"))
    }
}

#[cfg(test)]
mod tests {
    use super::shown;
    use std::path::Path;

    #[test]
    fn paths_are_shown_from_the_folder() {
        let show = |path, from| shown(Path::new(path), Path::new(from));
        assert_eq!(&*show("/home/graphs/a.yaml", "/home"), "graphs/a.yaml");
        assert_eq!(&*show("/else/a.yaml", "/home"), "/else/a.yaml");
        assert_eq!(&*show("graphs/a.yaml", "/home"), "graphs/a.yaml");
        assert_eq!(&*show("../a.yaml", ""), "../a.yaml");
    }
}
