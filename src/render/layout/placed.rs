//! A scene with places: what the painter draws.

use crate::render::Scene;

/// A scene in which every card, line and word has its place. Lengths are in points; the origin is
/// the upper left corner.
#[derive(Clone, Debug)]
pub struct Placed {
    /// What was placed.
    pub scene: Scene,
    /// Who did it: "builtin" or "graphviz".
    pub engine: &'static str,
    /// Width of the page.
    pub width: f64,
    /// Height of the page.
    pub height: f64,
}
