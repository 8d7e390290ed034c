//! Shortest paths between two sets of actors, searched from both ends.

use super::lattice::{Back, Cell, Lattice};
use crate::query::world::World;

/// What is walked around has this level.
const CLOSED: u32 = u32::MAX;

/// A search from both ends, with its working memory: four bytes a junction and direction, which one
/// search after another uses again.
///
/// Level by level, the end with fewer arcs to follow is carried on, until the two meet. A search
/// takes time linear in the arcs that it follows, which in a large world are few.
#[derive(Debug)]
pub struct Pair<'w> {
    world: &'w World,
    /// For each junction its level from the start, plus one; 0 where it was not reached.
    forward: Vec<u32>,
    /// For each junction its level from the goal, plus one.
    backward: Vec<u32>,
    /// For each junction on a path its position in its level, plus one.
    position: Vec<u32>,
    touched: Vec<u32>,
}

/// Where the two ends met.
#[derive(Clone, Debug)]
struct Meeting {
    /// The levels from the start to where they met.
    before: u32,
    /// The levels from there to the goal.
    after: u32,
    /// The junctions at which they met, in their order.
    at: Vec<u32>,
}

/// One end of the search.
struct End {
    frontier: Vec<u32>,
    level: u32,
    /// How many arcs lead on from the frontier.
    arcs: usize,
}

impl<'w> Pair<'w> {
    /// A search in a world.
    pub fn new(world: &'w World) -> Self {
        let none = vec![0; world.junctions()];
        Self {
            world,
            forward: none.clone(),
            backward: none.clone(),
            position: none,
            touched: Vec::new(),
        }
    }

    /// The number of connectors of the shortest path; none where there is no path, or none with at
    /// most so many.
    pub fn length(
        &mut self,
        from: &[u32],
        to: &[u32],
        avoid: &[u32],
        most: Option<usize>,
    ) -> Option<usize> {
        let met = self.meet(from, to, avoid, most);
        self.forget();
        met.map(|met| u32::midpoint(met.before, met.after) as usize)
    }

    /// One shortest path, as its actors: of all the one whose junctions come first.
    pub(super) fn one(
        &mut self,
        from: &[u32],
        to: &[u32],
        avoid: &[u32],
        most: Option<usize>,
    ) -> Option<Vec<u32>> {
        let met = self.meet(from, to, avoid, most);
        let path = met.map(|met| {
            let middle = met.at[0];
            let mut path = vec![middle];
            let mut at = middle;
            for level in (0..met.before).rev() {
                let before = self
                    .world
                    .into(at)
                    .iter()
                    .find(|it| self.forward[**it as usize] == level + 1);
                at = *before.unwrap_or(&at);
                path.push(at);
            }
            path.reverse();
            at = middle;
            for level in (0..met.after).rev() {
                let after = self
                    .world
                    .out(at)
                    .iter()
                    .find(|it| self.backward[**it as usize] == level + 1);
                at = *after.unwrap_or(&at);
                path.push(at);
            }
            path.into_iter().step_by(2).collect()
        });
        self.forget();
        path
    }

    /// All shortest paths; none where there is no path, or none with at most so many connectors.
    pub fn lattice(
        &mut self,
        from: &[u32],
        to: &[u32],
        avoid: &[u32],
        most: Option<usize>,
    ) -> Option<Lattice> {
        let met = self.meet(from, to, avoid, most);
        let lattice = met.map(|met| self.between(&met));
        self.forget();
        lattice
    }

    fn meet(
        &mut self,
        from: &[u32],
        to: &[u32],
        avoid: &[u32],
        most: Option<usize>,
    ) -> Option<Meeting> {
        for junction in avoid {
            self.forward[*junction as usize] = CLOSED;
            self.backward[*junction as usize] = CLOSED;
            self.touched.push(*junction);
        }
        let mut start = self.end(from, true);
        let mut goal = self.end(to, false);
        let mut at: Vec<u32> = start
            .frontier
            .iter()
            .filter(|it| self.backward[**it as usize] == 1)
            .copied()
            .collect();
        let most = most.map_or(u32::MAX, |most| {
            u32::try_from(most.saturating_mul(2)).unwrap_or(u32::MAX)
        });
        while at.is_empty() {
            let nothing_left = start.frontier.is_empty() || goal.frontier.is_empty();
            if nothing_left || start.level + goal.level >= most {
                return None;
            }
            at = if start.arcs <= goal.arcs {
                self.carry_on(&mut start, true)
            } else {
                self.carry_on(&mut goal, false)
            };
        }
        at.sort_unstable();
        Some(Meeting {
            before: start.level,
            after: goal.level,
            at,
        })
    }

