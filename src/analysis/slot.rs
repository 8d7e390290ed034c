//! Slots: whether what happened fits the pattern of a condition, role by role.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::event_state::EventState;
use super::fits::Ladder;
use super::independence::are_apart;
use crate::graph::Graph;
use crate::model::actor::ActorKind;
use crate::model::date::Date;
use crate::model::event::{Objects, Pattern};
use crate::model::id::Id;
use crate::model::role::{Filler, Role};

/// How an event's value stands towards a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotMatch {
    /// It fits.
    Match,
    /// It is left open, too broad, or possibly the same.
    Unstated,
    /// It does not fit.
    Mismatch,
}

/// A slot of a pattern, filled by an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Slot {
    /// Its name: a role, `object.ROLE`, `object.act`, `by` or `within`.
    pub name: String,
    /// Whether the event's value fits.
    pub state: SlotMatch,
    /// What the pattern asks for, as ids or a date.
    pub wanted: Vec<String>,
    /// What the event has.
    pub found: Vec<String>,
    /// Affiliations without claims that the match rests on.
    #[serde(skip)]
    pub background: Vec<NodeIndex>,
}

/// What is needed to fill slots.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The affiliations that hold.
    pub ladder: Ladder<'a>,
    /// What is derived of each event, in the order of the events.
    pub events: &'a [EventState],
}

impl<'a> Filling<'a> {
    /// Fills the slots of a pattern with an event; the act itself is no slot.
    pub fn slots(&self, pattern: &Pattern, event: NodeIndex) -> Vec<Slot> {
        let mut slots = Vec::new();
        self.fill(pattern, event, "", &mut slots);
        slots
    }

