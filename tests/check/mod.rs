//! Checking: rules by the examples of their pages, whole reports as cases in folders.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
mod exit;
mod paths;
mod rules;
mod scale;

use claimgraph::check::{Examined, Options, examine};
use claimgraph::graph::Graph;
use claimgraph::load::{self, Files, Loaded, load_texts};

/// Examines texts, each with its path.
fn examined(texts: &[(&str, &str)]) -> (Files, Examined) {
    let texts = texts
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    of(load_texts(texts, &load::Options::default()).unwrap())
}

/// Examines what was loaded.
fn of(loaded: Loaded) -> (Files, Examined) {
    let graph = Graph::build(loaded.dataset);
    let examined = examine(
        &loaded.files,
        &graph,
        loaded.findings,
        loaded.unloaded,
        &Options::default(),
    );
    (loaded.files, examined)
}
