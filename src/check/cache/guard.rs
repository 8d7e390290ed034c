//! What follows from the graph as a whole: circles, and what a condition asks for that nothing has.
//! Here it is only told whether a change may bear on it; if so, the whole graph is checked.

use std::collections::BTreeSet;
use std::rc::Rc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::outline::{Field, Outline, Record, Tie};
use super::reach::Change;
use super::world::{Set, World};
use crate::graph::Kind;
use crate::model::role::Role;

/// A relation in which records cannot go in a circle: the fields that make it, and whether the
/// field leads back.
type Relation = &'static [(Field, bool)];

/// The relations, but for those among claims, which are judged with what the claims are about.
const RELATIONS: [Relation; 9] = [
    &[(Field::PartOf, false)],
    &[(Field::KindOf, false)],
    &[(Field::RespondsTo, false)],
    &[(Field::ReasonFor, false)],
    &[(Field::After, false), (Field::Before, true)],
    &[(Field::Wider, false)],
    &[(Field::Within, false)],
    &[(Field::CopyOf, false)],
    &[(Field::NewVersion, false)],
];

/// Whether a circle can be reached from what the files that changed name.
pub(super) fn is_in_circle(world: &World<'_>, change: &Change<'_>) -> bool {
    let of_fields = RELATIONS.iter().any(|relation| {
        let arcs = |outlines: &[&Outline]| arcs(outlines, relation);
        let starts = arcs(&change.new);
        !starts.is_empty() && circles(world, arcs(&world.files), &starts)
    });
    let starts = among_actors(&change.new);
    of_fields || !starts.is_empty() && circles(world, among_actors(&world.files), &starts)
}

/// The arcs of a relation.
fn arcs(outlines: &[&Outline], relation: Relation) -> Vec<(u32, u32)> {
    collect(outlines, |record, ties, arcs| {
        for tie in ties {
            match relation.iter().find(|(field, _)| *field == tie.field) {
                Some((_, true)) => arcs.push((tie.to, record.id)),
                Some((_, false)) => arcs.push((record.id, tie.to)),
                None => {}
            }
        }
    })
}

/// What is found record by record, in their order.
fn collect<'a, T: Send>(
    outlines: &[&'a Outline],
    find: impl Fn(&'a Record, &'a [Tie], &mut Vec<T>) + Sync,
) -> Vec<T> {
    let outlines = outlines.par_iter().with_min_len(256);
    let found = outlines.flat_map_iter(|outline| {
        let mut found = Vec::new();
        for (record, ties) in outline.each() {
            find(record, ties, &mut found);
        }
        found
    });
    found.collect()
}

/// The arcs among actors: who stands for, leads or belongs to whom.
fn among_actors(outlines: &[&Outline]) -> Vec<(u32, u32)> {
    collect(outlines, |record, ties, arcs| {
        let named = |field| ties.iter().find(|tie| tie.field == field).map(|tie| tie.to);
        let (from, to) = match record.kind() {
            Kind::Affiliation if record.is_ordered() => {
                (named(Field::Affiliated), named(Field::Of))
            }
            Kind::Actor => (Some(record.id), named(Field::MembersOf)),
            _ => return,
        };
        arcs.extend(from.zip(to));
    })
}

/// Whether a circle can be reached from the start of one of some arcs.
fn circles(world: &World<'_>, mut arcs: Vec<(u32, u32)>, starts: &[(u32, u32)]) -> bool {
    arcs.sort_unstable();
    let next = |from: u32| {
        let first = arcs.partition_point(|(it, _)| *it < from);
        arcs[first..].iter().take_while(move |(it, _)| *it == from)
    };
    let (mut seen, mut left) = (world.nothing(), world.nothing());
    for (start, _) in starts {
        if seen.has(*start) {
            continue;
        }
        seen.add(*start);
        // Each record on the way with those after it that are still to be entered.
        let mut way = vec![(*start, next(*start))];
        while let Some((record, rest)) = way.last_mut() {
            match rest.next() {
                Some((_, to)) if !seen.has(*to) => {
                    seen.add(*to);
                    way.push((*to, next(*to)));
                }
                // It was entered and not left: it is on the way.
                Some((_, to)) if !left.has(*to) => return true,
                Some(_) => {}
                None => {
                    left.add(*record);
                    way.pop();
                }
            }
        }
    }
    false
}

