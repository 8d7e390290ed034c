//! Paths: how two actors are connected, by as few connectors as possible.

use petgraph::Directed;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::connector::{Connector, Passage, passages};
use super::filter::Selection;
use crate::analysis::Derived;
use crate::analysis::status::Status;

/// At most this many paths of one length are written out; they are counted all the same.
pub const WRITTEN_OUT: usize = 10_000;

/// How to look for paths.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Which events may connect.
    pub selection: Selection,
    /// Whether to go only from who acts to whom it concerns.
    pub directed: bool,
    /// Actors to walk around.
    pub avoid: Vec<NodeIndex>,
    /// At most this many connectors.
    pub max_hops: Option<usize>,
}

/// Every shortest path between two actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The number of connectors; none where nothing connects the two.
    pub length: Option<usize>,
    /// How many shortest paths there are; at [`u64::MAX`] or more, that.
    pub count: u64,
    /// The paths, the strongest first.
    pub paths: Vec<Path>,
}

/// A path: actors and, between each two, a connector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The actors, from the first to the last.
    pub actors: Vec<NodeIndex>,
    /// The connectors, one fewer.
    pub steps: Vec<Step>,
}

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// What connects.
    pub connector: Connector,
    /// How weak it is.
    pub weakness: Status,
}

impl Path {
    /// Whether a step of it is derived rather than said by anybody.
    pub fn is_derived(&self) -> bool {
        self.steps.iter().any(|step| step.connector.is_derived())
    }

    /// The order of ties: asserted before derived, the weakest step first, then ids.
    fn rank(&self) -> (usize, Vec<Status>, Vec<(Connector, NodeIndex)>) {
        let derived = self
            .steps
            .iter()
            .filter(|step| step.connector.is_derived())
            .count();
        let mut weakness: Vec<_> = self.steps.iter().map(|step| step.weakness).collect();
        weakness.sort_unstable_by(|a, b| b.cmp(a));
        let ids = self
            .steps
            .iter()
            .map(|step| step.connector)
            .zip(self.actors[1..].iter().copied());
        (derived, weakness, ids.collect())
    }
}

/// Every shortest path from one actor to another.
///
/// Takes time linear in the size of the graph, and in the number of paths that are written out.
pub fn shortest(
    derived: &Derived<'_>,
    from: NodeIndex,
    to: NodeIndex,
    request: &Request,
) -> Answer {
    if from == to {
        let paths = vec![Path {
            actors: vec![from],
            steps: Vec::new(),
        }];
        return Answer {
            length: Some(0),
            count: 1,
            paths,
        };
    }
    let world = World::new(
        passages(derived, &request.selection, request.directed),
        &request.avoid,
    );
    world.shortest(from, to, request.max_hops)
}

/// A junction of the world: an actor or a passage.
#[derive(Clone, Copy, Debug)]
enum Junction {
    Actor(NodeIndex),
    Passage(usize),
}

/// Actors and passages as a graph of their own, to search in.
struct World {
    passages: Vec<Passage>,
    junctions: petgraph::Graph<Junction, (), Directed, u32>,
    actors: FxHashMap<NodeIndex, NodeIndex>,
}

impl World {
    fn new(passages: Vec<Passage>, avoid: &[NodeIndex]) -> Self {
        let mut world = Self {
            passages,
            junctions: petgraph::Graph::new(),
            actors: FxHashMap::default(),
        };
        for index in 0..world.passages.len() {
            let at = world.junctions.add_node(Junction::Passage(index));
            let Passage { enter, leave, .. } = world.passages[index].clone();
            for actor in enter.into_iter().filter(|actor| !avoid.contains(actor)) {
                let actor = world.actor(actor);
                world.junctions.add_edge(actor, at, ());
            }
            for actor in leave.into_iter().filter(|actor| !avoid.contains(actor)) {
                let actor = world.actor(actor);
                world.junctions.add_edge(at, actor, ());
            }
        }
        world
    }

    fn actor(&mut self, actor: NodeIndex) -> NodeIndex {
        let junctions = &mut self.junctions;
        *self
            .actors
            .entry(actor)
            .or_insert_with(|| junctions.add_node(Junction::Actor(actor)))
    }

