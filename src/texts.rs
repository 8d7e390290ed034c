//! Local copies of the sources' texts: which file holds the text of which source.
//!
//! The texts themselves are nobody's to publish, so they lie beside the graph, not in it. A copy is
//! known by the digest of its normalised text, whatever its file is called; failing that, by its
//! name.

mod places;
mod reading;

pub use places::{NoPlace, Places};
pub use reading::{Reading, Sentence, Unplaced};

use std::collections::hash_map::Entry;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use ignore::WalkBuilder;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::model::id::Id;
use crate::model::source::Source;
use crate::text::{SourceText, SourceTextError};

/// The most bytes of a text: 64 MiB.
pub const MOST_BYTES: u64 = 64 << 20;

/// How deep folders are looked into.
const DEPTH: usize = 16;

/// What a copy may be called, after the source's id; the first is preferred.
const EXTENSIONS: [&str; 2] = ["txt", "md"];

/// A folder with local copies. Files are read when they are asked for, each text is kept.
#[derive(Debug)]
pub struct Texts {
    /// Each candidate, those nearer to the folder first, then by path.
    files: Vec<PathBuf>,
    /// The files with a name, its extension left out.
    names: FxHashMap<Box<str>, Vec<usize>>,
    digests: OnceLock<FxHashMap<String, usize>>,
    known: Mutex<FxHashMap<Id, Option<Arc<LocalCopy>>>>,
    refused: Mutex<Vec<(PathBuf, TextError)>>,
}

/// The local copy of a source's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalCopy {
    /// The text, normalised.
    pub text: Arc<SourceText>,
    /// Its file.
    pub path: PathBuf,
    /// How it is known.
    pub matched: Match,
}

/// How a local copy is known to be a source's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// Its digest is the one that the source records.
    Digest,
    /// By its name; the source records no digest.
    Name,
    /// By its name; its digest is not the one that the source records, so that offsets need not
    /// fit.
    OtherDigest,
}

impl LocalCopy {
    /// Whether this is the very text that the source records.
    pub fn is_exact(&self) -> bool {
        self.matched == Match::Digest
    }
}

/// Why a file gives no text.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// What the system says.
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    /// A folder, a pipe, a device.
    #[error("not a file")]
    NoFile,
    /// It is larger than [`MOST_BYTES`].
    #[error("larger than {} MiB, the most that a text may have", MOST_BYTES >> 20)]
    TooLarge,
    /// It is no text.
    #[error(transparent)]
    NoText(#[from] SourceTextError),
}

impl Texts {
    /// The copies in a folder and below it: every `*.txt` and `*.md` that is not hidden. Links to
    /// folders are not followed.
    ///
    /// # Errors
    /// It is no folder, or cannot be read.
    pub fn open(folder: &Path) -> io::Result<Self> {
        fs::read_dir(folder)?;
        let walk = WalkBuilder::new(folder)
            // What git ignores is just what lies here.
            .standard_filters(false)
            .hidden(true)
            .max_depth(Some(DEPTH))
            .build();
        let mut files: Vec<(usize, PathBuf)> = walk
            .flatten()
            .filter(|entry| entry.file_type().is_some_and(|kind| !kind.is_dir()))
            .filter(|entry| extension(entry.path()).is_some())
            .map(|entry| (entry.depth(), entry.into_path()))
            .collect();
        files.sort_unstable();
        let files: Vec<PathBuf> = files.into_iter().map(|(_, path)| path).collect();
        let mut names: FxHashMap<Box<str>, Vec<usize>> = FxHashMap::default();
        for (index, path) in files.iter().enumerate() {
            if let Some(name) = path.file_stem().and_then(OsStr::to_str) {
                names.entry(name.into()).or_default().push(index);
            }
        }
        Ok(Self {
            files,
            names,
            digests: OnceLock::new(),
            known: Mutex::default(),
            refused: Mutex::default(),
        })
    }

