//! Cards sorted into layers, with a lane in each layer that a longer line passes.

use crate::render::Scene;

/// The layers of a scene.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// What stands in the layers.
    pub(super) items: Vec<Item>,
    /// The items of each layer, in order.
    pub(super) order: Vec<Vec<usize>>,
    /// The column of the scene that a layer shows, where the scene has columns.
    pub(super) column: Vec<usize>,
    /// For each line of the scene its items from its lower to its higher layer: a card, lanes, a
    /// card.
    pub(super) chains: Vec<Vec<usize>>,
    /// Whether the layers run down the page, so that words lie across them.
    pub(super) down: bool,
}

/// A card, or a lane for one line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Item {
    /// What it is.
    pub(super) what: What,
    /// Its layer.
    pub(super) layer: usize,
    /// Its extent across the layers' direction, in points.
    pub(super) size: f64,
}

/// A card or a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A card: its index.
    Card(usize),
    /// A lane: the index of its line.
    Lane(usize),
}

impl Layers {
    /// The layers of `scene`; `card` and `lane` give the extents of cards and of lines' lanes, of a
    /// line with several also whether it is the middle one.
    pub(super) fn new(
        scene: &Scene,
        card: impl Fn(usize) -> f64,
        lane: impl Fn(usize, bool) -> f64,
        down: bool,
    ) -> Self {
        let ranks = if scene.columns.is_empty() {
            ranked(scene)
        } else {
            columns(scene)
        };
        let mut used: Vec<usize> = ranks.clone();
        used.sort_unstable();
        used.dedup();

        let mut layers = Self {
            order: vec![Vec::new(); used.len()],
            down,
            ..Self::default()
        };
        for (index, rank) in ranks.iter().enumerate() {
            let layer = used.partition_point(|other| other < rank);
            layers.add(What::Card(index), layer, card(index));
        }
        for (index, edge) in scene.edges.iter().enumerate() {
            let (from, to) = (layers.items[edge.from].layer, layers.items[edge.to].layer);
            let (low, high) = if from <= to {
                (edge.from, edge.to)
            } else {
                (edge.to, edge.from)
            };
            let mut chain = vec![low];
            let middle = usize::midpoint(from, to);
            for layer in from.min(to) + 1..from.max(to) {
                let size = lane(index, layer == middle);
                chain.push(layers.add(What::Lane(index), layer, size));
            }
            chain.push(high);
            layers.chains.push(chain);
        }
        layers.column = used;
        layers
    }

    /// Puts the cards of columns that have an order of their own into it, in the places that cards
    /// have in their layer.
    pub(super) fn keep_order(&self, scene: &Scene, order: &mut [Vec<usize>]) {
        let in_order = |layer: usize| {
            let column = scene.columns.get(self.column[layer]);
            column.is_some_and(|column| column.in_order)
        };
        for (_, layer) in order.iter_mut().enumerate().filter(|(at, _)| in_order(*at)) {
            let is_card = |item: &&mut usize| matches!(self.items[**item].what, What::Card(_));
            let mut cards: Vec<&mut usize> = layer.iter_mut().filter(is_card).collect();
            // Items of cards have the numbers of the cards.
            let mut sorted: Vec<usize> = cards.iter().map(|item| **item).collect();
            sorted.sort_unstable();
            for (place, item) in cards.iter_mut().zip(sorted) {
                **place = item;
            }
        }
    }

    /// The pairs of neighbouring items along lines, from each layer to the next.
    pub(super) fn links(&self) -> Vec<(usize, usize)> {
        let pairs = self.chains.iter().flat_map(|chain| chain.windows(2));
        pairs
            .map(|pair| (pair[0], pair[1]))
            .filter(|&(low, high)| self.items[low].layer != self.items[high].layer)
            .collect()
    }

    /// The lines within one layer, as pairs of different items.
    pub(super) fn ties(&self) -> Vec<(usize, usize)> {
        self.chains
            .iter()
            .filter(|chain| chain.len() == 2 && chain[0] != chain[1])
            .map(|chain| (chain[0], chain[1]))
            .filter(|&(one, other)| self.items[one].layer == self.items[other].layer)
            .collect()
    }

    /// Whether line `edge` leaves its lower end, as all lines within one layer do.
    pub(super) fn leaves_low(&self, edge: usize, scene: &Scene) -> bool {
        self.items[self.chains[edge][0]].what == What::Card(scene.edges[edge].from)
    }

    /// The position of each item in its layer.
    pub(super) fn positions(&self) -> Vec<usize> {
        let mut positions = vec![0; self.items.len()];
        for layer in &self.order {
            for (position, &item) in layer.iter().enumerate() {
                positions[item] = position;
            }
        }
        positions
    }

    fn add(&mut self, what: What, layer: usize, size: f64) -> usize {
        let item = self.items.len();
        self.items.push(Item { what, layer, size });
        self.order[layer].push(item);
        item
    }
}

fn columns(scene: &Scene) -> Vec<usize> {
    let last = scene.columns.len() - 1;
    scene
        .cards
        .iter()
        .map(|card| card.column.min(last))
        .collect()
}

/// Ranks by longest path; a line that would close a cycle is left out.
fn ranked(scene: &Scene) -> Vec<usize> {
    let count = scene.cards.len();
    let mut next = vec![Vec::new(); count];
    for edge in &scene.edges {
        if edge.from != edge.to && !next[edge.from].contains(&edge.to) {
            next[edge.from].push(edge.to);
        }
    }
    // Depth first, without recursion: cards in order of completion, and the lines back.
    let mut state = vec![0_u8; count];
    let mut done = Vec::with_capacity(count);
    let mut back = vec![Vec::new(); count];
    for root in 0..count {
        let mut stack = vec![(root, 0)];
        while let Some((card, at)) = stack.pop() {
            if at == 0 {
                if state[card] != 0 {
                    continue;
                }
                state[card] = 1;
            }
            if let Some(&other) = next[card].get(at) {
                stack.push((card, at + 1));
                if state[other] == 1 {
                    back[card].push(other);
                } else if state[other] == 0 {
                    stack.push((other, 0));
                }
            } else {
                state[card] = 2;
                done.push(card);
            }
        }
    }
    let mut ranks = vec![0; count];
    for &card in done.iter().rev() {
        for &other in &next[card] {
            if !back[card].contains(&other) {
                ranks[other] = ranks[other].max(ranks[card] + 1);
            }
        }
    }
    ranks
}
