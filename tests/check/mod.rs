//! Checking: rules by the examples of their pages, whole reports as cases in folders.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod again;
mod cases;
mod contracts;
mod exit;
mod forty;
mod paths;
mod place;
mod rules;
mod scale;
mod sessions;

use std::path::Path;

use claimgraph::check::{Baseline, Configured, Examined, Options, Severities, examine};
use claimgraph::config::Config;
use claimgraph::graph::Graph;
use claimgraph::load::{self, Files, Loaded, load_texts};
use claimgraph::texts::Texts;

/// Examines texts, each with its path.
fn examined(texts: &[(&str, &str)]) -> (Files, Examined) {
    let texts = texts
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect();
    of(
        load_texts(texts, &load::Options::default()).unwrap(),
        Around::default(),
    )
}

/// What stands around the claim files.
#[derive(Clone, Copy, Default)]
struct Around<'a> {
    /// The text of `claimgraph.yaml`.
    config: Option<&'a str>,
    /// The text of a baseline.
    baseline: Option<&'a str>,
    /// The folder of the configuration.
    folder: Option<&'a Path>,
    /// The folder with local copies of texts.
    texts: Option<&'a Path>,
}

/// Examines what was loaded.
fn of(mut loaded: Loaded, around: Around<'_>) -> (Files, Examined) {
    let path = around
        .folder
        .unwrap_or(Path::new(""))
        .join("claimgraph.yaml");
    let config = around
        .config
        .map(|text| Config::parse(&path, text).unwrap());
    let texts = around.texts.map(|folder| Texts::open(folder).unwrap());
    let mut options = Options::default();
    options.scope.texts = texts.as_ref();
    if let Some(config) = &config {
        let file = loaded
            .files
            .add("claimgraph.yaml".to_owned(), config.text().to_owned());
        loaded.findings.extend(config.findings(file));
        options.severities = Severities::configured(config.check());
        options.scope.coverage = config.check().coverage;
        options.scope.require_texts = config.check().require_texts;
        options.config = Some(Configured {
            part: config.check(),
            file,
            folder: config.folder(),
            is_whole: true,
        });
    }
    if let Some(baseline) = around.baseline {
        let path = Path::new("baseline.json");
        options.baseline = Baseline::read(&mut loaded.files, path, baseline, true).unwrap();
    }
    let graph = Graph::build(loaded.dataset);
    let examined = examine(
        &loaded.files,
        &graph,
        loaded.findings,
        loaded.unloaded,
        &options,
    );
    (loaded.files, examined)
}
