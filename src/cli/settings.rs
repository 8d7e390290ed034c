//! Settings that every command has.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Settings that every command has.
#[derive(Args, Debug, Default)]
pub(super) struct Settings {
    /// A graph named in claimgraph.yaml, or files and folders of claims
    ///
    /// May be given several times: all of it is one graph. By default the configuration's default
    /// graph, else the folder `graphs`.
    #[arg(short, long = "graph", global = true, value_name = "NAME|PATH")]
    pub(super) graphs: Vec<String>,

    /// The folder with local copies of the sources' texts
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) texts: Option<PathBuf>,

    /// Write the answer to this file instead of stdout; it is written whole or not at all
    ///
    /// `check` takes several, each with its format: `--output human=- --output sarif=out.sarif`.
    #[arg(short, long, global = true, value_name = "FILE")]
    pub(super) output: Vec<PathBuf>,

    /// Whether to colour what is meant for people
    #[arg(long, global = true, value_name = "WHEN", default_value_t, value_enum)]
    pub(super) color: Color,

    /// Say nothing on stderr but errors
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,

    /// The largest claim file that is read, in MiB
    #[arg(long, global = true, value_name = "MIB", default_value_t = 64)]
    pub(super) max_file_size: u64,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
