//! YAML with exact places: text to a tree that borrows from it.
//!
//! The only room that names the YAML parser.
