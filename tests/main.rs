//! t

mod yaml;
