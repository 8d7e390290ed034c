//! The picture as PDF, with its text as text.

use svg2pdf::{ConversionOptions, PageOptions, to_pdf};

use super::vector::tree;
use crate::render::RenderError;

/// Paints an SVG of ours as a page of its size.
pub(in crate::render) fn paint(svg: &str) -> Result<Vec<u8>, RenderError> {
    let tree = tree(svg)?;
    to_pdf(&tree, ConversionOptions::default(), PageOptions::default())
        .map_err(|error| RenderError::Vector(error.to_string()))
}
