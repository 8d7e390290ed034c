//! A place in a source's text is not written `START..END#DIGEST`.
//!
//! ## What it finds
//!
//! An `at` that begins like a place and is none: an end before its start, a digest that is not 16
//! hex digits, a missing `#`. What does not begin with digits and `..` counts as drafted words
//! (rule `drafted-words`).
//!
//! ## Why it matters
//!
//! The digest is what ties a claim to the words it rests on without copying them. A broken one
//! ties it to nothing.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//!
//! events:
//!   move:
//!     act: deploy
//!     claims:
//!       - at: 140..108#d4177f47e0ccd35e
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//!
//! events:
//!   move:
//!     act: deploy
//!     claims:
//!       - at: 108..140#d4177f47e0ccd35e
//! ```
//!
//! ## How to fix it
//!
//! `claimgraph anchor --find TEXT` prints the `at` of words, and `claimgraph read SOURCE` one for
//! each sentence. Offsets count Unicode scalar values of the normalised text; the digest is the
//! first 16 hex digits of the SHA-256 of the words.

pub use crate::model::decode::fault::BAD_ANCHOR as RULE;