/// Whether a change may bear on what the conditions of warnings ask for: on those that are new or ask
/// for something else, or on any of which it is not certain without the files that changed that
/// something fits it. `told` are the warnings of which it is told that nothing fits.
pub(super) fn bears_on_conditions(
    world: &World<'_>,
    change: &Change<'_>,
    touched: &Set,
    told: &Set,
) -> bool {
    let warnings = collect(&world.files, |record, ties, warnings| {
        if ties.iter().any(|tie| is_asked(tie.field)) {
            warnings.push((record, ties));
        }
    });
    if warnings.is_empty() {
        return false;
    }
    let changed = Changed::new(world, change);
    let asked = |outlines: &[&Outline]| -> FxHashMap<u32, (u32, Vec<Tie>)> {
        let records = outlines.iter().flat_map(|it| it.each());
        records.map(|(it, ties)| (it.id, asked(it, ties))).collect()
    };
    let (before, after) = (asked(&change.old), asked(&change.new));
    let mut own = world.nothing();
    own.add_all(change.new.iter().flat_map(|it| &it.records).map(|it| it.id));
    let mut families = Families::new(world);
    let mut known: FxHashMap<(Field, u32, u32, bool), Slot> = FxHashMap::default();
    for (warning, ties) in warnings {
        // What is told of a warning that is looked at again must be found again.
        if touched.has(warning.id) && told.has(warning.id) {
            return true;
        }
        let asks_anew = before.get(&warning.id) != after.get(&warning.id);
        for tie in ties.iter().filter(|tie| is_asked(tie.field)) {
            // Of several that are asked for, any fits, and any may be elsewhere.
            let is_only = ties.iter().filter(|it| it.field == tie.field).count() == 1;
            let key = (tie.field, tie.to, warning.asked, is_only);
            let mut slot = *known.entry(key).or_insert_with(|| {
                let family = families.of(tie.to);
                changed.slot(world, &own, (*tie, is_only), warning.asked, &family)
            });
            if asks_anew {
                let family = families.of(tie.to);
                slot = match tie.field {
                    Field::Asked(role) => {
                        if is_filled(world, &own, role, warning.asked, (tie.to, is_only), &family) {
                            Slot::Filled
                        } else {
                            Slot::Open
                        }
                    }
                    _ => Slot::Open,
                };
            }
            match slot {
                Slot::AsBefore => {}
                Slot::Filled if !told.has(warning.id) => {}
                Slot::Filled | Slot::Open => return true,
            }
        }
    }
    false
}

const fn is_asked(field: Field) -> bool {
    matches!(field, Field::Asked(_) | Field::AskedOfObject(_))
}

/// What a warning asks for.
fn asked(record: &Record, ties: &[Tie]) -> (u32, Vec<Tie>) {
    let ties = ties.iter().filter(|tie| is_asked(tie.field));
    let mut ties: Vec<Tie> = ties.copied().collect();
    ties.sort_unstable();
    (record.asked, ties)
}

/// What a change means for what a condition asks for.
#[derive(Clone, Copy)]
enum Slot {
    /// It is told, or not, as before.
    AsBefore,
    /// Something fits, whatever has changed.
    Filled,
    /// It may be that something fits or does not.
    Open,
}

/// Whether two events of files that did not change fill a role with a value of a family, by one of
/// some acts or, if there are none, by any: one of the two is not the warning itself.
fn has_two(world: &World<'_>, own: &Set, role: u8, acts: u32, family: &FxHashSet<u32>) -> bool {
    let records = world.files.iter().flat_map(|it| it.each());
    let mut fit = records.filter(|(record, ties)| {
        let fills = |tie: &Tie| tie.field == Field::Role(role) && family.contains(&tie.to);
        record.kind() == Kind::Event
            && !record.is_inline()
            && (acts == 0 || record.act & acts != 0)
            && ties.iter().any(fills)
            && !own.has(record.id)
    });
    fit.nth(1).is_some()
}

/// What fills roles otherwise than before.
struct Changed {
    /// Which values, in which role, by which act.
    values: BTreeSet<(u32, u8, u32)>,
    /// Which actors, places and items stand for, or lie in, others than before.
    steps: BTreeSet<u32>,
}

