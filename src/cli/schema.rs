//! `claimgraph schema`.

use super::{Outcome, Output};
use crate::schema::schema_text;

/// Print the JSON Schema of claim files, for editors
///
/// Name it in the first line of a file: `# yaml-language-server: $schema=PATH`.
#[derive(clap::Args, Debug)]
pub(super) struct Args {}

/// Prints the schema.
pub(super) fn run(_: &Args, output: &mut Output) -> Outcome {
    output.answer(schema_text());
    Outcome::Done
}
