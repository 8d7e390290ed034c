//! The survey: every connector, with the actors that it ties.

use petgraph::graph::NodeIndex;

use super::connector::{Connector, Tie};
use super::filter::Selection;
use super::label::{CONNECTING, Label};
use super::when::When;
use crate::analysis::Derived;
use crate::analysis::affiliation::Hold;
use crate::analysis::status::Status;
use crate::graph::{Edge, Kind};
use crate::model::event::{Event, Link, RelationLink};
use crate::model::role::Role;

/// A connector, passed in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The connector.
    pub connector: Connector,
    /// What it is called.
    pub label: Label,
    /// How weak it is: its weakest part.
    pub weakness: Status,
    /// When the event was in which it is entered, and the one in which it is left; the same twice
    /// where it is one.
    pub when: [When; 2],
}

/// A passage with the actors from which it is entered and those to which it leads, each in their
/// order and once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The passage.
    pub passage: Passage,
    /// The actors from which it is entered.
    pub enter: Vec<NodeIndex>,
    /// The actors to which it leads.
    pub leave: Vec<NodeIndex>,
}

/// Every way from actor to actor in one step. Undirected, a connector is passed in each
/// direction; no two ways lead by one connector from one actor to the same other.
pub fn survey(derived: &Derived<'_>, selection: &Selection, directed: bool) -> Vec<Way> {
    let mut surveyor = Surveyor {
        derived,
        selection,
        directed,
        ways: Vec::new(),
    };
    for (event, record) in derived.graph.events() {
        if !surveyor.passes(event) {
            continue;
        }
        if record.inline_in.is_none() {
            surveyor.event(event, record);
        }
        surveyor.links(event);
        surveyor.relation(event, record);
    }
    for line in &derived.red_lines {
        for pair in line.pairs.iter().filter(|pair| pair.meets()) {
            if pair.event != line.warning {
                surveyor.link(pair.event, Tie::Meets, line.warning, Label::Meets, None);
            }
        }
    }
    surveyor.affiliations();
    surveyor.ways
}

struct Surveyor<'a, 'g> {
    derived: &'a Derived<'g>,
    selection: &'a Selection,
    directed: bool,
    ways: Vec<Way>,
}

impl Surveyor<'_, '_> {
    fn passes(&self, event: NodeIndex) -> bool {
        self.derived.event(event).status.connects() && self.selection.keeps(self.derived, event)
    }

    fn when(&self, event: NodeIndex) -> When {
        When::at(self.derived.filling().date(event))
    }

    fn event(&mut self, event: NodeIndex, record: &Event) {
        let graph = self.derived.graph;
        let objects = graph.out(event, |edge| matches!(edge, Edge::Object { .. }));
        let of_objects = objects
            .iter()
            .flat_map(|(_, object)| self.own_roles(*object));
        let of_objects: Vec<_> = of_objects.collect();
        let (enter, mut leave) = if self.directed {
            (
                self.actors_in(event, &[Role::Actor]),
                self.actors_in(event, &[Role::Recipient, Role::Target]),
            )
        } else {
            let mut members = self.own_roles(event);
            members.extend(&of_objects);
            (members.clone(), members)
        };
        if self.directed {
            leave.extend(of_objects);
        }
        let when = self.when(event);
        let passage = Passage {
            connector: Connector::Event(event),
            label: Label::Act(record.act),
            weakness: self.derived.event(event).status,
            when: [when, when],
        };
        self.add(passage, enter, leave);
    }

    fn links(&mut self, event: NodeIndex) {
        let links = self.derived.graph.out(event, |edge| {
            matches!(
                edge,
                Edge::Link(Link::RespondsTo | Link::ReasonFor) | Edge::Ends
            )
        });
        for (edge, other) in links {
            let (tie, link) = match edge {
                Edge::Link(Link::RespondsTo) => (Tie::RespondsTo, RelationLink::RespondsTo),
                Edge::Link(_) => (Tie::ReasonFor, RelationLink::ReasonFor),
                _ => (Tie::Ends, RelationLink::Ends),
            };
            self.link(event, tie, other, Label::Link(link), None);
        }
    }