    /// The date of an event: that of its record unless all counting claims agree on another.
    pub fn date(&self, event: NodeIndex) -> Option<&'a Date> {
        let record = self.graph.event(event)?;
        let agreed = self.agreed(event, |claim| claim.says.as_ref()?.date.as_ref());
        agreed.or(record.date.as_ref())
    }

    /// Throughout which time an event holds: its record's unless all counting claims agree on
    /// another.
    pub fn valid(&self, event: NodeIndex) -> Option<&'a Date> {
        let record = self.graph.event(event)?;
        let agreed = self.agreed(event, |claim| claim.says.as_ref()?.valid.as_ref());
        agreed.or(record.valid.as_deref())
    }

    fn fill(&self, pattern: &Pattern, event: NodeIndex, prefix: &str, slots: &mut Vec<Slot>) {
        for (role, wanted) in pattern.roles.written() {
            slots.push(self.role_slot(format!("{prefix}{role}"), role, wanted, event));
        }
        if let Some(object) = &pattern.object {
            self.fill_object(object, event, &format!("{prefix}object."), slots);
        }
    }

    /// Whether at most one role slot of a pattern mismatches, so that filling the slots is worth
    /// while. Looks no further than the second mismatch.
    pub fn may_be_near(&self, pattern: &Pattern, event: NodeIndex) -> bool {
        let mismatch = |(role, wanted): &(Role, &Filler)| {
            let found = self.value(event, *role);
            self.compare(wanted, &found, event).0 == SlotMatch::Mismatch
        };
        pattern.roles.written().filter(mismatch).nth(1).is_none()
    }

    fn role_slot(&self, name: String, role: Role, wanted: &Filler, event: NodeIndex) -> Slot {
        let found = self.value(event, role);
        let (state, background) = self.compare(wanted, &found, event);
        Slot {
            name,
            state,
            wanted: wanted.ids().iter().map(Id::to_string).collect(),
            found: found.ids().iter().map(Id::to_string).collect(),
            background,
        }
    }

    /// How an event's value stands towards what is wanted, and the affiliations without claims
    /// that it rests on.
    fn compare(
        &self,
        wanted: &Filler,
        found: &Filler,
        event: NodeIndex,
    ) -> (SlotMatch, Vec<NodeIndex>) {
        let wanted = || self.graph.find_all(wanted.ids());
        let found = || self.graph.find_all(found.ids());
        if wanted().next().is_none() || found().next().is_none() {
            return (SlotMatch::Unstated, Vec::new());
        }
        let date = self.date(event);
        let pairs = || found().flat_map(|have| wanted().map(move |want| (have, want)));
        let fit = pairs()
            .filter_map(|(have, want)| self.ladder.fits(have, want, date))
            .min_by_key(|fit| (fit.possible, fit.background.len()));
        match fit {
            // A membership that only possibly lasted leaves the slot open.
            Some(fit) if fit.possible => (SlotMatch::Unstated, fit.background),
            Some(fit) => (SlotMatch::Match, fit.background),
            None if pairs().any(|(have, want)| self.may_be(have, want, date)) => {
                (SlotMatch::Unstated, Vec::new())
            }
            None => (SlotMatch::Mismatch, Vec::new()),
        }
    }

    /// Whether a value that does not fit may still be what is wanted: it is broader, or one of the
    /// two is unnamed and they are not known to differ.
    fn may_be(&self, have: NodeIndex, want: NodeIndex, date: Option<&Date>) -> bool {
        let unnamed = |node| {
            self.graph
                .actor(node)
                .is_some_and(|actor| actor.kind == ActorKind::Unnamed)
        };
        let both_actors = self.graph.actor(have).is_some() && self.graph.actor(want).is_some();
        self.ladder.fits(want, have, date).is_some()
            || (both_actors
                && (unnamed(have) || unnamed(want))
                && !are_apart(self.graph, have, want))
    }

    fn fill_object(
        &self,
        pattern: &Pattern,
        event: NodeIndex,
        prefix: &str,
        slots: &mut Vec<Slot>,
    ) {
        let written = self.object(event);
        let best = written
            .list()
            .iter()
            .filter_map(|object| Some((self.graph.find(&object.event)?, object.negated)))
            .map(|(object, negated)| self.object_slots(pattern, object, negated, prefix))
            .min_by_key(|slots| {
                let count = |state| slots.iter().filter(|slot| slot.state == state).count();
                (count(SlotMatch::Mismatch), count(SlotMatch::Unstated))
            });
        match best {
            Some(best) => slots.extend(best),
            None => slots.extend(open_slots(pattern, prefix)),
        }
    }

    fn object_slots(
        &self,
        pattern: &Pattern,
        object: NodeIndex,
        negated: bool,
        prefix: &str,
    ) -> Vec<Slot> {
        let mut slots = Vec::new();
        if let Some(record) = self.graph.event(object).filter(|_| !pattern.act.is_empty()) {
            let same = !negated && pattern.act.contains(&record.act);
            slots.push(Slot {
                name: format!("{prefix}act"),
                state: if same {
                    SlotMatch::Match
                } else {
                    SlotMatch::Mismatch
                },
                wanted: pattern.act.iter().map(ToString::to_string).collect(),
                found: vec![record.act.to_string()],
                background: Vec::new(),
            });
        }
        self.fill(pattern, object, prefix, &mut slots);
        slots
    }

    /// What fills a role: the record unless all counting claims agree on another, and where target,
    /// instrument or place is absent, the object's, one deep and never a negated one.
    pub fn value(&self, event: NodeIndex, role: Role) -> Filler {
        let own = self.own_value(event, role);
        let may_look = matches!(role, Role::Target | Role::Instrument | Role::Place);
        if own.is_absent() && may_look {
            self.of_object(event, role)
        } else {
            own
        }
    }

    /// What fills a role without a look at the object: the record unless all counting claims agree
    /// on another.
    pub fn own_value(&self, event: NodeIndex, role: Role) -> Filler {
        let Some(record) = self.graph.event(event) else {
            return Filler::Absent;
        };
        let said = self.agreed(event, |claim| {
            Some(claim.says.as_ref()?.roles.get(role)).filter(|filler| !filler.is_absent())
        });
        said.unwrap_or_else(|| record.roles.get(role)).clone()
    }

    fn of_object(&self, event: NodeIndex, role: Role) -> Filler {
        let ids: Vec<Id> = self
            .object(event)
            .list()
            .iter()
            .filter(|object| !object.negated)
            .filter_map(|object| self.graph.find(&object.event))
            .flat_map(|object| self.own_value(object, role).ids().to_vec())
            .collect();
        if ids.is_empty() {
            Filler::Absent
        } else {
            Filler::Known(ids.into())
        }
    }

    /// What all counting positive claims of an event say of something, if they agree.
    fn agreed<T: PartialEq + ?Sized>(
        &self,
        event: NodeIndex,
        said: impl Fn(&'a crate::model::claim::Claim) -> Option<&'a T>,
    ) -> Option<&'a T> {
        let graph = self.graph;
        let state = &self.events[graph.position(event)];
        let mut values = state
            .positive
            .iter()
            .map(|claim| said(graph.claim(*claim)?));
        let first = values.next()??;
        values.all(|value| value == Some(first)).then_some(first)
    }

    /// What an event's act is about: the record's object unless all counting claims agree on
    /// another.
    pub fn object(&self, event: NodeIndex) -> &'a Objects {
        let said = self.agreed(event, |claim| {
            Some(&claim.says.as_ref()?.object).filter(|object| !object.is_absent())
        });
        let record = self.graph.event(event);
        said.unwrap_or_else(|| record.map_or(&Objects::Absent, |record| &record.object))
    }
}

/// The slots of a pattern that an event says nothing about.
fn open_slots(pattern: &Pattern, prefix: &str) -> Vec<Slot> {
    let open = |name: String, wanted: Vec<String>| Slot {
        name,
        state: SlotMatch::Unstated,
        wanted,
        found: Vec::new(),
        background: Vec::new(),
    };
    let mut slots = Vec::new();
    if !pattern.act.is_empty() {
        let acts = pattern.act.iter().map(ToString::to_string).collect();
        slots.push(open(format!("{prefix}act"), acts));
    }
    for (role, wanted) in pattern.roles.written() {
        let ids = wanted.ids().iter().map(Id::to_string).collect();
        slots.push(open(format!("{prefix}{role}"), ids));
    }
    if let Some(object) = &pattern.object {
        slots.extend(open_slots(object, &format!("{prefix}object.")));
    }
    slots
}
