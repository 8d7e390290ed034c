//! Copies: the local files that hold the texts of sources.

use std::fs;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

use super::SourceText;

/// The longest file that is taken for a text, in bytes.
const LONGEST: u64 = 64 << 20;

/// The folder with local copies of texts. Files are read when they are needed.
#[derive(Debug, Default)]
pub struct Copies {
    files: Vec<PathBuf>,
    /// The files by the digest of their normalised text, once all have been read.
    digests: Option<FxHashMap<String, usize>>,
}

/// The local copy of a source's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalCopy {
    /// The file.
    pub path: PathBuf,
    /// Its text, normalised.
    pub text: SourceText,
    /// Whether its digest is the one that was asked for.
    pub is_same: bool,
}

impl Copies {
    /// The copies in a folder and below it; hidden files are none.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn under(folder: &Path) -> std::io::Result<Self> {
        let mut files = Vec::new();
        let mut folders = vec![folder.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                if entry.file_name().as_encoded_bytes().starts_with(b".") {
                    continue;
                }
                let kind = entry.file_type()?;
                if kind.is_dir() {
                    folders.push(entry.path());
                } else {
                    files.push(entry.path());
                }
            }
        }
        files.sort_unstable();
        Ok(Self {
            files,
            digests: None,
        })
    }

    /// The copy of a source's text: the file whose text has this digest (64 hex digits), else the
    /// one named `SOURCE.txt`.
    pub fn find(&mut self, source: &str, sha256: Option<&str>) -> Option<LocalCopy> {
        let name = format!("{source}.txt");
        let named = self
            .files
            .iter()
            .find(|path| path.file_name().is_some_and(|it| it == name.as_str()))
            .and_then(|path| read(path, sha256));
        if named.as_ref().is_some_and(|copy| copy.is_same) {
            return named;
        }
        sha256
            .and_then(|digest| {
                let file = *self.digests().get(digest)?;
                read(&self.files[file], sha256)
            })
            .or(named)
    }

    fn digests(&mut self) -> &FxHashMap<String, usize> {
        let files = &self.files;
        self.digests.get_or_insert_with(|| {
            let mut digests = FxHashMap::default();
            for (index, path) in files.iter().enumerate() {
                if let Some(text) = text(path) {
                    digests.entry(text.sha256()).or_insert(index);
                }
            }
            digests
        })
    }
}

fn read(path: &Path, sha256: Option<&str>) -> Option<LocalCopy> {
    let text = text(path)?;
    Some(LocalCopy {
        path: path.to_path_buf(),
        is_same: sha256.is_some_and(|digest| digest == text.sha256()),
        text,
    })
}

/// The text of a file; none where it is no text.
fn text(path: &Path) -> Option<SourceText> {
    // Asked first: a pipe would wait for somebody to write to it.
    let data = fs::metadata(path).ok()?;
    if !data.is_file() || data.len() > LONGEST {
        return None;
    }
    SourceText::from_bytes(&fs::read(path).ok()?).ok()
}
