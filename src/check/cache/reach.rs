//! How far a change reaches: the records on which something else may be found now, and those that
//! must be looked at to find it.
//!
//! What a rule finds on a record follows from few others: what it names, what is said of it, and
//! what that names in turn. Actors, places, items and sources are named by thousands of records
//! that have nothing else to do with each other; so the way never leads through them from one that
//! names them to another, but where a rule does (who publishes, who is a member, who has no
//! affiliation, what is skipped).

use rustc_hash::{FxHashMap, FxHashSet};

use super::outline::{Field, Outline, Record, Tie};
use super::world::{Ids, Set, World};
use crate::graph::Kind;

/// What a change reaches.
#[derive(Debug)]
pub(super) struct Reach {
    /// The records on which other things may be found now.
    pub(super) touched: Set,
    /// The records that may be used now, or not any more.
    pub(super) used: Set,
    /// These, and all that must be looked at to judge them.
    pub(super) needed: Set,
}

/// What has changed: the files as they were and as they are, without those that are the same.
#[derive(Debug)]
pub(super) struct Change<'a> {
    /// Those that are gone or were another text.
    pub(super) old: Vec<&'a Outline>,
    /// Those that are there now.
    pub(super) new: Vec<&'a Outline>,
}

impl<'a> Change<'a> {
    /// Each record of the files, as it was and as it is.
    pub(super) fn records(&self) -> impl Iterator<Item = (&'a Record, &'a [Tie])> {
        let all = self.old.iter().chain(&self.new);
        all.flat_map(|outline| outline.each())
    }

    /// What its records name, or named, by a field of which `keep` holds.
    fn named(&self, keep: impl Fn(Field) -> bool + 'a) -> impl Iterator<Item = u32> {
        let ties = self.records().flat_map(|(_, ties)| ties);
        ties.filter(move |tie| keep(tie.field)).map(|tie| tie.to)
    }
}

/// What ties claims to each other and to what they are about.
const fn is_of_unit(field: Field) -> bool {
    matches!(
        field,
        Field::About
            | Field::Repeats
            | Field::Paraphrases
            | Field::Retracts
            | Field::Replaces
            | Field::AnsweredBy
    )
}

/// What makes the claims about one event matter to another.
const fn rests(field: Field) -> bool {
    matches!(
        field,
        Field::RespondsTo | Field::ReasonFor | Field::Ends | Field::Deadline
    )
}

const fn is_order(field: Field) -> bool {
    matches!(field, Field::After | Field::Before)
}

const fn is_version(field: Field) -> bool {
    matches!(field, Field::CopyOf | Field::NewVersion)
}

const fn of_source(field: Field) -> bool {
    matches!(field, Field::ReportedIn | Field::SaidBy)
}

/// Whether records of a kind are named by many that have nothing else to do with each other.
const fn is_shared(kind: Kind) -> bool {
    matches!(kind, Kind::Source | Kind::Actor | Kind::Place | Kind::Item)
}

/// How far a change reaches in the world as it is now. `also` are records on which something was
/// found that has to do with the files that changed.
pub(super) fn reach(world: &World<'_>, change: &Change<'_>, also: &[u32]) -> Reach {
    let mut touched = world.nothing();
    // An affiliation is a part of its actor, wherever it is written.
    touched.add_all(change.records().map(|(record, _)| record.id));
    touched.add_all(change.named(|field| field == Field::Affiliated));
    let naming = world.naming(&touched, |_| true);
    let mut sources = world.nothing();
    sources.add_all(of_kind(world, &naming, Kind::Source));
    sources.add_all(of_kind(world, &touched.list, Kind::Source));
    sources.add_all(change.named(is_version));
    touched.add_all(naming);
    touched.add_all(also.iter().copied());
    let mut used = world.nothing();
    for (_, ties) in change.records() {
        for Tie { field, to } in ties {
            match world.record(*to) {
                Some(record) if !is_shared(record.kind()) => touched.add(*to),
                Some(_) => used.add(*to),
                None => {}
            }
            match field {
                Field::ReportedIn | Field::MembersOf | Field::Of => touched.add(*to),
                Field::SaidBy if world.record(*to).is_some_and(Record::is_unnamed) => {
                    touched.add(*to);
                }
                _ => {}
            }
        }
    }
    // What becomes of a claim depends on the versions of its source.
    world.spread(&mut sources, 0, is_version);
    touched.add_all(world.naming(&sources, of_source));
    touched.add_all(sources.list);
    // An outlet that speaks is told of its reports.
    let mut outlets = world.nothing();
    outlets.add_all(change.named(|field| field == Field::Publisher));
    touched.add_all(world.naming(&outlets, |field| field == Field::SaidBy));
    let mut organizations = world.nothing();
    organizations.add_all(change.named(|field| field == Field::Of));
    touched.add_all(world.naming(&organizations, |field| field == Field::MembersOf));
    // The order of events is judged along all of it.
    let mut ordered = world.nothing();
    ordered.add_all(change.records().map(|(record, _)| record.id));
    ordered.add_all(change.named(is_order));
    let before = ordered.list.len();
    world.spread(&mut ordered, 0, is_order);
    touched.add_all(ordered.list[before..].iter().copied());
    touched.add_all(change.named(is_order));
    world.spread(&mut touched, 0, is_of_unit);
    let resting = beside(world, &touched, rests);
    touched.add_all(resting);
    let mut needed = needed(world, &touched, &used);
    needed.add_all(
        change
            .new
            .iter()
            .flat_map(|outline| outline.defaults.iter().copied()),
    );
    Reach {
        touched,
        used,
        needed,
    }
}

