//! t
mod render;
