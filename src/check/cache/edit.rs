//! An edit: what is known of a graph after some of its files have changed.

use std::sync::Mutex;

use rustc_hash::{FxHashMap, FxHashSet};

use super::kept::Kept;
use super::outline::{Field, Name, Outline, outlines};
use super::reach::{self, Change, Reach};
use super::store::{FileEntry, Stored};
use super::world::{Ids, Set, World};
use super::{Compared, guard, most, near_among};
use crate::check::{Options, locate, run};
use crate::diagnostic::Finding;
use crate::graph::{Graph, Kind};
use crate::load::{self, FileDigest, Files, Part};
use crate::rules::Context;
use crate::text::FileId;

/// The files of a graph, some of which have changed since what is kept was found.
pub(super) struct Edit<'a> {
    pub(super) files: &'a Files,
    pub(super) loading: &'a load::Options,
    pub(super) options: &'a Options<'a>,
    pub(super) compared: &'a Compared,
    /// The digest of each file.
    pub(super) digests: &'a [FileDigest],
}

impl Edit<'_> {
    /// What is known now; nothing where only a look at the whole graph tells.
    pub(super) fn check(&self, stored: Stored) -> Option<Stored> {
        let Stored {
            files,
            mut ids,
            near,
            coverage,
            kept,
        } = stored;
        let (entries, old) = self.entries(files, &mut ids)?;
        let outlines = entries.iter().map(|it| &it.outline).collect();
        let world = World::new(outlines, ids.len());
        let changed = self.compared.changed.iter();
        let change = Change {
            old: old.iter().collect(),
            new: (changed.map(|file| &entries[file.index()].outline)).collect(),
        };
        if world.has_duplicates() || reach::is_missed(&world, &change) {
            return None;
        }
        let told = Told::new(kept, &ids, self.compared)?;
        let moved = reach::moved_kinds(&change);
        // An id that came may be the one that was meant.
        let doubts_references = told.has("unknown-reference") && !moved.is_empty();
        if told.has("duplicate-id")
            || told.has("reference-cycle")
            || doubts_references
            || !is_near_as_before(&world, &ids, &near, &moved)
            || guard::is_in_circle(&world, &change)
        {
            return None;
        }
        let mut also = told.beside.clone();
        also.extend(reach::namesakes(&world, &change));
        let mut reach = reach::reach(&world, &change, &also);
        for (first, second) in &near {
            if reach.touched.has(*first) || reach.touched.has(*second) {
                reach.needed.add_all([*first, *second]);
            }
        }
        let warnings = told.warnings(&world);
        if guard::bears_on_conditions(&world, &change, &reach.touched, &warnings) {
            return None;
        }
        let part = self.load(&self.files_of(&world, &reach)?)?;
        let found = self.findings(part, &world, &ids, &near, &reach)?;
        let mut kept = told.left(&reach);
        let located = locate::locate(self.files, found);
        kept.extend(located.iter().map(Kept::new));
        Some(Stored {
            files: entries,
            ids,
            near,
            coverage,
            kept,
        })
    }

    /// Loads some files, if they can be loaded and are what was compared.
    fn load(&self, some: &[FileId]) -> Option<Part> {
        let loading = load::Options {
            digests: true,
            ..self.loading.clone()
        };
        let part = load::load_part(self.files, some, &loading).ok()?;
        let compared = some.iter().map(|file| self.digests[file.index()]);
        (part.unloaded == 0 && compared.eq(part.digests.iter().copied())).then_some(part)
    }

    /// What is kept of each file now, and the outlines of those that are gone or were another text.
    fn entries(
        &self,
        kept: Vec<FileEntry>,
        ids: &mut Ids,
    ) -> Option<(Vec<FileEntry>, Vec<Outline>)> {
        let changed = &self.compared.changed;
        let part = self.load(changed)?;
        if part.findings.iter().any(is_duplicate) {
            return None;
        }
        let speaking: FxHashSet<FileId> = part.speaking.iter().copied().collect();
        let mut outlines = renumber(&Graph::build(part.dataset), self.files.len(), ids);
        let mut entries: Vec<Option<FileEntry>> = Vec::new();
        entries.resize_with(self.files.len(), || None);
        let mut old = Vec::new();
        for (entry, now) in kept.into_iter().zip(&self.compared.now) {
            match now {
                Some(now) => entries[*now as usize] = Some(entry),
                None => old.push(entry.outline),
            }
        }
        for file in changed {
            entries[file.index()] = Some(FileEntry {
                path: self.files.path(*file).to_owned(),
                digest: self.digests[file.index()],
                speaks: speaking.contains(file),
                outline: std::mem::take(&mut outlines[file.index()]),
            });
        }
        let entries: Option<Vec<FileEntry>> = entries.into_iter().collect();
        Some((entries?, old))
    }

    /// The files in which what must be looked at lies, and those that changed; none where they are
    /// so many that all are as soon looked at.
    fn files_of(&self, world: &World<'_>, reach: &Reach) -> Option<Vec<FileId>> {
        let needed = reach.needed.list.iter();
        let mut files: Vec<FileId> = needed
            .filter_map(|id| world.file(*id))
            .map(|file| FileId(file as u32))
            .collect();
        files.extend(&self.compared.changed);
        files.sort_unstable();
        files.dedup();
        (files.len() <= most(self.files)).then_some(files)
    }

    /// What is wrong now with what the change reaches; nothing where only a look at the whole graph
    /// tells.
    fn findings(
        &self,
        part: Part,
        world: &World<'_>,
        ids: &Ids,
        near: &[(u32, u32)],
        reach: &Reach,
    ) -> Option<Vec<Finding>> {
        let is_changed = |found: &Finding| {
            let file = found.place.file();
            self.compared.changed.binary_search(&file).is_ok()
        };
        let mut findings = part.findings;
        findings.retain(is_changed);
        let graph = Graph::build(part.dataset);
        let context = Context::new(&graph, self.files, 0, self.options.scope);
        let reached = reach.touched.list.iter().chain(&reach.used.list);
        let numbers: FxHashMap<&str, u32> = reached.map(|id| (ids.get(*id), *id)).collect();
        let named = named(world, reach);
        for found in run(&context, |_| true) {
            let number = numbers.get(&*found.record).copied();
            let is_touched = number.is_some_and(|id| reach.touched.has(id));
            let counts = match found.fact.rule().name {
                // What was meant may be any record.
                "unknown-reference" if is_touched || is_changed(&found) => return None,
                "reference-cycle" if is_touched => return None,
                // It is proved to be as it was.
                "unknown-reference" | "reference-cycle" | "unfillable-slot" => false,
                "unused-record" => number.is_some_and(|id| !named.has(id)),
                "near-duplicate-id" => {
                    is_touched && number.is_some_and(|id| is_near(&found, id, near, ids))
                }
                _ => is_touched,
            };
            if counts {
                findings.push(found);
            }
        }
        Some(findings)
    }
}

