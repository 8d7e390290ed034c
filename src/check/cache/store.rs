//! The file in which a cache is kept.
//!
//! It starts with a line that names the format and with what it was written for, and ends with the
//! digest of what is between, so that what is cut short, damaged or of another version is told from
//! what is whole. It is written whole or not at all, so that of several runs at once the last one's
//! stays.

use std::fs;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::kept::Kept;
use super::outline::Outline;
use super::world::Ids;
use crate::check::Options;
use crate::graph::Kind;
use crate::load::{self, FileDigest};

/// What is kept of a graph.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Stored {
    /// Its files, in their order.
    pub(super) files: Vec<FileEntry>,
    /// The ids that its records have or name.
    pub(super) ids: Ids,
    /// The pairs of ids that are nearly the same.
    pub(super) near: Vec<(u32, u32)>,
    /// The coverage that was asked for.
    pub(super) coverage: Option<u8>,
    /// What was found.
    pub(super) kept: Vec<Kept>,
}

/// What is kept of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct FileEntry {
    /// The path as it is shown.
    pub(super) path: String,
    /// The digest of its bytes.
    pub(super) digest: FileDigest,
    /// Whether it has comments that speak to the checker.
    pub(super) speaks: bool,
    /// What it holds.
    pub(super) outline: Outline,
}

impl Stored {
    /// How many spans are not verified where there are no local copies, of how many sources.
    pub(super) fn unverified(&self) -> (usize, usize) {
        let records = self.files.iter().flat_map(|file| &file.outline.records);
        let sources = records.filter(|record| record.kind() == Kind::Source);
        let mut counts: FxHashMap<u32, usize> = sources.map(|source| (source.id, 0)).collect();
        let (mut spans, mut of) = (0, 0);
        for (source, count) in self.files.iter().flat_map(|file| &file.outline.spans) {
            if let Some(sum) = counts.get_mut(source) {
                of += usize::from(*sum == 0 && *count > 0);
                *sum += *count as usize;
                spans += *count as usize;
            }
        }
        (spans, of)
    }

    /// Whether the records that the configuration names are all there.
    pub(super) fn knows_records(&self, options: &Options<'_>) -> bool {
        let named = options.config.iter().flat_map(|it| &it.part.records);
        let mut named: FxHashSet<&str> = named.map(|it| &*it.record.text).collect();
        if named.is_empty() {
            return true;
        }
        let records = self.files.iter().flat_map(|file| &file.outline.records);
        for record in records {
            named.remove(self.ids.get(record.id));
        }
        named.is_empty()
    }

    /// Whether its parts agree with each other.
    fn is_sound(&self) -> bool {
        let ids = self.ids.len();
        let is_known = |id: u32| (id as usize) < ids;
        self.ids.is_sound()
            && self.files.iter().all(|file| file.outline.is_sound(ids))
            && self.near.iter().all(|(a, b)| is_known(*a) && is_known(*b))
            && (self.kept.iter()).all(|kept| kept.files().all(|file| file < self.files.len()))
    }
}

/// What a cache file starts with; the number changes with the format.
const FORMAT: &[u8] = b"claimgraph check cache 1\n";

/// How the name of a cache file ends.
pub(super) const EXTENSION: &str = "check";

/// How the name of a file starts that is being written.
const UNFINISHED: &str = ".claimgraph-";

/// After how long a file that is being written has been given up by a run that was killed.
const GIVEN_UP: Duration = Duration::from_secs(3600);

/// How many graphs are kept in one folder: the files of those that were not checked for longest go.
const MOST_GRAPHS: usize = 16;

/// Whether a file was written for this salt.
pub(super) fn is_there(path: &Path, salt: &FileDigest) -> bool {
    let mut start = [0; FORMAT.len() + size_of::<FileDigest>()];
    let file = fs::File::open(path);
    let read = file.and_then(|mut file| file.read_exact(&mut start));
    read.is_ok() && start.strip_prefix(FORMAT).is_some_and(|rest| rest == salt)
}

/// What is kept in a file, if it was written for this salt and is whole.
pub(super) fn read(path: &Path, salt: &FileDigest) -> Option<Stored> {
    decode(&fs::read(path).ok()?, salt)
}

/// Writes a cache file. Where that is not possible (no space, no permission), there is none, and
/// the next check is a whole one.
pub(super) fn write(path: &Path, salt: &FileDigest, stored: &Stored) {
    let Some(folder) = path.parent() else { return };
    if fs::create_dir_all(folder).is_err() || write_in(folder, path, salt, stored).is_none() {
        // What an older run has left would only be found wanting.
        drop(fs::remove_file(path));
        return;
    }
    prune(folder);
}

/// Writes a temporary file in a folder, and then puts it in its place. If the system goes down
/// before it is on the disk, its digest tells.
fn write_in(folder: &Path, path: &Path, salt: &FileDigest, stored: &Stored) -> Option<()> {
    let mut builder = tempfile::Builder::new();
    let mut file = builder.prefix(UNFINISHED).tempfile_in(folder).ok()?;
    let mut sealing = Sealing::new(BufWriter::with_capacity(1 << 16, &mut file), salt).ok()?;
    postcard::to_io(stored, &mut sealing).ok()?;
    sealing.finish().ok()?;
    file.persist(path).ok()?;
    Some(())
}

/// The bytes of a cache file with some content.
pub(super) fn sealed(salt: &FileDigest, content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let sealing = Sealing::new(&mut bytes, salt);
    let written = sealing.and_then(|mut sealing| {
        sealing.write_all(content)?;
        sealing.finish()
    });
    debug_assert!(written.is_ok(), "memory takes everything");
    bytes
}

/// Writes what a cache file holds, and then its digest.
struct Sealing<W> {
    to: W,
    digest: Sha256,
}

impl<W: Write> Sealing<W> {
    fn new(mut to: W, salt: &FileDigest) -> io::Result<Self> {
        to.write_all(FORMAT)?;
        to.write_all(salt)?;
        let digest = Sha256::new();
        Ok(Self { to, digest })
    }

    fn finish(mut self) -> io::Result<()> {
        let digest = self.digest.finalize();
        self.to.write_all(&digest)?;
        self.to.flush()
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// What the bytes of a cache file hold, if it was written for this salt and is whole.
fn decode(bytes: &[u8], salt: &FileDigest) -> Option<Stored> {
    let rest = bytes.strip_prefix(FORMAT)?.strip_prefix(salt)?;
    let (content, digest) = rest.split_last_chunk::<{ size_of::<FileDigest>() }>()?;
    if load::digest(content) != *digest {
        return None;
    }
    let stored: Stored = postcard::from_bytes(content).ok()?;
    stored.is_sound().then_some(stored)
}

/// Takes away the files of graphs that were not checked for longest, and those that were given up.
fn prune(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut kept: Vec<(SystemTime, PathBuf)> = Vec::new();
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let Ok(written) = path.metadata().and_then(|data| data.modified()) else {
            continue;
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_given_up = || written.elapsed().is_ok_and(|ago| ago > GIVEN_UP);
        if name.starts_with(UNFINISHED) && is_given_up() {
            drop(fs::remove_file(path));
        } else if path.extension().is_some_and(|it| it == EXTENSION) {
            kept.push((written, path));
        }
    }
    kept.sort_unstable();
    let surplus = kept.len().saturating_sub(MOST_GRAPHS);
    for (_, path) in kept.into_iter().take(surplus) {
        drop(fs::remove_file(path));
    }
}
