//! Property paths: which steps a path may take, as `warn/authorize+` asks.
//!
//! The syntax is that of SPARQL 1.1 property paths, with names of acts, links and affiliations for
//! predicates. It is parsed by `spargebra` and compiled to a deterministic automaton, so that a
//! walk is in one state only and is found once.

mod automaton;
mod read;

pub use automaton::{Automaton, Move};

use std::fmt;
use std::str::FromStr;

/// A property path, ready to walk by.
#[derive(Clone, Debug)]
pub struct Via {
    text: String,
    automaton: Automaton,
}

/// Why a text is no property path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ViaError {
    /// A name that is no act, link or affiliation.
    #[error(
        "column {column} of {path:?}: no act, link or affiliation is called {name:?}{}",
        hint(near)
    )]
    Unknown {
        /// The whole text.
        path: String,
        /// Where the name starts, in characters from 1.
        column: usize,
        /// The name.
        name: String,
        /// Names that are like it.
        near: Vec<String>,
    },
    /// A character that no property path has, or one where it cannot be.
    #[error("column {column} of {path:?}: {found} cannot be here")]
    Syntax {
        /// The whole text.
        path: String,
        /// Where it is, in characters from 1.
        column: usize,
        /// What is there, in words.
        found: String,
    },
    /// It is too long, too deep or has too many states.
    #[error("the path is too large: {0}")]
    TooLarge(&'static str),
}

impl ViaError {
    /// The next step.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => {
                "a path is made of acts (`warn`), links (`responds_to`, `meets`) and affiliations (`leads`)"
            }
            Self::Syntax { .. } => {
                "`a/b` is one after the other, `a|b` either, `a+`, `a*` and `a?` how often, `^a` backwards, `!a` anything else, and parentheses group"
            }
            Self::TooLarge(_) => "ask for less at once",
        }
    }
}

fn hint(near: &[String]) -> String {
    match near {
        [] => String::new(),
        near => format!("; did you mean {}?", near.join(" or ")),
    }
}

impl Via {
    /// The automaton to walk by.
    pub const fn automaton(&self) -> &Automaton {
        &self.automaton
    }
}

impl FromStr for Via {
    type Err = ViaError;

    fn from_str(text: &str) -> Result<Self, ViaError> {
        Ok(Self {
            text: text.to_owned(),
            automaton: Automaton::new(&read::read(text)?)?,
        })
    }
}

impl fmt::Display for Via {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
