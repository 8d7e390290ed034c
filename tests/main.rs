//! t

mod date;
mod decode;
mod text;
