//! The views of the real graphs.

use std::path::Path;

use claimgraph::analysis::Derived;
use claimgraph::graph::{Edge, Evidence, Graph, NodeIndex};
use claimgraph::load::{Options, load};
use claimgraph::model::vocabulary::Vocabulary;
use claimgraph::query::filter::Selection;
use claimgraph::render::Scene;
use claimgraph::render::view::{Drawing, Request, View};

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
        subjects: &subjects(&graph, view),
        title: None,
        drawing: &Drawing::default(),
    })
}

/// Subjects for a view that needs some: whoever has most roles, what has most claims, the first
/// conditional warning.
fn subjects(graph: &Graph, view: View) -> Vec<NodeIndex> {
    let roles = |node: &NodeIndex| {
        graph
            .into(*node, |edge| matches!(edge, Edge::Role(_)))
            .len()
    };
    match view {
        View::Ladder | View::Path => {
            let mut actors: Vec<NodeIndex> = graph.actors().map(|(node, _)| node).collect();
            actors.sort_by_key(|node| (std::cmp::Reverse(roles(node)), *node));
            actors.truncate(2);
            actors
        }
        View::Claim => {
            let events = graph.events().map(|(node, _)| node);
            let most = events.max_by_key(|node| (graph.claims_about(*node).len(), *node));
            most.into_iter().collect()
        }
        View::Redline => {
            let conditional = graph.events().find(|(_, event)| event.condition.is_some());
            conditional.map(|(node, _)| node).into_iter().collect()
        }
        _ => Vec::new(),
    }
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
