//! Origins: on what routes an event is known, which of them are independent and why the others are
//! not, and what would raise their number.

use petgraph::graph::NodeIndex;

use super::Derived;
use super::bench::Bench;
use super::independence::{
    Conflict, Origins, Route, choke_points, conflict, largest_set, origins, routes,
};
use crate::graph::{Edge, Voice};
use crate::model::claim::Polarity;

/// On what an event is known, for one polarity.
#[derive(Clone, Debug)]
pub struct Provenance {
    /// Which way.
    pub polarity: Polarity,
    /// The routes, in the order of their claims.
    pub routes: Vec<Traced>,
    /// Claims that count and add no route, in their order.
    pub echo: Vec<(NodeIndex, Echo)>,
    /// How many origins are independent.
    pub origins: Origins,
    /// The nodes common to all routes.
    pub choke_points: Vec<NodeIndex>,
    /// What would raise the number that can be counted on.
    pub would_raise: Vec<Raise>,
}

/// A route, and what it adds.
#[derive(Clone, Debug)]
pub struct Traced {
    /// The route.
    pub route: Route,
    /// Why it is not counted on; none where it is one of those that are.
    pub not_low: Option<NotCounted>,
    /// Why it is not counted at most; none where it is one of those that are.
    pub not_high: Option<NotCounted>,
}

/// Why a route is not among the independent ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// It is a source's own word: nobody is named from whom it comes.
    OwnWord,
    /// Its origin is unstated.
    Unstated,
    /// It only cites another outlet.
    Cites(NodeIndex),
    /// It conflicts with the route of another claim, which is counted.
    Conflicts(NodeIndex, Conflict),
    /// It conflicts with none that is counted, but counting it would leave out more: only where
    /// there are too many routes to be exact.
    Bounded,
}

/// Why a counting claim adds no route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// It repeats a claim.
    Repeats(NodeIndex),
    /// It is its source's own word, which rests on what the source reports others to say.
    RestsOnSpeakers,
    /// Its source copies something unknown.
    CopyOfUnknown,
}

/// What would raise the number of origins that can be counted on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raise {
    /// To know from whom this source's own word comes.
    Speaker(NodeIndex),
    /// To know who is behind what nobody named said: the claim.
    Named(NodeIndex),
    /// To code what this cited source says itself.
    Cited(NodeIndex),
    /// To know that these two are not the same and of no one body.
    Apart(NodeIndex, NodeIndex),
    /// To know to whom this unnamed speaker belongs.
    Affiliation(NodeIndex),
    /// A claim on a route that passes none of these.
    Around(Vec<NodeIndex>),
}

/// On what an event is known: what is said for it, then what is said against it; without what
/// nobody says.
pub fn provenance(derived: &Derived<'_>, event: NodeIndex) -> Vec<Provenance> {
    let state = derived.event(event);
    let sides = [
        (Polarity::Positive, &state.positive),
        (Polarity::Negative, &state.negative),
    ];
    sides
        .into_iter()
        .filter(|(_, claims)| !claims.is_empty())
        .map(|(polarity, claims)| one_side(derived, polarity, claims))
        .collect()
}

fn one_side(derived: &Derived<'_>, polarity: Polarity, claims: &[NodeIndex]) -> Provenance {
    let bench = derived.bench();
    let found = routes(&bench, claims);
    let low = largest_set(
        &found,
        |route| route.solid,
        |a, b| conflict(&bench, a, b, true).is_some(),
    );
    let high = largest_set(
        &found,
        |_| true,
        |a, b| conflict(&bench, a, b, false).is_some(),
    );
    // Beyond what can be exact, a greedy walk over more routes may come out below.
    let high = if high.len() < low.len() {
        low.clone()
    } else {
        high
    };
    let origins = origins(&bench, &found);
    let choke_points = choke_points(&found);
    let traced: Vec<Traced> = found
        .iter()
        .enumerate()
        .map(|(at, route)| Traced {
            not_low: (!low.contains(&at)).then(|| {
                not_solid(&bench, route)
                    .unwrap_or_else(|| conflicting(&bench, &found, route, &low, true))
            }),
            not_high: (!high.contains(&at))
                .then(|| conflicting(&bench, &found, route, &high, false)),
            route: route.clone(),
        })
        .collect();
    let echo = claims
        .iter()
        .filter(|claim| found.iter().all(|route| route.claim != **claim))
        .map(|claim| (*claim, echo(&bench, *claim)))
        .collect();
    let would_raise = would_raise(&bench, &traced, &choke_points);
    Provenance {
        polarity,
        routes: traced,
        echo,
        origins,
        choke_points,
        would_raise,
    }
}

/// Why a route has no origin to count on; none where it has.
fn not_solid(bench: &Bench<'_>, route: &Route) -> Option<NotCounted> {
    if route.solid {
        return None;
    }
    let chain = &bench.utterance(route.claim).attribution.chain;
    let cited = chain.iter().rev().find_map(|voice| match voice {
        Voice::Source(source) => Some(*source),
        _ => None,
    });
    Some(match (chain.last(), cited) {
        (None, _) => NotCounted::OwnWord,
        (Some(Voice::Unstated), _) => NotCounted::Unstated,
        (_, Some(source)) => NotCounted::Cites(source),
        (_, None) => NotCounted::OwnWord,
    })
}

/// With which of the counted routes a route conflicts, and how.
fn conflicting(
    bench: &Bench<'_>,
    all: &[Route],
    route: &Route,
    counted: &[usize],
    low: bool,
) -> NotCounted {
    let mut others = counted.iter().map(|at| &all[*at]);
    let found = others.find_map(|other| {
        let how = conflict(bench, route, other, low)?;
        Some(NotCounted::Conflicts(other.claim, how))
    });
    found.unwrap_or(NotCounted::Bounded)
}

fn echo(bench: &Bench<'_>, claim: NodeIndex) -> Echo {
    match bench.graph.first(claim, Edge::Repeats) {
        Some(target) => Echo::Repeats(target),
        None if bench.state(claim).rests => Echo::RestsOnSpeakers,
        None => Echo::CopyOfUnknown,
    }
}

fn would_raise(bench: &Bench<'_>, routes: &[Traced], choke_points: &[NodeIndex]) -> Vec<Raise> {
    let mut raises = Vec::new();
    let counted = || routes.iter().filter(|it| it.not_low.is_none());
    for traced in routes {
        // Whoever is behind it, a route that shares a node with one that is counted adds nothing.
        let shares = counted().any(|it| conflict(bench, &traced.route, &it.route, false).is_some());
        let raise = match &traced.not_low {
            None | Some(NotCounted::Bounded) => None,
            Some(NotCounted::OwnWord | NotCounted::Unstated | NotCounted::Cites(_)) if shares => {
                None
            }
            Some(NotCounted::OwnWord) => Some(Raise::Speaker(traced.route.claim)),
            Some(NotCounted::Unstated) => Some(Raise::Named(traced.route.claim)),
            Some(NotCounted::Cites(source)) => Some(Raise::Cited(*source)),
            Some(NotCounted::Conflicts(_, how)) => match how {
                Conflict::Shares(_) => None,
                Conflict::OneBody(one, other) => Some(Raise::Apart(*one, *other)),
                Conflict::Unattached(speaker) => Some(Raise::Affiliation(*speaker)),
            },
        };
        raises.extend(raise.filter(|it| !raises.contains(it)));
    }
    let around = match choke_points {
        [] => None,
        nodes => Some(Raise::Around(nodes.to_vec())),
    };
    raises.extend(around);
    raises
}
