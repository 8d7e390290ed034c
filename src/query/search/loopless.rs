//! More than the shortest: the k shortest paths without loops.
//!
//! J. Y. Yen, "Finding the K Shortest Loopless Paths in a Network", Management Science 17 (1971),
//! with E. L. Lawler's refinement that a path is left only where it left the one before.

use std::collections::{BTreeMap, BTreeSet};

use super::pair::{Pair, Start};
use crate::query::world::World;

/// At most this many paths that tie with the last one are returned.
pub const TIES: usize = 1000;

/// The k shortest paths, as their actors, with all that are as long as the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loopless {
    /// The paths, the shorter first; among those of one length, by their actors.
    pub paths: Vec<Vec<u32>>,
    /// Whether more tie with the last than are returned.
    pub cut: bool,
}

/// The k shortest paths without loops between two sets of actors. A path touches each set with its
/// end alone.
///
/// Takes k times the length of the paths searches from both ends.
pub fn loopless(
    world: &World,
    from: &[u32],
    to: &[u32],
    avoid: &[u32],
    k: usize,
    most: Option<usize>,
) -> Loopless {
    let mut pair = Pair::new(world);
    let mut found: Vec<Vec<u32>> = Vec::new();
    // By length, then actors; each with the position at which it left the path before it.
    let mut open: BTreeMap<(usize, Vec<u32>), usize> = BTreeMap::new();
    let ends: Vec<u32> = from
        .iter()
        .filter(|it| !avoid.contains(it))
        .copied()
        .collect();
    if let Some(path) = pair.one(Start::At(&ends), to, avoid, most) {
        open.insert((path.len(), path), 0);
    }
    let mut cut = false;
    while let Some(((length, path), left)) = open.pop_first() {
        let last = found.last().map_or(0, Vec::len);
        if found.len() >= k && length > last {
            break;
        }
        if found.len() >= k.saturating_add(TIES) {
            cut = true;
            break;
        }
        found.push(path.clone());
        // The next that start elsewhere, then those that leave this one after each of its actors.
        for leave in left..path.len() {
            let (root, after) = path.split_at(leave);
            let shared = found.iter().filter(|it| it.starts_with(root));
            let taken: BTreeSet<u32> = shared.filter_map(|it| it.get(leave).copied()).collect();
            let taken: Vec<u32> = taken.into_iter().collect();
            debug_assert!(taken.contains(&after[0]));
            let others: Vec<u32>;
            let start = match root.last() {
                None => {
                    let left = ends.iter().filter(|it| !taken.contains(it));
                    others = left.copied().collect();
                    Start::At(&others)
                }
                Some(spur) if to.contains(spur) => continue,
                Some(spur) => Start::Beside(*spur, &taken),
            };
            let mut around = avoid.to_vec();
            around.extend(root);
            if leave > 0 {
                around.extend(from);
            }
            let left_to_go = match most {
                Some(most) if most < leave => continue,
                Some(most) => Some(most - leave),
                None => None,
            };
            if let Some(rest) = pair.one(start, to, &around, left_to_go) {
                let whole = [root, &rest].concat();
                open.entry((whole.len(), whole)).or_insert(leave);
            }
        }
    }
    found.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    Loopless { paths: found, cut }
}