/// That something fills a role: the record from which this follows, by which acts, the role and
/// what fills it.
type Filling = (u32, u32, u8, u32);

impl Changed {
    fn new(world: &World<'_>, change: &Change<'_>) -> Self {
        // What is said of the events that changed, and which events are about them.
        let mut events = world.nothing();
        let all = change.records().map(|(record, _)| record);
        let all = all.filter(|record| record.kind() == Kind::Event);
        events.add_all(all.map(|record| record.id));
        let mut claims: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for claim in world.naming(&events, |field| field == Field::About) {
            for about in world.named_by(&[claim], |field| field == Field::About) {
                claims.entry(about).or_default().push(claim);
            }
        }
        let mut outer: FxHashMap<u32, u32> = FxHashMap::default();
        for event in world.naming(&events, |field| field == Field::Other) {
            let act = world.record(event).map_or(0, |it| it.act);
            for inner in world.named_by(&[event], |field| field == Field::Other) {
                *outer.entry(inner).or_default() |= act;
            }
        }
        let fillings = |outlines: &[&Outline]| -> BTreeSet<Filling> {
            let records = outlines.iter().flat_map(|it| it.each());
            records
                .flat_map(|(record, ties)| fillings(world, record, ties, &claims, &outer))
                .collect()
        };
        let (before, after) = (fillings(&change.old), fillings(&change.new));
        let values = before.symmetric_difference(&after);
        let steps = |outlines: &[&Outline]| -> BTreeSet<(u32, u32)> {
            let records = outlines.iter().flat_map(|it| it.each());
            records
                .flat_map(|(record, ties)| steps(record, ties))
                .collect()
        };
        let (before, after) = (steps(&change.old), steps(&change.new));
        let ends = before.symmetric_difference(&after);
        Self {
            values: values
                .map(|(_, act, role, value)| (*act, *role, *value))
                .collect(),
            steps: ends.flat_map(|(from, to)| [*from, *to]).collect(),
        }
    }

    /// What it means for a slot with a value of a family.
    fn slot(
        &self,
        world: &World<'_>,
        own: &Set,
        (tie, is_only): (Tie, bool),
        acts: u32,
        family: &FxHashSet<u32>,
    ) -> Slot {
        let (Field::Asked(role) | Field::AskedOfObject(role)) = tie.field else {
            return Slot::AsBefore;
        };
        let roles = [role, other_side(role).unwrap_or(role)];
        let values = self.values.iter();
        let bearing =
            values.filter(|(_, changed, value)| roles.contains(changed) && family.contains(value));
        let mut bearing = bearing.peekable();
        let steps = self.steps.iter().any(|end| family.contains(end));
        if bearing.peek().is_none() && !steps {
            return Slot::AsBefore;
        }
        if matches!(tie.field, Field::AskedOfObject(_)) {
            return Slot::Open;
        }
        if is_filled(world, own, role, acts, (tie.to, is_only), family) {
            return Slot::Filled;
        }
        // By the acts that are asked for, all is as it was; by others, something fits in any case.
        let is_by_others = !steps && acts != 0 && !bearing.any(|(act, ..)| act & acts != 0);
        if is_by_others && has_two(world, own, role, 0, family) {
            Slot::AsBefore
        } else {
            Slot::Open
        }
    }
}

/// The role in which what is asked for in a role is looked for as well: what is a place elsewhere,
/// and no target, is told.
fn other_side(role: u8) -> Option<u8> {
    let (target, place) = (Role::Target as u8, Role::Place as u8);
    match role {
        _ if role == target => Some(place),
        _ if role == place => Some(target),
        _ => None,
    }
}

/// Whether it is certain without the files that changed that something fills a slot, so that nothing
/// is told of it.
fn is_filled(
    world: &World<'_>,
    own: &Set,
    role: u8,
    acts: u32,
    (wanted, is_only): (u32, bool),
    family: &FxHashSet<u32>,
) -> bool {
    let other = other_side(role).filter(|_| acts != 0);
    let Some(other) = other else {
        return has_two(world, own, role, 0, family);
    };
    let is_elsewhere = || {
        let mut records = world.files.iter().flat_map(|it| it.each());
        records.any(|(record, ties)| {
            let is_wanted = |tie: &Tie| tie.field == Field::Role(other) && tie.to == wanted;
            record.act & acts != 0 && ties.iter().any(is_wanted)
        })
    };
    has_two(world, own, role, acts, family)
        || is_only && has_two(world, own, role, 0, family) && !is_elsewhere()
}

