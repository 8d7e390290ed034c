//! Loading: files to one data set, the same whatever the order of files and the number of threads.

mod files;
mod locate;
mod merge;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub use files::Files;
pub use locate::{locate, locate_in};

use sha2::{Digest as _, Sha256};

use crate::diagnostic::{FieldPath, Finding, Step};
use crate::model::dataset::Dataset;
use crate::model::decode::{Decoded, Prose, decode_with};
use crate::model::id::Interner;
use crate::text::files::{FileError, Files as Found};
use crate::text::{FileId, Span};
use crate::yaml::{self, Fault, Limits, YamlFault};
use merge::Merge;

/// How to load.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How much of a file is read.
    pub limits: Limits,
    /// The folder to which paths are shown relative; they are shown as given where it is empty.
    pub shown_from: PathBuf,
    /// Texts that stand in for files on disk, which need not be there.
    pub overlay: BTreeMap<PathBuf, String>,
    /// Whether the digest of each file is kept.
    pub digests: bool,
    /// Whether glosses and notes are kept.
    pub prose: Prose,
}

/// The SHA-256 digest of a file's bytes.
pub type FileDigest = [u8; 32];

/// What was loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The files, ordered by path.
    pub files: Files,
    /// Their records, each kind ordered by id.
    pub dataset: Dataset,
    /// What is wrong with them, ordered by file, place, rule and field.
    pub findings: Vec<Finding>,
    /// How many files could not be decoded at all: a syntax error, another encoding, too large.
    /// What other files refer to may be in them.
    pub unloaded: usize,
    /// The digest of each file as it was read, in their order, where digests are kept.
    pub digests: Vec<FileDigest>,
}

/// What some of the files hold.
#[derive(Debug)]
pub(crate) struct Part {
    /// Their records, each kind ordered by id.
    pub(crate) dataset: Dataset,
    /// What is wrong with them, ordered by file, place, rule and field.
    pub(crate) findings: Vec<Finding>,
    /// How many of them could not be decoded at all.
    pub(crate) unloaded: usize,
    /// Those with comments that speak to the checker.
    pub(crate) speaking: Vec<FileId>,
    /// The digest of each as it was read, in their order, where digests are kept.
    pub(crate) digests: Vec<FileDigest>,
}

/// Why nothing was loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Paths that do not exist or cannot be read.
    #[error("{}", files::list(.0))]
    Paths(Vec<FileError>),
    /// No path holds a claim file.
    #[error("no claim files (*.yaml, *.yml) under {}", files::join(.0))]
    Nothing(Vec<PathBuf>),
    /// There are more files than [`FileId`] can tell apart.
    #[error("more than 4294967295 files")]
    TooMany,
}

impl LoadError {
    /// The next step, where there is one to tell.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Paths(errors) => errors.iter().find_map(FileError::help),
            Self::Nothing(_) => {
                Some("name a folder with claim files, or a file whatever it is called".to_owned())
            }
            Self::TooMany => None,
        }
    }
}

/// Loads the claim files under some paths.
///
/// # Errors
/// Paths that do not exist, files that cannot be read, no file at all. What is wrong inside files
/// is no error but a finding.
pub fn load<P: AsRef<Path>>(paths: &[P], options: &Options) -> Result<Loaded, LoadError> {
    load_files(find(paths, options)?, options)
}

/// The claim files under some paths, before any is read.
///
/// # Errors
/// Paths that do not exist, no file at all.
pub(crate) fn find<P: AsRef<Path>>(paths: &[P], options: &Options) -> Result<Files, LoadError> {
    let found = Found::find(paths);
    if !found.errors.is_empty() {
        return Err(LoadError::Paths(found.errors));
    }
    if found.paths.is_empty() && options.overlay.is_empty() {
        let paths = paths.iter().map(|path| path.as_ref().to_path_buf());
        return Err(LoadError::Nothing(paths.collect()));
    }
    let files = Files::on_disk(found.paths, &options.overlay, &options.shown_from);
    if u32::try_from(files.len()).is_err() {
        return Err(LoadError::TooMany);
    }
    Ok(files)
}

