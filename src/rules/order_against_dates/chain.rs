//! The order that `after` and `before` give, followed through events without a date.

use std::collections::BTreeMap;

use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

use super::{Dated, OrderAgainstDates};
use crate::diagnostic::{Finding, Severity};
use crate::graph::Graph;
use crate::model::date::Window;
use crate::model::event::{Event, Link};
use crate::rules::context::Context;
use crate::rules::dates::{Span, Spans};
use crate::rules::finding::{entry, finding};

/// Links that the dates contradict, in the order in which they are written. Takes time linear in
/// the links.
pub(super) fn contradicted(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let chain = Chain::new(graph);
    if chain.arcs.edge_count() == 0 {
        return Vec::new();
    }
    let mut wrong: BTreeMap<EdgeIndex, (NodeIndex, Severity)> = BTreeMap::new();
    for (arc, first) in chain.wrong(|span| span.judged) {
        wrong.insert(arc, (first, Severity::Error));
    }
    if chain.spans.iter().flatten().any(Span::is_uncertain) {
        for (arc, first) in chain.wrong(|span| span.nominal) {
            wrong.entry(arc).or_insert((first, Severity::Warning));
        }
    }
    let findings = wrong
        .into_iter()
        .filter_map(|(arc, (first, severity))| chain.finding(graph, arc, first, severity));
    findings.collect()
}

/// The events that are linked, each with an arc to those that it is before.
struct Chain<'g> {
    arcs: DiGraph<&'g Event, Written>,
    /// When each event took place.
    spans: Vec<Option<Span>>,
}

/// Where an arc is written: in the later event by `after`, in the earlier by `before`.
struct Written {
    link: Link,
    index: usize,
}

/// The latest start of all that an event comes after.
#[derive(Clone, Copy)]
struct Bound {
    start: i64,
    /// The event that starts then.
    of: NodeIndex,
}

impl<'g> Chain<'g> {
    fn new(graph: &'g Graph) -> Self {
        let mut arcs = DiGraph::new();
        let mut nodes: FxHashMap<*const Event, NodeIndex> = FxHashMap::default();
        for event in &graph.data().events {
            for link in [Link::After, Link::Before] {
                for (index, id) in event.links(link).iter().enumerate() {
                    let Some(other) = graph.find(id).and_then(|node| graph.event(node)) else {
                        continue;
                    };
                    let mut at = |event: &'g Event| {
                        *nodes
                            .entry(std::ptr::from_ref(event))
                            .or_insert_with(|| arcs.add_node(event))
                    };
                    let (own, other) = (at(event), at(other));
                    let (earlier, later) = match link {
                        Link::Before => (own, other),
                        _ => (other, own),
                    };
                    arcs.add_edge(earlier, later, Written { link, index });
                }
            }
        }
        let mut spans = Spans::default();
        let spans = arcs
            .node_weights()
            .map(|event: &&Event| event.date.as_ref().map(|date| spans.of(date)))
            .collect();
        Self { arcs, spans }
    }

    /// The arcs to events that are over before something starts that they come after, each with
    /// that. What was contradicted hands on its own date alone, so that one fault is told once.
    fn wrong(&self, window: impl Fn(&Span) -> Window) -> Vec<(EdgeIndex, NodeIndex)> {
        let mut wrong = Vec::new();
        let mut bounds: Vec<Option<Bound>> = vec![None; self.arcs.node_count()];
        let mut knot_of = vec![0; self.arcs.node_count()];
        // Each knot after all that lead to it; inside a circle there is no order to follow.
        let knots = petgraph::algo::kosaraju_scc(&self.arcs);
        for (number, knot) in knots.iter().enumerate() {
            for node in knot {
                knot_of[node.index()] = number;
            }
        }
        for node in knots.into_iter().rev().flatten() {
            let own = self.spans[node.index()].as_ref().map(&window);
            let mut bound: Option<Bound> = None;
            let mut contradicted = false;
            for arc in self.arcs.edges_directed(node, Direction::Incoming) {
                let earlier = arc.source().index();
                let Some(handed) =
                    bounds[earlier].filter(|_| knot_of[earlier] != knot_of[node.index()])
                else {
                    continue;
                };
                if own.is_some_and(|own| own.latest <= handed.start) {
                    wrong.push((arc.id(), handed.of));
                    contradicted = true;
                } else if bound.is_none_or(|bound| bound.start < handed.start) {
                    bound = Some(handed);
                }
            }
            let own = own.map(|own| Bound {
                start: own.earliest,
                of: node,
            });
            bounds[node.index()] = match (own, bound) {
                (Some(own), Some(bound)) if !contradicted && bound.start > own.start => Some(bound),
                (Some(own), _) => Some(own),
                (None, bound) => bound,
            };
        }
        wrong
    }

    fn finding(
        &self,
        graph: &Graph,
        arc: EdgeIndex,
        first: NodeIndex,
        severity: Severity,
    ) -> Option<Finding> {
        let (earlier, later) = self.arcs.edge_endpoints(arc)?;
        let Written { link, index } = self.arcs.edge_weight(arc)?;
        let dated = |node: NodeIndex| {
            let event = self.arcs[node];
            Some(Dated::new(event, "date", event.date.as_ref()?))
        };
        let through = (first != earlier).then(|| self.arcs[earlier].id.as_str().into());
        let (earlier, later, first) = (self.arcs[earlier], dated(later)?, dated(first)?);
        let (written, event, other) = match link {
            Link::Before => (earlier, first, later),
            _ => (graph.event(graph.find(&later.id)?)?, later, first),
        };
        let links = written.links(*link);
        let fact = OrderAgainstDates {
            severity,
            link: *link,
            names: links.get(*index)?.as_str().into(),
            event,
            other,
            through,
        };
        Some(finding(
            written,
            entry(link.name(), *index, links.len()),
            fact,
        ))
    }
}
