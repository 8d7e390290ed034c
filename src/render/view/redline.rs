//! One warning, its condition slot by slot, and the acts that met or nearly met it.

use super::Request;
use super::board::{Board, Events};
use super::cards::{filled_by, relation};
use super::warnings::conditions;
use crate::analysis::red_line::{Pair, PairResult, RedLine};
use crate::analysis::slot::{Slot, SlotMatch};
use crate::graph::NodeIndex;
use crate::model::role::Role;
use crate::render::{Card, CardKind, Edge, Relation, Scene};
use crate::words;

/// The columns, from left to right.
const WARNERS: usize = 0;
const WARNING: usize = 1;
const SLOTS: usize = 2;
const ACTS: usize = 3;

/// So many acts are drawn, the nearest.
const DRAWN: usize = 8;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let derived = request.derived;
    let graph = derived.graph;
    let Some(warning) = request.subjects.first().copied() else {
        return Scene::new(
            "No warning",
            "Name the warning whose condition is to be drawn",
        );
    };
    let gloss = words::gloss(graph, warning);
    let Some(line) = derived.red_line(warning) else {
        return Scene::new("No condition", format!("{gloss}: it has no condition"));
    };
    let judged = derived.judged_at.as_ref().map_or_else(
        || "no date is known to judge at".to_owned(),
        |date| format!("judged at {date}"),
    );
    let subtitle = format!(
        "{} · derived · {judged}",
        line.status.name().replace('-', " ")
    );
    let mut board = Board::new(request, "Has the line been crossed?", subtitle);
    for _ in [WARNERS, WARNING, SLOTS, ACTS] {
        board.scene.column();
    }
    let card = board.event(WARNING, warning);
    if let Some(record) = graph.event(warning) {
        for note in conditions(&board, record) {
            board.scene.cards[card].notes.push(note);
        }
    }
    for actor in filled_by(derived, warning, Role::Actor) {
        let from = board.thing(WARNERS, actor);
        let relation = relation(derived, warning);
        board.scene.edge(Edge::new(from, card, relation));
    }
    board
        .scene
        .statements
        .push(format!("{gloss}: {}.", line.status));
    let drawn = acts(&mut board, line, card);
    let mut notes = vec![
        "The lines from a slot: solid = it fits, dashed = it is left open, barred = it is something else."
            .to_owned(),
    ];
    if line.pairs.is_empty() {
        notes.push("No act of that kind comes near it.".to_owned());
    }
    if line.pairs.len() > DRAWN {
        board.scene.left_out.push(format!(
            "Not drawn: {} further acts.",
            line.pairs.len() - DRAWN
        ));
    }
    let mut events = vec![warning];
    events.extend(drawn);
    let events = Events {
        drawn: events,
        ..Events::default()
    };
    board.finish(request, &events, notes)
}

fn acts(board: &mut Board<'_, '_>, line: &RedLine, warning: usize) -> Vec<NodeIndex> {
    let derived = board.derived;
    let mut drawn = Vec::new();
    for pair in line.pairs.iter().take(DRAWN) {
        let act = board.event(ACTS, pair.event);
        board.scene.cards[act].notes.push(told(pair));
        for slot in &pair.slots {
            let wanted = slot_card(board, slot, warning);
            let (relation, hedged, label) = match slot.state {
                SlotMatch::Match => (Relation::Structure, false, ""),
                SlotMatch::Unstated => (Relation::Structure, true, "not stated"),
                SlotMatch::Mismatch => (Relation::Denies, false, "another"),
            };
            let found = if slot.found.is_empty() {
                "nothing said".to_owned()
            } else {
                slot.found.join(", ")
            };
            board.scene.edge(
                Edge::new(wanted, act, relation)
                    .hedged(hedged)
                    .label(label)
                    .tooltip(format!("{}: {found}", slot.name)),
            );
        }
        let gloss = words::gloss(derived.graph, pair.event);
        board
            .scene
            .statements
            .push(format!("Derived: {gloss}: {}.", told(pair)));
        drawn.push(pair.event);
    }
    drawn
}

/// The card of what a slot asks for, tied to the warning.
fn slot_card(board: &mut Board<'_, '_>, slot: &Slot, warning: usize) -> usize {
    let graph = board.graph();
    let id = format!("slot-{}", slot.name);
    if let Some(at) = board.scene.cards.iter().position(|it| it.id == id) {
        return at;
    }
    let named: Vec<String> = slot
        .wanted
        .iter()
        .map(|id| {
            graph
                .find(id)
                .map_or_else(|| id.clone(), |it| words::name(graph, it))
        })
        .collect();
    let name = named.join(" or ");
    let card = Card::new(id, CardKind::Item, slot.name.replace('.', " "), &name)
        .tooltip(format!("the condition: {} {name}", slot.name))
        .in_column(SLOTS);
    let at = board.scene.card(card);
    board.scene.edge(
        Edge::new(warning, at, Relation::Structure).tooltip(format!("if {}: {name}", slot.name)),
    );
    at
}

fn told(pair: &Pair) -> String {
    let told = match (pair.gives, pair.result) {
        (_, _) if pair.meets() => "meets it",
        (_, PairResult::CannotTell) => "cannot be told",
        (Some(_), _) => "came in time",
        (None, PairResult::NearMiss) => "near miss",
        (None, _) => "not near",
    };
    format!("{told} · derived")
}