    fn shortest(&self, from: NodeIndex, to: NodeIndex, max_hops: Option<usize>) -> Answer {
        let none = Answer {
            length: None,
            count: 0,
            paths: Vec::new(),
        };
        let (Some(from), Some(to)) = (self.actors.get(&from), self.actors.get(&to)) else {
            return none;
        };
        let Some(levels) = self.levels(*from, *to, max_hops) else {
            return none;
        };
        let mut paths = Vec::new();
        let mut trail = vec![*to];
        self.walk_back(&levels, *from, &mut trail, &mut paths);
        // Passages of both directions are one connector: the same path may be found twice.
        let mut ranked: Vec<_> = paths.into_iter().map(|path| (path.rank(), path)).collect();
        ranked.sort_by(|a, b| a.0.cmp(&b.0));
        ranked.dedup_by(|a, b| a.0 == b.0);
        let paths: Vec<Path> = ranked.into_iter().map(|(_, path)| path).collect();
        let counted = self.count(&levels, *from, *to);
        let count = if counted <= WRITTEN_OUT as u64 {
            paths.len() as u64
        } else {
            counted
        };
        Answer {
            length: Some(levels[to] / 2),
            count,
            paths,
        }
    }

    /// How far each junction is, breadth first, up to the level of the goal; none if it is not
    /// reached.
    fn levels(
        &self,
        from: NodeIndex,
        to: NodeIndex,
        max_hops: Option<usize>,
    ) -> Option<FxHashMap<NodeIndex, usize>> {
        let mut levels = FxHashMap::default();
        levels.insert(from, 0);
        let mut frontier = vec![from];
        let mut level = 0;
        while !frontier.is_empty() && !levels.contains_key(&to) {
            if max_hops.is_some_and(|most| level >= most * 2) {
                return None;
            }
            level += 1;
            let mut next = Vec::new();
            for junction in frontier {
                let onward = self
                    .junctions
                    .neighbors_directed(junction, Direction::Outgoing);
                for other in onward {
                    levels.entry(other).or_insert_with(|| {
                        next.push(other);
                        level
                    });
                }
            }
            frontier = next;
        }
        levels.contains_key(&to).then_some(levels)
    }

    /// The junctions one level nearer to the start, in the order of the junctions.
    fn back(&self, levels: &FxHashMap<NodeIndex, usize>, junction: NodeIndex) -> Vec<NodeIndex> {
        let level = levels[&junction];
        let mut back: Vec<_> = self
            .junctions
            .neighbors_directed(junction, Direction::Incoming)
            .filter(|other| levels.get(other).is_some_and(|at| at + 1 == level))
            .collect();
        back.sort_unstable();
        back.dedup();
        back
    }

    /// How many ways lead to the goal, over the levels and not over the paths.
    fn count(&self, levels: &FxHashMap<NodeIndex, usize>, from: NodeIndex, to: NodeIndex) -> u64 {
        let mut order: Vec<_> = levels
            .iter()
            .map(|(junction, level)| (*level, *junction))
            .collect();
        order.sort_unstable();
        let mut ways: FxHashMap<NodeIndex, u64> = FxHashMap::default();
        ways.insert(from, 1);
        for (level, junction) in order {
            if level > 0 {
                let sum = self.back(levels, junction).iter().fold(0_u64, |sum, back| {
                    sum.saturating_add(ways.get(back).copied().unwrap_or(0))
                });
                ways.insert(junction, sum);
            }
        }
        ways.get(&to).copied().unwrap_or(0)
    }

    fn walk_back(
        &self,
        levels: &FxHashMap<NodeIndex, usize>,
        from: NodeIndex,
        trail: &mut Vec<NodeIndex>,
        paths: &mut Vec<Path>,
    ) {
        // An explicit stack: a path may be as long as the graph is deep.
        let mut stack = vec![self.back(levels, trail[0])];
        while let Some(choices) = stack.last_mut() {
            if paths.len() >= WRITTEN_OUT {
                return;
            }
            let Some(next) = choices.pop() else {
                stack.pop();
                trail.pop();
                continue;
            };
            trail.push(next);
            if next == from {
                paths.push(self.path(trail));
                trail.pop();
            } else {
                stack.push(self.back(levels, next));
            }
        }
    }

    /// The path along a trail that leads from the goal to the start.
    fn path(&self, trail: &[NodeIndex]) -> Path {
        let mut path = Path {
            actors: Vec::new(),
            steps: Vec::new(),
        };
        for junction in trail.iter().rev() {
            match self.junctions[*junction] {
                Junction::Actor(actor) => path.actors.push(actor),
                Junction::Passage(index) => {
                    let Passage {
                        connector,
                        weakness,
                        ..
                    } = self.passages[index];
                    path.steps.push(Step {
                        connector,
                        weakness,
                    });
                }
            }
        }
        path
    }
}
