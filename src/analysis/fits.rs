//! Fits: what is a case of what, upward through affiliations, kinds and places.

use std::collections::VecDeque;
use std::collections::hash_map::Entry;

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::affiliation::{Hold, lasts};
use crate::graph::{Edge, Graph, Kind};
use crate::model::actor::AffiliationRole;
use crate::model::date::{Certainty, Date};

/// How one record fits another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Affiliations without claims that it rests on.
    pub background: Vec<NodeIndex>,
    /// Whether an affiliation on the way only possibly lasted at the date.
    pub possible: bool,
}

/// The affiliations that hold, to walk upward by.
#[derive(Clone, Copy, Debug)]
pub struct Ladder<'a> {
    graph: &'a Graph,
    holds: &'a [Hold],
}

/// Roles by which an actor fits an organization.
pub const FITTING: &[AffiliationRole] = &[
    AffiliationRole::PartOf,
    AffiliationRole::EmployedBy,
    AffiliationRole::Represents,
    AffiliationRole::Leads,
    AffiliationRole::MemberOf,
];

/// Roles by which speakers belong to one body, or to the actor's own side.
pub const ONE_BODY: &[AffiliationRole] = &[
    AffiliationRole::Leads,
    AffiliationRole::Represents,
    AffiliationRole::PartOf,
    AffiliationRole::EmployedBy,
];

/// One step of a way up.
#[derive(Clone, Copy, Debug)]
struct Rung {
    /// The node from which it was taken.
    below: NodeIndex,
    /// The affiliation without claims by which it was taken, if it was one.
    by: Option<NodeIndex>,
    /// Whether a step so far only possibly lasted.
    possible: bool,
}

/// Everything above a node, each with the last step to it.
#[derive(Debug, Default)]
struct Climb(FxHashMap<NodeIndex, Rung>);

impl Climb {
    /// How the way to a node went, if there is one.
    fn fit(&self, to: NodeIndex) -> Option<Fit> {
        let last = self.0.get(&to)?;
        let way = std::iter::successors(Some(last), |rung| self.0.get(&rung.below));
        let mut background: Vec<_> = way.filter_map(|rung| rung.by).collect();
        background.reverse();
        Some(Fit {
            background,
            possible: last.possible,
        })
    }
}

impl<'a> Ladder<'a> {
    /// The ladder of a graph, given which affiliations hold.
    pub const fn new(graph: &'a Graph, holds: &'a [Hold]) -> Self {
        Self { graph, holds }
    }

    /// How `from` fits `to` at a date, if it does: itself, upward through any chain of
    /// affiliations that holds, a group with the organization whose members it stands for, items
    /// through their kinds, places through what they lie in.
    pub fn fits(&self, from: NodeIndex, to: NodeIndex, date: Option<&Date>) -> Option<Fit> {
        if from == to {
            return Some(Fit::default());
        }
        self.climb(from, date, FITTING, true).fit(to)
    }

    /// How `from` reaches `to` upward by these roles alone.
    pub fn reaches(
        &self,
        from: NodeIndex,
        to: NodeIndex,
        date: Option<&Date>,
        roles: &[AffiliationRole],
    ) -> Option<Fit> {
        if from == to {
            return Some(Fit::default());
        }
        self.climb(from, date, roles, false).fit(to)
    }

    /// Everything above an actor by these roles, itself included, in the order of the nodes.
    pub fn above(
        &self,
        from: NodeIndex,
        date: Option<&Date>,
        roles: &[AffiliationRole],
    ) -> Vec<NodeIndex> {
        let mut above: Vec<_> = self.climb(from, date, roles, false).0.into_keys().collect();
        above.push(from);
        above.sort_unstable();
        above
    }

    /// Whose a record is: an actor its own, a place that of the actor in whose territory it lies.
    pub fn holder(&self, node: NodeIndex) -> Option<NodeIndex> {
        let above = self.above(node, None, &[]);
        let is_actor = |node: &NodeIndex| self.graph.kind(*node) == Kind::Actor;
        above.into_iter().find(is_actor)
    }

