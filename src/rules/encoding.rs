//! A file is not UTF-8 text, or holds control characters.
//!
//! ## What it finds
//!
//! Bytes that are no UTF-8 (with the offset), a file in UTF-16 or UTF-32, and characters that YAML
//! does not allow in a file, such as NUL and the escape character. A byte order mark and CRLF line
//! ends are fine. Such a file is not read further. In the example, `␇` stands for the control
//! character U+0007.
//!
//! ## Why it matters
//!
//! Offsets and digests count characters, so every reader has to see the same ones. And a control
//! character in a file that is shown in a terminal can rewrite what is shown.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland: { name: "West␇land", kind: state }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   westland: { name: "Westland", kind: state }
//! ```
//!
//! ## How to fix it
//!
//! Save the file as UTF-8, and remove the character, or write it as an escape in double quotes.

pub use crate::yaml::ENCODING as RULE;
