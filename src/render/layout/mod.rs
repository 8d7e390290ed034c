//! Engines that give every card, line and word its place.

pub(super) mod cards;
mod columns;
pub mod geometry;
mod labels;
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
    let builtin = || page::lay(scene, columns::place(scene, options.direction), "builtin");
    Ok(builtin())
}