/// Loads texts, each with the path that it is shown under: for editors and tests.
///
/// # Errors
/// More texts than can be told apart.
pub fn load_texts(texts: Vec<(String, String)>, options: &Options) -> Result<Loaded, LoadError> {
    load_files(Files::in_memory(texts), options)
}

/// How many files share the memory of the ids that they have in common, where there are many.
const SHARED: usize = 32;

/// Loads files that were found.
///
/// # Errors
/// Files that cannot be read.
pub(crate) fn load_files(mut files: Files, options: &Options) -> Result<Loaded, LoadError> {
    if u32::try_from(files.len()).is_err() {
        return Err(LoadError::TooMany);
    }
    let ids: Vec<FileId> = files.ids().collect();
    let part = load_part(&files, &ids, options)?;
    files.add_speaking(part.speaking);
    Ok(Loaded {
        files,
        dataset: part.dataset,
        findings: part.findings,
        unloaded: part.unloaded,
        digests: part.digests,
    })
}

/// Loads some of the files, given in their order.
///
/// # Errors
/// Files that cannot be read.
pub(crate) fn load_part(
    files: &Files,
    some: &[FileId],
    options: &Options,
) -> Result<Part, LoadError> {
    let shared = (some.len() / (4 * rayon::current_num_threads())).clamp(1, SHARED);
    let queue = Mutex::new(Queue::default());
    // Each lot of files is put behind those before it by whoever finishes last, so that nobody
    // waits for anybody.
    rayon::scope_fifo(|scope| {
        for (number, lot) in some.chunks(shared).enumerate() {
            let queue = &queue;
            scope.spawn_fifo(move |_| {
                let read = load_some(files, lot, options);
                let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
                queue.add(number, read);
            });
        }
    });
    let queue = queue.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !queue.errors.is_empty() {
        return Err(LoadError::Paths(queue.errors));
    }
    let (dataset, findings) = queue.merge.finish();
    Ok(Part {
        dataset,
        findings,
        unloaded: queue.unloaded,
        speaking: queue.speaking,
        digests: queue.digests,
    })
}

/// The files that were read, put together in their order.
#[derive(Default)]
struct Queue {
    merge: Merge,
    errors: Vec<FileError>,
    unloaded: usize,
    speaking: Vec<FileId>,
    digests: Vec<FileDigest>,
    /// The number of the lot that comes next.
    next: usize,
    /// Lots that came too early.
    early: BTreeMap<usize, Vec<Result<Read, FileError>>>,
}

impl Queue {
    fn add(&mut self, number: usize, read: Vec<Result<Read, FileError>>) {
        self.early.insert(number, read);
        while let Some(read) = self.early.remove(&self.next) {
            self.next += 1;
            for file in read {
                self.take(file);
            }
        }
    }

    fn take(&mut self, read: Result<Read, FileError>) {
        let read = match read {
            Ok(read) => read,
            Err(error) => return self.errors.push(error),
        };
        self.digests.extend(read.digest);
        match read.file {
            File::Decoded { decoded, speaks } => {
                self.speaking.extend(speaks);
                self.merge.add(*decoded);
            }
            File::Refused(findings) => {
                self.unloaded += 1;
                self.merge.add(Decoded {
                    findings,
                    ..Decoded::default()
                });
            }
        }
    }
}

/// What became of one file, and the digest of its bytes, if it is asked for.
struct Read {
    file: File,
    digest: Option<FileDigest>,
}

/// What became of one file.
enum File {
    Decoded {
        decoded: Box<Decoded>,
        /// The file, if it has comments that speak to the checker.
        speaks: Option<FileId>,
    },
    /// It has no tree; why not.
    Refused(Vec<Finding>),
}

impl File {
    fn refused(fault: YamlFault, file: FileId) -> Self {
        Self::Refused(vec![finding(fault, file)])
    }
}

fn load_some(files: &Files, some: &[FileId], options: &Options) -> Vec<Result<Read, FileError>> {
    let mut ids = Interner::default();
    some.iter()
        .map(|file| load_file(files, *file, options, &mut ids))
        .collect()
}

