//! Timeline: what is known of the order of events, as far as dates and links settle it.

use petgraph::graph::NodeIndex;

use super::Derived;
use super::order::{Order, Sequence};
use crate::graph::Edge;
use crate::model::date::{Date, Window};
use crate::model::event::Link;

/// Up to this many events are each compared with each other.
pub const COMPARED: usize = 3000;

/// An event in time.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The event.
    pub event: NodeIndex,
    /// When it may have been; none where it is undated.
    pub window: Option<Window>,
    /// The events that are certainly before it, with none known to be between.
    pub after: Vec<NodeIndex>,
    /// The events whose order to it is not known.
    pub open: Vec<NodeIndex>,
    /// The events during which it was.
    pub during: Vec<NodeIndex>,
}

/// A partial order of events.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// The events: dated ones by when they may have begun, then undated ones so that none stands
    /// before one that it is after, as far as that is known.
    pub moments: Vec<Moment>,
    /// Whether they were compared with each other; too many are only sorted.
    pub compared: bool,
}

/// The order of some events: certain where a date is certainly before another, or where before
/// and after chain them; open otherwise.
///
/// Compares each with each: quadratic in the events, of which at most [`COMPARED`] are.
pub fn timeline(derived: &Derived<'_>, events: &[NodeIndex]) -> Timeline {
    let graph = derived.graph;
    let filling = derived.filling();
    let sequence = Sequence::new(graph);
    let date = |event: NodeIndex| filling.date(event);
    let mut events = events.to_vec();
    events.sort_by_key(|event| {
        let nominal = date(*event).map(Date::nominal);
        (nominal.is_none(), nominal, *event)
    });
    let compared = events.len() <= COMPARED;
    let windows: Vec<_> = events
        .iter()
        .map(|it| date(*it).map(Date::window))
        .collect();
    let count = events.len();
    // For each event: which others are certainly before it.
    let mut before = vec![Vec::new(); count];
    let mut open = vec![Vec::new(); count];
    if compared {
        for (at, event) in events.iter().enumerate() {
            let around = sequence.around_date(*event, windows[at]);
            for (other, window) in windows.iter().enumerate() {
                if other == at {
                    continue;
                }
                match sequence.of(&around, events[other], *window) {
                    Order::Before => before[at].push(other),
                    Order::After => {}
                    Order::Unknown => open[at].push(other),
                }
            }
        }
        settle_undated(&mut events, &windows, &mut before, &mut open);
    }
    let windows: Vec<_> = events
        .iter()
        .map(|it| date(*it).map(Date::window))
        .collect();
    let nearest = nearest(&before);
    let moments = events
        .iter()
        .enumerate()
        .map(|(at, event)| Moment {
            event: *event,
            window: windows[at],
            after: nearest[at].iter().map(|it| events[*it]).collect(),
            open: open[at].iter().map(|it| events[*it]).collect(),
            during: graph
                .out(*event, |edge| edge == Edge::Link(Link::During))
                .into_iter()
                .map(|(_, other)| other)
                .collect(),
        })
        .collect();
    Timeline { moments, compared }
}

/// Puts each undated event behind the last one that is certainly before it, if any; the others
/// stay at the end.
fn settle_undated(
    events: &mut Vec<NodeIndex>,
    windows: &[Option<Window>],
    before: &mut Vec<Vec<usize>>,
    open: &mut Vec<Vec<usize>>,
) {
    let count = events.len();
    // A place for each event: dated ones keep theirs, undated ones go behind what they are after.
    let mut places: Vec<(usize, usize, usize)> = Vec::with_capacity(count);
    let mut place_of: Vec<usize> = (0..count).collect();
    let depth: Vec<usize> = (0..count)
        .map(|at| {
            if windows[at].is_some() {
                0
            } else {
                before[at].len() + 1
            }
        })
        .collect();
    // What is after another event is after all that this one is after: fewer come first.
    let mut undated: Vec<usize> = (0..count).filter(|at| windows[*at].is_none()).collect();
    undated.sort_by_key(|at| (before[*at].len(), *at));
    for at in undated {
        let last = before[at].iter().map(|other| place_of[*other]).max();
        // Behind nothing known, it stands behind all that is dated.
        place_of[at] = last.unwrap_or(count);
    }
    for at in 0..count {
        places.push((place_of[at], depth[at], at));
    }
    places.sort_unstable();
    let order: Vec<usize> = places.into_iter().map(|(_, _, at)| at).collect();
    let mut position = vec![0; count];
    for (place, at) in order.iter().enumerate() {
        position[*at] = place;
    }
    let moved = |lists: &[Vec<usize>]| -> Vec<Vec<usize>> {
        order
            .iter()
            .map(|at| {
                let mut list: Vec<_> = lists[*at].iter().map(|it| position[*it]).collect();
                list.sort_unstable();
                list
            })
            .collect()
    };
    *before = moved(before);
    *open = moved(open);
    *events = order.iter().map(|at| events[*at]).collect();
}

/// Of those before each: the ones that are before no other of them.
fn nearest(before: &[Vec<usize>]) -> Vec<Vec<usize>> {
    before
        .iter()
        .map(|all| {
            let is_before_another = |one: &usize| {
                all.iter()
                    .any(|other| before[*other].binary_search(one).is_ok())
            };
            all.iter()
                .filter(|one| !is_before_another(one))
                .copied()
                .collect()
        })
        .collect()
}