    fn end(&mut self, actors: &[u32], forward: bool) -> End {
        let mut end = End {
            frontier: Vec::new(),
            level: 0,
            arcs: 0,
        };
        for actor in actors {
            let levels = if forward {
                &mut self.forward
            } else {
                &mut self.backward
            };
            let level = &mut levels[*actor as usize];
            if *level == 0 {
                *level = 1;
                self.touched.push(*actor);
                end.frontier.push(*actor);
                end.arcs += self.arcs(*actor, forward).len();
            }
        }
        end
    }

    fn arcs(&self, junction: u32, forward: bool) -> &'w [u32] {
        if forward {
            self.world.out(junction)
        } else {
            self.world.into(junction)
        }
    }

    /// Carries one end on by a level; the junctions at which it meets the other.
    fn carry_on(&mut self, end: &mut End, forward: bool) -> Vec<u32> {
        let world = self.world;
        let (own, other) = if forward {
            (&mut self.forward, &self.backward)
        } else {
            (&mut self.backward, &self.forward)
        };
        let row = |junction: u32| {
            if forward {
                world.out(junction)
            } else {
                world.into(junction)
            }
        };
        end.level += 1;
        let mut next = Vec::new();
        let mut met = Vec::new();
        let mut arcs = 0;
        for junction in &end.frontier {
            for reached in row(*junction) {
                let level = &mut own[*reached as usize];
                if *level == 0 {
                    *level = end.level + 1;
                    next.push(*reached);
                    arcs += row(*reached).len();
                    if other[*reached as usize] != 0 {
                        met.push(*reached);
                    }
                }
            }
        }
        self.touched.extend(&next);
        end.frontier = next;
        end.arcs = arcs;
        met
    }

    /// What lies between the two ends on shortest paths.
    fn between(&mut self, met: &Meeting) -> Lattice {
        let world = self.world;
        let total = met.before + met.after;
        let mut levels: Vec<Vec<u32>> = vec![Vec::new(); total as usize + 1];
        levels[met.before as usize].clone_from(&met.at);
        self.place(&met.at);
        for level in (0..met.before).rev() {
            let mut found = Vec::new();
            for junction in &levels[level as usize + 1] {
                for before in world.into(*junction) {
                    let at = *before as usize;
                    if self.forward[at] == level + 1 && self.position[at] == 0 {
                        self.position[at] = 1;
                        found.push(*before);
                    }
                }
            }
            found.sort_unstable();
            self.place(&found);
            levels[level as usize] = found;
        }
        for level in met.before + 1..=total {
            let mut found = Vec::new();
            for junction in &levels[level as usize - 1] {
                for after in world.out(*junction) {
                    let at = *after as usize;
                    if self.backward[at] == total - level + 1 && self.position[at] == 0 {
                        self.position[at] = 1;
                        found.push(*after);
                    }
                }
            }
            found.sort_unstable();
            self.place(&found);
            levels[level as usize] = found;
        }
        let lattice = self.joined(&levels);
        for junction in levels.iter().flatten() {
            self.position[*junction as usize] = 0;
        }
        lattice
    }

    fn place(&mut self, junctions: &[u32]) {
        for (at, junction) in junctions.iter().enumerate() {
            self.position[*junction as usize] = at as u32 + 1;
        }
    }

    /// The levels with the passages that join them.
    fn joined(&self, levels: &[Vec<u32>]) -> Lattice {
        let world = self.world;
        // A junction lies on one level only, so its position tells its neighbours on the next.
        let on = |level: &[u32], junction: u32| {
            let at = self.position[junction as usize].checked_sub(1)?;
            (level.get(at as usize) == Some(&junction)).then_some(at)
        };
        let first = &levels[0];
        let mut lattice = Lattice::starting(first.iter().copied());
        for around in levels.windows(3).step_by(2) {
            let [before, passages, after] = around else {
                break;
            };
            let mut joints = Vec::new();
            for passage in passages {
                let from: Vec<u32> = world
                    .into(*passage)
                    .iter()
                    .filter_map(|it| on(before, *it))
                    .collect();
                for to in world.out(*passage).iter().filter_map(|it| on(after, *it)) {
                    joints.extend(from.iter().map(|from| (to, *from, *passage)));
                }
            }
            joints.sort_unstable();
            let mut cells: Vec<Cell> = after.iter().map(|it| Cell::at(*it)).collect();
            for (to, from, passage) in joints {
                let back = &mut cells[to as usize].back;
                match back.last_mut() {
                    Some(last) if last.cell == from => last.passages.push(passage),
                    _ => back.push(Back {
                        cell: from,
                        passages: vec![passage],
                    }),
                }
            }
            lattice.layers.push(cells);
        }
        lattice
    }

    fn forget(&mut self) {
        for junction in self.touched.drain(..) {
            self.forward[junction as usize] = 0;
            self.backward[junction as usize] = 0;
        }
    }
}
