//! Independence: how many origins stand behind what is said.

use petgraph::graph::NodeIndex;
use serde::Serialize;

use super::bench::Bench;
use super::fits::ONE_BODY;
use crate::graph::{Edge, Graph, Voice};
use crate::model::actor::ActorKind;

/// Up to this many routes the number is exact.
const EXACT: usize = 24;

/// How many independent origins there are: at least and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Origins {
    /// What can be counted on.
    pub low: u32,
    /// What is possible.
    pub high: u32,
    /// Whether there were too many routes to be exact: then both are "at least".
    pub at_least: bool,
}

/// The way of a claim from its origin: every source, publisher and speaker it passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The claim.
    pub claim: NodeIndex,
    /// The nodes that have a name, in their order.
    pub nodes: Vec<NodeIndex>,
    /// The speakers among them.
    pub speakers: Vec<NodeIndex>,
    /// Whether a voice on it is unstated: one node more, which it shares with no other.
    pub open: bool,
    /// Whether it has an origin to count on: no bare publisher's word, no unstated origin, no mere
    /// citing of another outlet.
    pub solid: bool,
}

/// The routes of those claims that add an origin.
pub fn routes(bench: &Bench<'_>, claims: &[NodeIndex]) -> Vec<Route> {
    claims
        .iter()
        .filter_map(|claim| route(bench, *claim))
        .collect()
}

/// Why two routes are not independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// Both pass this source, publisher or speaker.
    Shares(NodeIndex),
    /// These two speakers may be of one body, or the same.
    OneBody(NodeIndex, NodeIndex),
    /// Of this unnamed speaker nothing is known that could set it apart.
    Unattached(NodeIndex),
}

/// Why two routes conflict, if they do; with `low`, also by their speakers.
pub fn conflict(bench: &Bench<'_>, a: &Route, b: &Route, low: bool) -> Option<Conflict> {
    let shared = a
        .nodes
        .iter()
        .find(|node| b.nodes.binary_search(node).is_ok());
    match shared {
        Some(node) => Some(Conflict::Shares(*node)),
        None if low => one_body(bench, a, b),
        None => None,
    }
}

/// A largest set of those routes of which `of` holds, no two of which conflict, by their positions:
/// of all such sets the one whose routes come first. Where there are too many to be exact, the
/// one that is counted.
pub fn largest_set(
    routes: &[Route],
    of: impl Fn(&Route) -> bool,
    conflict: impl Fn(&Route, &Route) -> bool,
) -> Vec<usize> {
    let mut left: Vec<usize> = (0..routes.len()).filter(|at| of(&routes[*at])).collect();
    let mut chosen: Vec<usize> = Vec::new();
    if left.len() > EXACT {
        let of: Vec<&Route> = left.iter().map(|at| &routes[*at]).collect();
        chosen = greedy(&of, &conflict)
            .into_iter()
            .map(|at| left[at])
            .collect();
        chosen.sort_unstable();
        return chosen;
    }
    let size = |left: &[usize]| {
        let routes: Vec<&Route> = left.iter().map(|at| &routes[*at]).collect();
        largest(&routes, &conflict)
    };
    while let Some((at, later)) = left.split_first() {
        let beside: Vec<usize> = later
            .iter()
            .filter(|other| !conflict(&routes[*at], &routes[**other]))
            .copied()
            .collect();
        if 1 + size(&beside) == size(&left) {
            chosen.push(*at);
            left = beside;
        } else {
            left = later.to_vec();
        }
    }
    chosen
}

/// How many of these routes are independent.
pub fn origins(bench: &Bench<'_>, routes: &[Route]) -> Origins {
    let solid: Vec<&Route> = routes.iter().filter(|route| route.solid).collect();
    let all: Vec<&Route> = routes.iter().collect();
    let low = largest(&solid, |a, b| conflict(bench, a, b, true).is_some());
    Origins {
        low,
        // What is independent in low is so in high, though a greedy walk over more routes may
        // come out below.
        high: largest(&all, |a, b| conflict(bench, a, b, false).is_some()).max(low),
        at_least: routes.len() > EXACT,
    }
}

/// The nodes common to all routes, in the order of the nodes; none where there is no route.
pub fn choke_points(routes: &[Route]) -> Vec<NodeIndex> {
    let Some((first, rest)) = routes.split_first() else {
        return Vec::new();
    };
    let common = |node: &NodeIndex| {
        rest.iter()
            .all(|route| route.nodes.binary_search(node).is_ok())
    };
    first.nodes.iter().copied().filter(common).collect()
}

