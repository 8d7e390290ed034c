//! `claimgraph schema`.

use super::{Outcome, Output};
use crate::schema::{config_schema_text, schema_text};

/// Print the JSON Schema of claim files, for editors
///
/// Name it in the first line of a file: `# yaml-language-server: $schema=PATH`.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Print that of claimgraph.yaml, with every rule that can be set
    #[arg(long)]
    config: bool,
}

/// Prints the schema.
pub(super) fn run(args: &Args, output: &mut Output) -> Outcome {
    output.answer(if args.config {
        config_schema_text()
    } else {
        schema_text()
    });
    Outcome::Done
}
