//! Independence as the model words it, from the records alone: routes as sets of names, and every
//! set of routes tried.

use std::collections::BTreeSet;

use claimgraph::analysis::Derived;
use claimgraph::analysis::affiliation::Hold;
use claimgraph::graph::{Graph, NodeIndex};
use claimgraph::model::actor::{ActorKind, Affiliation, AffiliationRole};
use claimgraph::model::claim::{Claim, Who};
use claimgraph::model::date::{Certainty, Date, before};
use claimgraph::model::source::{Source, SourceKind};

/// What a route passes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stop {
    /// A source, a publisher or a speaker.
    Named(String),
    /// What one claim leaves open: "`unstated` is one per claim".
    Unstated(String),
}

/// The way of one claim.
#[derive(Clone, Debug)]
pub(super) struct Route {
    claim: String,
    stops: BTreeSet<Stop>,
    speakers: BTreeSet<String>,
    /// The date of the statement.
    said: Option<Date>,
    /// Whether it is left out of low.
    left_out: bool,
}

fn source<'g>(graph: &'g Graph, id: &str) -> &'g Source {
    let node = graph.find(id).expect("a source");
    graph.source(node).expect("a source")
}

fn named(id: impl AsRef<str>) -> Stop {
    Stop::Named(id.as_ref().to_owned())
}

/// A source, or of a copy its original; none where that is unstated.
fn original<'g>(graph: &'g Graph, id: &str) -> Option<&'g Source> {
    let it = source(graph, id);
    match &it.copy_of {
        None => Some(it),
        Some(of) if of.is_unstated() => None,
        Some(of) => original(graph, of.as_str()),
    }
}

/// A source and its publisher.
fn stops_of(source: &Source) -> impl Iterator<Item = Stop> {
    [named(source.id.as_str())]
        .into_iter()
        .chain(source.publisher.iter().map(|it| named(it.as_str())))
}

/// A cited source as it can be known: a copy is its original, or where that is unstated the last
/// one that is known.
fn cited<'g>(graph: &'g Graph, id: &str) -> &'g Source {
    let it = source(graph, id);
    match &it.copy_of {
        Some(of) if !of.is_unstated() => cited(graph, of.as_str()),
        _ => it,
    }
}

/// The routes of some claims, of those that add one.
pub(super) fn routes(derived: &Derived<'_>, claims: &[NodeIndex]) -> Vec<Route> {
    let adding = claims.iter().filter(|claim| !derived.claim(**claim).rests);
    adding
        .filter_map(|claim| route(derived.graph, derived.graph.claim(*claim).expect("a claim")))
        .collect()
}

fn route(graph: &Graph, claim: &Claim) -> Option<Route> {
    let carrier = original(graph, claim.source.as_str())?;
    let mut route = Route {
        claim: claim.id.to_string(),
        stops: stops_of(carrier).collect(),
        speakers: BTreeSet::new(),
        said: said(graph, claim),
        left_out: false,
    };
    for speaker in &claim.said_by {
        match &speaker.who {
            Who::Unstated => {
                route.stops.insert(Stop::Unstated(claim.id.to_string()));
            }
            Who::Actors(actors) => route
                .speakers
                .extend(actors.iter().map(ToString::to_string)),
            Who::Source(id) => route.stops.extend(stops_of(cited(graph, id.as_str()))),
        }
    }
    if claim.said_by.is_empty() {
        // The own voice of a speech or post is its author's, of a press release its publisher's.
        match carrier.kind {
            SourceKind::Speech | SourceKind::Post => {
                let authors = carrier.authors.iter().map(ToString::to_string);
                route.speakers.extend(authors);
            }
            SourceKind::PressRelease => {
                let publisher = carrier.publisher.iter().map(ToString::to_string);
                route.speakers.extend(publisher);
            }
            _ => {}
        }
    }
    route.stops.extend(route.speakers.iter().map(named));
    // A bare publisher's word and a route that only cites have no speaker.
    let open = matches!(claim.said_by.last(), Some(it) if it.who == Who::Unstated);
    route.left_out = open || route.speakers.is_empty();
    Some(route)
}

/// When it was said: the innermost speaker's date, else an outer one's, else published.
fn said(graph: &Graph, claim: &Claim) -> Option<Date> {
    let spoken = claim.said_by.iter().rev().find_map(|it| it.date.as_deref());
    let published = source(graph, claim.source.as_str()).published.date();
    spoken.or(published).cloned()
}

/// Some routes, and for each those that it conflicts with.
#[derive(Debug)]
pub(super) struct Puzzle<'r> {
    routes: Vec<&'r Route>,
    conflicts: Vec<u64>,
}

impl<'r> Puzzle<'r> {
    /// The routes of low, of which two conflict if they share a node or may have one body behind
    /// them.
    pub(super) fn low(derived: &Derived<'_>, routes: &'r [Route]) -> Self {
        let routes = routes.iter().filter(|route| !route.left_out).collect();
        Self::new(routes, |a, b| {
            shares_a_stop(a, b) || may_be_one(derived, a, b)
        })
    }

    /// All routes, of which two conflict if they share a node.
    pub(super) fn high(routes: &'r [Route]) -> Self {
        Self::new(routes.iter().collect(), shares_a_stop)
    }

    fn new(routes: Vec<&'r Route>, conflict: impl Fn(&Route, &Route) -> bool) -> Self {
        let row = |one: usize| {
            let others = (0..routes.len()).filter(|other| *other != one);
            let others = others.filter(|other| conflict(routes[one], routes[*other]));
            others.fold(0, |row, other| row | 1 << other)
        };
        let conflicts = (0..routes.len()).map(row).collect();
        Self { routes, conflicts }
    }