    /// Everything above a node, itself left out: breadth first, ways that certainly hold before
    /// those that possibly do.
    fn climb(
        &self,
        from: NodeIndex,
        date: Option<&Date>,
        roles: &[AffiliationRole],
        widely: bool,
    ) -> Climb {
        let mut climb = Climb::default();
        let start = Rung {
            below: from,
            by: None,
            possible: false,
        };
        let mut certain = VecDeque::from([(from, start)]);
        let mut possible = VecDeque::new();
        while let Some((node, here)) = certain.pop_front().or_else(|| possible.pop_front()) {
            if node != from {
                // Settled when it is reached, not when it is seen: a certain way may be longer.
                match climb.0.entry(node) {
                    Entry::Occupied(_) => continue,
                    Entry::Vacant(entry) => entry.insert(here),
                };
            }
            for (next, by, lasting) in self.steps(node, date, roles, widely) {
                if next == from || climb.0.contains_key(&next) {
                    continue;
                }
                let rung = Rung {
                    below: node,
                    by,
                    possible: here.possible || lasting == Certainty::Possibly,
                };
                let queue = if rung.possible {
                    &mut possible
                } else {
                    &mut certain
                };
                queue.push_back((next, rung));
            }
        }
        climb
    }

    /// One step up: where to, by which affiliation without claims, and how surely.
    fn steps(
        &self,
        node: NodeIndex,
        date: Option<&Date>,
        roles: &[AffiliationRole],
        widely: bool,
    ) -> Vec<(NodeIndex, Option<NodeIndex>, Certainty)> {
        let graph = self.graph;
        let sure = |next: NodeIndex| (next, None, Certainty::Certainly);
        match graph.kind(node) {
            Kind::Item => graph
                .first(node, Edge::KindOf)
                .map(sure)
                .into_iter()
                .collect(),
            Kind::Place => graph
                .first(node, Edge::Within)
                .map(sure)
                .into_iter()
                .collect(),
            Kind::Actor => {
                let mut steps = Vec::new();
                for &affiliation in graph.affiliations_of(node) {
                    let hold = self.holds[graph.position(affiliation)];
                    let Some(record) = graph.affiliation(affiliation) else {
                        continue;
                    };
                    let lasting = lasts(record, date);
                    if hold == Hold::NotHeld
                        || lasting == Certainty::No
                        || !roles.contains(&record.role)
                    {
                        continue;
                    }
                    if let Some(of) = graph.first(affiliation, Edge::Of) {
                        let by = (hold == Hold::Background).then_some(affiliation);
                        steps.push((of, by, lasting));
                    }
                }
                if widely {
                    let whole = graph.actor(node).and_then(|it| it.members_of.as_ref());
                    let whole = whole.and_then(|id| graph.find(id));
                    let groups = graph.groups_of(node).iter().copied();
                    steps.extend(whole.into_iter().chain(groups).map(sure));
                }
                steps
            }
            _ => Vec::new(),
        }
    }
}

impl Ladder<'_> {
    /// Whether an actor has an affiliation of any role that holds at a date.
    pub fn is_affiliated(&self, actor: NodeIndex, date: Option<&Date>) -> bool {
        self.graph.affiliations_of(actor).iter().any(|node| {
            let holds = self.holds[self.graph.position(*node)] != Hold::NotHeld;
            let record = self.graph.affiliation(*node);
            holds && record.is_some_and(|it| lasts(it, date) != Certainty::No)
        })
    }

    /// How an actor itself leads an organization, in one step.
    pub fn leads(&self, leader: NodeIndex, whole: NodeIndex, date: Option<&Date>) -> Option<Fit> {
        let mut found: Option<Fit> = None;
        for (of, by, lasting) in self.steps(leader, date, &[AffiliationRole::Leads], false) {
            if of == whole && found.as_ref().is_none_or(|fit| fit.possible) {
                found = Some(Fit {
                    background: by.into_iter().collect(),
                    possible: lasting == Certainty::Possibly,
                });
            }
        }
        found
    }
}
