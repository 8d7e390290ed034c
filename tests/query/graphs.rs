//! Graphs to ask: written by hand, or made from numbers.

use std::fmt::Write;

use claimgraph::analysis::Derived;
use claimgraph::graph::{Evidence, Graph, NodeIndex};
use claimgraph::load::{Options, load_texts};
use claimgraph::query::filter::Selection;
use claimgraph::query::survey::{Way, survey};
use claimgraph::query::world::World;
use proptest::prelude::*;

/// The graph of a text, which must be without faults.
pub(super) fn graph(text: &str) -> Graph {
    let files = vec![("graph.yaml".to_owned(), text.to_owned())];
    let loaded = load_texts(files, &Options::default()).expect("a graph");
    assert!(loaded.findings.is_empty(), "{:?}\n{text}", loaded.findings);
    Graph::build(loaded.dataset)
}

/// What a question is asked of.
pub(super) struct Asked {
    pub(super) world: World,
    /// The same, not frozen.
    pub(super) ways: Vec<Way>,
}

/// The world of a graph.
pub(super) fn ask(graph: &Graph, directed: bool) -> Asked {
    let evidence = Evidence::default();
    let derived = Derived::new(graph, &evidence);
    let ways = survey(&derived, &Selection::default(), directed);
    Asked {
        world: World::of(graph, ways.clone()),
        ways,
    }
}

/// The actor of that number.
pub(super) fn actor(graph: &Graph, number: usize) -> NodeIndex {
    graph.find(&format!("a{number}")).expect("an actor")
}

const ACTS: [&str; 4] = ["warn", "authorize", "support", "attack"];

const DATES: [&str; 7] = [
    "",
    "2031-05-01",
    "2031-05-02",
    "2031-05-03",
    "2031-05",
    "2031",
    "2031-05-02T12:00Z",
];

/// One event in numbers: act, actors, recipients, the actor of an object, how it is known, its
/// date, and an earlier event that it answers or ends.
type Sketch = (
    usize,
    Vec<usize>,
    Vec<usize>,
    Option<usize>,
    usize,
    usize,
    Option<(bool, usize)>,
);

/// Random graphs of a few actors, as YAML: their text, and how many actors there are.
pub(crate) fn texts() -> impl Strategy<Value = (usize, String)> {
    (3_usize..7).prop_flat_map(|actors| {
        let some = |most| proptest::collection::vec(0..actors, 0..most);
        let event = (
            0..ACTS.len(),
            some(3),
            some(3),
            proptest::option::weighted(0.3, 0..actors),
            0_usize..4,
            0..DATES.len(),
            proptest::option::weighted(0.4, (any::<bool>(), 0_usize..8)),
        );
        let affiliation = (0..actors, 0..actors);
        (
            Just(actors),
            proptest::collection::vec(event, 1..9),
            proptest::collection::vec(affiliation, 0..3),
        )
            .prop_map(|(actors, events, affiliations)| {
                (actors, text(actors, &events, &affiliations))
            })
    })
}

fn text(actors: usize, events: &[Sketch], affiliations: &[(usize, usize)]) -> String {
    let mut text = String::from("sources: { report: { kind: news, title: T } }\nactors:\n");
    for actor in 0..actors {
        let of = affiliations
            .iter()
            .find(|(who, of)| *who == actor && who < of);
        let of = of.map_or(String::new(), |(_, of)| {
            format!(", affiliations: [{{ role: leads, of: a{of}, until: 2031-05-02 }}]")
        });
        writeln!(text, "  a{actor}: {{ name: A{actor}, kind: person{of} }}").expect("a string");
    }
    text += "events:\n";
    for (number, (act, who, whom, object, known, date, link)) in events.iter().enumerate() {
        let list = |role: &str, of: &[usize]| {
            let mut of: Vec<_> = of.iter().map(|it| format!("a{it}")).collect();
            of.sort();
            of.dedup();
            if of.is_empty() {
                String::new()
            } else {
                format!(", {role}: [{}]", of.join(", "))
            }
        };
        let object = object.map_or(String::new(), |it| {
            format!(", object: {{ act: deploy, actor: a{it} }}")
        });
        let claims = [
            "",
            ", claims: [{}]",
            ", claims: [{ said_by: unstated }]",
            ", claims: [{ mood: future }]",
        ][*known];
        let date = match DATES[*date] {
            "" => String::new(),
            date => format!(", date: {date}"),
        };
        let link = match link {
            Some((answers, other)) if *other < number => match answers {
                true => format!(", responds_to: e{other}"),
                false => format!(", ends: [{{ event: e{other}, how: revoke }}]"),
            },
            _ => String::new(),
        };
        let (who, whom) = (list("actor", who), list("recipient", whom));
        let act = ACTS[*act];
        writeln!(
            text,
            "  e{number}: {{ act: {act}{who}{whom}{object}{claims}{date}{link} }}"
        )
        .expect("a string");
    }
    text
}
