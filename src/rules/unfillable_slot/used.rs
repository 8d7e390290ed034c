//! Which records fill which roles, and what is above and below these.

use std::collections::VecDeque;

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

use crate::analysis::fits::FITTING;
use crate::graph::{Edge, Graph};
use crate::model::act::Act;
use crate::model::event::Event;
use crate::model::role::Role;

/// Whether the roles are those of an event or of what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Depth {
    /// The event's.
    Event,
    /// Those of its object.
    Object,
}

/// The events by which a node is reached: two are enough to know of one besides the warning.
type Reached = [Option<NodeIndex>; 2];

/// Values of one role: of events of one act, or of any; of the event or of its object.
type Row = (Option<Act>, Depth, Role);

/// The first event of an act that has a record in a role.
type ByAct = FxHashMap<(Act, Role, NodeIndex), NodeIndex>;

/// What fills the roles of a graph's events.
pub(super) struct Used {
    /// The nodes that something used fits, or that fit something used.
    reached: FxHashMap<Row, FxHashMap<NodeIndex, Reached>>,
    by_act: ByAct,
}

impl Used {
    /// What fills the roles of all events, and those of events of these acts.
    pub(super) fn new(graph: &Graph, acts: &[Act]) -> Self {
        let mut used = Values {
            graph,
            acts,
            rows: FxHashMap::default(),
            by_act: ByAct::default(),
        };
        used.events();
        used.says();
        let (up, down) = steps(graph);
        let reached = used.rows.into_iter().map(|(row, values)| {
            let mut reached = spread(&values, &up);
            #[expect(
                clippy::iter_over_hash_type,
                reason = "each is put in a place of its own"
            )]
            for (node, events) in spread(&values, &down) {
                for event in events.into_iter().flatten() {
                    add(reached.entry(node).or_default(), event);
                }
            }
            (row, reached)
        });
        Self {
            reached: reached.collect(),
            by_act: used.by_act,
        }
    }

    /// Whether an event (of an act) other than the warning has a value for a role that fits this
    /// one or is broader.
    pub(super) fn fills(
        &self,
        act: Option<Act>,
        depth: Depth,
        role: Role,
        wanted: NodeIndex,
        warning: NodeIndex,
    ) -> bool {
        let row = self.reached.get(&(act, depth, role));
        let reached = row.and_then(|row| row.get(&wanted));
        let mut events = reached.into_iter().flatten().flatten();
        events.any(|event| *event != warning)
    }

    /// An event of an act, not the warning, that has this very record in a role.
    pub(super) fn has(
        &self,
        act: Act,
        node: NodeIndex,
        role: Role,
        warning: NodeIndex,
    ) -> Option<NodeIndex> {
        let event = self.by_act.get(&(act, role, node)).copied();
        event.filter(|event| *event != warning)
    }
}

/// Collects the values of roles, each with the event that has it.
struct Values<'g> {
    graph: &'g Graph,
    /// The acts whose values are kept apart.
    acts: &'g [Act],
    rows: FxHashMap<Row, FxHashMap<NodeIndex, Reached>>,
    by_act: ByAct,
}

