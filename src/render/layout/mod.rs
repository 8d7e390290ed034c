//! Engines that give every card, line and word its place.

#![allow(
    clippy::cast_precision_loss,
    reason = "what is counted here, cards and lines, is far below 2^52"
)]

pub(super) mod cards;
pub(super) mod columns;
pub mod geometry;
mod graphviz;
pub(super) mod labels;
mod layered;
mod limits;
mod narrow;
mod page;
pub mod placed;
mod sheet;

use super::{Direction, Engine, Options, RenderError, Scene};
use limits::Limit;
use page::Frame;
use placed::Placed;

pub(super) fn place(scene: &Scene, options: &Options) -> Result<Placed, RenderError> {
    for (edge, ends) in scene.edges.iter().enumerate() {
        let cards = scene.cards.len();
        if let Some(&card) = [ends.from, ends.to].iter().find(|&&card| card >= cards) {
            return Err(RenderError::NoSuchCard { edge, card, cards });
        }
    }
    match options.width {
        Some(width) => narrow::fit(scene, options, width),
        None => once(scene, options, options.direction, Frame::default()),
    }
}

fn once(
    scene: &Scene,
    options: &Options,
    direction: Direction,
    frame: Frame,
) -> Result<Placed, RenderError> {
    // Columns that run down share the width of the page; others have its height.
    let room = frame.room.filter(|_| direction == Direction::Down);
    let (sheet, engine) = if options.engine == Engine::Graphviz {
        Limit::GRAPHVIZ.hold(scene)?;
        let sheet = graphviz::place(scene, direction, options.time_limit)?;
        (sheet, "graphviz")
    } else if scene.columns.is_empty() {
        Limit::LAYERED.hold(scene)?;
        (layered::place(scene, direction, room), "builtin")
    } else {
        Limit::COLUMNS.hold(scene)?;
        (columns::place(scene, direction, room), "builtin")
    };
    Ok(page::lay(scene, sheet, engine, frame))
}
