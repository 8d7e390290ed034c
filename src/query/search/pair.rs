//! Shortest paths between two sets of actors, searched from both ends.

use rustc_hash::FxHashMap;

use super::lattice::{Back, Cell, Lattice};
use crate::query::world::{Followed, World};

/// What is walked around has this level.
const CLOSED: u32 = u32::MAX;

/// A search from both ends, with its working memory: twelve bytes an actor, which one search after
/// another uses again.
///
/// From actor to actor, the end with fewer passages to follow is carried on, until the two meet. A
/// search takes time linear in the passages that it follows, which in a large world are few.
#[derive(Debug)]
pub struct Pair<'w> {
    world: &'w World,
    /// For each actor its level from the start, plus one; 0 where it was not reached.
    forward: Vec<u32>,
    /// For each actor its level from the goal, plus one.
    backward: Vec<u32>,
    /// For each actor on a path its position in its level, plus one.
    position: Vec<u32>,
    touched: Vec<u32>,
}

/// Where a search begins.
#[derive(Clone, Copy, Debug)]
pub(super) enum Start<'a> {
    /// At any of these actors.
    At(&'a [u32]),
    /// At any actor one connector away from one, but for these.
    Beside(u32, &'a [u32]),
}

/// What a search is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    /// How far it is: the first actor at which the ends meet tells.
    Length,
    /// The way: all actors at which they meet.
    Paths,
}

/// Where the two ends met.
#[derive(Debug)]
struct Meeting {
    start: End,
    goal: End,
    /// The actors at which they met, in their order.
    at: Vec<u32>,
}

/// One end of the search.
#[derive(Debug)]
struct End {
    forward: bool,
    levels: Vec<Level>,
    followed: Followed,
}

/// The actors of a level.
#[derive(Debug, Default)]
struct Level {
    actors: Vec<u32>,
    /// How many passages lead on from them.
    passages: usize,
}

impl End {
    fn new(forward: bool) -> Self {
        Self {
            forward,
            levels: vec![Level::default()],
            followed: Followed::default(),
        }
    }

    fn last(&self) -> &Level {
        &self.levels[self.levels.len() - 1]
    }

    /// How many connectors it has come.
    fn level(&self) -> usize {
        self.levels.len() - 1
    }
}