    /// The local copy of a source's text: the file with the digest that the source records, else
    /// one that is called `ID.txt` or `ID.md`. None where there is neither.
    ///
    /// Only looks further than at files of that name where none of them has the digest; then every
    /// file is read once.
    pub fn of(&self, source: &Source) -> Option<Arc<LocalCopy>> {
        if let Entry::Occupied(known) = lock(&self.known).entry(source.id.clone()) {
            return known.get().clone();
        }
        let copy = self.find(source).map(Arc::new);
        lock(&self.known).insert(source.id.clone(), copy.clone());
        copy
    }

    /// The files that were looked at so far and gave no text, with why, ordered by path.
    pub fn refused(&self) -> Vec<(PathBuf, String)> {
        let mut refused: Vec<_> = lock(&self.refused)
            .iter()
            .map(|(path, error)| (path.clone(), error.to_string()))
            .collect();
        refused.sort_unstable();
        refused.dedup();
        refused
    }

    fn find(&self, source: &Source) -> Option<LocalCopy> {
        let recorded = source.text.as_deref().map(|text| &*text.sha256);
        let mut by_name = None;
        for extension in EXTENSIONS {
            for path in self.called(&source.id, extension) {
                let Some(text) = self.read(path) else {
                    continue;
                };
                let matched = match recorded {
                    None => Match::Name,
                    Some(digest) if text.sha256() == digest => Match::Digest,
                    Some(_) => Match::OtherDigest,
                };
                let copy = LocalCopy {
                    text: Arc::new(text),
                    path: path.clone(),
                    matched,
                };
                if matched == Match::Digest {
                    return Some(copy);
                }
                by_name.get_or_insert(copy);
            }
        }
        recorded
            .and_then(|digest| self.with_digest(digest))
            .or(by_name)
    }

    fn called(&self, id: &Id, wanted: &'static str) -> impl Iterator<Item = &PathBuf> {
        let named = self.names.get(id.as_str()).map_or(&[][..], Vec::as_slice);
        named
            .iter()
            .map(|index| &self.files[*index])
            .filter(move |path| extension(path) == Some(wanted))
    }

    fn with_digest(&self, digest: &str) -> Option<LocalCopy> {
        let digests = self.digests.get_or_init(|| {
            let digest = |(index, path)| Some((self.read(path)?.sha256(), index));
            let all: Vec<(String, usize)> = self
                .files
                .par_iter()
                .enumerate()
                .filter_map(|(index, path)| digest((index, path)))
                .collect();
            // Of equal texts the first file is taken.
            all.into_iter().rev().collect()
        });
        let path = self.files.get(*digests.get(digest)?)?;
        // It may have changed since.
        let text = self.read(path).filter(|text| text.sha256() == digest)?;
        Some(LocalCopy {
            text: Arc::new(text),
            path: path.clone(),
            matched: Match::Digest,
        })
    }

    fn read(&self, path: &Path) -> Option<SourceText> {
        match read_text(path) {
            Ok(text) => Some(text),
            Err(error) => {
                lock(&self.refused).push((path.to_path_buf(), error));
                None
            }
        }
    }
}

/// The text of a file, normalised.
///
/// # Errors
/// It cannot be read, is no file, has more than [`MOST_BYTES`], or is not UTF-8.
pub fn read_text(path: &Path) -> Result<SourceText, TextError> {
    // Asked first: opening a pipe would wait for somebody to write to it.
    let data = fs::metadata(path)?;
    if !data.is_file() {
        return Err(TextError::NoFile);
    }
    if data.len() > MOST_BYTES {
        return Err(TextError::TooLarge);
    }
    let mut bytes = Vec::with_capacity(data.len() as usize);
    File::open(path)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(TextError::TooLarge);
    }
    Ok(SourceText::from_bytes(&bytes)?)
}

fn extension(path: &Path) -> Option<&'static str> {
    let found = path.extension()?;
    EXTENSIONS.into_iter().find(|known| found == *known)
}

/// What is kept is whole at any time, even if a thread that held it has panicked.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
