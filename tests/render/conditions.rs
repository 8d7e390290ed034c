//! What pictures say of conditions, negated ones above all.

use claimgraph::render::Scene;
use claimgraph::render::view::View;

use super::drawing::draw;

/// A demand with a deadline, and one with a length of time; what did not happen, what came late, what
/// came in time. A warning without a deadline, and what meets it or nearly does.
const CLAIMS: &str = r"
claimgraph: 1
sources:
  paper: { kind: news, title: Paper, published: 2031-09-01 }
actors:
  council: { name: the Council, kind: organization }
  farland: { name: Farland, kind: state }
  chief: { name: the chief, kind: person, affiliations: { role: leads, of: farland } }
  coast: { name: Coast, kind: state }
  bay: { name: Bay, kind: state }
  haven: { name: Haven, kind: state }
events:
  demand:
    act: demand
    actor: council
    recipient: farland
    date: 2031-05-01
    condition: { act: leave, actor: farland, place: coast, negated: true, by: 2031-05-10 }
    claims: { source: paper }
  list-demand:
    act: demand
    actor: council
    recipient: farland
    date: 2031-05-01
    condition: { act: communicate, actor: farland, negated: true, within: { of: list-demand, for: P15D } }
    claims: { source: paper }
  not-gone:
    act: leave
    gloss: Farland is out
    actor: farland
    target: haven
    place: coast
    date: 2031-05-11
    claims: { source: paper, polarity: negative }
  late: { act: leave, gloss: Farland leaves, actor: farland, place: coast, date: 2031-07-01, claims: { source: paper } }
  list: { act: communicate, gloss: Farland lists, actor: farland, date: 2031-05-03, claims: { source: paper } }
  warning:
    act: warn
    gloss: the Council will answer attacks on Coast
    actor: council
    date: 2031-05-01
    condition: { act: attack, actor: farland, target: coast }
    claims: { source: paper }
  attack: { act: attack, gloss: Farland attacks Coast, actor: farland, target: coast, date: 2031-06-01, claims: { source: paper } }
  other: { act: attack, gloss: Farland attacks Bay, actor: farland, target: bay, date: 2031-06-01, claims: { source: paper } }
";

fn drawn(view: View, about: &[&str]) -> Scene {
    draw(CLAIMS, view, about, |_, _, _| ())
}

/// The last row of a card.
fn told<'s>(scene: &'s Scene, id: &str) -> &'s str {
    let card = scene.cards.iter().find(|card| card.id == id).unwrap();
    card.notes.last().unwrap()
}

/// The labels of the lines between two cards.
fn labels<'s>(scene: &'s Scene, from: &str, to: &str) -> Vec<&'s str> {
    let id = |card: usize| &*scene.cards[card].id;
    let lines = scene.edges.iter();
    let lines = lines.filter(|line| id(line.from) == from && id(line.to) == to);
    lines.map(|line| &*line.label).collect()
}

#[test]
fn what_did_not_happen_and_what_came_late_are_told_apart() {
    let scene = drawn(View::Redline, &["demand"]);
    assert_eq!(
        scene.subtitle,
        "Condition met: a source reports that nothing came in time · derived · judged at 1 September 2031"
    );
    assert_eq!(
        told(&scene, "not-gone"),
        "not in time: condition met · derived"
    );
    assert_eq!(told(&scene, "late"), "too late: condition met · derived");
    // What never came has no place in time: its card says what that means.
    assert!(labels(&scene, "slot-by", "not-gone").is_empty());
    assert_eq!(labels(&scene, "slot-by", "late"), ["too late"]);
    let deadline = scene.cards.iter().find(|card| card.id == "slot-by");
    assert_eq!(deadline.unwrap().name, "10 May 2031");
    let warning = scene.cards.iter().find(|card| card.id == "demand").unwrap();
    let unless = "unless: leaves · actor Farland · place Coast · by 10 May 2031";
    assert!(warning.notes.contains(&unless.to_owned()), "{warning:?}");
}

#[test]
fn what_came_in_time_averts() {
    let scene = drawn(View::Redline, &["list-demand"]);
    let subtitle = "Averted: what was asked for came in time · derived";
    assert!(scene.subtitle.starts_with(subtitle), "{}", scene.subtitle);
    assert_eq!(told(&scene, "list"), "came in time: averted · derived");
    let within = scene.cards.iter().find(|card| card.id == "slot-within");
    assert_eq!(within.unwrap().name, "15 days of this demand");
}

#[test]
fn a_near_miss_says_what_differs() {
    let scene = drawn(View::Redline, &["warning"]);
    assert_eq!(told(&scene, "attack"), "meets the condition · derived");
    assert_eq!(told(&scene, "other"), "near miss: another target · derived");
}

#[test]
fn warnings_say_how_each_act_meets_them_and_name_their_near_misses() {
    let scene = drawn(View::Warnings, &[]);
    assert_eq!(
        labels(&scene, "demand", "not-gone"),
        ["not in time: condition met · derived"]
    );
    assert_eq!(
        labels(&scene, "demand", "late"),
        ["too late: condition met · derived"]
    );
    assert_eq!(
        labels(&scene, "warning", "attack"),
        ["condition met by this · derived"]
    );
    let near = "Near misses of “The Council will answer attacks on Coast”: Farland attacks Bay (another target · reported).";
    let open = "To whom it is addressed is not stated: “The Council will answer attacks on Coast”.";
    for row in [near, open] {
        let told = scene.footer.iter().any(|it| it == row);
        assert!(told, "{row}: {:?}", scene.footer);
    }
}

/// An affiliation that nobody claims is background, and no less sure for that.
#[test]
fn background_is_said_and_not_dashed() {
    let scene = drawn(View::Path, &["chief", "coast"]);
    let leads = labels(&scene, "chief", "farland");
    assert_eq!(leads, ["leads · background"]);
    assert!(scene.edges.iter().all(|edge| !edge.hedged), "{scene:?}");
}

/// A demand is met by what did not happen in time: nothing about that is unsure.
#[test]
fn a_path_says_how_a_condition_is_met() {
    let scene = drawn(View::Path, &["council", "haven"]);
    let met = labels(&scene, "not-gone", "demand");
    assert_eq!(met, ["not in time: condition met · derived"]);
}

/// However many acts come near a condition or meet it, a picture shows a few and tells of the rest.
#[test]
fn many_acts_about_a_condition_are_counted() {
    let attack = |at: usize| {
        let target = if at.is_multiple_of(2) { "bay" } else { "coast" };
        format!(
            "  more-{at}: {{ act: attack, actor: farland, target: {target}, claims: {{ source: paper }} }}\n"
        )
    };
    let more: Vec<String> = (0..40).map(attack).collect();
    let more = more.concat();
    let scene = draw(
        &format!("{CLAIMS}{more}"),
        View::Warnings,
        &[],
        |_, _, _| (),
    );
    assert!(scene.cards.len() < 30, "{}", scene.cards.len());
    let near = scene
        .footer
        .iter()
        .find(|row| row.starts_with("Near misses"));
    assert!(near.unwrap().ends_with(" and 17 more."), "{near:?}");
    let left_out = "Not drawn: 15 of 23 acts that meet a condition.";
    assert!(
        scene.left_out.iter().any(|it| it == left_out),
        "{:?}",
        scene.left_out
    );
}
