//! One event with its claims: on which side they stand, in which order, and what they say of time.

use claimgraph::render::Scene;
use claimgraph::render::view::View;

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
  fire:
    act: attack
    gloss: Farland burns the wood
    actor: farland
    claims:
      - { id: told, source: paper, said_by: { actor: coast, date: 2031-08-01 }, says: { quantities: { trees: { min: 40 } } } }
      - { id: turned, source: sheet, said_by: { actor: coast, date: 2031-09-01 }, polarity: negative, modality: probable }
      - { id: rumour, source: paper }
      - { id: amends, source: paper, retracts: rumour }
      - { id: seen, source: sheet, said_by: { actor: officials, date: 2031-09-01 } }
  inquiry: { act: assess, gloss: the fire was a crime, actor: coast, object: fire, claims: { source: paper, said_by: coast } }
  crime: { act: assess, gloss: fires are crimes, claims: { source: paper, said_by: unstated } }
  revocation: { act: decide, gloss: Farland ends it, actor: farland, date: 2031-06-01, ends: { event: permission, how: revoke }, claims: { source: paper } }
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
    let scene = drawn(View::All, &[]);
    let raid = scene.cards.iter().position(|card| card.id == "raid");
    let raid = raid.unwrap();
    let lines = scene.edges.iter();
    let lines = lines.filter(|edge| [edge.from, edge.to].contains(&raid));
    let dashed: Vec<bool> = lines.map(|edge| edge.hedged).collect();
    assert_eq!(dashed, [true, true]);
    let scene = drawn(View::Actors, &[]);
    let attacks = scene.edges.iter().filter(|edge| edge.label == "attacks");
    let dashed: Vec<bool> = attacks.map(|edge| edge.hedged).collect();
    assert_eq!(dashed, [true]);
}

/// What `show` says of a claim's standing, the picture says too, and in the end why.
#[test]
fn claims_that_do_not_count_say_why() {
    let scene = drawn(View::Claim, &["fire"]);
    let notes = |id: &str| {
        let card = scene.cards.iter().find(|card| card.id == id).unwrap();
        card.notes.join(" / ")
    };
    let told = notes("told");
    assert!(told.contains("trees: at least 40"), "{told}");
    assert!(
        told.contains("does not count: set aside: the same voice has later said the opposite"),
        "{told}"
    );
    let rumour = notes("rumour");
    assert!(
        rumour.contains("does not count: taken back by the source itself, 1 September 2031"),
        "{rumour}"
    );
    assert!(!notes("seen").contains("does not count"));
    let idle = ["told", "rumour"];
    for id in idle {
        let card = scene.cards.iter().position(|card| card.id == id).unwrap();
        let lines = scene.edges.iter().filter(|edge| edge.from == card);
        assert!(
            lines.clone().count() > 0 && lines.clone().all(|edge| edge.hedged),
            "{id}"
        );
    }
    assert!(
        scene.subtitle.contains("do not count"),
        "{}",
        scene.subtitle
    );
    let turned = scene.cards.iter().find(|card| card.id == "turned");
    assert_eq!(turned.unwrap().name, "It is probably not so");
}

/// Only who may take a claim back does so; a report takes back what another one said.
#[test]
fn who_took_a_claim_back_is_named_and_nobody_else() {
    const TAKEN: &str = r"
claimgraph: 1
sources:
  paper: { kind: news, title: Paper, publisher: house, published: 2031-08-01 }
  sheet: { kind: news, title: Sheet, publisher: house, published: 2031-09-12 }
actors:
  house: { name: House, kind: organization }
  farland: { name: Farland, kind: state }
  coast: { name: Coast, kind: state }
  bay: { name: Bay, kind: state }
events:
  raid:
    act: attack
    actor: farland
    claims:
      - { id: a1, source: paper, said_by: { actor: coast, date: 2031-08-01 } }
      - { id: a2, source: sheet, said_by: { actor: coast, date: 2031-09-01 }, retracts: a1 }
      - { id: a3, source: sheet, said_by: { actor: bay, date: 2031-09-10 }, retracts: a1 }
      - { id: b1, source: paper }
      - { id: b2, source: sheet, retracts: b1 }
      - { id: c1, source: paper, said_by: { actor: bay }, mood: future }
      - { id: c2, source: paper, said_by: { actor: bay } }
  threat:
    act: threaten
    gloss: there will be fire
    actor: farland
    claims:
      - { id: t1, source: paper, modality: probable }
      - { id: t2, source: sheet, modality: possible, polarity: negative }
";
    let scene = draw(TAKEN, View::Claim, &["raid"], |_, _, _| ());
    let card = |id: &str| scene.cards.iter().find(|card| card.id == id).unwrap();
    assert_eq!(
        card("a1").notes.last().unwrap(),
        "does not count: taken back by Coast, 1 September 2031"
    );
    assert_eq!(
        card("b1").notes.last().unwrap(),
        "does not count: taken back by Sheet, 12 September 2031"
    );
    // One claim of the bay counts: the line to the bay is not dashed.
    let name = |at: usize| &*scene.cards[at].name;
    let mut lines = scene.edges.iter();
    let line = lines.find(|edge| name(edge.from) == "Paper" && name(edge.to) == "Bay");
    assert!(!line.unwrap().hedged);
    let scene = draw(TAKEN, View::Claim, &["threat"], |_, _, _| ());
    let names: Vec<&str> = scene.cards.iter().map(|card| &*card.name).collect();
    for said in ["This was probably said", "This may not have been said"] {
        assert!(names.contains(&said), "{names:?}");
        assert!(scene.statements.iter().any(|it| it.contains(said)));
    }
}

