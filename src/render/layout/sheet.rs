//! What an engine gives back: cards and lines, before the page is laid around them.

use super::geometry::Rect;
use super::placed::{PlacedCard, PlacedEdge};

/// Cards and lines with places relative to each other.
#[derive(Clone, Debug)]
pub(in crate::render) struct Sheet {
    /// The cards, in the order of the scene.
    pub(in crate::render) cards: Vec<PlacedCard>,
    /// The lines, in the order of the scene.
    pub(in crate::render) edges: Vec<PlacedEdge>,
    /// For each column of the scene the stretch it takes along the direction of the page.
    pub(in crate::render) spans: Vec<Option<(f64, f64)>>,
    /// Whether the page runs down.
    pub(in crate::render) down: bool,
}

impl Sheet {
    /// The smallest box around everything.
    pub(in crate::render) fn bounds(&self) -> Rect {
        let mut boxes: Vec<Rect> = self.cards.iter().map(|card| card.rect).collect();
        for edge in &self.edges {
            let points = edge.curve.samples(12);
            boxes.extend(
                points
                    .iter()
                    .map(|point| Rect::new(point.x, point.y, 0.0, 0.0)),
            );
            boxes.extend(edge.label.iter().map(|(area, _)| *area));
        }
        let least = |of: fn(&Rect) -> f64| boxes.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Rect) -> f64| boxes.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        if boxes.is_empty() {
            return Rect::default();
        }
        let (x, y) = (least(|area| area.x), least(|area| area.y));
        Rect::new(x, y, most(Rect::right) - x, most(Rect::bottom) - y)
    }

    /// Moves everything.
    pub(in crate::render) fn shift(&mut self, x: f64, y: f64) {
        for card in &mut self.cards {
            let corner = card.rect.moved(x, y);
            *card = card.clone().at(corner.x, corner.y);
        }
        for edge in &mut self.edges {
            edge.curve = edge.curve.map(|point| point.moved(x, y));
            edge.tip = edge.tip.moved(x, y);
            if let Some((area, lines)) = &mut edge.label {
                *area = area.moved(x, y);
                for line in lines {
                    line.at = line.at.moved(x, y);
                }
            }
        }
        let along = if self.down { y } else { x };
        for span in self.spans.iter_mut().flatten() {
            *span = (span.0 + along, span.1 + along);
        }
    }
}