/// What must be looked at to judge some records.
fn needed(world: &World<'_>, touched: &Set, used: &Set) -> Set {
    let mut needed = touched.clone();
    needed.add_all(used.list.iter().copied());
    needed.add_all(beside(world, touched, rests));
    world.spread(&mut needed, 0, is_of_unit);
    // What is said of an event, and what else names it.
    let mut own = world.nothing();
    let is_own = |id: &u32| {
        let record = world.record(*id);
        record.is_some_and(|record| !is_shared(record.kind()))
    };
    own.add_all(touched.list.iter().copied().filter(is_own));
    needed.add_all(world.naming(&own, |_| true));
    let mut sources = world.nothing();
    sources.add_all(of_kind(world, &touched.list, Kind::Source));
    needed.add_all(world.naming(&sources, |field| field == Field::ReportedIn));
    actors(world, touched, &mut needed);
    // What all of these name, and what a source or an affiliation among that names.
    let named: Vec<u32> = world.named_by(&needed.list, |_| true).collect();
    needed.add_all(named);
    let mut sources = world.nothing();
    sources.add_all(of_kind(world, &needed.list, Kind::Source));
    world.spread(&mut sources, 0, is_version);
    needed.add_all(world.named_by(&sources.list, |_| true));
    needed.add_all(sources.list);
    let mut actors = world.nothing();
    actors.add_all(of_kind(world, &needed.list, Kind::Actor));
    let affiliations = world.naming(&actors, |field| field == Field::Affiliated);
    needed.add_all(world.named_by(&affiliations, |_| true));
    needed.add_all(affiliations);
    needed
}

/// What must be looked at to judge actors: who says what, who publishes what, who is a member.
fn actors(world: &World<'_>, touched: &Set, needed: &mut Set) {
    let actors: Vec<u32> = of_kind(world, &touched.list, Kind::Actor).collect();
    let mut unnamed = world.nothing();
    let is_unnamed = |id: &u32| world.record(*id).is_some_and(Record::is_unnamed);
    unnamed.add_all(actors.iter().copied().filter(is_unnamed));
    needed.add_all(world.naming(&unnamed, |field| field == Field::SaidBy));
    let mut organizations = world.nothing();
    organizations.add_all(world.named_by(&actors, |field| field == Field::MembersOf));
    needed.add_all(world.naming(&organizations, |field| field == Field::Of));
    let mut speakers = world.nothing();
    speakers.add_all(world.named_by(&touched.list, |field| field == Field::SaidBy));
    needed.add_all(world.naming(&speakers, |field| field == Field::Publisher));
}

/// The records of a kind among some.
fn of_kind<'a>(world: &'a World<'_>, ids: &'a [u32], kind: Kind) -> impl Iterator<Item = u32> + 'a {
    let is_of_kind = move |id: &u32| world.record(*id).is_some_and(|it| it.kind() == kind);
    ids.iter().copied().filter(is_of_kind)
}

/// What is tied to some records in one step in either direction.
fn beside(world: &World<'_>, set: &Set, keep: impl Fn(Field) -> bool + Sync) -> Vec<u32> {
    let mut beside = world.naming(set, &keep);
    beside.extend(world.named_by(&set.list, &keep));
    beside
}

/// The actors that go by a name by which one that was, or is, in the files that changed goes too.
pub(super) fn namesakes(world: &World<'_>, change: &Change<'_>) -> Vec<u32> {
    let all = change.old.iter().chain(&change.new);
    let names = all.flat_map(|outline| &outline.names);
    let names: FxHashSet<&str> = names.map(|(_, name)| &**name).collect();
    if names.is_empty() {
        return Vec::new();
    }
    let everyone = world.files.iter().flat_map(|outline| &outline.names);
    let namesakes = everyone.filter(|(_, name)| names.contains(&**name));
    namesakes.map(|(actor, _)| *actor).collect()
}

/// The records that came, went or are of another kind than before.
fn moved<'a>(change: &Change<'a>) -> impl Iterator<Item = &'a Record> {
    let kinds = |outlines: &[&'a Outline]| -> FxHashMap<u32, Kind> {
        let records = outlines.iter().flat_map(|outline| &outline.records);
        records.map(|record| (record.id, record.kind())).collect()
    };
    let (old, new) = (kinds(&change.old), kinds(&change.new));
    let records = change.records().map(|(record, _)| record);
    records.filter(move |record| old.get(&record.id) != new.get(&record.id))
}

/// The kinds of which records came or went.
pub(super) fn moved_kinds(change: &Change<'_>) -> FxHashSet<Kind> {
    moved(change).map(Record::kind).collect()
}

/// Whether a record that came or went is named by one of a file that did not change.
pub(super) fn is_missed(world: &World<'_>, change: &Change<'_>) -> bool {
    let mut ids = world.nothing();
    ids.add_all(moved(change).map(|record| record.id));
    let mut own = world.nothing();
    let records = change.new.iter().flat_map(|outline| &outline.records);
    own.add_all(records.map(|record| record.id));
    let mut naming = world.naming(&ids, |_| true).into_iter();
    let mut defaults = world.files.iter().flat_map(|outline| &outline.defaults);
    naming.any(|id| !own.has(id)) || defaults.any(|id| ids.has(*id))
}

/// The ids of a kind, in their order.
pub(super) fn ids_of<'i>(world: &World<'_>, ids: &'i Ids, kind: Kind) -> Vec<(&'i str, u32)> {
    let records = world.files.iter().flat_map(|outline| &outline.records);
    let mut own: Vec<_> = records
        .filter(|record| record.kind() == kind)
        .map(|record| (ids.get(record.id), record.id))
        .collect();
    own.sort_unstable();
    own
}
