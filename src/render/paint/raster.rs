//! The picture as PNG.

use resvg::tiny_skia::{Pixmap, Transform};

use super::vector::tree;
use crate::render::RenderError;

/// The most pixels that a picture may have: 256 MiB of them.
const PIXELS: f64 = 67_108_864.0;

/// Paints an SVG of ours as PNG, so many pixels to each of its own.
pub(in crate::render) fn paint(svg: &str, scale: f32) -> Result<Vec<u8>, RenderError> {
    let tree = tree(svg)?;
    let size = tree.size();
    let (width, height) = (size.width() * scale, size.height() * scale);
    let too_large = || RenderError::TooLarge {
        width: f64::from(width),
        height: f64::from(height),
    };
    if !(width >= 1.0 && height >= 1.0) || f64::from(width) * f64::from(height) > PIXELS {
        return Err(too_large());
    }
    #[allow(
        clippy::cast_sign_loss,
        reason = "both are at least 1, and far below 2^32"
    )]
    let (width, height) = (width.ceil() as u32, height.ceil() as u32);
    let mut pixels = Pixmap::new(width, height).ok_or_else(too_large)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels
        .encode_png()
        .map_err(|error| RenderError::Vector(error.to_string()))
}
