//! The parts of a scene that no line and no enclosure joins.

use petgraph::unionfind::UnionFind;

use crate::render::{Edge, Scene};

/// Cards and lines of one part, as indices into the scene, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::render::layout) struct Part {
    /// The cards.
    pub(in crate::render::layout) cards: Vec<usize>,
    /// The lines.
    pub(super) edges: Vec<usize>,
}

impl Part {
    /// The part as a scene of its own.
    pub(super) fn scene(&self, whole: &Scene) -> Scene {
        let own = |card: usize| self.cards.partition_point(|&other| other < card);
        Scene {
            groups: whole.groups.clone(),
            cards: self
                .cards
                .iter()
                .map(|&card| whole.cards[card].clone())
                .collect(),
            edges: self
                .edges
                .iter()
                .map(|&edge| {
                    let edge = &whole.edges[edge];
                    Edge {
                        from: own(edge.from),
                        to: own(edge.to),
                        ..edge.clone()
                    }
                })
                .collect(),
            ..Scene::default()
        }
    }
}

/// The parts of `scene`: those of most cards first, else in the order of the scene.
pub(in crate::render::layout) fn parts(scene: &Scene) -> Vec<Part> {
    let count = scene.cards.len();
    // Each enclosure joins its cards as one card more would.
    let mut joined = UnionFind::<usize>::new(count + scene.groups.len());
    for (index, card) in scene.cards.iter().enumerate() {
        if let Some(group) = card.group.filter(|&group| group < scene.groups.len()) {
            joined.union(index, count + group);
        }
    }
    for edge in &scene.edges {
        joined.union(edge.from, edge.to);
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut of: Vec<Option<usize>> = vec![None; count + scene.groups.len()];
    for card in 0..count {
        let at = *of[joined.find(card)].get_or_insert_with(|| {
            parts.push(Part::default());
            parts.len() - 1
        });
        parts[at].cards.push(card);
    }
    for (index, edge) in scene.edges.iter().enumerate() {
        if let Some(at) = of[joined.find(edge.from)] {
            parts[at].edges.push(index);
        }
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.cards.len()));
    parts
}
