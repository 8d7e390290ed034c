//! Why a command could not run, with the next step.

use std::path::PathBuf;

use crate::config::GraphError;
use crate::graph::NotFound;
use crate::load::LoadError;

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The arguments do not fit together.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// The next step.
        help: Option<String>,
    },
    /// A name or id leads nowhere.
    #[error(transparent)]
    NotFound(#[from] NotFound),
    /// The graph could not be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// It is unknown which files are meant.
    #[error(transparent)]
    Graph(#[from] GraphError),
    /// The configuration has faults, told here as `check` tells them.
    #[error("the configuration has faults\n{0}")]
    Config(String),
    /// The graph has errors; they have been printed.
    #[error("the graph has {errors} {}; nothing was asked of it", if *errors == 1 { "error" } else { "errors" })]
    Faulty {
        /// How many.
        errors: usize,
        /// Whether `check` may let some of them pass.
        is_softened: bool,
    },
    /// A file could not be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The answer could not be written.
    #[error("cannot write {what}: {source}")]
    Write {
        /// The file, or stdout.
        what: String,
        /// Why.
        source: std::io::Error,
    },
    /// Anything else, worded where it arose.
    #[error("{0}")]
    Other(String),
}

impl CliError {
    /// Bad usage.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::Usage {
            message: message.into(),
            help: None,
        }
    }

    /// Bad usage, with the next step.
    pub fn usage_with_help(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage {
            message: message.into(),
            help: Some(help.into()),
        }
    }

    /// The next step, where there is one to tell.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Usage { help, .. } => help.clone(),
            Self::Load(error) => error.help(),
            Self::Graph(error) => Some(error.help()),
            Self::Faulty {
                is_softened: false, ..
            } => Some("`claimgraph check` tells each of them".to_owned()),
            Self::Faulty { .. } => Some(
                "`claimgraph check` may let some of them pass (by the configuration, a comment or a \
                 baseline); questions are asked of a graph without errors only"
                    .to_owned(),
            ),
            Self::NotFound(_)
            | Self::Config(_)
            | Self::Read { .. }
            | Self::Write { .. }
            | Self::Other(_) => None,
        }
    }
}
