//! One event with its claims: on which side they stand, in which order, and what they say of time.

use claimgraph::render::view::View;
use claimgraph::render::{Relation, Scene};

use super::drawing::draw;
use super::views;

/// A disputed raid and a permission that nobody denies.
const CLAIMS: &str = r"
claimgraph: 1
sources:
  paper: { kind: news, title: Paper, published: 2031-09-01 }
  sheet: { kind: news, title: Sheet, published: 2031-09-02 }
actors:
  farland: { name: Farland, kind: state }
  coast: { name: Coast, kind: state }
  officials: { name: officials, kind: unnamed }
events:
  raid:
    act: attack
    actor: farland
    target: coast
    claims:
      - { source: paper, said_by: coast }
      - { source: sheet, said_by: { actor: farland, cue: deny } }
      - { id: own, source: paper }
  permission:
    act: authorize
    actor: farland
    recipient: coast
    valid: 2031-05-01/2031-06-30
    claims:
      - { source: paper }
      - { source: sheet, said_by: { actor: officials, cue: confirm }, says: { valid: /2031-07-31 } }
";

fn drawn(view: View, about: &[&str]) -> Scene {
    draw(CLAIMS, view, about, |_, _, _| ())
}

fn column(scene: &Scene, header: &str) -> usize {
    let card = scene.cards.iter().find(|card| card.header == header);
    card.unwrap().column
}

#[test]
fn claims_for_a_disputed_event_stand_on_its_one_side_and_those_against_it_on_the_other() {
    let scene = drawn(View::Claim, &["raid"]);
    let event = scene.cards.iter().find(|card| card.id == "raid").unwrap();
    assert!(column(&scene, "Coast") < event.column);
    assert!(column(&scene, "the source itself") < event.column);
    let denial = scene.cards.iter().find(|it| it.name == "It is not so");
    assert!(denial.unwrap().column > event.column);
    // From its source inward, each line of the other side leads to the left.
    let denies = scene
        .edges
        .iter()
        .filter(|edge| scene.cards[edge.from].column > event.column);
    let steps: Vec<usize> = denies
        .map(|edge| scene.cards[edge.from].column - scene.cards[edge.to].column)
        .collect();
    assert_eq!(steps, [1, 1, 1]);
    assert!(scene.columns.len() > event.column + 3);
    let raid = event
        .notes
        .iter()
        .any(|note| note.contains("for it") && note.contains("against it"));
    assert!(raid, "{:?}", event.notes);
}

#[test]
fn claims_on_what_is_not_disputed_stand_on_one_side() {
    let scene = drawn(View::Claim, &["permission"]);
    let last = scene.columns.len() - 1;
    let event = scene.cards.iter().find(|card| card.id == "permission");
    assert_eq!(event.unwrap().column, last);
}

#[test]
fn claims_of_one_source_stand_in_the_order_of_its_text() {
    let scene = views::view("kursk", View::Claim);
    let column = column(&scene, "the source itself");
    assert!(scene.columns[column].in_order);
    let claims = scene.cards.iter().filter(|card| card.column == column);
    let paragraph = |note: &String| -> Option<u32> {
        let number = note.split('¶').nth(1)?;
        number.split(',').next()?.trim().parse().ok()
    };
    let paragraphs: Vec<u32> = claims
        .filter_map(|card| card.notes.iter().find_map(paragraph))
        .collect();
    assert!(paragraphs.len() > 3, "{paragraphs:?}");
    assert!(paragraphs.is_sorted(), "{paragraphs:?}");
    // Of several sources none comes first.
    let scene = drawn(View::Claim, &["permission"]);
    assert!(scene.columns.iter().all(|column| !column.in_order));
}

/// The record says one end, one of its claims another.
#[test]
fn cards_say_how_long_it_holds_and_on_whose_word() {
    for (view, about) in [
        (View::Authorizations, &[][..]),
        (View::Claim, &["permission"][..]),
    ] {
        let scene = drawn(view, about);
        let note = |header: &str| {
            let card = scene
                .cards
                .iter()
                .find(|card| card.header == header)
                .unwrap();
            card.notes.join(" / ")
        };
        assert!(
            note("Farland").contains("holds 1 May to 30 June 2031"),
            "{}",
            note("Farland")
        );
        let own = scene.cards.iter().filter(|card| card.header == "officials");
        let notes: Vec<String> = own.flat_map(|card| card.notes.clone()).collect();
        assert!(
            notes.iter().any(|note| note.contains("until 31 July 2031")),
            "{notes:?}"
        );
    }
}

/// In every view the lines of an event of which nobody knows that it happened are dashed.
#[test]
fn the_lines_of_a_disputed_event_are_dashed() {
    for view in [View::All, View::Actors] {
        let scene = drawn(view, &[]);
        let attacks = scene
            .edges
            .iter()
            .filter(|edge| edge.relation == Relation::Structure);
        let dashed: Vec<bool> = attacks.map(|edge| edge.hedged).collect();
        assert!(
            !dashed.is_empty() && dashed.iter().all(|it| *it),
            "{view}: {dashed:?}"
        );
    }
}
