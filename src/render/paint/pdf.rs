//! The picture as PDF, its text drawn as outlines: embedded fonts would stand in another order each
//! time.

use svg2pdf::{ConversionOptions, PageOptions, to_pdf};

use super::vector::tree;
use crate::render::RenderError;

/// Paints an SVG of ours as a page of its size.
pub(in crate::render) fn paint(svg: &str) -> Result<Vec<u8>, RenderError> {
    let tree = tree(svg)?;
    let options = ConversionOptions {
        embed_text: false,
        ..ConversionOptions::default()
    };
    to_pdf(&tree, options, PageOptions::default())
        .map_err(|error| RenderError::Vector(error.to_string()))
}
