//! Too much of something.

use super::Wording;
use crate::diagnostic::{Rule, Severity};

/// The rule.
pub static LIMIT: Rule = Rule {
    name: "limit",
    severity: Severity::Error,
    summary: "a file is larger or deeper than claim files are read",
};

/// What there is too much of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LimitExceeded {
    /// Bytes in the file.
    File {
        /// How many there are.
        bytes: u64,
        /// How many may be.
        limit: u64,
    },
    /// Bytes in one scalar.
    Scalar {
        /// How many may be.
        limit: u32,
    },
    /// Lists and mappings inside each other.
    Depth {
        /// How many may be.
        limit: u32,
    },
    /// Values in the file.
    Nodes {
        /// How many may be.
        limit: usize,
    },
    /// Faults in the file: the rest are only counted.
    Faults {
        /// How many are not listed.
        left_out: usize,
    },
}

impl Wording for LimitExceeded {
    fn rule(&self) -> &'static Rule {
        &LIMIT
    }

    fn message(&self) -> String {
        match self {
            Self::File { bytes, limit } => {
                format!("this file has {bytes} bytes, more than the {limit} that are read")
            }
            Self::Scalar { limit } => format!("this text has more than {limit} bytes"),
            Self::Depth { limit } => {
                format!("lists and mappings stand more than {limit} deep in each other")
            }
            Self::Nodes { limit } => format!("this file holds more than {limit} values"),
            Self::Faults { left_out } => {
                format!("{left_out} more faults of this file are not listed")
            }
        }
    }

    fn help(&self) -> Option<String> {
        Some(
            match self {
                Self::File { .. } => {
                    "split it into several files: all files of a graph are read together"
                }
                Self::Scalar { .. } => {
                    "claim files hold short texts; keep a source's own words elsewhere"
                }
                Self::Depth { .. } => {
                    "no record needs that depth: check the brackets and the indentation"
                }
                Self::Nodes { .. } => {
                    "split it into several files, or raise the limit on file size"
                }
                Self::Faults { .. } => "mend the ones above first",
            }
            .to_owned(),
        )
    }
}