    pub(super) fn len(&self) -> usize {
        self.routes.len()
    }

    fn is_without_conflict(&self, set: u64) -> bool {
        (0..self.len()).all(|it| set & 1 << it == 0 || set & self.conflicts[it] == 0)
    }

    /// The size of the largest of all subsets without conflict.
    pub(super) fn by_every_subset(&self) -> u32 {
        let subsets = 0..1_u64 << self.len();
        let sizes = subsets
            .filter(|set| self.is_without_conflict(*set))
            .map(u64::count_ones);
        sizes.max().expect("the empty set")
    }

    /// The same for more routes than that can be done for: of a route and its neighbours one is
    /// in a largest set, and what cannot exceed the best is not followed.
    pub(super) fn by_branching(&self) -> u32 {
        let mut best = 0;
        self.branch((1 << self.len()) - 1, 0, &mut best);
        best
    }

    fn branch(&self, left: u64, size: u32, best: &mut u32) {
        *best = size.max(*best);
        if size + left.count_ones() <= *best {
            return;
        }
        let there = |set: u64| (0..self.len()).filter(move |it| set & 1 << it != 0);
        let neighbours = |it: &usize| (self.conflicts[*it] & left).count_ones();
        let first = there(left).min_by_key(neighbours).expect("one is left");
        for one in there(left & (self.conflicts[first] | 1 << first)) {
            self.branch(left & !(1 << one) & !self.conflicts[one], size + 1, best);
        }
    }

    /// The size of a set that is taken greedily, by fewest nodes, then id.
    pub(super) fn greedily(&self) -> u32 {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by_key(|it| (self.routes[*it].stops.len(), &self.routes[*it].claim));
        let mut set = 0_u64;
        for it in order {
            if set & self.conflicts[it] == 0 {
                set |= 1 << it;
            }
        }
        assert!(self.is_without_conflict(set), "{self:?}");
        set.count_ones()
    }
}

/// The nodes that all routes have in common, those of them that have a name.
pub(super) fn choke_points(routes: &[Route]) -> BTreeSet<String> {
    let all: BTreeSet<&Stop> = routes.iter().flat_map(|route| &route.stops).collect();
    let common = all.into_iter().filter(|stop| {
        let mut routes = routes.iter();
        routes.all(|route| route.stops.contains(*stop))
    });
    common
        .filter_map(|stop| match stop {
            Stop::Named(id) => Some(id.clone()),
            Stop::Unstated(_) => None,
        })
        .collect()
}

fn shares_a_stop(a: &Route, b: &Route) -> bool {
    !a.stops.is_disjoint(&b.stops)
}

/// Whether they hold speakers of one body that nothing parts, or one an unnamed speaker without
/// affiliation that nothing parts from the other's.
fn may_be_one(derived: &Derived<'_>, a: &Route, b: &Route) -> bool {
    let pairs = || {
        let others = |one| b.speakers.iter().map(move |other| (one, other));
        let pairs = a.speakers.iter().flat_map(others);
        pairs.filter(|(one, other)| !is_parted(derived.graph, one, other))
    };
    let of_one_body = |one: &str, other: &str| {
        let (ones, others) = (bodies(derived, one, a), bodies(derived, other, b));
        !ones.is_disjoint(&others)
    };
    let by_body = pairs().any(|(one, other)| of_one_body(one, other));
    let by_doubt =
        pairs().any(|(one, other)| is_loner(derived, one, a) || is_loner(derived, other, b));
    by_body || by_doubt
}

fn is_parted(graph: &Graph, one: &str, other: &str) -> bool {
    let says = |it: &str, that: &str| {
        let node = graph.find(it).expect("an actor");
        let actor = graph.actor(node).expect("an actor");
        actor.not_same_as.iter().any(|id| id.as_str() == that)
    };
    says(one, other) || says(other, one)
}

/// The affiliations of an actor that hold at the date of a statement; merely possible ones do.
fn affiliations<'g>(
    derived: &Derived<'g>,
    actor: &str,
    said: Option<&Date>,
) -> Vec<&'g Affiliation> {
    let surely = |a: &Date, b: &Date| before(a, b) == Certainty::Certainly;
    let records = derived.graph.data().affiliations.iter();
    records
        .zip(&derived.affiliations)
        .filter(|(it, hold)| it.actor.as_str() == actor && **hold != Hold::NotHeld)
        .map(|(it, _)| it)
        .filter(|it| {
            let Some(said) = said else { return true };
            !it.from.as_ref().is_some_and(|from| surely(said, from))
                && !it.until.as_ref().is_some_and(|until| surely(until, said))
        })
        .collect()
}

fn is_loner(derived: &Derived<'_>, actor: &str, route: &Route) -> bool {
    let node = derived.graph.find(actor).expect("an actor");
    let kind = derived.graph.actor(node).expect("an actor").kind;
    kind == ActorKind::Unnamed && affiliations(derived, actor, route.said.as_ref()).is_empty()
}

/// The bodies that an actor is of: itself, and all that it reaches.
fn bodies(derived: &Derived<'_>, actor: &str, route: &Route) -> BTreeSet<String> {
    let mut bodies = BTreeSet::from([actor.to_owned()]);
    loop {
        let known = bodies.len();
        for one in bodies.clone() {
            for it in affiliations(derived, &one, route.said.as_ref()) {
                use AffiliationRole::{EmployedBy, Leads, PartOf, Represents};
                if matches!(it.role, Leads | Represents | PartOf | EmployedBy) {
                    bodies.insert(it.of.to_string());
                }
            }
        }
        if bodies.len() == known {
            return bodies;
        }
    }
}
