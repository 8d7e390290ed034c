//! A field holds nothing, or a list, a mapping or text where it takes something else.
//!
//! ## What it finds
//!
//! A value of another type than its field takes: a list or a mapping where one text stands, text
//! where a mapping stands, nothing at all, or `null`. Also what YAML reads as a structure though a
//! text was meant, as `[2031?]`; the message then shows the quoting.
//!
//! ## Why it matters
//!
//! An absent field and an empty one are different things to a reader: one was not thought of, the
//! other was forgotten.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland: { name: [West, land], kind: state }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//! ```
//!
//! ## How to fix it
//!
//! Write a value of the type that the message names, or leave the field out. What begins with `[`,
//! `{`, `*`, `&`, `!` or `?` is quoted to be read as text.

pub use crate::model::decode::fault::WRONG_TYPE as RULE;
