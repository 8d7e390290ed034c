//! Lattices: all shortest paths at once, layer by layer, to count and to rank without writing each
//! out.

use std::cmp::Ordering;

use crate::analysis::status::Status;
use crate::model::vocabulary::Vocabulary;
use crate::query::connector::Connector;
use crate::query::world::World;

/// How many statuses there are.
const STATUSES: usize = <Status as Vocabulary>::ALL.len();

/// Every path from the cells of the first layer to those of the last.
#[derive(Clone, Debug)]
pub struct Lattice {
    /// The layers, one more than there are connectors.
    pub(super) layers: Vec<Vec<Cell>>,
}

/// An actor, in some state of the search.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) actor: u32,
    /// How one comes to it.
    pub(super) back: Vec<Back>,
}

/// From which cell of the layer before, and by which passages.
#[derive(Clone, Debug)]
pub(super) struct Back {
    pub(super) cell: u32,
    pub(super) passages: Vec<u32>,
}

/// A path as a lattice has it: its actors, and between each two the passages that may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// The junctions of the actors.
    pub actors: Vec<u32>,
    /// The junctions of the passages of each hop, the strongest first.
    pub hops: Vec<Vec<u32>>,
}

/// How strong a path is: how many derived connectors it has, and how many of each status, the
/// weakest first. Less is stronger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Strength {
    derived: u32,
    tally: [u16; STATUSES],
}

/// A way from the first layer to a cell.
#[derive(Clone, Copy)]
struct Partial {
    strength: Strength,
    /// Where it stands among all of its layer, by the ids along it.
    order: u32,
    /// The way before its last hop: its cell and its place there.
    before: (u32, u32),
    /// Its last hop, among the cell's.
    back: u32,
}

impl Strength {
    /// With one more connector.
    fn and(mut self, world: &World, passage: u32) -> Self {
        if let Some(passage) = world.passage(passage) {
            self.derived += u32::from(passage.connector.is_derived());
            let count = &mut self.tally[STATUSES - 1 - passage.weakness as usize];
            *count = count.saturating_add(1);
        }
        self
    }

    /// That of a path by the strongest passage of each hop.
    pub fn of(world: &World, hops: &[Vec<u32>]) -> Self {
        hops.iter()
            .filter_map(|passages| passages.first())
            .fold(Self::default(), |strength, passage| {
                strength.and(world, *passage)
            })
    }
}

impl Cell {
    pub(super) const fn at(actor: u32) -> Self {
        Self {
            actor,
            back: Vec::new(),
        }
    }
}

impl Lattice {
    pub(super) fn starting(actors: impl IntoIterator<Item = u32>) -> Self {
        Self {
            layers: vec![actors.into_iter().map(Cell::at).collect()],
        }
    }

    /// How many connectors each path has.
    pub fn length(&self) -> usize {
        self.layers.len() - 1
    }

    /// How many paths there are: ways through connectors. At [`u64::MAX`] or more, that.
    pub fn paths(&self) -> u64 {
        self.count(|back| back.passages.len() as u64)
    }

    /// How many sequences of actors there are, or of what the search tells apart in them.
    pub fn threads(&self) -> u64 {
        self.count(|_| 1)
    }

    fn count(&self, by: impl Fn(&Back) -> u64) -> u64 {
        let mut ways = vec![1_u64; self.layers[0].len()];
        for layer in &self.layers[1..] {
            ways = layer
                .iter()
                .map(|cell| {
                    cell.back.iter().fold(0_u64, |sum, back| {
                        sum.saturating_add(ways[back.cell as usize].saturating_mul(by(back)))
                    })
                })
                .collect();
        }
        ways.into_iter().fold(0, u64::saturating_add)
    }