impl<'w> Pair<'w> {
    /// A search in a world.
    pub fn new(world: &'w World) -> Self {
        let actors = world.actors();
        Self {
            world,
            forward: vec![0; actors],
            backward: vec![0; actors],
            position: vec![0; actors],
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
        let met = self.meet(Start::At(from), to, avoid, most, For::Length);
        self.forget();
        met.map(|met| met.start.level() + met.goal.level())
    }

    /// One shortest path, as its actors: always the same one.
    pub(super) fn one(
        &mut self,
        from: Start<'_>,
        to: &[u32],
        avoid: &[u32],
        most: Option<usize>,
    ) -> Option<Vec<u32>> {
        let met = self.meet(from, to, avoid, most, For::Length);
        let path = met.map(|met| {
            let mut path = vec![met.at[0]];
            for level in (0..met.start.level()).rev() {
                path.push(self.nearer(path[path.len() - 1], &met.start, level));
            }
            path.reverse();
            for level in (0..met.goal.level()).rev() {
                path.push(self.nearer(path[path.len() - 1], &met.goal, level));
            }
            path
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
        let met = self.meet(Start::At(from), to, avoid, most, For::Paths);
        let lattice = met.map(|met| self.between(&met));
        self.forget();
        lattice
    }

    fn meet(
        &mut self,
        from: Start<'_>,
        to: &[u32],
        avoid: &[u32],
        most: Option<usize>,
        what: For,
    ) -> Option<Meeting> {
        for actor in avoid {
            self.forward[*actor as usize] = CLOSED;
            self.backward[*actor as usize] = CLOSED;
            self.touched.push(*actor);
        }
        let (mut start, mut goal) = (End::new(true), End::new(false));
        match from {
            Start::At(actors) => self.begin(&mut start, actors),
            Start::Beside(actor, but) => self.begin_beside(&mut start, actor, but),
        }
        self.begin(&mut goal, to);
        let first = start.levels[0].actors.iter();
        let met = first.filter(|it| self.backward[**it as usize] == 1);
        let mut at: Vec<u32> = met.copied().collect();
        let most = most.unwrap_or(usize::MAX);
        while at.is_empty() {
            let (one, other) = (start.last(), goal.last());
            let nothing_left = one.actors.is_empty() || other.actors.is_empty();
            if nothing_left || start.level() + goal.level() >= most {
                return None;
            }
            let end = if one.passages <= other.passages {
                &mut start
            } else {
                &mut goal
            };
            at = self.carry_on(end, what);
        }
        at.sort_unstable();
        Some(Meeting { start, goal, at })
    }

    fn begin(&mut self, end: &mut End, actors: &[u32]) {
        let levels = if end.forward {
            &mut self.forward
        } else {
            &mut self.backward
        };
        for actor in actors {
            let level = &mut levels[*actor as usize];
            if *level == 0 {
                *level = 1;
                self.touched.push(*actor);
                end.levels[0].actors.push(*actor);
                end.levels[0].passages += self.world.degree(*actor, end.forward);
            }
        }
    }

    fn begin_beside(&mut self, end: &mut End, actor: u32, but: &[u32]) {
        let closed: Vec<u32> = but
            .iter()
            .filter(|it| self.forward[**it as usize] == 0)
            .copied()
            .collect();
        for actor in &closed {
            self.forward[*actor as usize] = CLOSED;
        }
        let world = self.world;
        for (_, actors) in world.steps(actor, end.forward) {
            self.begin(end, actors);
        }
        for actor in closed {
            self.forward[actor as usize] = 0;
        }
    }

    /// Carries one end on by a connector; the actors at which it meets the other, or the first.
    fn carry_on(&mut self, end: &mut End, what: For) -> Vec<u32> {
        let world = self.world;
        let (own, other) = if end.forward {
            (&mut self.forward, &self.backward)
        } else {
            (&mut self.backward, &self.forward)
        };
        let number = end.levels.len() as u32 + 1;
        let mut next = Level::default();
        let mut met = Vec::new();
        'search: for actor in &end.levels[end.levels.len() - 1].actors {
            for (passage, actors) in world.steps(*actor, end.forward) {
                if end.followed.before(passage, actors) {
                    continue;
                }
                for reached in actors {
                    let level = &mut own[*reached as usize];
                    if *level != 0 {
                        continue;
                    }
                    *level = number;
                    next.actors.push(*reached);
                    next.passages += world.degree(*reached, end.forward);
                    if other[*reached as usize] != 0 {
                        met.push(*reached);
                        if what == For::Length {
                            break 'search;
                        }
                    }
                }
            }
        }
        self.touched.extend(&next.actors);
        end.levels.push(next);
        met
    }

    /// An actor of a level of one end from which that end came to an actor of the next.
    fn nearer(&self, to: u32, end: &End, level: usize) -> u32 {
        let world = self.world;
        let before = &end.levels[level];
        let levels = self.levels(end.forward);
        let found = if before.passages < world.degree(to, !end.forward) {
            before.actors.iter().copied().find(|actor| {
                let mut steps = world.steps(*actor, end.forward);
                steps.any(|(_, actors)| actors.contains(&to))
            })
        } else {
            let mut reached = world
                .steps(to, !end.forward)
                .flat_map(|(_, actors)| actors.iter().copied());
            reached.find(|it| levels[*it as usize] == level as u32 + 1)
        };
        found.unwrap_or(to)
    }

    fn levels(&self, forward: bool) -> &[u32] {
        if forward {
            &self.forward
        } else {
            &self.backward
        }
    }

    /// What lies between the two ends on shortest paths.
    fn between(&mut self, met: &Meeting) -> Lattice {
        self.place(&met.at);
        let mut levels = vec![met.at.clone()];
        for end in [&met.start, &met.goal] {
            for level in (0..end.level()).rev() {
                let mut found = self.on_paths(&levels[levels.len() - 1], end, level);
                found.sort_unstable();
                self.place(&found);
                levels.push(found);
            }
            if end.forward {
                levels.reverse();
            }
        }
        let lattice = self.joined(&levels);
        for actor in levels.iter().flatten() {
            self.position[*actor as usize] = 0;
        }
        lattice
    }

    /// The actors of a level of one end from which it came to any of these of the next, the last
    /// that were placed. From where fewer passages are to be followed.
    fn on_paths(&mut self, next: &[u32], end: &End, level: usize) -> Vec<u32> {
        let world = self.world;
        let before = &end.levels[level];
        let passages: usize = next.iter().map(|it| world.degree(*it, !end.forward)).sum();
        if before.passages < passages {
            // Of what was placed, only the next level is as near.
            let mut large: FxHashMap<u32, bool> = FxHashMap::default();
            let mut leads = |(passage, actors): (u32, &[u32])| {
                let placed = || actors.iter().any(|it| self.position[*it as usize] != 0);
                if Followed::is_large(actors) {
                    *large.entry(passage).or_insert_with(placed)
                } else {
                    placed()
                }
            };
            let mut leading = before.actors.clone();
            leading.retain(|it| world.steps(*it, end.forward).any(&mut leads));
            return leading;
        }
        let levels = if end.forward {
            &self.forward
        } else {
            &self.backward
        };
        let mut followed = Followed::default();
        let mut found = Vec::new();
        for actor in next {
            for (passage, actors) in world.steps(*actor, !end.forward) {
                if followed.before(passage, actors) {
                    continue;
                }
                for reached in actors {
                    let at = *reached as usize;
                    if levels[at] == level as u32 + 1 && self.position[at] == 0 {
                        self.position[at] = 1;
                        found.push(*reached);
                    }
                }
            }
        }
        found
    }

    fn place(&mut self, actors: &[u32]) {
        for (at, actor) in actors.iter().enumerate() {
            self.position[*actor as usize] = at as u32 + 1;
        }
    }

    /// The levels with the passages that join them.
    fn joined(&self, levels: &[Vec<u32>]) -> Lattice {
        let world = self.world;
        // An actor lies on one level only, so its position tells its neighbours on the next.
        let on = |level: &[u32], actor: u32| {
            let at = self.position[actor as usize].checked_sub(1)?;
            (level.get(at as usize) == Some(&actor)).then_some(at)
        };
        let passages = |level: &[u32], forward: bool| -> usize {
            level.iter().map(|it| world.degree(*it, forward)).sum()
        };
        let mut lattice = Lattice::starting(levels[0].iter().copied());
        for around in levels.windows(2) {
            let [before, after] = around else {
                break;
            };
            let forward = passages(before, true) <= passages(after, false);
            let (near, far) = if forward {
                (before, after)
            } else {
                (after, before)
            };
            let mut joints = Vec::new();
            for (at, actor) in near.iter().enumerate() {
                for (passage, actors) in world.steps(*actor, forward) {
                    let joined = actors.iter().filter_map(|it| on(far, *it));
                    joints.extend(joined.map(|other| {
                        if forward {
                            (other, at as u32, passage)
                        } else {
                            (at as u32, other, passage)
                        }
                    }));
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
        for actor in self.touched.drain(..) {
            self.forward[actor as usize] = 0;
            self.backward[actor as usize] = 0;
        }
    }
}
