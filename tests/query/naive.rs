//! The naive search: every walk and every path without a loop, one after another.

use std::collections::BTreeSet;

use claimgraph::graph::NodeIndex;
use claimgraph::query::connector::Connector;
use claimgraph::query::survey::{Passage, Way};

/// A path as it is compared: its actors and its connectors.
pub(super) type Trail = (Vec<NodeIndex>, Vec<Connector>);

/// A path with all that is known of its passages.
#[derive(Clone, Debug)]
pub(super) struct Walk {
    pub(super) actors: Vec<NodeIndex>,
    pub(super) passages: Vec<Passage>,
    /// Whether each passage was walked from whom it leads to.
    pub(super) backwards: Vec<bool>,
}

impl Walk {
    pub(super) fn from(actor: NodeIndex) -> Self {
        Self {
            actors: vec![actor],
            passages: Vec::new(),
            backwards: Vec::new(),
        }
    }

    pub(super) fn trail(&self) -> Trail {
        let connectors = self.passages.iter().map(|it| it.connector).collect();
        (self.actors.clone(), connectors)
    }

    fn and(&self, passage: Passage, actor: NodeIndex, backwards: bool) -> Self {
        let mut longer = self.clone();
        longer.actors.push(actor);
        longer.passages.push(passage);
        longer.backwards.push(backwards);
        longer
    }

    /// The walks that are longer by one.
    pub(super) fn longer(&self, ways: &[Way], also_backwards: bool) -> Vec<Self> {
        let here = self.actors[self.actors.len() - 1];
        let mut longer = Vec::new();
        for way in ways {
            if way.enter.contains(&here) {
                let on = way.leave.iter().map(|it| self.and(way.passage, *it, false));
                longer.extend(on);
            }
            if also_backwards && way.leave.contains(&here) {
                let back = way.enter.iter().map(|it| self.and(way.passage, *it, true));
                longer.extend(back);
            }
        }
        longer
    }
}

/// Every path without a loop from one actor to another that touches `avoid` nowhere.
pub(super) fn paths(
    ways: &[Way],
    from: NodeIndex,
    to: NodeIndex,
    avoid: &[NodeIndex],
    most: usize,
) -> Vec<Walk> {
    let mut found = Vec::new();
    let mut open = vec![Walk::from(from)];
    while let Some(walk) = open.pop() {
        let here = walk.actors[walk.actors.len() - 1];
        if here == to {
            found.push(walk);
            continue;
        }
        if walk.passages.len() == most {
            continue;
        }
        let longer = walk.longer(ways, false).into_iter().filter(|longer| {
            let next = longer.actors[longer.actors.len() - 1];
            !walk.actors.contains(&next) && !avoid.contains(&next)
        });
        open.extend(longer);
    }
    found
}

/// Those with the fewest connectors.
pub(super) fn shortest(walks: impl IntoIterator<Item = Walk>) -> Vec<Walk> {
    let walks: Vec<Walk> = walks.into_iter().collect();
    let least = walks.iter().map(|it| it.passages.len()).min();
    walks
        .into_iter()
        .filter(|it| Some(it.passages.len()) == least)
        .collect()
}

/// As they are compared: once each.
pub(super) fn trails(walks: &[Walk]) -> BTreeSet<Trail> {
    walks.iter().map(Walk::trail).collect()
}
