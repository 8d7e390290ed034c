//! From a property path to a deterministic automaton.

use std::collections::{BTreeMap, BTreeSet};

use spargebra::algebra::PropertyPathExpression as Path;

use super::ViaError;
use super::read::label;
use crate::query::label::Label;

/// How many states an automaton may have.
const STATES: usize = 2000;

/// A step that the automaton takes: by which label, in which direction, to which state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// Whether the step is walked from whom the act concerns to who acts.
    pub backwards: bool,
    /// The label.
    pub label: Label,
    /// The state that it leads to.
    pub to: u32,
}

/// A deterministic automaton over steps; its first state is 0.
#[derive(Clone, Debug)]
pub struct Automaton {
    moves: Vec<Vec<Move>>,
    /// The moves into each state, turned round: to the state from which each comes.
    back: Vec<Vec<Move>>,
    accepting: Vec<bool>,
}

impl Automaton {
    /// Compiles a path.
    ///
    /// # Errors
    /// It has too many states.
    pub(super) fn new(path: &Path) -> Result<Self, ViaError> {
        let mut sketch = Sketch::default();
        let start = sketch.state();
        let end = sketch.state();
        sketch.draw(path, false, start, end);
        sketch.determined(start, end)
    }

    /// The steps from a state, in the order of their direction and label.
    pub fn moves(&self, state: u32) -> &[Move] {
        &self.moves[state as usize]
    }

    /// The steps into a state, turned round: each leads to a state from which it comes, walked the
    /// other way.
    pub fn moves_back(&self, state: u32) -> &[Move] {
        &self.back[state as usize]
    }

    /// The states in which a walk may end.
    pub fn ends(&self) -> impl Iterator<Item = u32> + '_ {
        let all = 0..self.accepting.len() as u32;
        all.filter(|state| self.accepts(*state))
    }

    /// Whether a walk may end in a state.
    pub fn accepts(&self, state: u32) -> bool {
        self.accepting[state as usize]
    }
}

/// An automaton that may be in several states at once.
#[derive(Default)]
struct Sketch {
    /// For each state: those that it is at the same time.
    also: Vec<Vec<usize>>,
    /// For each state: the steps out of it.
    steps: Vec<Vec<((bool, Label), usize)>>,
}

impl Sketch {
    fn state(&mut self) -> usize {
        self.also.push(Vec::new());
        self.steps.push(Vec::new());
        self.also.len() - 1
    }

    fn draw(&mut self, path: &Path, backwards: bool, from: usize, to: usize) {
        match path {
            Path::NamedNode(name) => {
                if let Some(label) = label(name.as_str()) {
                    self.steps[from].push(((backwards, label), to));
                }
            }
            Path::NegatedPropertySet(names) => {
                let not: Vec<_> = names.iter().filter_map(|it| label(it.as_str())).collect();
                let others = Label::all().into_iter().filter(|it| !not.contains(it));
                let steps = others.map(|label| ((backwards, label), to));
                self.steps[from].extend(steps);
            }
            Path::Reverse(inner) => self.draw(inner, !backwards, from, to),
            Path::Sequence(first, second) => {
                let middle = self.state();
                let (first, second) = if backwards {
                    (second, first)
                } else {
                    (first, second)
                };
                self.draw(first, backwards, from, middle);
                self.draw(second, backwards, middle, to);
            }
            Path::Alternative(one, other) => {
                self.draw(one, backwards, from, to);
                self.draw(other, backwards, from, to);
            }
            Path::ZeroOrOne(inner) => {
                self.draw(inner, backwards, from, to);
                self.also[from].push(to);
            }
            Path::ZeroOrMore(inner) => {
                let middle = self.repeated(inner, backwards);
                self.also[from].push(middle);
                self.also[middle].push(to);
            }
            Path::OneOrMore(inner) => {
                let middle = self.repeated(inner, backwards);
                self.draw(inner, backwards, from, middle);
                self.also[middle].push(to);
            }
        }
    }

    /// A state at which the inner path begins and ends.
    fn repeated(&mut self, inner: &Path, backwards: bool) -> usize {
        let middle = self.state();
        self.draw(inner, backwards, middle, middle);
        middle
    }

    /// These states and all that they are at the same time.
    fn closed(&self, states: impl IntoIterator<Item = usize>) -> BTreeSet<usize> {
        let mut closed = BTreeSet::new();
        let mut open: Vec<_> = states.into_iter().collect();
        while let Some(state) = open.pop() {
            if closed.insert(state) {
                open.extend(&self.also[state]);
            }
        }
        closed
    }

    /// The same automaton, in one state at a time.
    fn determined(&self, start: usize, end: usize) -> Result<Automaton, ViaError> {
        let first = self.closed([start]);
        let mut numbers = BTreeMap::from([(first.clone(), 0_u32)]);
        let mut open = vec![first];
        let mut automaton = Automaton {
            moves: Vec::new(),
            back: Vec::new(),
            accepting: Vec::new(),
        };
        let mut next = 0;
        while let Some(states) = open.get(next).cloned() {
            next += 1;
            let mut targets: BTreeMap<(bool, Label), Vec<usize>> = BTreeMap::new();
            for state in &states {
                for (step, to) in &self.steps[*state] {
                    targets.entry(*step).or_default().push(*to);
                }
            }
            let mut moves = Vec::new();
            for ((backwards, label), to) in targets {
                let to = self.closed(to);
                let number = if let Some(number) = numbers.get(&to) {
                    *number
                } else {
                    if open.len() >= STATES {
                        return Err(ViaError::TooLarge("it has more than 2000 states"));
                    }
                    let number = open.len() as u32;
                    numbers.insert(to.clone(), number);
                    open.push(to);
                    number
                };
                moves.push(Move {
                    backwards,
                    label,
                    to: number,
                });
            }
            automaton.moves.push(moves);
            automaton.accepting.push(states.contains(&end));
        }
        automaton.back.resize(automaton.moves.len(), Vec::new());
        for (state, moves) in automaton.moves.iter().enumerate() {
            for step in moves {
                automaton.back[step.to as usize].push(Move {
                    backwards: !step.backwards,
                    to: state as u32,
                    ..*step
                });
            }
        }
        Ok(automaton)
    }
}
