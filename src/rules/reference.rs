//! References: every field of every record that names another record.

use petgraph::graph::NodeIndex;

use super::takes::Takes;
use crate::diagnostic::{FieldPath, Step};
use crate::graph::{Graph, Kind};
use crate::model::actor::{Actor, Affiliation};
use crate::model::claim::{Claim, Speaker, Who};
use crate::model::dataset::Origin;
use crate::model::event::{Condition, Event, Link, Objects, Pattern};
use crate::model::id::Id;
use crate::model::item::Item;
use crate::model::place::Place;
use crate::model::question::Question;
use crate::model::role::Roles;
use crate::model::source::Source;
use crate::model::vocabulary::Vocabulary;

/// A field that names a record.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reference<'g, 'w> {
    /// The record that has the field.
    pub(super) record: &'g Id,
    /// Where that record is written.
    pub(super) origin: Origin,
    /// What the field names; never `unstated`.
    pub(crate) id: &'g Id,
    /// What it may name.
    pub(super) takes: Takes,
    way: &'w [Leg],
}

/// One step of a way, which costs nothing until a path is made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Leg {
    Key(&'static str),
    Index(usize),
}

impl Reference<'_, '_> {
    /// The way from the record to the value. An only value has no index, as in the file.
    pub(super) fn path(&self) -> FieldPath {
        let step = |leg: &Leg| match leg {
            Leg::Key(key) => Step::Key((*key).into()),
            Leg::Index(index) => Step::Index(*index as u32),
        };
        FieldPath(self.way.iter().map(step).collect())
    }

    /// The keys on the way from the record to the value.
    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &'static str> {
        self.way.iter().filter_map(|leg| match leg {
            Leg::Key(key) => Some(*key),
            Leg::Index(_) => None,
        })
    }

    /// Whether the field is the event from which a condition's deadline runs.
    pub(super) fn is_deadline(&self) -> bool {
        self.way.ends_with(&[Leg::Key("within"), Leg::Key("of")])
    }
}

/// Visits each reference of a node's record, in the order of the fields.
pub(crate) fn references<'g>(
    graph: &'g Graph,
    node: NodeIndex,
    visit: &mut dyn FnMut(&Reference<'g, '_>),
) {
    let (data, at) = (graph.data(), graph.position(node));
    match graph.kind(node) {
        Kind::Source => data.sources[at].references(visit),
        Kind::Actor => data.actors[at].references(visit),
        Kind::Affiliation => data.affiliations[at].references(visit),
        Kind::Place => data.places[at].references(visit),
        Kind::Item => data.items[at].references(visit),
        Kind::Event => data.events[at].references(visit),
        Kind::Claim => data.claims[at].references(visit),
        Kind::Question => data.questions[at].references(visit),
    }
}

/// A record that names others.
trait Refers {
    /// Visits each reference, in the order of the fields.
    fn references<'g>(&'g self, visit: &mut dyn FnMut(&Reference<'g, '_>));
}

impl Refers for Source {
    fn references<'g>(&'g self, visit: &mut dyn FnMut(&Reference<'g, '_>)) {
        let mut walk = Walk::new(&self.id, self.origin, visit);
        walk.one("publisher", self.publisher.as_ref(), Takes::Actor);
        walk.many("authors", &self.authors, Takes::Actor);
        walk.one("copy_of", self.copy_of.as_ref(), Takes::Source);
        walk.one("supersedes", self.supersedes.as_ref(), Takes::Source);
    }
}

impl Refers for Actor {
    fn references<'g>(&'g self, visit: &mut dyn FnMut(&Reference<'g, '_>)) {
        let mut walk = Walk::new(&self.id, self.origin, visit);
        walk.many("not_same_as", &self.not_same_as, Takes::Actor);
        walk.one("members_of", self.members_of.as_ref(), Takes::Actor);
    }
}

