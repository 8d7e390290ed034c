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
    /// Ours for a scene with columns; else Graphviz where `dot` is on the `PATH`, else ours.
    #[default]
    Auto,
    /// Ours; nothing needs to be installed.
    Builtin,
    /// `dot` of the Graphviz on the `PATH`.
    Graphviz,
}

/// How a scene is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Who computes the positions.
    pub engine: Engine,
    /// Where the columns go.
    pub direction: Direction,
    /// How long an outside engine may take before it is stopped.
    pub time_limit: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            engine: Engine::Auto,
            direction: Direction::Right,
            time_limit: Duration::from_secs(30),
        }
    }
}

/// Gives every card, line and word of `scene` its place. [`Placed::engine`] tells who did it.
pub fn place(scene: &Scene, options: &Options) -> Result<Placed, RenderError> {
    layout::place(scene, options)
}

/// The picture as an SVG document.
pub fn svg(placed: &Placed, theme: &Theme) -> String {
    paint::svg::paint(placed, theme)
}

/// The picture as a DOT file, which any Graphviz draws nearly the same.
pub fn dot(scene: &Scene, theme: &Theme) -> String {
    paint::dot::paint(scene, theme)
}
