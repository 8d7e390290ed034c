//! Shortest walks that keep to a property path, or along which dates never go back: a search in
//! the product of the world and the state of the walk.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lattice::{Back, Cell, Lattice};
use crate::query::connector::Connector;
use crate::query::survey::Passage;
use crate::query::via::{Automaton, Move};
use crate::query::when::{InTime, Reached};
use crate::query::world::World;

/// What a walk keeps to.
#[derive(Clone, Copy, Debug)]
pub struct Keeping<'a> {
    /// The steps it may take; any where none is given.
    pub via: Option<&'a Automaton>,
    /// How sure it must be that dates never go back; not asked where none is given.
    pub in_time: Option<InTime>,
}

/// Where a walk stands: at an actor, in a state of the automaton, at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct State {
    actor: u32,
    automaton: u32,
    time: Reached,
}

/// The shortest walks from one set of actors to another, level by level; none where there is none,
/// or none with at most so many connectors.
///
/// With a property path a walk may pass an actor twice; without one, no shortest walk does. Where
/// dates are not asked about, the search goes from both ends; else from the first alone.
pub fn shortest(
    world: &World,
    from: &[u32],
    to: &[u32],
    avoid: &[u32],
    most: Option<usize>,
    keeping: Keeping<'_>,
) -> Option<Lattice> {
    let mut search = Search {
        world,
        keeping,
        avoid,
        levels: Vec::new(),
        earliest: FxHashMap::default(),
        seen: FxHashSet::default(),
    };
    let open = from.iter().filter(|it| !avoid.contains(it));
    let mut states: Vec<State> = open.map(|it| State::start(*it)).collect();
    states.sort_unstable();
    states.dedup();
    let starts = states.iter().map(|it| (*it, Vec::new())).collect();
    search.levels.push(starts);
    search.keep_earliest();
    if let (Some(via), None) = (keeping.via, keeping.in_time) {
        return search.both_ends(via, to, most);
    }
    loop {
        let last = search.levels.last()?;
        let reached = |(state, _): &(State, Vec<Back>)| {
            let ends = keeping.via.is_none_or(|via| via.accepts(state.automaton));
            ends && to.contains(&state.actor)
        };
        if last.iter().any(reached) {
            let goals = last.iter().map(reached).collect();
            return Some(search.lattice(goals));
        }
        if last.is_empty() || most.is_some_and(|most| search.levels.len() > most) {
            return None;
        }
        search.next_level(|_| true);
    }
}

impl State {
    const fn start(actor: u32) -> Self {
        Self {
            actor,
            automaton: 0,
            time: Reached::START,
        }
    }

    const fn place(&self) -> (u32, u32) {
        (self.actor, self.automaton)
    }
}

/// The other end of a search: from where the goal is how far, without the passages between.
struct Behind<'a> {
    world: &'a World,
    via: &'a Automaton,
    /// For each actor and state of the automaton the number of connectors to the goal.
    distances: FxHashMap<(u32, u32), u32>,
    /// Those that are farthest.
    frontier: Vec<(u32, u32)>,
    level: u32,
    /// How many passages lead on from them.
    passages: usize,
}

impl<'a> Behind<'a> {
    fn new(world: &'a World, via: &'a Automaton, goals: Vec<(u32, u32)>) -> Self {
        let mut behind = Self {
            world,
            via,
            distances: goals.iter().map(|goal| (*goal, 0)).collect(),
            frontier: goals,
            level: 0,
            passages: 0,
        };
        behind.passages = behind.count();
        behind
    }

    fn count(&self) -> usize {
        let count = |(actor, state): &(u32, u32)| {
            let moves = self.via.moves_back(*state);
            passages(self.world, *actor, moves)
        };
        self.frontier.iter().map(count).sum()
    }

