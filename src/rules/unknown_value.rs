//! A field holds a word that is not in its vocabulary.
//!
//! ## What it finds
//!
//! A word that is none of those a field takes: an act, a kind, a modality, a cue and so on.
//!
//! ## Why it matters
//!
//! Vocabularies are closed so that two coders who mean the same write the same.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   warning: { act: warns }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   warning: { act: warn }
//! ```
//!
//! ## How to fix it
//!
//! Choose one of the words that the message lists. An act that is none of them is `other` with a
//! `code` of your own.

pub use crate::model::decode::fault::UNKNOWN_VALUE as RULE;