fn route(bench: &Bench<'_>, claim: NodeIndex) -> Option<Route> {
    let graph = bench.graph;
    let it = bench.utterance(claim);
    if bench.state(claim).rests {
        return None;
    }
    let mut nodes = Vec::new();
    if let Some(source) = it.attribution.source {
        if graph.is_copy_of_unknown(source) {
            return None;
        }
        add_source(graph, source, &mut nodes);
    }
    let mut speakers = Vec::new();
    let mut open = false;
    for voice in &it.attribution.chain {
        match voice {
            Voice::Unstated => open = true,
            Voice::Source(source) => add_source(graph, *source, &mut nodes),
            Voice::Actors(actors) => speakers.extend(actors),
        }
    }
    nodes.extend(&speakers);
    for list in [&mut nodes, &mut speakers] {
        list.sort_unstable();
        list.dedup();
    }
    let solid =
        !speakers.is_empty() && !matches!(it.attribution.innermost(), None | Some(Voice::Unstated));
    Some(Route {
        claim,
        nodes,
        speakers,
        open,
        solid,
    })
}

fn add_source(graph: &Graph, source: NodeIndex, nodes: &mut Vec<NodeIndex>) {
    let original = graph.original(source);
    nodes.push(original);
    nodes.extend(graph.first(original, Edge::Publisher));
}

/// Two speakers of the routes that are of one body, or one that is unnamed and of whom nothing is
/// known that could set it apart; none where there are no such.
fn one_body(bench: &Bench<'_>, a: &Route, b: &Route) -> Option<Conflict> {
    let graph = bench.graph;
    let body = |speaker: NodeIndex, route: &Route| {
        bench
            .ladder
            .above(speaker, graph.said_date(route.claim), ONE_BODY)
    };
    a.speakers.iter().find_map(|one| {
        b.speakers.iter().find_map(|other| {
            if are_apart(graph, *one, *other) {
                return None;
            }
            if is_unattached(bench, *one, a.claim) {
                return Some(Conflict::Unattached(*one));
            }
            if is_unattached(bench, *other, b.claim) {
                return Some(Conflict::Unattached(*other));
            }
            let others = body(*other, b);
            body(*one, a)
                .iter()
                .any(|node| others.binary_search(node).is_ok())
                .then_some(Conflict::OneBody(*one, *other))
        })
    })
}

/// Whether two actors are known to be different people.
pub fn are_apart(graph: &Graph, a: NodeIndex, b: NodeIndex) -> bool {
    let says = |from, to| {
        graph
            .out(from, |edge| edge == Edge::NotSameAs)
            .iter()
            .any(|(_, other)| *other == to)
    };
    says(a, b) || says(b, a)
}

/// Whether an unnamed speaker had no affiliation that held at the date of the statement.
fn is_unattached(bench: &Bench<'_>, actor: NodeIndex, claim: NodeIndex) -> bool {
    let graph = bench.graph;
    graph
        .actor(actor)
        .is_some_and(|actor| actor.kind == ActorKind::Unnamed)
        && !bench.ladder.is_affiliated(actor, graph.said_date(claim))
}

/// The largest number of routes of which no two conflict: exact up to [`EXACT`] routes, beyond
/// that greedily by fewest nodes, then by id.
fn largest(routes: &[&Route], conflict: impl Fn(&Route, &Route) -> bool) -> u32 {
    if routes.len() > EXACT {
        return greedy(routes, conflict).len() as u32;
    }
    let conflicts: Vec<u32> = routes
        .iter()
        .enumerate()
        .map(|(at, route)| {
            let mut mask = 0;
            for (other, candidate) in routes.iter().enumerate() {
                if at != other && conflict(route, candidate) {
                    mask |= 1 << other;
                }
            }
            mask
        })
        .collect();
    let all = if routes.is_empty() {
        0
    } else {
        u32::MAX >> (32 - routes.len())
    };
    independent(all, &conflicts)
}

/// Routes of which no two conflict, by their positions: one after another by fewest nodes, then by
/// id, each that conflicts with none before it.
fn greedy(routes: &[&Route], conflict: impl Fn(&Route, &Route) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..routes.len()).collect();
    order.sort_by_key(|at| {
        let route = routes[*at];
        (route.nodes.len() + usize::from(route.open), route.claim)
    });
    let mut chosen: Vec<usize> = Vec::new();
    for at in order {
        if !chosen.iter().any(|it| conflict(routes[at], routes[*it])) {
            chosen.push(at);
        }
    }
    chosen
}

/// The size of a largest independent set: take a route without conflict, else branch on the one
/// with the most.
fn independent(left: u32, conflicts: &[u32]) -> u32 {
    if left == 0 {
        return 0;
    }
    let routes = (0..conflicts.len()).filter(|at| left & (1 << at) != 0);
    let degree = |at: usize| (conflicts[at] & left).count_ones();
    if let Some(free) = routes.clone().find(|at| degree(*at) <= 1) {
        return 1 + independent(left & !(1 << free) & !conflicts[free], conflicts);
    }
    let Some(hub) = routes.max_by_key(|at| degree(*at)) else {
        return 0;
    };
    let without = independent(left & !(1 << hub), conflicts);
    let with = 1 + independent(left & !(1 << hub) & !conflicts[hub], conflicts);
    without.max(with)
}
