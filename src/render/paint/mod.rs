//! The painters: one for pictures, one for DOT files.

pub mod dot;
pub mod svg;
