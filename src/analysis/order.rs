//! Order in time: by dates and, where they leave it open, by before and after.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::graph::{Edge, Graph};
use crate::model::date::{Certainty, Date, before};
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

/// What is certainly before and after one event.
#[derive(Debug)]
pub struct Sequence<'a> {
    date: Option<&'a Date>,
    earlier: FxHashSet<NodeIndex>,
    later: FxHashSet<NodeIndex>,
}

impl<'a> Sequence<'a> {
    /// The order around an event. `linked` are the events with before or after, see
    /// [`linked_events`].
    pub fn around(graph: &'a Graph, event: NodeIndex, linked: &[NodeIndex]) -> Self {
        let date = date_of(graph, event);
        let dated = |certainly: &dyn Fn(&Date, &Date) -> bool| -> Vec<NodeIndex> {
            let holds = |node: &NodeIndex| {
                *node != event
                    && date_of(graph, *node)
                        .zip(date)
                        .is_some_and(|(a, b)| certainly(a, b))
            };
            linked.iter().copied().filter(holds).collect()
        };
        let earlier = dated(&|a, b| before(a, b) == Certainty::Certainly);
        let later = dated(&|a, b| before(b, a) == Certainty::Certainly);
        Self {
            date,
            earlier: walk(graph, event, earlier, Link::Before, Link::After),
            later: walk(graph, event, later, Link::After, Link::Before),
        }
    }

    /// How an event dated `date` stands towards the one in the middle.
    pub fn of(&self, node: NodeIndex, date: Option<&Date>) -> Order {
        if let Some((date, middle)) = date.zip(self.date) {
            if before(date, middle) == Certainty::Certainly {
                return Order::Before;
            }
            if before(middle, date) == Certainty::Certainly {
                return Order::After;
            }
        }
        match (self.earlier.contains(&node), self.later.contains(&node)) {
            (true, false) => Order::Before,
            (false, true) => Order::After,
            _ => Order::Unknown,
        }
    }
}

/// The events that have a before or after, or are named in one.
pub fn linked_events(graph: &Graph) -> Vec<NodeIndex> {
    graph
        .events()
        .map(|(node, _)| node)
        .filter(|node| {
            let is_order = |edge| matches!(edge, Edge::Link(Link::Before | Link::After));
            !graph.out(*node, is_order).is_empty() || !graph.into(*node, is_order).is_empty()
        })
        .collect()
}

/// Everything that `forward` links (or `backward` links against their direction) chain to the
/// event or to what is dated on that side of it.
fn walk(
    graph: &Graph,
    event: NodeIndex,
    dated: Vec<NodeIndex>,
    forward: Link,
    backward: Link,
) -> FxHashSet<NodeIndex> {
    let mut found = FxHashSet::default();
    let mut open = dated;
    open.push(event);
    while let Some(node) = open.pop() {
        let named = graph.into(node, |edge| edge == Edge::Link(forward));
        let naming = graph.out(node, |edge| edge == Edge::Link(backward));
        for (_, next) in named.into_iter().chain(naming) {
            if next != event && found.insert(next) {
                open.push(next);
            }
        }
    }
    found
}

fn date_of(graph: &Graph, event: NodeIndex) -> Option<&Date> {
    graph.event(event)?.date.as_ref()
}