fn load_file(
    files: &Files,
    file: FileId,
    options: &Options,
    ids: &mut Interner,
) -> Result<Read, FileError> {
    let limits = &options.limits;
    let bytes = match files.bytes_if(file, |size| limits.check_size(size))? {
        Ok(bytes) => bytes,
        Err(fault) => {
            return Ok(Read {
                file: File::refused(fault, file),
                // It was not read; that of no file is the digest of nothing told.
                digest: options.digests.then_some(FileDigest::default()),
            });
        }
    };
    Ok(Read {
        digest: options.digests.then(|| digest(&bytes)),
        file: match yaml::decode_utf8(&bytes) {
            Ok(text) => decode_file(file, text, options, ids),
            Err(fault) => File::refused(fault, file),
        },
    })
}

/// The digest of a file's bytes.
pub(crate) fn digest(bytes: &[u8]) -> FileDigest {
    Sha256::digest(bytes).into()
}

fn decode_file(file: FileId, text: &str, options: &Options, ids: &mut Interner) -> File {
    let parsed = yaml::parse(text, &options.limits);
    let is_duplicate = |fault: &&YamlFault| matches!(fault.fault, Fault::DuplicateKey(_));
    let duplicates = parsed.faults.iter().filter(is_duplicate);
    let duplicates: Vec<u32> = duplicates.map(|fault| fault.span.start).collect();
    let faults = parsed.faults.into_iter().map(|fault| finding(fault, file));
    let Some(document) = parsed.document else {
        return File::Refused(faults.collect());
    };
    let mut decoded = decode_with(file, text, &document, ids, options.prose);
    for key in duplicates.into_iter().take(most_looked_into(text)) {
        add_left_out(&mut decoded, file, text, options, key);
    }
    decoded.findings.extend(faults);
    let speaks = document.speaks().then_some(file);
    File::Decoded {
        decoded: Box::new(decoded),
        speaks,
    }
}

/// How many duplicate keys of a text are looked into: its length bounds the time.
const fn most_looked_into(text: &str) -> usize {
    const BYTES: usize = 8 << 20;
    let most = BYTES / (text.len() + 1);
    if most < MOST_LEFT_OUT {
        most
    } else {
        MOST_LEFT_OUT
    }
}

/// How many duplicate keys of a file are looked into.
pub(crate) const MOST_LEFT_OUT: usize = 16;

/// Adds what the tree leaves out, the value of a duplicate key: its faults, and the records that no
/// other has the ids of, so that what refers to them is not reported too.
fn add_left_out(decoded: &mut Decoded, file: FileId, text: &str, options: &Options, key: u32) {
    let Some(document) = yaml::parse_through(text, &options.limits, key).document else {
        return;
    };
    let mut again = decode_with(
        file,
        text,
        &document,
        &mut Interner::default(),
        options.prose,
    );
    let known = |finding: &Finding| (finding.fact.rule().name, finding.place.clone());
    let told: BTreeSet<_> = decoded.findings.iter().map(known).collect();
    again
        .findings
        .retain(|finding| !told.contains(&known(finding)));
    decoded.add_new(again);
}

/// The finding of a fault in the YAML: about the record in whose section it lies, if any.
fn finding(fault: YamlFault, file: FileId) -> Finding {
    let mut finding = fault.into_finding(file);
    (finding.record, finding.field) = record_of(finding.field);
    finding
}

/// The record that a way from the root of a claim file leads into, and the way from there; no
/// record where it leads into none that is known by its key.
pub(crate) fn record_of(way: FieldPath) -> (Box<str>, FieldPath) {
    const SECTIONS: &[&str] = &[
        "sources",
        "actors",
        "places",
        "items",
        "events",
        "questions",
    ];
    match &way.0[..] {
        [Step::Key(section), Step::Key(id), rest @ ..] if SECTIONS.contains(&&**section) => {
            (id.clone(), FieldPath(rest.to_vec()))
        }
        _ => ("".into(), way),
    }
}

/// The bytes of a whole file, for a finding about it.
const WHOLE_FILE: Span = Span::new(0, 0);
