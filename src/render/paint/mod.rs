//! The painters: one for pictures, one for DOT files.

pub mod dot;
mod dot_label;
pub mod dot_text;
mod shapes;
pub mod svg;
pub mod xml;
