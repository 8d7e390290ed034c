//! Order in time: by dates and, where they leave it open, by before and after.

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{Dfs, Reversed};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::graph::Graph;
use crate::model::date::{Date, Window};
use crate::model::event::Link;

/// How an event stands towards another in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// Certainly before it.
    Before,
    /// Certainly after it.
    After,
    /// Neither is certain.
    Unknown,
}

/// The times of all events, and how before and after chain them.
#[derive(Debug)]
pub struct Sequence {
    /// When each event may have happened, in the order of the events; none for an undated one.
    windows: Vec<Option<Window>>,
    /// The events that are linked, each with an arc to those that it is before.
    chain: DiGraph<NodeIndex, (), u32>,
    /// Where a linked event stands in the chain.
    links: FxHashMap<NodeIndex, NodeIndex>,
    /// For each event of the chain: the end of the earliest dated one that it is before, and the
    /// start of the latest dated one that it is after.
    bounds: Vec<(i64, i64)>,
}

/// What chains to one event.
#[derive(Debug)]
pub struct Around {
    middle: Option<Window>,
    /// The end of the earliest dated event that it is before, and the start of the latest dated one
    /// that it is after.
    bounds: (i64, i64),
    earlier: FxHashSet<NodeIndex>,
    later: FxHashSet<NodeIndex>,
}

impl Sequence {
    /// The order of the events of a graph, by the dates of their records. Takes time linear in
    /// the events and their links.
    pub fn new(graph: &Graph) -> Self {
        let windows: Vec<_> = graph
            .events()
            .map(|(_, event)| event.date.as_ref().map(Date::window))
            .collect();
        let mut sequence = Self {
            windows,
            chain: DiGraph::default(),
            links: FxHashMap::default(),
            bounds: Vec::new(),
        };
        for (node, event) in graph.events() {
            for later in graph.find_all(event.links(Link::Before)) {
                sequence.link(node, later);
            }
            for earlier in graph.find_all(event.links(Link::After)) {
                sequence.link(earlier, node);
            }
        }
        sequence.bound(graph);
        sequence
    }

    /// What chains to an event, of the date of its record.
    pub fn around(&self, graph: &Graph, middle: NodeIndex) -> Around {
        self.around_date(middle, self.windows[graph.position(middle)])
    }

    /// What chains to an event, of a date of its own.
    pub fn around_date(&self, middle: NodeIndex, date: Option<Window>) -> Around {
        let mut around = Around {
            middle: date,
            bounds: (Window::FUTURE, Window::PAST),
            earlier: FxHashSet::default(),
            later: FxHashSet::default(),
        };
        if let Some(at) = self.links.get(&middle) {
            around.bounds = self.bounds[at.index()];
            let mut forward = Dfs::new(&self.chain, *at);
            while let Some(next) = forward.next(&self.chain) {
                around.later.insert(self.chain[next]);
            }
            let reversed = Reversed(&self.chain);
            let mut backward = Dfs::new(reversed, *at);
            while let Some(next) = backward.next(reversed) {
                around.earlier.insert(self.chain[next]);
            }
        }
        around
    }

    /// How an event stands towards the one in the middle: by the date given for it and the
    /// middle's own, else by before and after, chained.
    pub fn of(&self, around: &Around, node: NodeIndex, date: Option<Window>) -> Order {
        if let Some((date, middle)) = date.zip(around.middle) {
            if is_before(date, middle) {
                return Order::Before;
            }
            if is_before(middle, date) {
                return Order::After;
            }
        }
        let bounds = match self.links.get(&node) {
            Some(at) => self.bounds[at.index()],
            None if around.bounds == (Window::FUTURE, Window::PAST) => return Order::Unknown,
            None => (Window::FUTURE, Window::PAST),
        };
        let (ends, starts) = narrowed(bounds, date);
        let (middle_ends, middle_starts) = narrowed(around.bounds, around.middle);
        let before =
            around.earlier.contains(&node) || (ends <= middle_starts && ends != Window::FUTURE);
        let after =
            around.later.contains(&node) || (middle_ends <= starts && starts != Window::PAST);
        match (before, after) {
            (true, false) => Order::Before,
            (false, true) => Order::After,
            _ => Order::Unknown,
        }
    }

    fn link(&mut self, earlier: NodeIndex, later: NodeIndex) {
        let chain = &mut self.chain;
        let mut at = |event| {
            *self
                .links
                .entry(event)
                .or_insert_with(|| chain.add_node(event))
        };
        let (earlier, later) = (at(earlier), at(later));
        self.chain.add_edge(earlier, later, ());
    }

    /// Carries the dates of linked events along the chain. In a circle (which nothing can be in)
    /// the bounds are those of its first members.
    fn bound(&mut self, graph: &Graph) {
        // Each event comes after all that it is before.
        let order: Vec<NodeIndex> = petgraph::algo::kosaraju_scc(&self.chain).concat();
        let own = |at: NodeIndex| self.windows[graph.position(self.chain[at])];
        let mut bounds = vec![(Window::FUTURE, Window::PAST); order.len()];
        for at in &order {
            for next in self.chain.neighbors_directed(*at, Direction::Outgoing) {
                let dated = own(next).map_or(Window::FUTURE, |window| window.latest);
                let bound = bounds[next.index()].0.min(dated);
                bounds[at.index()].0 = bounds[at.index()].0.min(bound);
            }
        }
        for at in order.iter().rev() {
            for next in self.chain.neighbors_directed(*at, Direction::Incoming) {
                let dated = own(next).map_or(Window::PAST, |window| window.earliest);
                let bound = bounds[next.index()].1.max(dated);
                bounds[at.index()].1 = bounds[at.index()].1.max(bound);
            }
        }
        self.bounds = bounds;
    }
}

/// By when an event certainly was, and since when: by its date and by what it is chained to.
fn narrowed((ends, starts): (i64, i64), date: Option<Window>) -> (i64, i64) {
    let latest = date.map_or(Window::FUTURE, |it| it.latest);
    let earliest = date.map_or(Window::PAST, |it| it.earliest);
    (ends.min(latest), starts.max(earliest))
}

/// Whether one stretch of time is certainly before another: `before` of the model's dates, for
/// windows that are at hand.
pub const fn is_before(one: Window, other: Window) -> bool {
    one.latest <= other.earliest
}
