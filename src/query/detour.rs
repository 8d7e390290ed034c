//! Detours: what becomes of the ways between actors where connectors fall away.

use std::collections::BTreeSet;

use petgraph::graph::NodeIndex;

use super::connector::Connector;
use super::search::pair::Pair;
use super::survey::Way;
use super::world::World;
use crate::graph::Graph;

/// A connector that is gone, and how near the actors are now that it tied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detour {
    /// The connector.
    pub connector: Connector,
    /// Two actors that it tied.
    pub ends: [NodeIndex; 2],
    /// The number of connectors between them now; none where nothing connects them.
    pub now: Option<usize>,
}

/// At most this many pairs of actors are looked at: one hub may tie thousands.
pub const LOOKED_AT: usize = 10_000;

/// For each pair of actors that a connector tied which is there no longer: how near they are now,
/// in the order of the connectors; none that are still one connector apart. And whether there were
/// more pairs than are looked at.
pub fn detours(graph: &Graph, before: &[Way], after: Vec<Way>) -> (Vec<Detour>, bool) {
    let mut left: Vec<Connector> = after.iter().map(|way| way.passage.connector).collect();
    left.sort_unstable();
    left.dedup();
    let mut pairs: BTreeSet<(Connector, NodeIndex, NodeIndex)> = BTreeSet::new();
    let mut cut = false;
    let gone = before
        .iter()
        .filter(|way| left.binary_search(&way.passage.connector).is_err());
    'looking: for way in gone {
        for from in &way.enter {
            for to in way.leave.iter().filter(|to| *to != from) {
                let ends = if from < to {
                    (*from, *to)
                } else {
                    (*to, *from)
                };
                pairs.insert((way.passage.connector, ends.0, ends.1));
                if pairs.len() > LOOKED_AT {
                    pairs.pop_last();
                    cut = true;
                    break 'looking;
                }
            }
        }
    }
    let world = World::of(graph, after);
    let mut search = Pair::new(&world);
    let mut found = Vec::new();
    for (connector, one, other) in pairs {
        let (Some(from), Some(to)) = (world.junction(one), world.junction(other)) else {
            continue;
        };
        let now = search.length(&[from], &[to], &[], None);
        if now != Some(1) {
            found.push(Detour {
                connector,
                ends: [one, other],
                now,
            });
        }
    }
    (found, cut)
}
