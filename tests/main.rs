//! t

mod date;
mod text;
