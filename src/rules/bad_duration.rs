//! A length of time is not written as ISO 8601 has it.
//!
//! ## What it finds
//!
//! A `for` of a condition's deadline that is no length of time: `P7D` is seven days, `P1M` one
//! month by the calendar, `PT72H` seventy-two hours.
//!
//! ## Why it matters
//!
//! A deadline that cannot be computed is neither met nor missed: the warning could not be judged
//! at all.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   ceasefire: { act: agree }
//!   landing: { act: deploy }
//!   threat:
//!     act: threaten
//!     condition: { event: landing, within: { of: ceasefire, for: 7 days } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   ceasefire: { act: agree }
//!   landing: { act: deploy }
//!   threat:
//!     act: threaten
//!     condition: { event: landing, within: { of: ceasefire, for: P7D } }
//! ```
//!
//! ## How to fix it
//!
//! Write `P`, then numbers with `Y`, `M`, `W` or `D`; hours, minutes and seconds stand after a
//! `T`.

pub use crate::model::decode::fault::BAD_DURATION as RULE;
