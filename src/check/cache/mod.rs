//! What one check leaves to the next: after an edit, only what the edit reaches is looked at again.
//!
//! The cache of a graph is one file. It holds, for each claim file, the digest of its bytes and its
//! [outline](outline): which records it has and what they name. And it holds what was found. The
//! next check reads all files and compares digests. Of the files that differ it [finds
//! out](reach) on which records something else may be found now, and which must be looked at for
//! that; it loads the files of these alone, runs the rules on them, and keeps what was found on all
//! other records. What follows from the graph as a whole (circles, ids that are nearly the same,
//! references that lead nowhere) is [proved](guard) to be as it was; where that cannot be, where
//! the change reaches too far or where anything is amiss with the cache, the whole graph is checked
//! as if there were no cache. So the answer is always that of a whole check.

mod edit;
mod guard;
mod kept;
mod outline;
mod reach;
mod store;
mod world;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Gathered, Located, Options};
use crate::graph::{Graph, Kind, NodeIndex};
use crate::load::{self, FileDigest, Files};
use crate::rules::near_duplicate_id;
use crate::rules::reference::references;
use crate::text::FileId;
use edit::Edit;
use kept::Kept;
use outline::{Name, outlines};
use store::{FileEntry, Stored};
use world::Ids;

/// Where what is known of a graph is kept.
#[derive(Clone, Debug)]
pub struct Cache {
    path: PathBuf,
    /// What the file must have been written for.
    salt: FileDigest,
}

impl Cache {
    /// The cache of a graph in a folder. What belongs together has one `name`: what was loaded, and
    /// from where it is shown. `version` is that of the program; what another one has kept is not
    /// used.
    pub fn new(folder: &Path, name: &[u8], version: &str) -> Self {
        let name = load::digest(name);
        let mut file = String::new();
        for byte in &name[..16] {
            let _ = write!(file, "{byte:02x}");
        }
        Self {
            path: folder.join(file).with_extension(store::EXTENSION),
            salt: load::digest(&[&name[..], version.as_bytes()].concat()),
        }
    }

    /// The file in which it is kept.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The bytes of a cache file with this content, whatever it is: to see what a check makes of it.
    pub fn sealed(&self, content: &[u8]) -> Vec<u8> {
        store::sealed(&self.salt, content)
    }

    /// Keeps what was found in a graph that was loaded whole. Where it cannot be kept, or is not
    /// worth it, nothing is: the next check is a whole one.
    pub(super) fn keep(
        &self,
        files: &Files,
        graph: &Graph,
        digests: &[FileDigest],
        gathered: &Gathered<'_>,
        options: &Options<'_>,
    ) {
        if gathered.unloaded > 0 || digests.len() != files.len() || !is_kept(options) {
            return;
        }
        let mut ids = Ids::default();
        for node in 0..graph.len() {
            ids.push(graph.id(NodeIndex::new(node)));
        }
        let missing = missing(graph);
        let missing: FxHashMap<&str, u32> =
            missing.into_iter().map(|id| (id, ids.push(id))).collect();
        let number = |name: Name<'_>| match name {
            Name::Node(node) => node.index() as u32,
            Name::Id(id) => match graph.find(id) {
                Some(node) => node.index() as u32,
                None => missing.get(id).copied().unwrap_or_default(),
            },
        };
        let (outlines, near) =
            rayon::join(|| outlines(graph, files.len(), &number), || near_in(graph));
        let speaking: FxHashSet<FileId> = files.speaking().iter().copied().collect();
        let entries = files.ids().zip(digests).zip(outlines);
        let files_kept = entries.map(|((file, digest), outline)| FileEntry {
            path: files.path(file).to_owned(),
            digest: *digest,
            speaks: speaking.contains(&file),
            outline,
        });
        let is_of_claims = |found: &&Located| found.spot.file.index() < files.len();
        let stored = Stored {
            files: files_kept.collect(),
            ids,
            near,
            coverage: options.scope.coverage,
            kept: (gathered.located.iter().filter(is_of_claims))
                .map(Kept::new)
                .collect(),
        };
        store::write(&self.path, &self.salt, &stored);
    }

    /// What is wrong with a graph, by what is kept of it and a look at what has changed; nothing
    /// where only a look at the whole tells. `found` is what is wrong with other files than claim
    /// files.
    pub(super) fn resume(
        &self,
        files: &mut Files,
        loading: &load::Options,
        options: &Options<'_>,
    ) -> Option<Gathered<'static>> {
        if !is_kept(options) {
            return None;
        }
        if !store::is_there(&self.path, &self.salt) {
            return None;
        }
        let (stored, digests) = rayon::join(
            || store::read(&self.path, &self.salt),
            || digests(files, loading),
        );
        let (stored, digests) = stored.zip(digests)?;
        if stored.coverage != options.scope.coverage {
            return None;
        }
        let compared = Compared::new(files, &digests, &stored)?;
        let stored = if compared.is_same() {
            stored
        } else {
            let stored = Edit {
                files,
                loading,
                options,
                compared: &compared,
                digests: &digests,
            }
            .check(stored)?;
            // A few changes are as soon found again as all is written.
            if compared.changed.len() > BESIDE {
                store::write(&self.path, &self.salt, &stored);
            }
            stored
        };
        if !stored.knows_records(options) {
            return None;
        }
        let speaking = files.ids().zip(&stored.files);
        let speaking = speaking.filter(|(_, kept)| kept.speaks);
        let speaking = speaking.map(|(file, _)| file).collect();
        files.add_speaking(speaking);
        let unverified = stored.unverified();
        let located: Option<Vec<Located>> = stored.kept.into_iter().map(Kept::located).collect();
        Some(Gathered {
            located: located?,
            unloaded: 0,
            unresolved: 0,
            unverified,
            graph: None,
        })
    }
}

