//! The painters: one for pictures, one for DOT files.

pub mod dot;
mod shapes;
pub mod svg;
pub mod xml;
