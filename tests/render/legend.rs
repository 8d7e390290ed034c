//! The legend says what is there, and nothing else.

use claimgraph::render::legend::{Sign, legend};
use claimgraph::render::view::View;
use claimgraph::render::{
    ActClass, Card, CardKind, Edge, Letters, Options, Relation, Scene, Standing, Theme, place, svg,
};

use super::views;

fn words(scene: &Scene) -> Vec<String> {
    legend(scene).into_iter().map(|entry| entry.words).collect()
}

#[test]
fn only_kinds_present_are_listed() {
    let expected = [
        "person",
        "state, body or force, place",
        "what was said",
        "authorizes",
        "confirms",
        "is about",
        "only permitted",
        "open question",
    ];
    assert_eq!(words(&views::authorizations()), expected);
    assert!(words(&Scene::default()).is_empty());

    let mut scene = views::authorizations();
    scene.edges.retain(|edge| !edge.hedged);
    assert!(!words(&scene).contains(&"only permitted".to_owned()));
}

/// The same line means one thing in one view and another in the next.
#[test]
fn a_view_says_what_its_lines_mean() {
    let lines = |graph, view| -> Vec<String> {
        let entries = legend(&views::view(graph, view)).into_iter();
        let lines = entries.filter(|entry| {
            matches!(
                entry.sign,
                Sign::Line(Relation::Structure | Relation::Supports | Relation::Denies)
                    | Sign::DoubleLine
                    | Sign::DashedLine
            )
        });
        lines.map(|entry| entry.words).collect()
    };
    let slots = [
        "does not fit (derived)",
        "asks for",
        "fits (derived)",
        "not stated",
    ];
    assert_eq!(lines("kursk", View::Redline), slots);
    let claims = ["confirms", "says", "does not count"];
    assert_eq!(lines("kursk", View::Claim), claims);
    let acts = [
        "de-escalates, promises, agrees",
        "sanctions, rejects",
        "other act, military act",
    ];
    assert_eq!(lines("gulf", View::Actors), acts);
}

/// Where a line tells that something was denied, the struck card does not tell it again; what else
/// it means it still tells.
#[test]
fn a_meaning_is_told_once() {
    let event = |standing| CardKind::Event {
        class: ActClass::Structure,
        standing,
        verb: "leaves".into(),
    };
    let mut scene = Scene::new("", "");
    scene.column();
    let one = scene.card(Card::new("one", event(Standing::Negated), "", "One"));
    let other = scene.card(Card::new("other", event(Standing::Solid), "", "Other"));
    scene.edge(Edge::new(one, other, Relation::Structure).hedged(true));
    assert_eq!(
        words(&scene),
        ["other act", "hedged", "denied or did not happen"]
    );
    scene.means(Sign::DashedLine, "hedged");
    scene.means(Sign::DashedLine, "denied or did not happen");
    assert_eq!(
        words(&scene),
        ["other act", "hedged, denied or did not happen"]
    );
    scene.card(Card::new("third", event(Standing::Retracted), "", "Third"));
    assert_eq!(words(&scene).last().unwrap(), "retracted");
}

/// A header keeps its meaning where the line of its colour means something else.
#[test]
fn a_header_is_told_apart_from_a_line_of_its_colour() {
    let mut scene = views::warnings();
    let authorizes = |scene: &Scene| {
        let header = Sign::Header(ActClass::Authorize);
        legend(scene).iter().any(|entry| entry.sign == header)
    };
    scene.edge(Edge::new(0, 1, Relation::Authorizes));
    assert!(!authorizes(&scene));
    scene.means(Sign::Line(Relation::Authorizes), "leads to");
    assert!(authorizes(&scene));
}

#[test]
fn hedged_and_derived_lines_look_so() {
    let mut scene = views::warnings();
    let warns = |edge: &&mut Edge| edge.relation == Relation::Warns;
    scene.edges.iter_mut().find(warns).unwrap().hedged = true;
    let document = svg(
        &place(&scene, &Options::default()).unwrap(),
        &Theme::LIGHT,
        Letters::Live,
    );
    let group = |class: &str| {
        let start = document.find(&format!("class=\"edge {class}\"")).unwrap();
        let rest = &document[start..];
        rest[..rest.find("</g>").unwrap()].to_owned()
    };
    assert!(group("warns hedged").contains("stroke-dasharray"));
    assert!(!group("structure").contains("stroke-dasharray"));
    assert_eq!(
        group("structure derived").matches("stroke-width").count(),
        2
    );
}

/// A colour stands for several acts: the legend names those that are there, a few of many.
#[test]
fn a_colour_is_told_by_the_acts_that_it_stands_for() {
    let mut scene = Scene::new("", "");
    scene.column();
    let mut told = Vec::new();
    for verb in [
        "promises",
        "supplies",
        "promises",
        "agrees",
        "supports",
        "de-escalates",
    ] {
        let kind = CardKind::Event {
            class: ActClass::Support,
            standing: Standing::Solid,
            verb: verb.into(),
        };
        scene.card(Card::new(verb, kind, "", ""));
        told = words(&scene);
        assert_eq!(told.len(), 1, "{told:?}");
        if verb == "supports" {
            assert_eq!(told, ["promises, supplies, agrees, supports"]);
        }
    }
    assert_eq!(told, ["promises, supplies, agrees and the like"]);
}
