//! What options make of a picture.

use std::collections::BTreeMap;

use claimgraph::analysis::Derived;
use claimgraph::graph::{Evidence, Graph};
use claimgraph::load::{Options, load_texts};
use claimgraph::query::filter::Selection;
use claimgraph::query::reach::{beyond, within_reach};
use claimgraph::render::view::{Bloc, Collapse, Drawing, Request, View};
use claimgraph::render::{Letters, Scene, Theme, place, svg};

/// Two allied states with a minister and a force each, and what they do to a third.
const CLAIMS: &str = r"
claimgraph: 1
sources:
  paper: { kind: news, title: Paper, published: 2031-05-01 }
actors:
  pact: { name: Pact, kind: alliance }
  northland: { name: Northland, kind: state, affiliations: { role: member-of, of: pact } }
  southland: { name: Southland, kind: state, affiliations: { role: member-of, of: pact } }
  farland: { name: Farland, kind: state }
  minister: { name: Ann Minister, kind: person, affiliations: { role: represents, of: northland } }
  army: { name: Southland army, kind: military, affiliations: { role: part-of, of: southland } }
events:
  warning: { act: warn, actor: minister, recipient: farland, claims: { source: paper, confidence: 0.5 } }
  again: { act: warn, actor: northland, recipient: farland, claims: { source: paper } }
  threat: { act: warn, actor: army, recipient: farland, claims: { source: paper } }
  reply: { act: warn, actor: farland, recipient: southland, claims: { source: paper } }
  talk: { act: negotiate, actor: northland, recipient: southland, claims: { source: paper } }
";

