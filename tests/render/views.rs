//! The views of the real graphs.

use std::path::Path;

use claimgraph::analysis::Derived;
use claimgraph::graph::{Evidence, Graph};
use claimgraph::load::{Options, load};
use claimgraph::model::vocabulary::Vocabulary;
use claimgraph::query::filter::Selection;
use claimgraph::render::Scene;
use claimgraph::render::view::{Request, View};

/// A view of a graph in `graphs/`.
pub(super) fn view(graph: &str, view: View) -> Scene {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("graphs")
        .join(graph);
    let loaded = load(&[folder], &Options::default()).unwrap();
    let graph = Graph::build(loaded.dataset);
    let evidence = Evidence::default();
    let derived = Derived::new(&graph, &evidence);
    view.scene(&Request {
        derived: &derived,
        selection: &Selection::default(),
        filters: &[],
        title: None,
    })
}

/// Every view of every graph in `graphs/`, with its name.
pub(super) fn all() -> Vec<(String, Scene)> {
    let graphs = Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs");
    let mut names: Vec<_> = std::fs::read_dir(graphs)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() >= 2, "only {names:?}");
    let views = |name: &String| {
        let name = name.clone();
        View::ALL
            .iter()
            .map(move |(word, it)| (format!("{name}-{word}"), view(&name, *it)))
    };
    names.iter().flat_map(views).collect()
}

/// Authorizers, permissions, who is permitted, targets.
pub(super) fn authorizations() -> Scene {
    view("kursk", View::Authorizations)
}

/// Warner, what was said, the warning, the act that meets its condition.
pub(super) fn warnings() -> Scene {
    view("kursk", View::Warnings)
}
