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

/// How many of these routes are independent.
pub fn origins(bench: &Bench<'_>, routes: &[Route]) -> Origins {
    let solid: Vec<&Route> = routes.iter().filter(|route| route.solid).collect();
    let all: Vec<&Route> = routes.iter().collect();
    let low = largest(&solid, |a, b| shares_a_node(a, b) || one_body(bench, a, b));
    Origins {
        low,
        // What is independent in low is so in high, though a greedy walk over more routes may
        // come out below.
        high: largest(&all, shares_a_node).max(low),
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

fn shares_a_node(a: &Route, b: &Route) -> bool {
    a.nodes
        .iter()
        .any(|node| b.nodes.binary_search(node).is_ok())
}

/// Whether two routes hold speakers of one body, or one an unnamed speaker of whom nothing is
/// known that could set it apart.
fn one_body(bench: &Bench<'_>, a: &Route, b: &Route) -> bool {
    let graph = bench.graph;
    let body = |speaker: NodeIndex, route: &Route| {
        bench
            .ladder
            .above(speaker, graph.said_date(route.claim), ONE_BODY)
    };
    a.speakers.iter().any(|one| {
        b.speakers.iter().any(|other| {
            if are_apart(graph, *one, *other) {
                return false;
            }
            if is_unattached(bench, *one, a.claim) || is_unattached(bench, *other, b.claim) {
                return true;
            }
            let others = body(*other, b);
            body(*one, a)
                .iter()
                .any(|node| others.binary_search(node).is_ok())
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
        let mut order: Vec<&Route> = routes.to_vec();
        order.sort_by_key(|route| (route.nodes.len() + usize::from(route.open), route.claim));
        let mut chosen: Vec<&Route> = Vec::new();
        for route in order {
            if !chosen.iter().any(|other| conflict(route, other)) {
                chosen.push(route);
            }
        }
        return chosen.len() as u32;
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