    fn relation(&mut self, relation: NodeIndex, record: &Event) {
        let graph = self.derived.graph;
        let ends = (
            graph.first(relation, Edge::From),
            graph.first(relation, Edge::To),
        );
        let (Some(link), (Some(from), Some(to))) = (record.relation_link(), ends) else {
            return;
        };
        if CONNECTING.contains(&link) {
            let weakness = self.derived.event(relation).status;
            let tie = Tie::Relation(relation);
            self.link(from, tie, to, Label::Link(link), Some(weakness));
        }
    }

    fn link(
        &mut self,
        from: NodeIndex,
        link: Tie,
        to: NodeIndex,
        label: Label,
        weakness: Option<Status>,
    ) {
        if !self.passes(from) || !self.passes(to) {
            return;
        }
        let status = |event| self.derived.event(event).status;
        let weakness = status(from)
            .max(status(to))
            .max(weakness.unwrap_or(Status::Corroborated));
        let passage = Passage {
            connector: Connector::Link { from, link, to },
            label,
            weakness,
            when: [self.when(from), self.when(to)],
        };
        let (holders, others) = (self.own_roles(from), self.own_roles(to));
        if self.directed {
            self.add(passage, holders, others);
            return;
        }
        // Who has a role in both events could pass in either direction: as time goes, once.
        let (both, holders): (Vec<_>, Vec<_>) =
            holders.into_iter().partition(|it| others.contains(it));
        let others: Vec<_> = others.into_iter().filter(|it| !both.contains(it)).collect();
        let back = Passage {
            when: [passage.when[1], passage.when[0]],
            ..passage
        };
        let in_time = if passage.when[0] <= passage.when[1] {
            passage
        } else {
            back
        };
        let of_both = |more: &[NodeIndex]| [both.as_slice(), more].concat();
        self.add(passage, holders.clone(), of_both(&others));
        self.add(back, others.clone(), of_both(&holders));
        self.add(passage, both.clone(), others);
        self.add(back, both.clone(), holders);
        self.add(in_time, both.clone(), both);
    }

    fn affiliations(&mut self) {
        let graph = self.derived.graph;
        // An affiliation is no event, so a selection of events leaves it out.
        if !self.selection.is_everything() {
            return;
        }
        for (node, record) in graph.affiliations() {
            let weakness = match self.derived.affiliations[graph.position(node)] {
                Hold::Background => Status::Mentioned,
                Hold::Claimed => Status::Reported,
                Hold::NotHeld => continue,
            };
            let ends = (
                graph.first(node, Edge::Affiliated),
                graph.first(node, Edge::Of),
            );
            let (Some(actor), Some(of)) = ends else {
                continue;
            };
            let when = When::throughout(record.from.as_ref(), record.until.as_ref());
            let passage = Passage {
                connector: Connector::Affiliation(node),
                label: Label::Affiliation(record.role),
                weakness,
                when: [when, when],
            };
            self.add(passage, vec![actor], vec![of]);
            if !self.directed && actor != of {
                self.add(passage, vec![of], vec![actor]);
            }
        }
    }

    /// The actors that have a role of their own in an event.
    fn own_roles(&self, event: NodeIndex) -> Vec<NodeIndex> {
        self.actors_in(event, &[Role::Actor, Role::Recipient, Role::Target])
    }

    /// The actors in these roles; a place or an item never connects, nor a state as a place.
    fn actors_in(&self, event: NodeIndex, roles: &[Role]) -> Vec<NodeIndex> {
        let graph = self.derived.graph;
        graph
            .out(
                event,
                |edge| matches!(edge, Edge::Role(role) if roles.contains(&role)),
            )
            .into_iter()
            .map(|(_, node)| node)
            .filter(|node| graph.kind(*node) == Kind::Actor)
            .collect()
    }

    fn add(&mut self, passage: Passage, mut enter: Vec<NodeIndex>, mut leave: Vec<NodeIndex>) {
        for actors in [&mut enter, &mut leave] {
            actors.sort_unstable();
            actors.dedup();
        }
        if !enter.is_empty() && !leave.is_empty() {
            self.ways.push(Way {
                passage,
                enter,
                leave,
            });
        }
    }
}