/// A permission that was over by itself was not ended later; of two ends the first did it.
#[test]
fn a_permission_is_over_since_its_first_end() {
    const ENDED: &str = r"
claimgraph: 1
sources:
  paper: { kind: news, title: Paper, published: 2031-12-01 }
actors:
  farland: { name: Farland, kind: state }
  coast: { name: Coast, kind: state }
events:
  expired: { act: authorize, actor: farland, recipient: coast, valid: 2031-05-01/2031-06-30, claims: { source: paper } }
  ended: { act: authorize, actor: coast, recipient: farland, date: 2031-01-01, claims: { source: paper } }
  x1: { act: decide, actor: farland, date: 2031-08-20, ends: { event: expired, how: revoke }, claims: { source: paper } }
  x2: { act: decide, actor: coast, date: 2031-08-20, ends: { event: ended, how: revoke }, claims: { source: paper } }
  x3: { act: decide, actor: coast, date: 2031-03-20, ends: { event: ended, how: revoke }, claims: { source: paper } }
";
    let scene = draw(ENDED, View::Authorizations, &[], |_, _, _| ());
    let note = |id: &str| {
        let card = scene.cards.iter().find(|card| card.id == id).unwrap();
        card.notes
            .iter()
            .find(|note| note.contains("over"))
            .unwrap()
    };
    assert_eq!(note("expired"), "over · derived");
    assert_eq!(note("ended"), "over since 20 March 2031 · derived");
    let judged = "What is over is judged at 1 December 2031.";
    assert!(
        scene.footer.iter().any(|row| row == judged),
        "{:?}",
        scene.footer
    );
}

/// What an event is about is another event, and not who acts or suffers there.
#[test]
fn an_event_about_another_points_at_that() {
    let scene = drawn(View::All, &[]);
    let id = |card: usize| &*scene.cards[card].id;
    let of = |from: &str| -> Vec<(String, String)> {
        let lines = scene.edges.iter().filter(|edge| id(edge.from) == from);
        lines
            .map(|edge| (id(edge.to).to_owned(), edge.label.clone()))
            .collect()
    };
    assert_eq!(of("inquiry"), [("fire".to_owned(), "about".to_owned())]);
}

#[test]
fn a_permission_that_is_over_says_so() {
    let scene = drawn(View::Authorizations, &[]);
    let card = scene
        .cards
        .iter()
        .find(|card| card.id == "permission")
        .unwrap();
    let over = "over since 1 June 2031 · derived";
    assert!(
        card.notes.iter().any(|note| note == over),
        "{:?}",
        card.notes
    );
}

/// A reading is no event that is only mentioned.
#[test]
fn what_is_not_drawn_is_told_by_its_kind() {
    let scene = drawn(View::All, &[]);
    let told = "Not drawn: 1 of 6 events, framed so by nobody named.";
    assert!(
        scene.footer.iter().any(|row| row == told),
        "{:?}",
        scene.footer
    );
}

/// Of two sources one copies the other: they are no two voices.
#[test]
fn a_source_that_copies_another_is_tied_to_it() {
    let scene = views::view("gulf", View::Claim);
    let copies = scene.edges.iter().filter(|edge| edge.label == "copies");
    let ends: Vec<_> = copies
        .map(|edge| {
            let (from, to) = (&scene.cards[edge.from], &scene.cards[edge.to]);
            assert_eq!(from.column, to.column);
            (&*from.name, &*to.name)
        })
        .collect();
    assert_eq!(ends.len(), 1, "{ends:?}");
}