/// The picture of a view of a graph without faults, about these records, with settings.
pub(super) fn draw(
    claims: &str,
    view: View,
    about: &[&str],
    with: impl FnOnce(&Graph, &Derived<'_>, &mut Drawing),
) -> Scene {
    let texts = vec![("a.yaml".to_owned(), claims.to_owned())];
    let loaded = load_texts(texts, &Options::default()).unwrap();
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    let graph = Graph::build(loaded.dataset);
    let evidence = Evidence::default();
    let derived = Derived::new(&graph, &evidence);
    let mut drawing = Drawing::default();
    with(&graph, &derived, &mut drawing);
    let about = about.iter().map(|id| graph.find(id).unwrap());
    view.scene(&Request {
        derived: &derived,
        selection: &Selection::default(),
        filters: &[],
        subjects: &about.collect::<Vec<_>>(),
        title: None,
        drawing: &drawing,
    })
}

fn drawn(view: View, with: impl FnOnce(&Graph, &Derived<'_>, &mut Drawing)) -> Scene {
    draw(CLAIMS, view, &[], with)
}

/// Its lines as "from > to: label".
fn lines(scene: &Scene) -> Vec<String> {
    let name = |card: usize| &scene.cards[card].name;
    let lines = scene.edges.iter();
    let lines = lines.map(|it| format!("{} > {}: {}", name(it.from), name(it.to), it.label));
    let mut lines: Vec<String> = lines.collect();
    lines.sort();
    lines
}

#[test]
fn actors_are_drawn_as_what_they_belong_to() {
    let each = drawn(View::Actors, |_, _, _| {});
    assert_eq!(
        lines(&each),
        [
            "Ann Minister > Farland: warns",
            "Farland > Southland: warns",
            "Northland > Farland: warns",
            "Northland > Southland: negotiates",
            "Southland army > Farland: warns",
        ]
    );
    let states = drawn(View::Actors, |_, _, drawing| {
        drawing.collapse = Some(Collapse::Actor);
    });
    assert_eq!(
        lines(&states),
        [
            "Farland > Southland: warns",
            "Northland > Farland: warns (2)",
            "Northland > Southland: negotiates",
            "Southland > Farland: warns",
        ]
    );
    let northland = states
        .cards
        .iter()
        .find(|it| it.name == "Northland")
        .unwrap();
    assert_eq!(northland.notes, ["here: Ann Minister"]);
    let blocs = drawn(View::Actors, |_, _, drawing| {
        drawing.collapse = Some(Collapse::Bloc);
    });
    assert_eq!(
        lines(&blocs),
        ["Farland > Pact: warns", "Pact > Farland: warns (3)"]
    );
    assert!(
        blocs
            .footer
            .join(" ")
            .contains("1 of 5 events, between actors that are drawn as one")
    );
}

#[test]
fn a_view_may_name_blocs_of_its_own() {
    let scene = drawn(View::Actors, |graph, _, drawing| {
        drawing.collapse = Some(Collapse::Bloc);
        drawing.blocs = vec![Bloc {
            name: "Coast".into(),
            members: vec![
                graph.find("northland").unwrap(),
                graph.find("farland").unwrap(),
            ],
        }];
    });
    // Who is in no bloc of the view's stands in its alliance.
    assert_eq!(
        lines(&scene),
        [
            "Coast > Pact: negotiates",
            "Coast > Pact: warns",
            "Pact > Coast: warns"
        ]
    );
}

#[test]
fn lines_that_tell_the_same_become_one() {
    let scene = drawn(View::All, |_, _, drawing| {
        drawing.collapse = Some(Collapse::Bloc);
    });
    let mut told = lines(&scene);
    told.dedup();
    assert_eq!(told.len(), scene.edges.len());
    let names: Vec<_> = scene.cards.iter().map(|it| it.name.as_str()).collect();
    assert!(!names.contains(&"Southland army"), "{names:?}");
}

#[test]
fn cards_tell_how_much_lies_beyond() {
    let mut counts = BTreeMap::new();
    let scene = drawn(View::All, |graph, derived, drawing| {
        let army = graph.find("army").unwrap();
        let all = Selection::default();
        drawing.beyond = beyond(derived, &all, &within_reach(derived, &all, army, 1));
        for (node, more) in &drawing.beyond {
            counts.insert(graph.id(*node).to_string(), *more);
        }
    });
    let expected = [
        ("farland", 3),
        ("minister", 1),
        ("northland", 2),
        ("southland", 2),
    ];
    let expected: BTreeMap<_, _> = expected
        .iter()
        .map(|(id, more)| ((*id).to_owned(), *more))
        .collect();
    assert_eq!(counts, expected);
    let farland = scene.cards.iter().find(|it| it.name == "Farland").unwrap();
    assert_eq!(farland.notes.last().map(String::as_str), Some("+3 more"));
}

#[test]
fn the_coders_confidence_is_told_when_asked_for() {
    let notes = |coder| {
        let scene = drawn(View::Warnings, |_, _, drawing| drawing.coder = coder);
        scene
            .cards
            .into_iter()
            .flat_map(|it| it.notes)
            .collect::<Vec<_>>()
    };
    assert!(
        notes(true).contains(&"coder 0.5".to_owned()),
        "{:?}",
        notes(true)
    );
    assert!(!notes(false).iter().any(|note| note.contains("coder")));
}

#[test]
fn letters_become_shapes_but_for_those_that_the_font_lacks() {
    let mut scene = super::views::authorizations();
    let placed = |scene: &Scene| place(scene, &claimgraph::render::Options::default()).unwrap();
    let shapes = svg(&placed(&scene), &Theme::LIGHT, Letters::Outlines);
    assert!(!shapes.contains("<text"), "text is left");
    let live = svg(&placed(&scene), &Theme::LIGHT, Letters::Live);
    assert!(live.contains("<text"));
    // What is read aloud does not change.
    let words = |svg: &str| svg.split("</desc>").next().unwrap().to_owned();
    assert_eq!(words(&shapes), words(&live));
    scene.title = "\u{5317}".into();
    let shapes = svg(&placed(&scene), &Theme::LIGHT, Letters::Outlines);
    assert_eq!(shapes.matches("<text").count(), 1);
}

/// A page with little room gets less of everything, but never nothing.
#[test]
fn what_there_is_no_room_for_is_left_out_and_told() {
    let shown = |fewer| {
        let scene = drawn(View::Warnings, |_, _, drawing| drawing.fewer = fewer);
        let warnings = scene.cards.iter().filter(|card| {
            matches!(&card.kind, claimgraph::render::CardKind::Event { verb, .. } if verb == "warns")
        });
        (warnings.count(), scene.left_out)
    };
    assert_eq!(shown(0), (4, Vec::new()));
    // A quarter of the most, nine.
    let (warnings, left_out) = shown(6);
    assert_eq!(warnings, 3);
    assert_eq!(
        left_out,
        ["Not drawn: 1 of 4 events, on which less is said."]
    );
    assert_eq!(shown(8).0, 1);
}

/// The lines between fourteen actors may be too many to be told apart.
#[test]
fn actors_are_few_enough_for_their_lines() {
    let state = |state| format!("  s{state}: {{ name: State {state}, kind: state }}\n");
    let warning = |(from, to)| {
        format!(
            "  e{from}-{to}: {{ act: warn, actor: s{from}, recipient: s{to}, claims: {{ source: paper }} }}\n"
        )
    };
    let pairs = (0..8).flat_map(|from| (0..8).map(move |to| (from, to)));
    let states: String = (0..8).map(state).collect();
    let warnings: String = pairs.filter(|(from, to)| from != to).map(warning).collect();
    let paper = "sources: { paper: { kind: news, title: Paper, published: 2031-05-01 } }";
    let claims = format!("claimgraph: 1\n{paper}\nactors:\n{states}events:\n{warnings}");
    let scene = draw(&claims, View::Actors, &[], |_, _, _| ());
    assert_eq!((scene.cards.len(), scene.edges.len()), (5, 20));
    assert_eq!(
        scene.left_out.first().unwrap(),
        "Not drawn: 3 of 8 actors, with fewer relations."
    );
}