/// What fills which role by a record: in an event, in what that is about, in what claims say of it.
fn fillings(
    world: &World<'_>,
    record: &Record,
    ties: &[Tie],
    claims: &FxHashMap<u32, Vec<u32>>,
    outer: &FxHashMap<u32, u32>,
) -> Vec<Filling> {
    let mut fillings = Vec::new();
    let mut add = |by: u32, act: u32, ties: &[Tie]| {
        for tie in ties {
            if let Field::Role(role) | Field::Says(role) = tie.field {
                fillings.push((by, act, role, tie.to));
            }
        }
    };
    let act_of = |id: u32| world.record(id).map_or(0, |it| it.act);
    match record.kind() {
        Kind::Event => {
            let outer = outer.get(&record.id).copied().unwrap_or_default();
            add(record.id, record.act | outer, ties);
            for tie in ties.iter().filter(|tie| tie.field == Field::Other) {
                add(record.id, record.act, world.ties(tie.to));
                // What is written inside is what the outer act is about.
                add(record.id, act_of(tie.to), ties);
            }
            for claim in claims.get(&record.id).into_iter().flatten() {
                add(record.id, record.act, world.ties(*claim));
            }
        }
        Kind::Claim => {
            for tie in ties.iter().filter(|tie| tie.field == Field::About) {
                add(tie.to, act_of(tie.to), ties);
                // What is written inline happens only where a claim says so.
                if world.record(tie.to).is_some_and(Record::is_inline) {
                    add(tie.to, act_of(tie.to), world.ties(tie.to));
                }
            }
        }
        _ => {}
    }
    fillings
}

/// By which steps something stands for, or lies in, something else.
fn steps(record: &Record, ties: &[Tie]) -> Vec<(u32, u32)> {
    let named = |field| ties.iter().find(|tie| tie.field == field).map(|tie| tie.to);
    let mut steps = Vec::new();
    match record.kind() {
        Kind::Affiliation if record.fits() => {
            steps.extend(named(Field::Affiliated).zip(named(Field::Of)));
        }
        // A group fits the organization, and who fits the organization fits the group.
        Kind::Actor => {
            if let Some(whole) = named(Field::MembersOf) {
                steps.extend([(record.id, whole), (whole, record.id)]);
            }
        }
        Kind::Item => steps.extend(named(Field::Wider).map(|to| (record.id, to))),
        Kind::Place => steps.extend(named(Field::Within).map(|to| (record.id, to))),
        _ => {}
    }
    steps
}

/// Which actors, places and items fit which.
struct Families {
    up: FxHashMap<u32, Vec<u32>>,
    down: FxHashMap<u32, Vec<u32>>,
    known: FxHashMap<u32, Rc<FxHashSet<u32>>>,
}

impl Families {
    fn new(world: &World<'_>) -> Self {
        let (mut up, mut down) = (FxHashMap::default(), FxHashMap::default());
        let steps = collect(&world.files, |record, ties, all| {
            all.extend(steps(record, ties));
        });
        for (from, to) in steps {
            up.entry(from).or_insert_with(Vec::new).push(to);
            down.entry(to).or_insert_with(Vec::new).push(from);
        }
        Self {
            up,
            down,
            known: FxHashMap::default(),
        }
    }

    /// Itself, all that it stands for, and all that stands for it.
    fn of(&mut self, id: u32) -> Rc<FxHashSet<u32>> {
        if let Some(known) = self.known.get(&id) {
            return known.clone();
        }
        let mut all = FxHashSet::default();
        for steps in [&self.up, &self.down] {
            let mut way = FxHashSet::from_iter([id]);
            let mut left = vec![id];
            while let Some(next) = left.pop() {
                for to in steps.get(&next).into_iter().flatten() {
                    if way.insert(*to) {
                        left.push(*to);
                    }
                }
            }
            all.extend(way);
        }
        let all = Rc::new(all);
        self.known.insert(id, all.clone());
        all
    }
}