/// Whether a record is left out for its id.
fn is_duplicate(found: &Finding) -> bool {
    found.fact.rule().name == "duplicate-id"
}

/// The reached records that something names.
fn named(world: &World<'_>, reach: &Reach) -> Set {
    let mut reached = world.nothing();
    reached.add_all(reach.touched.list.iter().copied());
    reached.add_all(reach.used.list.iter().copied());
    let is_use = |field: Field| field != Field::Affiliated;
    let naming = world.naming(&reached, is_use);
    let mut named = world.nothing();
    named.add_all(world.named_by(&naming, is_use));
    named
}

/// Whether the ids of some kinds that are nearly the same are those that were.
fn is_near_as_before(
    world: &World<'_>,
    ids: &Ids,
    near: &[(u32, u32)],
    kinds: &FxHashSet<Kind>,
) -> bool {
    if kinds.is_empty() {
        return true;
    }
    let is_asked = |kind: Kind| kinds.contains(&kind);
    let of_kinds = |id: u32| world.record(id).is_none_or(|it| is_asked(it.kind()));
    let before = near.iter().filter(|(_, id)| of_kinds(*id));
    let mut before: Vec<(u32, u32)> = before.copied().collect();
    let kinds = Kind::ALL.into_iter().filter(|kind| is_asked(*kind));
    let of_kind = |kind| near_among(kind, &reach::ids_of(world, ids, kind));
    let mut after: Vec<(u32, u32)> = kinds.flat_map(of_kind).collect();
    before.sort_unstable();
    after.sort_unstable();
    before == after
}

/// Whether a finding is of one of some pairs of ids that are nearly the same.
fn is_near(found: &Finding, id: u32, near: &[(u32, u32)], ids: &Ids) -> bool {
    let message = found.fact.message();
    let others = near.iter().filter_map(|(first, second)| match id {
        _ if id == *first => Some(*second),
        _ if id == *second => Some(*first),
        _ => None,
    });
    let mut others = others.map(|other| crate::rules::shown(ids.get(other)));
    others.any(|other| message.contains(&other))
}

