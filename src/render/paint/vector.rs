//! The picture as a tree of shapes, with the bundled font alone: the ground of PNG and PDF.

use std::sync::Arc;

use usvg::fontdb::{Database, Source};
use usvg::{Options, Tree};

use crate::render::RenderError;
use crate::render::measure::FACES;

/// Reads an SVG of ours. No font of the machine is looked at, so the same picture gives the same
/// bytes everywhere; the families named before the bundled one are not there.
pub(in crate::render) fn tree(svg: &str) -> Result<Tree, RenderError> {
    let mut fonts = Database::new();
    for face in FACES {
        fonts.load_font_source(Source::Binary(Arc::new(face)));
    }
    let options = Options {
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| RenderError::Vector(error.to_string()))
}
