//! Dates: cases as data, and properties.

mod cases;
mod properties;