impl Refers for Affiliation {
    fn references<'g>(&'g self, visit: &mut dyn FnMut(&Reference<'g, '_>)) {
        Walk::new(&self.id, self.origin, visit).one("of", Some(&self.of), Takes::Actor);
    }
}

impl Refers for Place {
    fn references<'g>(&'g self, visit: &mut dyn FnMut(&Reference<'g, '_>)) {
        let mut walk = Walk::new(&self.id, self.origin, visit);
        walk.one("within", self.within.as_ref(), Takes::Territory);
    }
}

impl Refers for Item {
    fn references<'g>(&'g self, visit: &mut dyn FnMut(&Reference<'g, '_>)) {
        let mut walk = Walk::new(&self.id, self.origin, visit);
        walk.one("kind_of", self.kind_of.as_ref(), Takes::Item);
    }
}

impl Refers for Event {
    fn references<'g>(&'g self, visit: &mut dyn FnMut(&Reference<'g, '_>)) {
        let mut walk = Walk::new(&self.id, self.origin, visit);
        walk.roles(&self.roles);
        walk.objects(self);
        if let Some(condition) = &self.condition {
            walk.condition(condition);
        }
        let announced = self.consequence.iter().map(|it| it.event.as_ref());
        walk.fields("consequence", "event", announced, Takes::Event);
        for (name, link) in Link::ALL {
            walk.many(name, self.links(*link), Takes::Event);
        }
        let ended = self.ends().iter().map(|end| Some(&end.event));
        walk.fields("ends", "event", ended, Takes::Event);
        if let Some(relation) = &self.relation {
            walk.one("from", relation.from.as_ref(), Takes::Event);
            walk.one("to", relation.to.as_ref(), Takes::Event);
        }
    }
}

impl Refers for Claim {
    fn references<'g>(&'g self, visit: &mut dyn FnMut(&Reference<'g, '_>)) {
        let mut walk = Walk::new(&self.id, self.origin, visit);
        walk.one("about", Some(&self.about), Takes::Subject);
        walk.one("source", Some(&self.source), Takes::Source);
        walk.speakers(&self.said_by);
        if let Some(says) = &self.says {
            walk.way.push(Leg::Key("says"));
            walk.roles(&says.roles);
            walk.object_ids(&says.object);
            walk.way.pop();
        }
        walk.one("repeats", self.repeats.as_ref(), Takes::Claim);
        let claim = |key, claim: Option<&'g Id>, walk: &mut Walk<'g, '_>| {
            walk.fields(key, "claim", [claim].into_iter(), Takes::Claim);
        };
        let paraphrased = self.paraphrases.as_ref().map(|it| &it.claim);
        claim("paraphrases", paraphrased, &mut walk);
        let superseded = self.supersedes.as_ref().map(|it| &it.claim);
        claim("supersedes", superseded, &mut walk);
        walk.one("retracts", self.retracts.as_ref(), Takes::Claim);
    }
}

impl Refers for Question {
    fn references<'g>(&'g self, visit: &mut dyn FnMut(&Reference<'g, '_>)) {
        let mut walk = Walk::new(&self.id, self.origin, visit);
        walk.many("about", &self.about, Takes::Event);
        walk.many("candidates", &self.candidates, Takes::Event);
        walk.many("answered_by", &self.answered_by, Takes::Claim);
    }
}

struct Walk<'g, 'v> {
    record: &'g Id,
    origin: Origin,
    way: Vec<Leg>,
    visit: &'v mut dyn FnMut(&Reference<'g, '_>),
}

impl<'g, 'v> Walk<'g, 'v> {
    fn new(record: &'g Id, origin: Origin, visit: &'v mut dyn FnMut(&Reference<'g, '_>)) -> Self {
        Self {
            record,
            origin,
            way: Vec::with_capacity(4),
            visit,
        }
    }

    fn roles(&mut self, roles: &'g Roles) {
        for (role, filler) in roles.written() {
            self.many(role.name(), filler.ids(), Takes::role(role));
        }
    }

