//! `claimgraph completions`.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::{Cli, Outcome, Output};

/// Print completions for a shell
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the completions.
pub(super) fn run(args: &Args, output: &mut Output) -> Outcome {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "claimgraph", &mut script);
    output.answer(script);
    Outcome::Done
}
