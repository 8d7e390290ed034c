//! Pictures say no more than the claims do.

use claimgraph::render::view::View;
use claimgraph::render::{Relation, Scene};

use super::drawing::draw;

const CLAIMS: &str = r"
sources:
  paper: { kind: news, title: Paper, published: 2031-05-01 }
actors:
  ann: { name: Ann, kind: person }
  army: { name: the army, kind: military }
  northland: { name: Northland, kind: state }
  southland: { name: Southland, kind: state }
places:
  hills: { name: the hills }
events:
  promise:
    act: promise
    actor: ann
    recipient: northland
    gloss: Southland has nothing to fear
    object: { act: attack, actor: army, target: southland }
    claims: [{ source: paper }, { id: told, source: paper, drift: communicate }]
  permission:
    act: authorize
    actor: ann
    recipient: northland
    gloss: Ann lets Northland use force
    condition: { negated: true, act: leave, actor: southland, by: 2031-06-01 }
    object: { act: attack, actor: army, target: southland }
    claims: { source: paper }
  focus:
    act: situation
    gloss: The permission is about the hills
    place: hills
    object: permission
    claims: { source: paper }
  leaving:
    act: leave
    actor: northland
    gloss: Northland leaves the hills
    place: hills
    date: 2031-05-04/2031-05-05
    claims: { source: paper, said_by: ann }
  accusation: { act: accuse, actor: southland, recipient: northland, claims: { source: paper } }
  demand:
    act: demand
    actor: northland
    recipient: southland
    gloss: Southland has to leave the hills by June
    condition: { negated: true, act: leave, actor: southland, by: 2031-06-01 }
    claims: { source: paper }
";

fn drawn(view: View, about: &[&str]) -> Scene {
    draw(CLAIMS, view, about, |_, _, _| ())
}

/// The lines between two cards, by name.
fn lines<'s>(scene: &'s Scene, from: &str, to: &str) -> Vec<(Relation, &'s str, bool)> {
    let is = |card: usize, name: &str| scene.cards[card].name == name;
    let found = scene.edges.iter();
    let found = found.filter(|it| is(it.from, from) && is(it.to, to));
    found
        .map(|it| (it.relation, &*it.label, it.hedged))
        .collect()
}

#[test]
fn who_has_a_part_in_what_is_promised_is_promised_nothing() {
    let scene = drawn(View::Path, &["ann", "army"]);
    assert_eq!(
        lines(&scene, "Ann", "Southland has nothing to fear"),
        [(Relation::Supports, "", false)]
    );
    assert_eq!(
        lines(&scene, "Southland has nothing to fear", "the army"),
        [(Relation::Structure, "", false)]
    );
}

#[test]
fn who_is_to_act_is_named_where_it_is_not_who_is_permitted() {
    let scene = drawn(View::Authorizations, &[]);
    let may = lines(&scene, "Northland", "Southland");
    assert_eq!(may, [(Relation::Structure, "the army may attack", true)]);
    // The focus is one of the permission, and as sure as it is said to be.
    assert_eq!(
        lines(&scene, "Ann lets Northland use force", "the hills"),
        [(Relation::Structure, "focus", false)]
    );
}

#[test]
fn what_is_claimed_of_words_is_that_they_were_said() {
    let scene = drawn(View::Claim, &["promise"]);
    assert_eq!(
        scene.title,
        "Who says that Ann promises: Southland has nothing to fear"
    );
    let said: Vec<_> = scene.cards.iter().map(|card| &*card.name).collect();
    assert!(said.contains(&"This was said"), "{said:?}");
    assert!(said.contains(&"Told as another act"), "{said:?}");
    let quoted = scene.cards.iter().any(|card| card.name.contains('“'));
    assert!(!quoted, "an act of ours is nobody's word");
    let scene = drawn(View::Claim, &["permission"]);
    assert_eq!(scene.title, "Who says so: Ann lets Northland use force");
}

#[test]
fn only_warnings_draw_lines() {
    assert_eq!(
        drawn(View::Redline, &["demand"]).title,
        "Has the line been crossed?"
    );
}

#[test]
fn a_card_says_when_and_on_whose_word() {
    let scene = drawn(View::All, &[]);
    let notes = |name: &str| {
        let card = scene.cards.iter().find(|card| card.name == name);
        card.map(|card| card.notes.clone()).unwrap()
    };
    let told = notes("Northland leaves the hills");
    assert_eq!(
        told[..2],
        ["4 to 5 May 2031", "attributed to Ann"],
        "{told:?}"
    );
    assert_eq!(notes("The permission is about the hills")[0], "reported");
}

#[test]
fn acts_without_times_are_in_no_order() {
    let ladder = drawn(View::Ladder, &["northland", "southland"]);
    assert!(!ladder.subtitle.contains("order"), "{}", ladder.subtitle);
    let first = ladder.subtitle.split(' ').next().unwrap().parse::<usize>();
    assert!(first.unwrap() > 1, "{}", ladder.subtitle);
}
