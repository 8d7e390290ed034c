//! Pictures: a view fills a [`Scene`], a layout places it, one painter draws it.
//!
//! ```text
//! Scene --place--> Placed --svg--> SVG
//!   \---------------dot----------> DOT
//! ```
//!
//! The same scene gives the same bytes on every machine: text is measured with bundled metrics.

pub mod error;
pub mod html;
pub mod layout;
pub mod legend;
pub mod measure;
pub mod paint;
pub mod scene;
mod stroke;
pub mod theme;
pub mod view;

use std::time::Duration;

pub use error::RenderError;
pub use layout::placed::Placed;
pub use scene::{
    ActClass, Card, CardKind, Column, Direction, Edge, Group, Relation, Scene, Standing,
};
pub use theme::Theme;
pub use view::path_scene;

/// Who computes the positions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// Ours, so that a picture is the same wherever it is made.
    #[default]
    Auto,
    /// Ours; nothing needs to be installed.
    Builtin,
    /// `dot` of the Graphviz on the `PATH`.
    Graphviz,
}

/// How a scene is placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Who computes the positions.
    pub engine: Engine,
    /// Where the columns go.
    pub direction: Direction,
    /// The width that it is to be legible at, in CSS pixels: where it is not, columns run down, and
    /// long ones become several.
    pub width: Option<f64>,
    /// How long an outside engine may take before it is stopped.
    pub time_limit: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            engine: Engine::Auto,
            direction: Direction::Right,
            width: None,
            time_limit: Duration::from_secs(30),
        }
    }
}

/// Gives every card, line and word of `scene` its place. [`Placed::engine`] tells who did it.
pub fn place(scene: &Scene, options: &Options) -> Result<Placed, RenderError> {
    layout::place(scene, options)
}

/// How the letters of a picture are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Letters {
    /// As text, which can be searched and copied, in a font that is as wide as the bundled one.
    #[default]
    Live,
    /// As shapes, which look the same in every program; what the bundled font lacks stays text.
    Outlines,
}

/// The picture as an SVG document.
pub fn svg(placed: &Placed, theme: &Theme, letters: Letters) -> String {
    paint::svg::paint(placed, theme, letters)
}

/// The picture as an SVG document that is light, or dark where the reader's device asks for it.
pub fn svg_auto(placed: &Placed, letters: Letters) -> String {
    let light = svg(placed, &Theme::LIGHT, letters);
    let dark = svg(placed, &Theme::DARK, letters);
    paint::auto::merge(&light, &dark).unwrap_or(light)
}

/// The picture as PNG, so many pixels to each CSS pixel, painted with the bundled font alone.
///
/// # Errors
/// It would have no pixels, or more than 64 Mi.
#[cfg(feature = "raster")]
pub fn png(placed: &Placed, theme: &Theme, scale: f32) -> Result<Vec<u8>, RenderError> {
    paint::raster::paint(&svg(placed, theme, Letters::Live), theme, scale)
}

/// The picture as a PDF page of its size, painted with the bundled font alone.
///
/// # Errors
/// It cannot be painted.
#[cfg(feature = "pdf")]
pub fn pdf(placed: &Placed, theme: &Theme) -> Result<Vec<u8>, RenderError> {
    paint::pdf::paint(&svg(placed, theme, Letters::Live))
}

/// The picture as a DOT file, which any Graphviz draws nearly the same.
pub fn dot(scene: &Scene, theme: &Theme) -> String {
    paint::dot::paint(scene, theme)
}
