//! Why a claim file is left as it is.

use crate::text::{FileId, Span};
use crate::yaml::{SpliceError, YamlFault};

/// Why a claim file is left as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It cannot be read as YAML.
    #[error("{message}")]
    Yaml {
        /// What is wrong.
        message: String,
        /// Where.
        span: Span,
    },
    /// A record has the id already.
    #[error("the id `{id}` is taken by {called}")]
    Taken {
        /// The id.
        id: Box<str>,
        /// What has it: "a source".
        called: &'static str,
        /// Where that is written.
        span: Span,
    },
    /// It holds a list or a text.
    #[error("the file is no mapping of sections")]
    Root {
        /// Its value.
        span: Span,
    },
    /// `sources` is there and is no mapping.
    #[error("`sources` is no mapping of ids to sources")]
    Sources {
        /// Its value.
        span: Span,
    },
    /// Claims name no source, because the file has only one so far.
    #[error(
        "claims of this file take its only source, `{only}`, for theirs; a second would leave them without"
    )]
    ImpliedSource {
        /// The id of the only source.
        only: Box<str>,
        /// Where it is written.
        span: Span,
    },
    /// The changed file would not say what it should.
    #[error("the changed file would not read back: {0}")]
    Unsound(String),
    /// Two places that overlap.
    #[error(transparent)]
    Splice(#[from] SpliceError),
}

impl EditError {
    /// The bytes of the file that it is about; the start of the file where it is about none.
    pub const fn span(&self) -> Span {
        match self {
            Self::Yaml { span, .. }
            | Self::Taken { span, .. }
            | Self::Root { span }
            | Self::Sources { span }
            | Self::ImpliedSource { span, .. }
            | Self::Splice(SpliceError::Outside(span) | SpliceError::Overlap(span, _)) => *span,
            Self::Unsound(_) => Span::new(0, 0),
        }
    }

    /// The next step, where there is one to tell.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Yaml { .. } => Some("`claimgraph check` shows the place".to_owned()),
            Self::Taken { .. } => Some("choose another id with `--id`".to_owned()),
            Self::Root { .. } => Some("append to a claim file".to_owned()),
            Self::Sources { .. } => Some("write ids and sources under it, or remove it".to_owned()),
            Self::ImpliedSource { only, .. } => Some(format!(
                "write `defaults: {{ source: {only} }}` at the top of the file, or append to another"
            )),
            Self::Unsound(_) => Some("this is a fault of claimgraph; write it by hand".to_owned()),
            Self::Splice(_) => None,
        }
    }
}

impl From<YamlFault> for EditError {
    fn from(fault: YamlFault) -> Self {
        let (span, fact) = fault.into_fact(FileId(0));
        Self::Yaml {
            message: fact.message(),
            span,
        }
    }
}