impl Values<'_> {
    /// Adds what fills a role of an event.
    fn add(&mut self, act: Act, depth: Depth, role: Role, value: NodeIndex, event: NodeIndex) {
        let kept = self.acts.contains(&act).then_some(Some(act));
        for act in [None].into_iter().chain(kept) {
            let row = self.rows.entry((act, depth, role)).or_default();
            add(row.entry(value).or_default(), event);
        }
    }

    fn events(&mut self) {
        let graph = self.graph;
        for (node, event) in graph.events() {
            // What is written inline stands in for its event.
            let root = root(graph, node, event);
            for edge in graph.inner().edges(node) {
                match *edge.weight() {
                    // What is written inline happens only where a claim says so.
                    Edge::Role(role) if event.inline_in.is_none() || is_claimed(graph, node) => {
                        self.add(event.act, Depth::Event, role, edge.target(), root);
                        if self.acts.contains(&event.act) {
                            let has = (event.act, role, edge.target());
                            self.by_act.entry(has).or_insert(node);
                        }
                    }
                    Edge::Object { negated } => self.object(root, event, edge.target(), negated),
                    _ => {}
                }
            }
        }
    }

    /// The roles of what an event is about, which are its own where it has none.
    fn object(&mut self, root: NodeIndex, event: &Event, object: NodeIndex, negated: bool) {
        for edge in self.graph.inner().edges(object) {
            let Edge::Role(role) = *edge.weight() else {
                continue;
            };
            self.add(event.act, Depth::Object, role, edge.target(), root);
            let looked_at = matches!(role, Role::Target | Role::Instrument | Role::Place);
            if looked_at && !negated && event.roles.get(role).is_absent() {
                self.add(event.act, Depth::Event, role, edge.target(), root);
            }
        }
    }

    /// What claims say of the roles of their events.
    fn says(&mut self) {
        let graph = self.graph;
        for (claim, record) in graph.claims() {
            if record.says.is_none() {
                continue;
            }
            let about = graph.first(claim, Edge::About);
            let Some((node, event)) = about.and_then(|node| Some((node, graph.event(node)?)))
            else {
                continue;
            };
            for edge in graph.inner().edges(claim) {
                if let Edge::Says(role) = *edge.weight() {
                    // The event may be what another is about.
                    for depth in [Depth::Event, Depth::Object] {
                        self.add(event.act, depth, role, edge.target(), node);
                    }
                }
            }
        }
    }
}

/// Whether a claim is about an event itself.
fn is_claimed(graph: &Graph, event: NodeIndex) -> bool {
    let mut edges = graph.inner().edges_directed(event, Direction::Incoming);
    edges.any(|edge| *edge.weight() == Edge::About)
}

/// The event in which an inline object is written, or the event itself.
fn root(graph: &Graph, node: NodeIndex, event: &Event) -> NodeIndex {
    let mut root = node;
    let mut outer = event.inline_in.as_ref();
    // Objects are nested no deeper than YAML is.
    for _ in 0..64 {
        let Some(next) = outer.and_then(|id| graph.find(id)) else {
            break;
        };
        root = next;
        outer = graph.event(next).and_then(|it| it.inline_in.as_ref());
    }
    root
}

type Steps = FxHashMap<NodeIndex, Vec<NodeIndex>>;

/// The steps up from each record that has any, and down.
fn steps(graph: &Graph) -> (Steps, Steps) {
    let (mut up, mut down) = (Steps::default(), Steps::default());
    let mut step = |from: Option<NodeIndex>, to: Option<NodeIndex>| {
        if let Some((from, to)) = from.zip(to) {
            up.entry(from).or_default().push(to);
            down.entry(to).or_default().push(from);
        }
    };
    for affiliation in &graph.data().affiliations {
        if FITTING.contains(&affiliation.role) {
            step(graph.find(&affiliation.actor), graph.find(&affiliation.of));
        }
    }
    for (node, actor) in graph.actors() {
        let whole = actor.members_of.as_ref().and_then(|id| graph.find(id));
        // A group fits the organization, and who fits the organization fits the group.
        step(Some(node), whole);
        step(whole, Some(node));
    }
    for (node, item) in graph.items() {
        step(
            Some(node),
            item.kind_of.as_ref().and_then(|id| graph.find(id)),
        );
    }
    for (node, place) in graph.places() {
        step(
            Some(node),
            place.within.as_ref().and_then(|id| graph.find(id)),
        );
    }
    (up, down)
}

/// All that is reached from values by steps, each with up to two of the events by which. Takes
/// time linear in the values and the steps.
fn spread(values: &FxHashMap<NodeIndex, Reached>, steps: &Steps) -> FxHashMap<NodeIndex, Reached> {
    let mut reached = values.clone();
    let mut queue: VecDeque<(NodeIndex, NodeIndex)> = values
        .iter()
        .flat_map(|(value, events)| events.iter().flatten().map(|event| (*value, *event)))
        .collect();
    while let Some((node, event)) = queue.pop_front() {
        for next in steps.get(&node).into_iter().flatten() {
            if add(reached.entry(*next).or_default(), event) {
                queue.push_back((*next, event));
            }
        }
    }
    reached
}

/// Adds an event, unless it or two others are there. Gives whether it was added.
fn add(reached: &mut Reached, event: NodeIndex) -> bool {
    if reached.contains(&Some(event)) {
        return false;
    }
    let free = reached.iter_mut().find(|place| place.is_none());
    free.map(|place| *place = Some(event)).is_some()
}
