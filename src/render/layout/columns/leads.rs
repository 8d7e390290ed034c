//! Leads: where many labels share a gap, its lines run straight for a while before they part, and
//! each label stands on the straight part by the card that its line leaves.

use super::layers::Layers;
use super::ports::Join;
use crate::render::Scene;
use crate::render::layout::geometry::{Point, Rect};
use crate::render::layout::labels::Label;
use crate::render::layout::placed::{Line, PlacedEdge};

/// Above this number of labels in a gap they would stand in each other's way.
const CROWD: usize = 8;
/// Above this number of different ones some would seem to be another line's.
const MIX: usize = 3;
/// The widest row of a label on a lead.
const WIDEST: f64 = 240.0;
/// Room before a label and behind it: as much as there is to the border of an enclosure, and more.
const BESIDE: f64 = 15.0;

/// The straight parts of a gap: so many points from its lower side, and from its higher one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lead {
    pub(super) low: f64,
    pub(super) high: f64,
}

/// Which gaps have leads, and which lines have their label on one.
#[derive(Debug)]
pub(super) struct Leads {
    /// By the layer before the gap.
    gaps: Vec<Option<Lead>>,
    /// By line.
    labelled: Vec<bool>,
}

impl Leads {
    /// Those of `layers`. The labels that stand on one get one row.
    pub(super) fn new(scene: &Scene, layers: &Layers, labels: &mut [Option<Label>]) -> Self {
        let mut leads = Self {
            gaps: vec![None; layers.order.len()],
            labelled: vec![false; layers.chains.len()],
        };
        if layers.down {
            return leads;
        }
        let positions = layers.positions();
        let gap = |index: &usize| {
            let chain = &layers.chains[*index];
            let crosses = chain.len() == 2 && Join::new(layers, chain, &positions) == Join::Across;
            crosses.then(|| layers.items[chain[0]].layer)
        };
        for layer in 0..layers.order.len() {
            let lines = 0..labels.len();
            let lines = lines.filter(|it| labels[*it].is_some() && gap(it) == Some(layer));
            let lines: Vec<usize> = lines.collect();
            let mut words: Vec<&str> = lines.iter().map(|it| &*scene.edges[*it].label).collect();
            words.sort_unstable();
            words.dedup();
            if lines.len() <= CROWD && words.len() <= MIX {
                continue;
            }
            let one_row = |line: &usize| {
                Label::new(&scene.edges[*line], WIDEST).filter(|label| label.lines.len() == 1)
            };
            let Some(rows) = lines.iter().map(one_row).collect::<Option<Vec<Label>>>() else {
                continue;
            };
            let mut lead = Lead::default();
            for (line, label) in lines.into_iter().zip(rows) {
                let width = label.width;
                labels[line] = Some(label);
                let side = if layers.leaves_low(line, scene) {
                    &mut lead.low
                } else {
                    &mut lead.high
                };
                *side = side.max(width + 2.0 * BESIDE);
                leads.labelled[line] = true;
            }
            leads.gaps[layer] = Some(lead);
        }
        leads
    }

    /// The straight parts of the gap behind a layer.
    pub(super) fn gap(&self, layer: usize) -> Option<Lead> {
        self.gaps[layer]
    }

    /// Whether the label of a line stands on a lead.
    pub(super) fn has(&self, line: usize) -> bool {
        self.labelled[line]
    }

    /// Leaves one of the same labels that stand where lines leave a card together.
    pub(super) fn tell_once(&self, edges: &mut [PlacedEdge], labels: &mut [Option<Label>]) {
        let mut told: Vec<(Rect, Vec<Line>)> = Vec::new();
        for (line, edge) in edges.iter_mut().enumerate() {
            let Some(label) = edge.label.clone().filter(|_| self.has(line)) else {
                continue;
            };
            if told.contains(&label) {
                edge.label = None;
                labels[line] = None;
            } else {
                told.push(label);
            }
        }
    }

    /// The label of a line that leaves a card at `start`, to its right or to its left.
    pub(super) fn place(
        label: &Label,
        start: Point,
        rightward: bool,
        thickness: f64,
    ) -> (Rect, Vec<Line>) {
        let x = if rightward {
            start.x + BESIDE
        } else {
            start.x - BESIDE - label.width
        };
        label.at(x, start.y - thickness / 2.0 - label.height - 2.2)
    }
}
