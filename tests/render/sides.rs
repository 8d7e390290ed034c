//! Who stands on either side of a deed: also where it is done to a place, or to nobody.

use claimgraph::analysis::Derived;
use claimgraph::graph::{Edge, Evidence, Graph};
use claimgraph::load::Options;
use claimgraph::model::event::Link;
use claimgraph::query::filter::Selection;
use claimgraph::render::view::{Drawing, Request, View};
use claimgraph::render::{CardKind, Direction, Scene, Standing, place};

use super::drawing::draw;
use super::views;

const CLAIMS: &str = r"
claimgraph: 1
sources:
  paper: { kind: news, title: Paper, published: 2031-09-01 }
actors:
  farland: { name: Farland, kind: state }
  coast: { name: Coast, kind: state }
  bay: { name: Bay, kind: state }
  haven: { name: Haven, kind: state }
places:
  shore: { name: the shore, within: coast }
  depots: { name: the depots, within: shore }
  harbour: { name: the harbour, within: shore }
  cape: { name: the cape, within: farland }
items:
  trucks: { name: trucks, kind: vehicle }
events:
  raid: { act: attack, actor: farland, target: [depots, harbour], date: 2031-05-01, claims: { source: paper } }
  answer: { act: attack, actor: coast, target: cape, date: 2031-05-01, responds_to: raid, claims: { source: paper } }
  ambush: { act: attack, actor: farland, target: trucks, claims: { source: paper } }
  pact: { act: cooperate, actor: [farland, bay], claims: { source: paper } }
  clearing: { act: attack, actor: farland, target: cape, claims: { source: paper } }
  harmony: { act: situation, actor: farland, recipient: bay, claims: { source: paper } }
  order-of-events: { act: relation, from: answer, link: after, to: raid, claims: { source: paper } }
  call: { act: warn, actor: farland, recipient: unstated, claims: { source: paper } }
  denied: { act: attack, actor: bay, target: coast, claims: { source: paper, said_by: { actor: bay, cue: deny } } }
";

fn drawn(view: View, about: &[&str]) -> Scene {
    draw(CLAIMS, view, about, |_, _, _| ())
}

/// The lines as `FROM label TO`.
fn lines(scene: &Scene) -> Vec<String> {
    let id = |card: usize| &*scene.cards[card].id;
    let edges = scene.edges.iter();
    let told = edges.map(|it| format!("{} {} {}", id(it.from), it.label, id(it.to)));
    told.collect()
}

#[test]
fn what_is_done_to_a_place_is_done_to_the_state_in_which_it_lies() {
    let scene = drawn(View::Actors, &[]);
    let lines = lines(&scene);
    for line in ["farland attacks coast", "coast attacks farland"] {
        assert!(lines.contains(&line.to_owned()), "{lines:?}");
    }
}

#[test]
fn each_reason_not_to_draw_a_deed_is_its_own() {
    let scene = drawn(View::Actors, &[]);
    let told = scene.footer.join(" ");
    assert!(
        told.ends_with(
            "Not drawn: 6 of 9 events: 1 in which actors deal with what is their own, 1 with a \
             place or thing on one side, 1 that actors do together, 1 with nobody known on one of \
             two sides, 1 telling of a situation, 1 telling how events are linked."
        ),
        "{told}"
    );
}

#[test]
fn a_ladder_knows_the_places_of_its_sides_and_links_acts_of_one_step() {
    let scene = drawn(View::Ladder, &["farland", "coast"]);
    assert_eq!(
        scene.subtitle,
        "2 acts of the one towards the other, in the order in which they happened"
    );
    assert_eq!(scene.columns.len(), 1, "one day");
    assert_eq!(lines(&scene), ["answer responds to raid"]);
}

#[test]
fn a_ladder_of_nothing_names_no_source() {
    let scene = drawn(View::Ladder, &["coast", "haven"]);
    assert!(scene.cards.is_empty());
    let told = scene.footer.join(" ");
    assert!(told.starts_with("Not drawn: 9 of 9"), "{told}");
}

#[test]
fn a_denied_event_shows_the_origins_of_the_denial() {
    let scene = drawn(View::All, &[]);
    let card = scene.cards.iter().find(|it| it.id == "denied").unwrap();
    assert!(
        card.notes[1].contains("denied by 1 origin"),
        "{:?}",
        card.notes
    );
    let mut found = 0;
    for (name, scene) in views::all() {
        for card in &scene.cards {
            let negated = matches!(card.kind, CardKind::Event { standing, .. } if standing == Standing::Negated);
            if negated {
                found += 1;
                let told = card
                    .notes
                    .iter()
                    .any(|it| it.contains("against it") || it.contains("denied by"));
                assert!(told, "{name}: {:?}", card.notes);
            }
        }
    }
    assert!(found > 2, "{found}");
}

/// Every answer among the acts of a ladder is drawn, and what is joined to one other alone stands
/// beside it.
#[test]
fn answers_within_a_step_are_drawn_beside_what_they_answer() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("graphs/gulf");
    let loaded = claimgraph::load::load(&[folder], &Options::default()).unwrap();
    let graph = Graph::build(loaded.dataset);
    let evidence = Evidence::default();
    let derived = Derived::new(&graph, &evidence);
    let sides = ["united-states", "iraq"].map(|id| graph.find(id).unwrap());
    let scene = View::Ladder.scene(&Request {
        derived: &derived,
        selection: &Selection::default(),
        filters: &[],
        subjects: &sides,
        title: None,
        drawing: &Drawing::default(),
    });
    let lines = lines(&scene);
    let mut answers = 0;
    for card in &scene.cards {
        let event = graph.find(&card.id).unwrap();
        for (_, to) in graph.out(event, |it| it == Edge::Link(Link::RespondsTo)) {
            let to = graph.id(to).to_string();
            if scene.cards.iter().any(|it| it.id == to) {
                answers += 1;
                let line = format!("{} responds to {to}", card.id);
                assert!(lines.contains(&line), "{line}");
            }
        }
    }
    assert!(answers >= 5, "{answers}");
    for direction in [Direction::Right, Direction::Down] {
        let options = claimgraph::render::Options {
            direction,
            ..claimgraph::render::Options::default()
        };
        let placed = place(&scene, &options).unwrap();
        let at = |id: &str| {
            let index = scene.cards.iter().position(|it| it.id == id).unwrap();
            placed.cards[index].rect
        };
        let (offer, taken) = (at("talks-offer"), at("talks-accepted"));
        let apart = match direction {
            Direction::Right => taken.y - offer.bottom(),
            Direction::Down => taken.x - offer.right(),
        };
        assert!((0.0..140.0).contains(&apart), "{direction:?}: {apart}");
    }
}