    fn carry_on(&mut self, avoid: &[u32]) {
        let world = self.world;
        self.level += 1;
        let mut next = Vec::new();
        for (actor, state) in &self.frontier {
            for step in self.via.moves_back(*state) {
                for passage in row(world, *actor, *step) {
                    let actors = behind(world, *passage, step.backwards);
                    for reached in actors.iter().filter(|it| !avoid.contains(it)) {
                        let place = (*reached, step.to);
                        if let Entry::Vacant(entry) = self.distances.entry(place) {
                            entry.insert(self.level);
                            next.push(place);
                        }
                    }
                }
            }
        }
        self.frontier = next;
        self.passages = self.count();
    }
}

/// The passages that a step takes from an actor.
fn row(world: &World, actor: u32, step: Move) -> &[u32] {
    let all = if step.backwards {
        world.into(actor)
    } else {
        world.out(actor)
    };
    world.of_label(all, step.label)
}

/// How many passages some steps take from an actor.
fn passages(world: &World, actor: u32, steps: &[Move]) -> usize {
    let count = |step: &Move| row(world, actor, *step).len();
    steps.iter().map(count).sum()
}

/// The actors behind a passage, walked in a direction.
fn behind(world: &World, passage: u32, backwards: bool) -> &[u32] {
    if backwards {
        world.into(passage)
    } else {
        world.out(passage)
    }
}

struct Search<'a> {
    world: &'a World,
    keeping: Keeping<'a>,
    avoid: &'a [u32],
    levels: Vec<Vec<(State, Vec<Back>)>>,
    /// The earliest time at which an actor was reached in a state of the automaton: who comes there
    /// later, and by more connectors, is on no shortest walk.
    earliest: FxHashMap<(u32, u32), Reached>,
    /// Every state that was reached, where the order must be certain: there, who comes later in
    /// the same day may go on where who came earlier may not.
    seen: FxHashSet<State>,
}

