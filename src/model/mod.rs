//! The model: every record of a claim file, owned, without lifetimes.
//!
//! Names are those of the YAML format; `docs/format.md` teaches it. A record refers to others by
//! [`id::Id`]; the graph resolves them.

pub mod act;
pub mod actor;
pub mod author;
pub mod claim;
pub mod dataset;
pub mod date;
pub mod decode;
pub mod event;
pub mod id;
pub mod item;
pub mod list;
pub mod object;
pub mod place;
pub mod quantity;
pub mod question;
pub mod role;
pub mod source;
pub mod vocabulary;
