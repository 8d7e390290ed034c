//! Order in time: by dates and, where they leave it open, by before and after.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::graph::{Edge, Graph};
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

/// The times of all events, to order them by.
#[derive(Debug)]
pub struct Sequence<'g> {
    graph: &'g Graph,
    /// When each event may have happened, in the order of the events; none for an undated one.
    windows: Vec<Option<Window>>,
}

impl<'g> Sequence<'g> {
    /// The order of the events of a graph, by the dates of their records.
    pub fn new(graph: &'g Graph) -> Self {
        let windows = graph
            .events()
            .map(|(_, event)| event.date.as_ref().map(Date::window))
            .collect();
        Self { graph, windows }
    }

    /// How an event stands towards a middle one: by the date given for it and the middle's own,
    /// else by before and after, chained.
    pub fn of(&self, node: NodeIndex, date: Option<Window>, middle: NodeIndex) -> Order {
        let pivot = self.window(middle);
        if let Some((date, pivot)) = date.zip(pivot) {
            if is_before(date, pivot) {
                return Order::Before;
            }
            if is_before(pivot, date) {
                return Order::After;
            }
        }
        let earlier = |date| pivot.is_some_and(|pivot| is_before(date, pivot));
        let later = |date| pivot.is_some_and(|pivot| is_before(pivot, date));
        let before = self.leads(node, middle, Link::Before, Link::After, earlier);
        let after = self.leads(node, middle, Link::After, Link::Before, later);
        match (before, after) {
            (true, false) => Order::Before,
            (false, true) => Order::After,
            _ => Order::Unknown,
        }
    }

    fn window(&self, event: NodeIndex) -> Option<Window> {
        self.windows[self.graph.position(event)]
    }

    /// Whether `forward` links (or `backward` links against their direction) chain from an event
    /// to the middle one, or to one whose date settles it.
    fn leads(
        &self,
        from: NodeIndex,
        middle: NodeIndex,
        forward: Link,
        backward: Link,
        settles: impl Fn(Window) -> bool,
    ) -> bool {
        let mut seen = FxHashSet::default();
        let mut open = vec![from];
        while let Some(node) = open.pop() {
            let named = self.graph.out(node, |edge| edge == Edge::Link(forward));
            let naming = self.graph.into(node, |edge| edge == Edge::Link(backward));
            for (_, next) in named.into_iter().chain(naming) {
                if next == middle || self.window(next).is_some_and(&settles) {
                    return true;
                }
                if next != from && seen.insert(next) {
                    open.push(next);
                }
            }
        }
        false
    }
}

/// Whether one stretch of time is certainly before another: `before` of the model's dates, for
/// windows that are at hand.
pub const fn is_before(one: Window, other: Window) -> bool {
    one.latest <= other.earliest
}
