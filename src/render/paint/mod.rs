//! The painters: one for pictures, one for DOT files.

pub mod auto;
pub mod dot;
mod dot_label;
pub mod dot_text;
mod outline;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(feature = "raster")]
pub mod raster;
mod shapes;
pub mod svg;
#[cfg(any(feature = "pdf", feature = "raster"))]
mod vector;
pub mod xml;