    /// The strongest paths, so many at most: asserted before derived, the weakest connector first,
    /// then ids.
    ///
    /// Takes time linear in the lattice, times `most` and its logarithm: of every cell only its
    /// strongest ways are kept, which is enough because what follows adds the same to each.
    pub fn strongest(&self, world: &World, most: usize) -> Vec<Thread> {
        let hops = self.sorted_hops(world);
        let start = |order: usize| Partial {
            strength: Strength::default(),
            order: order as u32,
            before: (0, 0),
            back: 0,
        };
        let first = (0..self.layers[0].len()).map(|at| vec![start(at)]);
        let mut all: Vec<Vec<Vec<Partial>>> = vec![first.collect()];
        for (layer, hops) in self.layers[1..].iter().zip(&hops) {
            let before = &all[all.len() - 1];
            let mut partials: Vec<Vec<Partial>> = Vec::with_capacity(layer.len());
            // By the ids along the way: the way before it, the connector, the actor.
            let mut ids: Vec<((u32, Connector, u32), u32, u32)> = Vec::new();
            for (at, (cell, hops)) in layer.iter().zip(hops).enumerate() {
                let mut found: Vec<(Strength, u32, Connector, Partial)> = Vec::new();
                for (index, (back, passages)) in cell.back.iter().zip(hops).enumerate() {
                    let Some(best) = passages.first() else {
                        continue;
                    };
                    let connector = connector(world, *best);
                    for (place, way) in before[back.cell as usize].iter().enumerate() {
                        let strength = way.strength.and(world, *best);
                        let partial = Partial {
                            strength,
                            order: 0,
                            before: (back.cell, place as u32),
                            back: index as u32,
                        };
                        found.push((strength, way.order, connector, partial));
                    }
                }
                found.sort_by_key(|it| (it.0, it.1, it.2));
                found.truncate(most.max(1));
                for (place, (_, order, connector, _)) in found.iter().enumerate() {
                    ids.push(((*order, *connector, cell.actor), at as u32, place as u32));
                }
                partials.push(found.into_iter().map(|it| it.3).collect());
            }
            ids.sort_unstable();
            for (order, (_, cell, place)) in ids.into_iter().enumerate() {
                partials[cell as usize][place as usize].order = order as u32;
            }
            all.push(partials);
        }
        let last = &all[all.len() - 1];
        let mut ends: Vec<(Strength, u32, u32, u32)> = Vec::new();
        for (cell, partials) in last.iter().enumerate() {
            for (place, partial) in partials.iter().enumerate() {
                ends.push((partial.strength, partial.order, cell as u32, place as u32));
            }
        }
        ends.sort_unstable();
        ends.truncate(most);
        ends.into_iter()
            .map(|(_, _, cell, place)| self.thread(&all, &hops, (cell, place)))
            .collect()
    }

    /// The passages of each hop, the strongest first.
    fn sorted_hops(&self, world: &World) -> Vec<Vec<Vec<Vec<u32>>>> {
        let sorted = |back: &Back| {
            let mut passages = back.passages.clone();
            passages.sort_by(|a, b| compare(world, *a, *b));
            passages
        };
        self.layers[1..]
            .iter()
            .map(|layer| {
                let of_cell = |cell: &Cell| cell.back.iter().map(sorted).collect();
                layer.iter().map(of_cell).collect()
            })
            .collect()
    }

    fn thread(
        &self,
        all: &[Vec<Vec<Partial>>],
        hops: &[Vec<Vec<Vec<u32>>>],
        (mut cell, mut place): (u32, u32),
    ) -> Thread {
        let mut thread = Thread {
            actors: Vec::new(),
            hops: Vec::new(),
        };
        for layer in (0..self.layers.len()).rev() {
            thread.actors.push(self.layers[layer][cell as usize].actor);
            if layer > 0 {
                let Partial { before, back, .. } = all[layer][cell as usize][place as usize];
                let passages = &hops[layer - 1][cell as usize][back as usize];
                thread.hops.push(passages.clone());
                (cell, place) = before;
            }
        }
        thread.actors.reverse();
        thread.hops.reverse();
        thread
    }
}

/// The order of passages in one hop: asserted before derived, stronger before weaker, then ids.
pub(in crate::query) fn compare(world: &World, one: u32, other: u32) -> Ordering {
    let key = |passage: u32| {
        let passage = world.passage(passage)?;
        let connector = passage.connector;
        Some((connector.is_derived(), passage.weakness, connector))
    };
    key(one).cmp(&key(other))
}

fn connector(world: &World, passage: u32) -> Connector {
    let nowhere = Connector::Event(petgraph::graph::NodeIndex::end());
    world
        .passage(passage)
        .map_or(nowhere, |passage| passage.connector)
}