/// Whether what is found follows from the claim files alone.
const fn is_kept(options: &Options<'_>) -> bool {
    let scope = &options.scope;
    scope.texts.is_none() && !scope.require_texts && !options.allows_nothing
}

/// The ids that are named and that no record has.
fn missing(graph: &Graph) -> BTreeSet<&str> {
    let mut missing = BTreeSet::new();
    for node in graph.dangling() {
        references(graph, *node, &mut |reference| {
            missing.insert(reference.id.as_str());
        });
    }
    let defaults = graph.data().defaults.iter();
    missing.extend(defaults.map(|default| default.id.as_str()));
    missing.retain(|id| graph.find(id).is_none());
    missing
}

/// The pairs of ids that are nearly the same, by their nodes.
fn near_in(graph: &Graph) -> Vec<(u32, u32)> {
    let of_kind = |kind: Kind| {
        let nodes = (0..graph.count(kind)).map(|position| graph.node(kind, position));
        let ids: Vec<(&str, u32)> = nodes
            .map(|node| (graph.id(node).as_str(), node.index() as u32))
            .collect();
        near_among(kind, &ids)
    };
    Kind::ALL.into_iter().flat_map(of_kind).collect()
}

/// The pairs that are nearly the same among the ids of a kind, in their order, by their numbers.
fn near_among(kind: Kind, ids: &[(&str, u32)]) -> Vec<(u32, u32)> {
    let texts: Vec<&str> = ids.iter().map(|(text, _)| *text).collect();
    let pairs = near_duplicate_id::near(kind, &texts).into_iter();
    pairs
        .map(|(first, second)| (ids[first].1, ids[second].1))
        .collect()
}

/// The digest of each file, in their order; none where one cannot be read as it would be loaded.
fn digests(files: &Files, loading: &load::Options) -> Option<Vec<FileDigest>> {
    let all: Vec<FileId> = files.ids().collect();
    let digests = all.par_iter().map(|file| {
        let bytes = files.bytes_if(*file, |size| loading.limits.check_size(size));
        let bytes = bytes.ok()?.ok()?;
        Some(load::digest(&bytes))
    });
    digests.collect()
}

/// The files as they are beside those that are kept.
struct Compared {
    /// The files that are new or another text.
    changed: Vec<FileId>,
    /// For each kept one: its number now.
    now: Vec<Option<u32>>,
}

impl Compared {
    /// None where so much has changed that all is as soon looked at.
    fn new(files: &Files, digests: &[FileDigest], stored: &Stored) -> Option<Self> {
        let known = stored.files.iter().enumerate();
        let known: FxHashMap<&str, usize> =
            known.map(|(index, file)| (&*file.path, index)).collect();
        let mut now = vec![None; stored.files.len()];
        let mut changed = Vec::new();
        for (file, digest) in files.ids().zip(digests) {
            let same = known.get(files.path(file)).copied();
            let same = same.filter(|index| stored.files[*index].digest == *digest);
            match same {
                // Two files may be shown alike.
                Some(index) if now[index].is_none() => now[index] = Some(file.0),
                Some(_) => return None,
                None => changed.push(file),
            }
        }
        let gone = now.iter().filter(|it| it.is_none()).count();
        let is_little = |count: usize| count <= most(files);
        (is_little(changed.len()) && is_little(gone)).then_some(Self { changed, now })
    }

    /// Whether nothing has changed.
    fn is_same(&self) -> bool {
        self.changed.is_empty() && self.now.iter().all(Option::is_some)
    }
}

/// How many files may differ from what is kept before it is written anew.
const BESIDE: usize = 8;

/// How many files may have to be looked at; where it is more, all are.
fn most(files: &Files) -> usize {
    (files.len() / 4).max(16)
}
