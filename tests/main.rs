//! The one test binary; each module is a room's cases.

mod date;
mod render;
mod text;
