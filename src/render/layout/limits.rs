//! How much each engine places.
//!
//! Ours do a fixed number of sweeps, so that their time follows from the size and the same scene
//! gives the same picture on a slow machine: a limit on the size is one on the time. `dot` may take
//! any time, and has a clock beside its limit.

use crate::render::{RenderError, Scene};

/// The largest scene that an engine places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    /// The layout, as it is asked for.
    layout: &'static str,
    cards: usize,
    lines: usize,
}

impl Limit {
    /// Columns of the scene's own.
    pub(super) const COLUMNS: Self = Self::new("builtin", 400, 1000);
    /// Layers by dagre, whose time grows faster.
    pub(super) const LAYERED: Self = Self::new("builtin", 160, 400);
    /// `dot`, which takes seconds for so many and minutes for twice as many.
    pub(super) const GRAPHVIZ: Self = Self::new("graphviz", 400, 800);

    const fn new(layout: &'static str, cards: usize, lines: usize) -> Self {
        Self {
            layout,
            cards,
            lines,
        }
    }

    /// Refuses a scene that is larger.
    pub(super) fn hold(self, scene: &Scene) -> Result<(), RenderError> {
        let (cards, lines) = (scene.cards.len(), scene.edges.len());
        if cards <= self.cards && lines <= self.lines {
            return Ok(());
        }
        Err(RenderError::TooMany {
            layout: self.layout,
            cards,
            lines,
            most_cards: self.cards,
            most_lines: self.lines,
        })
    }
}
