//! The legend says what is there, and nothing else.

use claimgraph::render::legend::legend;
use claimgraph::render::{Edge, Letters, Options, Relation, Scene, Theme, place, svg};

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
        "supports, confirms",
        "concerns",
        "hedged",
        "open question",
    ];
    assert_eq!(words(&views::authorizations()), expected);
    assert!(words(&Scene::default()).is_empty());

    let mut scene = views::authorizations();
    scene.edges.retain(|edge| !edge.hedged);
    assert!(!words(&scene).contains(&"hedged".to_owned()));
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
