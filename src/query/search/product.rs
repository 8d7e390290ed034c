//! Shortest walks that keep to a property path, or along which dates never go back: a search in
//! the product of the world and the state of the walk.

use rustc_hash::FxHashMap;

use super::lattice::{Back, Cell, Lattice};
use crate::model::date::Window;
use crate::query::connector::Connector;
use crate::query::survey::Passage;
use crate::query::via::Automaton;
use crate::query::when::InTime;
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
    time: i64,
}

/// The shortest walks from one set of actors to another, level by level; none where there is none,
/// or none with at most so many connectors.
///
/// With a property path a walk may pass an actor twice; without one, no shortest walk does.
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
    };
    let open = from.iter().filter(|it| !avoid.contains(it));
    let mut states: Vec<State> = open.map(|it| State::start(*it)).collect();
    states.sort_unstable();
    states.dedup();
    let starts = states.iter().map(|it| (*it, Vec::new())).collect();
    search.levels.push(starts);
    search.keep_earliest();
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
        search.next_level();
    }
}

impl State {
    const fn start(actor: u32) -> Self {
        Self {
            actor,
            automaton: 0,
            time: Window::PAST,
        }
    }
}

struct Search<'a> {
    world: &'a World,
    keeping: Keeping<'a>,
    avoid: &'a [u32],
    levels: Vec<Vec<(State, Vec<Back>)>>,
    /// The earliest time at which an actor was reached in a state of the automaton, of all levels
    /// but the last: who comes there later, and by more connectors, is on no shortest walk.
    earliest: FxHashMap<(u32, u32), i64>,
}

impl Search<'_> {
    fn next_level(&mut self) {
        let last = &self.levels[self.levels.len() - 1];
        let mut joints: Vec<(State, u32, u32)> = Vec::new();
        for (at, (state, _)) in last.iter().enumerate() {
            self.steps(*state, &mut |next, passage| {
                joints.push((next, at as u32, passage));
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
                    let row = if step.backwards {
                        world.into(state.actor)
                    } else {
                        world.out(state.actor)
                    };
                    for passage in world.of_label(row, step.label) {
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
        let actors = if backwards {
            self.world.into(at)
        } else {
            self.world.out(at)
        };
        for actor in actors {
            let known = self.earliest.get(&(*actor, automaton));
            if self.avoid.contains(actor) || known.is_some_and(|known| *known <= time) {
                continue;
            }
            let next = State {
                actor: *actor,
                automaton,
                time,
            };
            found(next, at);
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
fn pass(passage: &Passage, time: i64, order: InTime, backwards: bool) -> Option<i64> {
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
