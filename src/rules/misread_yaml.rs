//! YAML reads a value otherwise than it looks.
//!
//! ## What it finds
//!
//! What is valid YAML, fits its field, and is most likely not what was meant:
//!
//! - a text without quotes that is followed on its line by a blank and a `#` right before a letter
//!   or digit, as in `title: Report #2`: the rest of the line is a comment, and the text is cut;
//! - a text without quotes over several lines, one of which begins with the name of a field and a
//!   colon without a blank after it: the field is part of the text;
//! - a quantity with three digits after its point, the last of them 0, as in `10.000`: that is ten.
//!
//! What YAML reads as another kind of value than the field takes is told by the rule that this
//! breaks (`syntax`, `yaml-feature`, `wrong-type`, `unknown-field`, `bad-date`), with the quoting.
//!
//! ## Why it matters
//!
//! Nothing else tells of it: the file is valid, and says something else than its author reads in
//! it.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   raid:
//!     act: attack
//!     gloss: Eastland fires on hangar #2 of the base
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   raid:
//!     act: attack
//!     gloss: 'Eastland fires on hangar #2 of the base'
//! ```
//!
//! ## How to fix it
//!
//! Put the text in single quotes (an apostrophe in it is written twice). A comment has a blank
//! after its `#`, a field a blank after its `:`. Numbers are written without separators.

pub use crate::model::decode::fault::MISREAD_YAML as RULE;
