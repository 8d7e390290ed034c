//! Connectors: what ties two actors to each other.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::filter::Selection;
use crate::analysis::Derived;
use crate::analysis::affiliation::Hold;
use crate::analysis::status::Status;
use crate::graph::{Edge, Kind};
use crate::model::act::Act;
use crate::model::event::{Event, Link, RelationLink};
use crate::model::role::Role;

/// What ties two actors: one event, one link between two events, or one affiliation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Connector {
    /// An event, its object included, in which both have a role.
    Event(NodeIndex),
    /// A link between two events, one actor having a role of its own in each.
    Link {
        /// The event that holds the link; the act that meets a condition.
        from: NodeIndex,
        /// What links them.
        link: Tie,
        /// The event that it names; the warning whose condition is met.
        to: NodeIndex,
    },
    /// An affiliation.
    Affiliation(NodeIndex),
}

/// What links two events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// One answers the other.
    RespondsTo,
    /// One is a reason for the other.
    ReasonFor,
    /// One ends the other.
    Ends,
    /// A `relation` event relates them.
    Relation(NodeIndex),
    /// One meets the other's condition: derived.
    Meets,
}

/// The way into and out of a connector for the actors it ties.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The connector.
    pub connector: Connector,
    /// The actors from which it is entered.
    pub enter: Vec<NodeIndex>,
    /// The actors to which it leads.
    pub leave: Vec<NodeIndex>,
    /// How weak it is: the position of its weakest part in [`Status`].
    pub weakness: Status,
}

impl Connector {
    /// Whether it is derived rather than said by anybody.
    pub const fn is_derived(&self) -> bool {
        matches!(
            self,
            Self::Link {
                link: Tie::Meets,
                ..
            }
        )
    }
}

impl Tie {
    /// The tie in words, as in `EVENT~responds_to~EVENT`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::RespondsTo => "responds_to",
            Self::ReasonFor => "reason_for",
            Self::Ends => "ends",
            Self::Relation(_) => "relation",
            Self::Meets => "meets",
        }
    }
}

impl Serialize for Tie {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Every way from actor to actor in one step, in the order of the records. Undirected, a passage
/// stands for each direction.
pub fn passages(derived: &Derived<'_>, selection: &Selection, directed: bool) -> Vec<Passage> {
    let mut all = Vec::new();
    let surveyor = Surveyor {
        derived,
        selection,
        directed,
    };
    for (event, record) in derived.graph.events() {
        if !surveyor.passes(event) {
            continue;
        }
        if record.inline_in.is_none() {
            surveyor.event(event, &mut all);
        }
        surveyor.links(event, &mut all);
        if record.act == Act::Relation {
            surveyor.relation(event, &mut all);
        }
    }
    for line in &derived.red_lines {
        for pair in line.pairs.iter().filter(|pair| pair.meets()) {
            if pair.event != line.warning {
                surveyor.link(pair.event, Tie::Meets, line.warning, None, &mut all);
            }
        }
    }
    surveyor.affiliations(&mut all);
    all
}

struct Surveyor<'a, 'g> {
    derived: &'a Derived<'g>,
    selection: &'a Selection,
    directed: bool,
}

impl Surveyor<'_, '_> {
    fn passes(&self, event: NodeIndex) -> bool {
        self.derived.event(event).status.connects() && self.selection.keeps(self.derived, event)
    }

    fn event(&self, event: NodeIndex, all: &mut Vec<Passage>) {
        let graph = self.derived.graph;
        let objects = graph.out(event, |edge| matches!(edge, Edge::Object { .. }));
        let of_objects: Vec<_> = objects
            .iter()
            .flat_map(|(_, object)| {
                self.actors_in(*object, &[Role::Actor, Role::Recipient, Role::Target])
            })
            .collect();
        let (enter, leave) = if self.directed {
            let mut leave = self.actors_in(event, &[Role::Recipient, Role::Target]);
            leave.extend(of_objects);
            (self.actors_in(event, &[Role::Actor]), leave)
        } else {
            let mut members = self.own_roles(event);
            members.extend(of_objects);
            (members.clone(), members)
        };
        let weakness = self.derived.event(event).status;
        Self::add(Connector::Event(event), enter, leave, weakness, all);
    }

    fn links(&self, event: NodeIndex, all: &mut Vec<Passage>) {
        for (edge, other) in self.derived.graph.out(event, |edge| {
            matches!(
                edge,
                Edge::Link(Link::RespondsTo | Link::ReasonFor) | Edge::Ends
            )
        }) {
            let tie = match edge {
                Edge::Link(Link::RespondsTo) => Tie::RespondsTo,
                Edge::Link(_) => Tie::ReasonFor,
                _ => Tie::Ends,
            };
            self.link(event, tie, other, None, all);
        }
    }

    fn relation(&self, relation: NodeIndex, all: &mut Vec<Passage>) {
        let graph = self.derived.graph;
        let connects = graph
            .event(relation)
            .and_then(Event::relation_link)
            .is_some_and(|link| {
                matches!(
                    link,
                    RelationLink::RespondsTo
                        | RelationLink::ReasonFor
                        | RelationLink::Ends
                        | RelationLink::Purpose
                        | RelationLink::Causes
                        | RelationLink::Despite
                )
            });
        let ends = (
            graph.first(relation, Edge::From),
            graph.first(relation, Edge::To),
        );
        if let (true, (Some(from), Some(to))) = (connects, ends) {
            let weakness = self.derived.event(relation).status;
            self.link(from, Tie::Relation(relation), to, Some(weakness), all);
        }
    }

    fn link(
        &self,
        from: NodeIndex,
        link: Tie,
        to: NodeIndex,
        weakness: Option<Status>,
        all: &mut Vec<Passage>,
    ) {
        if !self.passes(from) || !self.passes(to) {
            return;
        }
        let status = |event| self.derived.event(event).status;
        let weakness = status(from)
            .max(status(to))
            .max(weakness.unwrap_or(Status::Corroborated));
        let (holders, others) = (self.own_roles(from), self.own_roles(to));
        let connector = Connector::Link { from, link, to };
        if !self.directed {
            Self::add(connector, others.clone(), holders.clone(), weakness, all);
        }
        Self::add(connector, holders, others, weakness, all);
    }

    fn affiliations(&self, all: &mut Vec<Passage>) {
        let graph = self.derived.graph;
        // An affiliation is no event, so a selection of events leaves it out.
        if !self.selection.is_everything() {
            return;
        }
        for (node, _) in graph.affiliations() {
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
            let connector = Connector::Affiliation(node);
            if !self.directed {
                Self::add(connector, vec![of], vec![actor], weakness, all);
            }
            Self::add(connector, vec![actor], vec![of], weakness, all);
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

    fn add(
        connector: Connector,
        mut enter: Vec<NodeIndex>,
        mut leave: Vec<NodeIndex>,
        weakness: Status,
        all: &mut Vec<Passage>,
    ) {
        for actors in [&mut enter, &mut leave] {
            actors.sort_unstable();
            actors.dedup();
        }
        if !enter.is_empty() && !leave.is_empty() {
            all.push(Passage {
                connector,
                enter,
                leave,
                weakness,
            });
        }
    }
}