    /// The objects of an event, but for those that are written in it.
    fn objects(&mut self, event: &'g Event) {
        self.way.push(Leg::Key("object"));
        let objects = event.object.list();
        for (index, object) in objects.iter().enumerate() {
            let inline = object
                .event
                .strip_prefix(event.id.as_str())
                .is_some_and(|rest| rest.starts_with("/object") && !rest[1..].contains('/'));
            if !inline {
                self.entry(index, objects.len(), &object.event, Takes::Event);
            }
        }
        self.way.pop();
    }

    fn object_ids(&mut self, objects: &'g Objects) {
        self.way.push(Leg::Key("object"));
        let objects = objects.list();
        for (index, object) in objects.iter().enumerate() {
            self.entry(index, objects.len(), &object.event, Takes::Event);
        }
        self.way.pop();
    }

    fn condition(&mut self, condition: &'g Condition) {
        self.way.push(Leg::Key("condition"));
        self.one("event", condition.event.as_ref(), Takes::Event);
        self.pattern(&condition.pattern);
        let of = condition.within.as_ref().map(|within| &within.of);
        self.fields("within", "of", [of].into_iter(), Takes::Event);
        self.way.pop();
    }

    fn pattern(&mut self, pattern: &'g Pattern) {
        self.roles(&pattern.roles);
        if let Some(object) = &pattern.object {
            self.way.push(Leg::Key("object"));
            self.pattern(object);
            self.way.pop();
        }
    }

    /// The speakers. Whether one is written as an id or as a mapping with `actor` is not told
    /// apart.
    fn speakers(&mut self, speakers: &'g [Speaker]) {
        self.way.push(Leg::Key("said_by"));
        for (index, speaker) in speakers.iter().enumerate() {
            if speakers.len() > 1 {
                self.way.push(Leg::Index(index));
            }
            match &speaker.who {
                Who::Unstated => {}
                Who::Actors(ids) => {
                    for id in ids {
                        self.reference(id, Takes::Actor);
                    }
                }
                Who::Source(id) => self.one("source", Some(id), Takes::Source),
            }
            self.one("in", speaker.within.as_ref(), Takes::Event);
            if speakers.len() > 1 {
                self.way.pop();
            }
        }
        self.way.pop();
    }

    /// A field of each mapping in a list.
    fn fields(
        &mut self,
        key: &'static str,
        field: &'static str,
        ids: impl ExactSizeIterator<Item = Option<&'g Id>>,
        takes: Takes,
    ) {
        let count = ids.len();
        self.way.push(Leg::Key(key));
        for (index, id) in ids.enumerate() {
            if count > 1 {
                self.way.push(Leg::Index(index));
            }
            self.one(field, id, takes);
            if count > 1 {
                self.way.pop();
            }
        }
        self.way.pop();
    }

    fn many(&mut self, key: &'static str, ids: &'g [Id], takes: Takes) {
        self.way.push(Leg::Key(key));
        for (index, id) in ids.iter().enumerate() {
            self.entry(index, ids.len(), id, takes);
        }
        self.way.pop();
    }

    fn one(&mut self, key: &'static str, id: Option<&'g Id>, takes: Takes) {
        if let Some(id) = id {
            self.way.push(Leg::Key(key));
            self.reference(id, takes);
            self.way.pop();
        }
    }

    fn entry(&mut self, index: usize, count: usize, id: &'g Id, takes: Takes) {
        if count == 1 {
            self.reference(id, takes);
        } else {
            self.way.push(Leg::Index(index));
            self.reference(id, takes);
            self.way.pop();
        }
    }

    fn reference(&mut self, id: &'g Id, takes: Takes) {
        // What is left open names nothing; a field that may not be left open is reported when it
        // is decoded.
        if id.is_unstated() {
            return;
        }
        (self.visit)(&Reference {
            record: self.record,
            origin: self.origin,
            id,
            takes,
            way: &self.way,
        });
    }
}
