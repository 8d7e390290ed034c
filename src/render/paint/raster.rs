//! The picture as PNG.

use resvg::tiny_skia::{Color, Pixmap, Transform};

use super::vector::tree;
use crate::render::{RenderError, Theme};

/// The most pixels that a picture may have: 256 MiB of them.
const PIXELS: f64 = 67_108_864.0;

/// Paints an SVG of ours as PNG, so many pixels to each of its own. The page ends within the last
/// pixels where its size is no whole number of them: the ground of `theme` fills these.
pub(in crate::render) fn paint(
    svg: &str,
    theme: &Theme,
    scale: f32,
) -> Result<Vec<u8>, RenderError> {
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
    pixels.fill(ground(theme));
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels
        .encode_png()
        .map_err(|error| RenderError::Vector(error.to_string()))
}

/// The background as a colour.
fn ground(theme: &Theme) -> Color {
    let number = u32::from_str_radix(theme.background.trim_start_matches('#'), 16);
    let [_, red, green, blue] = number.unwrap_or(0xFF_FF_FF).to_be_bytes();
    Color::from_rgba8(red, green, blue, u8::MAX)
}