/// The outlines of the files of a graph, with numbers for new ids.
fn renumber(graph: &Graph, files: usize, ids: &mut Ids) -> Vec<Outline> {
    let wanted = Mutex::new(FxHashMap::default());
    let id_of = |name: Name<'_>| match name {
        Name::Node(node) => graph.id(node).to_string(),
        Name::Id(id) => id.to_owned(),
    };
    let note = |name: Name<'_>| {
        if let Ok(mut wanted) = wanted.lock() {
            wanted.insert(id_of(name), None);
        }
        0
    };
    outlines(graph, files, &note);
    let mut wanted: FxHashMap<String, Option<u32>> = wanted.into_inner().unwrap_or_default();
    for (number, id) in ids.each() {
        if let Some(place) = wanted.get_mut(id) {
            *place = Some(number);
        }
    }
    let mut unknown: Vec<(&String, &mut Option<u32>)> = wanted.iter_mut().collect();
    unknown.retain(|(_, number)| number.is_none());
    unknown.sort_unstable_by_key(|(id, _)| *id);
    for (id, number) in unknown {
        *number = Some(ids.push(id));
    }
    let number = |name: Name<'_>| {
        wanted
            .get(&id_of(name))
            .copied()
            .flatten()
            .unwrap_or_default()
    };
    outlines(graph, files, &number)
}

/// What was found before, and is still told unless it is looked for again.
struct Told {
    /// With the number of the id of the record on which it was found, for what rules find in a
    /// graph; that of a file by itself has none.
    kept: Vec<(Option<u32>, Kept)>,
    /// The rules that have found something.
    rules: FxHashSet<&'static str>,
    /// The records on which something was found that has to do with a file that changed.
    beside: Vec<u32>,
    /// The warnings of which it was told that nothing fits what they ask for.
    unfilled: Vec<u32>,
}

impl Told {
    /// What was found, in the files as they are numbered now. None where it cannot be told what it
    /// was found on.
    fn new(kept: Vec<Kept>, ids: &Ids, compared: &Compared) -> Option<Self> {
        let is_of_graph = |it: &Kept| it.rule().is_some_and(|rule| rule.check.is_some());
        let of_graph = kept.iter().filter(|it| is_of_graph(it));
        let mut numbers: FxHashMap<String, Option<u32>> =
            of_graph.map(|it| (it.raised_on.clone(), None)).collect();
        if !numbers.is_empty() {
            for (number, id) in ids.each() {
                if let Some(place) = numbers.get_mut(id) {
                    *place = Some(number);
                }
            }
        }
        let mut told = Self {
            kept: Vec::with_capacity(kept.len()),
            rules: (kept.iter().filter_map(Kept::rule))
                .map(|entry| entry.rule.name)
                .collect(),
            beside: Vec::new(),
            unfilled: Vec::new(),
        };
        let now = |file: usize| compared.now.get(file).copied().flatten();
        for kept in kept {
            let is_of_graph = is_of_graph(&kept) || kept.rule().is_none();
            let stays = kept.files().all(|file| now(file).is_some());
            let number = if is_of_graph {
                Some(numbers.get(&kept.raised_on).copied().flatten()?)
            } else {
                None
            };
            if kept
                .rule()
                .is_some_and(|it| it.rule.name == "unfillable-slot")
            {
                told.unfilled.extend(number);
            }
            if stays {
                told.kept.push((number, kept.renumbered(now)?));
            } else {
                told.beside.extend(number);
            }
        }
        Some(told)
    }

    /// Whether a rule has found something.
    fn has(&self, rule: &str) -> bool {
        self.rules.contains(rule)
    }

    /// The warnings of which it was told that nothing fits what they ask for, also those in files
    /// that changed.
    fn warnings(&self, world: &World<'_>) -> Set {
        let mut warnings = world.nothing();
        warnings.add_all(self.unfilled.iter().copied());
        warnings
    }

    /// What is still told of what a change does not reach.
    fn left(self, reach: &Reach) -> Vec<Kept> {
        let is_left = |number: u32, kept: &Kept| {
            let is_unused = kept
                .rule()
                .is_some_and(|it| it.rule.name == "unused-record");
            !(reach.touched.has(number) || is_unused && reach.used.has(number))
        };
        let kept = self.kept.into_iter();
        kept.filter(|(number, kept)| number.is_none_or(|number| is_left(number, kept)))
            .map(|(_, kept)| kept)
            .collect()
    }
}