impl Search<'_> {
    /// The shortest walks by the steps of a property path, whenever they were.
    fn both_ends(mut self, via: &Automaton, to: &[u32], most: Option<usize>) -> Option<Lattice> {
        let open = to.iter().filter(|it| !self.avoid.contains(it));
        let goals = open.flat_map(|actor| via.ends().map(|state| (*actor, state)));
        let mut behind = Behind::new(self.world, via, goals.collect());
        let mut starts = self.levels[0].iter();
        let mut met = starts.any(|(state, _)| behind.distances.contains_key(&state.place()));
        while !met {
            let last = &self.levels[self.levels.len() - 1];
            let length = self.levels.len() - 1 + behind.level as usize;
            let nothing_left = last.is_empty() || behind.frontier.is_empty();
            if nothing_left || most.is_some_and(|most| length >= most) {
                return None;
            }
            let ahead = last.iter().map(|(state, _)| {
                let moves = via.moves(state.automaton);
                passages(self.world, state.actor, moves)
            });
            met = if ahead.sum::<usize>() <= behind.passages {
                self.next_level(|_| true);
                let mut reached = self.levels[self.levels.len() - 1].iter();
                reached.any(|(state, _)| behind.distances.contains_key(&state.place()))
            } else {
                behind.carry_on(self.avoid);
                let earliest = &self.earliest;
                behind.frontier.iter().any(|it| earliest.contains_key(it))
            };
        }
        // From where they met, only the states from which the goal is as near as it must be.
        let on_level = |level: u32| {
            let distances = &behind.distances;
            move |state: &State| distances.get(&state.place()) == Some(&level)
        };
        for level in (0..behind.level).rev() {
            self.next_level(|state| on_level(level)(state));
        }
        let goals = self.levels[self.levels.len() - 1].iter();
        let goals = goals.map(|(state, _)| on_level(0)(state)).collect();
        Some(self.lattice(goals))
    }

    /// Carries the search on by a connector, to the states of which `keep` holds.
    fn next_level(&mut self, keep: impl Fn(&State) -> bool) {
        let last = &self.levels[self.levels.len() - 1];
        let mut joints: Vec<(State, u32, u32)> = Vec::new();
        for (at, (state, _)) in last.iter().enumerate() {
            self.steps(*state, &mut |next, passage| {
                if keep(&next) {
                    joints.push((next, at as u32, passage));
                }
            });
        }
        joints.sort_unstable();
        let mut level: Vec<(State, Vec<Back>)> = Vec::new();
        for (state, cell, passage) in joints {
            if level.last().is_none_or(|(last, _)| *last != state) {
                level.push((state, Vec::new()));
            }
            let Some((_, back)) = level.last_mut() else {
                continue;
            };
            match back.last_mut() {
                Some(last) if last.cell == cell => last.passages.push(passage),
                _ => back.push(Back {
                    cell,
                    passages: vec![passage],
                }),
            }
        }
        self.levels.push(level);
        self.keep_earliest();
    }

    fn keep_earliest(&mut self) {
        for (state, _) in &self.levels[self.levels.len() - 1] {
            let known = self
                .earliest
                .entry((state.actor, state.automaton))
                .or_insert(state.time);
            *known = state.time.min(*known);
            if self.keeping.in_time == Some(InTime::Certainly) {
                self.seen.insert(*state);
            }
        }
    }

    fn steps(&self, state: State, found: &mut impl FnMut(State, u32)) {
        let world = self.world;
        match self.keeping.via {
            None => {
                for passage in world.out(state.actor) {
                    self.through(state, *passage, false, 0, found);
                }
            }
            Some(via) => {
                for step in via.moves(state.automaton) {
                    for passage in row(world, state.actor, *step) {
                        self.through(state, *passage, step.backwards, step.to, found);
                    }
                }
            }
        }
    }

    fn through(
        &self,
        state: State,
        at: u32,
        backwards: bool,
        automaton: u32,
        found: &mut impl FnMut(State, u32),
    ) {
        let time = match (self.keeping.in_time, self.world.passage(at)) {
            (None, _) => Some(state.time),
            (Some(order), Some(passage)) => pass(passage, state.time, order, backwards),
            (Some(_), None) => None,
        };
        let Some(time) = time else {
            return;
        };
        for actor in behind(self.world, at, backwards) {
            let next = State {
                actor: *actor,
                automaton,
                time,
            };
            let known = if self.keeping.in_time == Some(InTime::Certainly) {
                self.seen.contains(&next)
            } else {
                let known = self.earliest.get(&(*actor, automaton));
                known.is_some_and(|known| *known <= time)
            };
            if !known && !self.avoid.contains(actor) {
                found(next, at);
            }
        }
    }

    /// The levels, without what leads to no goal.
    fn lattice(self, mut wanted: Vec<bool>) -> Lattice {
        let mut levels = self.levels;
        for at in (0..levels.len()).rev() {
            // The cells that stay, and where each then stands.
            let mut places = vec![0_u32; levels[at].len()];
            let mut kept = 0;
            for (place, wanted) in places.iter_mut().zip(&wanted) {
                *place = kept;
                kept += u32::from(*wanted);
            }
            let mut needed = vec![false; if at == 0 { 0 } else { levels[at - 1].len() }];
            let mut index = 0;
            levels[at].retain(|(_, back)| {
                let keep = wanted[index];
                index += 1;
                if keep {
                    for back in back {
                        needed[back.cell as usize] = true;
                    }
                }
                keep
            });
            if let Some(after) = levels.get_mut(at + 1) {
                for back in after.iter_mut().flat_map(|(_, back)| back) {
                    back.cell = places[back.cell as usize];
                }
            }
            wanted = needed;
        }
        let cell = |(state, back): (State, Vec<Back>)| Cell {
            actor: state.actor,
            back,
        };
        Lattice {
            layers: levels
                .into_iter()
                .map(|level| level.into_iter().map(cell).collect())
                .collect(),
        }
    }
}

/// The time after a passage, walked at a time; none if it is too late for it.
fn pass(passage: &Passage, time: Reached, order: InTime, backwards: bool) -> Option<Reached> {
    let [mut first, mut second] = passage.when;
    if backwards {
        std::mem::swap(&mut first, &mut second);
    }
    let between = first.pass(time, order)?;
    match passage.connector {
        Connector::Link { .. } => second.pass(between, order),
        Connector::Event(_) | Connector::Affiliation(_) => Some(between),
    }
}
