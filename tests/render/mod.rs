//! Pictures: places, paint, hostile words.

mod article;
mod pictures;
