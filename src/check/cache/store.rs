//! The file in which a cache is kept.
//!
//! It starts with a line that names the format, what it was written for and the digest of the rest,
//! so that what is cut short, damaged or of another version is told from what is whole. It is
//! written whole or not at all, so that of several runs at once the last one's stays.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::kept::Kept;
use super::outline::Outline;
use super::world::Ids;
use crate::check::Options;
use crate::graph::Kind;
use crate::load::{self, FileDigest};
use crate::text::write_whole;

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

/// How many graphs are kept in one folder: the files of those that were not checked for longest go.
const MOST_GRAPHS: usize = 16;

/// What is kept in a file, if it was written for this salt and is whole.
pub(super) fn read(path: &Path, salt: &FileDigest) -> Option<Stored> {
    decode(&fs::read(path).ok()?, salt)
}

/// Writes a cache file. Where that is not possible (no space, no permission), there is none, and
/// the next check is a whole one.
pub(super) fn write(path: &Path, salt: &FileDigest, stored: &Stored) {
    let Some(bytes) = encode(stored, salt) else {
        return;
    };
    let Some(folder) = path.parent() else { return };
    if fs::create_dir_all(folder).is_err() || write_whole(path, &bytes).is_err() {
        // What an older run has left would only be found wanting.
        drop(fs::remove_file(path));
        return;
    }
    prune(folder);
}

/// The bytes of a cache file.
fn encode(stored: &Stored, salt: &FileDigest) -> Option<Vec<u8>> {
    let bytes = postcard::to_extend(stored, head(salt)).ok()?;
    Some(seal(bytes))
}

/// The bytes of a cache file with some content.
pub(super) fn sealed(salt: &FileDigest, content: &[u8]) -> Vec<u8> {
    let mut bytes = head(salt);
    bytes.extend(content);
    seal(bytes)
}

/// Where the content of a cache file starts.
const START: usize = FORMAT.len() + 2 * size_of::<FileDigest>();

/// What stands before the content, with room for the digest.
fn head(salt: &FileDigest) -> Vec<u8> {
    let mut bytes = [FORMAT, salt].concat();
    bytes.resize(START, 0);
    bytes
}

/// Puts the digest of the content before it.
fn seal(mut bytes: Vec<u8>) -> Vec<u8> {
    let digest = load::digest(&bytes[START..]);
    bytes[START - digest.len()..START].copy_from_slice(&digest);
    bytes
}

/// What the bytes of a cache file hold, if it was written for this salt and is whole.
fn decode(bytes: &[u8], salt: &FileDigest) -> Option<Stored> {
    let rest = bytes.strip_prefix(FORMAT)?.strip_prefix(salt)?;
    let (digest, rest) = rest.split_first_chunk::<32>()?;
    if load::digest(rest) != *digest {
        return None;
    }
    let stored: Stored = postcard::from_bytes(rest).ok()?;
    stored.is_sound().then_some(stored)
}

/// Takes away the files of graphs that were not checked for longest.
fn prune(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    let mut kept: Vec<(SystemTime, PathBuf)> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it == EXTENSION))
        .filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path)))
        .collect();
    kept.sort_unstable();
    let surplus = kept.len().saturating_sub(MOST_GRAPHS);
    for (_, path) in kept.into_iter().take(surplus) {
        drop(fs::remove_file(path));
    }
}
