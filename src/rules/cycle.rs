//! Cycles of a relation between records.

use std::collections::VecDeque;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

/// Rounds of looking for cycles: each finds one in every knot of records, so that this many
/// cycles through one and the same record are told at once.
const ROUNDS: usize = 10;

/// Cycles among arcs between nodes, each as the indices of its arcs in order. A node with an arc
/// to itself is no cycle here.
///
/// Each cycle starts at its smallest node and is a shortest one through it; no arc is in two of
/// them. Where many cycles share a knot, further ones show once these are mended. Takes time
/// linear in the number of arcs.
pub(super) fn cycles(arcs: &[(NodeIndex, NodeIndex)]) -> Vec<Vec<usize>> {
    if arcs.is_empty() {
        return Vec::new();
    }
    let mut graph = compact(arcs);
    let mut cycles = Vec::new();
    for _ in 0..ROUNDS {
        let knots = kosaraju_scc(&graph);
        let mut found = Vec::new();
        let mut knot_of = vec![usize::MAX; graph.node_count()];
        for (number, knot) in knots.iter().enumerate().filter(|(_, knot)| knot.len() > 1) {
            for node in knot {
                knot_of[node.index()] = number;
            }
            let start = knot.iter().min().copied();
            found.extend(start.and_then(|start| shortest(&graph, start, &knot_of)));
        }
        if found.is_empty() {
            break;
        }
        let used: Vec<usize> = found.iter().flatten().copied().collect();
        cycles.append(&mut found);
        let mut keep = vec![true; arcs.len()];
        for arc in used {
            keep[arc] = false;
        }
        graph.retain_edges(|graph, edge| keep[graph[edge]]);
    }
    cycles.sort_by_key(|cycle| cycle.first().map(|arc| arcs[*arc]));
    cycles
}

/// The nodes that have arcs, in their order, and the arcs by their index.
fn compact(arcs: &[(NodeIndex, NodeIndex)]) -> DiGraph<(), usize> {
    let mut nodes: Vec<NodeIndex> = arcs.iter().flat_map(|(from, to)| [*from, *to]).collect();
    nodes.sort_unstable();
    nodes.dedup();
    let mut graph = DiGraph::with_capacity(nodes.len(), arcs.len());
    let places: FxHashMap<NodeIndex, NodeIndex> = nodes
        .into_iter()
        .map(|node| (node, graph.add_node(())))
        .collect();
    for (index, (from, to)) in arcs.iter().enumerate().filter(|(_, (from, to))| from != to) {
        graph.add_edge(places[from], places[to], index);
    }
    graph
}

/// A shortest cycle through `start` within its knot, as the indices of its arcs.
fn shortest(graph: &DiGraph<(), usize>, start: NodeIndex, knot_of: &[usize]) -> Option<Vec<usize>> {
    let mut reached_by: FxHashMap<NodeIndex, (NodeIndex, usize)> = FxHashMap::default();
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        let mut next: Vec<_> = graph
            .edges(node)
            .map(|edge| (edge.target(), *edge.weight()))
            .filter(|(target, _)| knot_of[target.index()] == knot_of[start.index()])
            .collect();
        next.sort_unstable();
        for (target, arc) in next {
            if target == start {
                let mut cycle = vec![arc];
                let mut back = node;
                while back != start {
                    let (before, arc) = reached_by.get(&back)?;
                    cycle.push(*arc);
                    back = *before;
                }
                cycle.reverse();
                return Some(cycle);
            }
            reached_by.entry(target).or_insert_with(|| {
                queue.push_back(target);
                (node, arc)
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{NodeIndex, cycles};

    fn of(arcs: &[(usize, usize)]) -> Vec<Vec<usize>> {
        let arcs: Vec<_> = arcs
            .iter()
            .map(|(from, to)| (NodeIndex::new(*from), NodeIndex::new(*to)))
            .collect();
        cycles(&arcs)
    }

    #[test]
    fn every_cycle_once() {
        assert!(of(&[(0, 1), (1, 2), (0, 2), (3, 3)]).is_empty());
        assert_eq!(of(&[(7, 5), (5, 9), (9, 7)]), [[1, 2, 0]]);
        // Two cycles through one node; two apart.
        assert_eq!(of(&[(0, 1), (1, 0), (0, 2), (2, 0)]), [[0, 1], [2, 3]]);
        assert_eq!(of(&[(2, 3), (3, 2), (0, 1), (1, 0)]), [[2, 3], [0, 1]]);
        // The shortest first, and nothing left that it does not share an arc with.
        assert_eq!(of(&[(0, 1), (1, 2), (2, 0), (1, 0)]), [[0, 3]]);
    }

    #[test]
    fn a_long_cycle_is_found() {
        let arcs: Vec<_> = (0..200_000).map(|i| (i, (i + 1) % 200_000)).collect();
        assert_eq!(of(&arcs).len(), 1);
    }
}
