//! The parts of the program one by one: `cargo bench`.

use claimgraph::analysis::Derived;
use claimgraph::check::{self, examine};
use claimgraph::graph::{Evidence, Graph};
use claimgraph::load::{Loaded, Options, load_texts};
use claimgraph::query::filter::Selection;
use claimgraph::query::path::{Request, find};
use claimgraph::query::world::World;
use claimgraph::render::view::{self, Drawing, View};
use claimgraph::render::{self, Letters, Scene, Theme, place, svg};
use claimgraph::yaml::{self, Limits};
use divan::Bencher;
use divan::counter::BytesCount;

/// A graph of one file, of some 150 lines.
const TOUR: &str = include_str!("../graphs/tour/claims.yaml");

fn main() {
    divan::main();
}

fn loaded() -> Loaded {
    let files = vec![("claims.yaml".to_owned(), TOUR.to_owned())];
    load_texts(files, &Options::default()).expect("a graph")
}

fn scene(derived: &Derived<'_>) -> Scene {
    View::Authorizations.scene(&view::Request {
        derived,
        selection: &Selection::default(),
        filters: &[],
        subjects: &[],
        title: None,
        drawing: &Drawing::default(),
    })
}

/// A file of the form that most have, and one that the parser has to read.
#[divan::bench(args = [("simple", ""), ("other", "? x\n: &y z\n")])]
fn read_yaml(bencher: Bencher<'_, '_>, (_, end): (&str, &str)) {
    let text = TOUR.to_owned() + end;
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench(|| yaml::parse(&text, &Limits::default()).faults.len());
}

#[divan::bench]
fn load(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::of_str(TOUR)).bench(loaded);
}

#[divan::bench]
fn build_graph(bencher: Bencher<'_, '_>) {
    let data = || loaded().dataset;
    bencher.with_inputs(data).bench_values(Graph::build);
}

#[divan::bench]
fn check_rules(bencher: Bencher<'_, '_>) {
    let loaded = loaded();
    let (files, graph) = (loaded.files, Graph::build(loaded.dataset));
    let options = check::Options::default();
    bencher.bench(|| examine(&files, &graph, Vec::new(), 0, &options));
}

#[divan::bench]
fn derive_statuses(bencher: Bencher<'_, '_>) {
    let graph = Graph::build(loaded().dataset);
    let evidence = Evidence::default();
    bencher.bench(|| {
        let derived = Derived::new(&graph, &evidence);
        let origins = graph
            .events()
            .map(|(node, _)| derived.event(node).origins.high);
        origins.sum::<u32>()
    });
}

#[divan::bench]
fn find_paths(bencher: Bencher<'_, '_>) {
    let graph = Graph::build(loaded().dataset);
    let evidence = Evidence::default();
    let derived = Derived::new(&graph, &evidence);
    let world = World::new(&derived, &Selection::default(), false);
    let one = |id| [graph.find(id).expect("an actor")];
    let (from, to) = (one("marek-sohl"), one("ina-holt"));
    bencher.bench(|| find(&world, &from, &to, &Request::default()));
}

#[divan::bench]
fn draw_svg(bencher: Bencher<'_, '_>) {
    let graph = Graph::build(loaded().dataset);
    let evidence = Evidence::default();
    let derived = Derived::new(&graph, &evidence);
    let scene = scene(&derived);
    bencher.bench(|| {
        let placed = place(&scene, &render::Options::default()).expect("a picture");
        svg(&placed, &Theme::LIGHT, Letters::Live)
    });
}
