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
mod page;
pub mod placed;
mod sheet;

use super::{Engine, Options, RenderError, Scene};
use placed::Placed;

pub(super) fn place(scene: &Scene, options: &Options) -> Result<Placed, RenderError> {
    for (edge, ends) in scene.edges.iter().enumerate() {
        let cards = scene.cards.len();
        if let Some(&card) = [ends.from, ends.to].iter().find(|&&card| card >= cards) {
            return Err(RenderError::NoSuchCard { edge, card, cards });
        }
    }
    let graphviz = match options.engine {
        Engine::Builtin => false,
        Engine::Graphviz => true,
        Engine::Auto => scene.columns.is_empty() && graphviz::is_installed(),
    };
    Ok(if graphviz {
        let sheet = graphviz::place(scene, options.direction, options.time_limit)?;
        page::lay(scene, sheet, "graphviz")
    } else {
        page::lay(scene, columns::place(scene, options.direction), "builtin")
    })
}
