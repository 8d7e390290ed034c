//! One warning, its condition slot by slot, and the acts that met or nearly met it.

use super::board::{Board, Events};
use super::cards::{filled_by, relation, sentence};
use super::{Request, conditions};
use crate::analysis::red_line::{Pair, RedLine};
use crate::analysis::slot::{Slot, SlotMatch};
use crate::graph::NodeIndex;
use crate::model::act::ActClass;
use crate::model::event::Event;
use crate::model::role::Role;
use crate::render::legend::Sign;
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
        |date| format!("judged at {}", date.in_words()),
    );
    let status = sentence(conditions::status(graph, line));
    let subtitle = format!("{status} · derived · {judged}");
    let class = graph.event(warning).map(|it| it.act.row().class);
    let title = match class {
        Some(ActClass::Warn) => "Has the line been crossed?",
        _ => "Has the condition been met?",
    };
    let mut board = Board::new(request, title, subtitle);
    for _ in [WARNERS, WARNING, SLOTS, ACTS] {
        board.scene.column();
    }
    let card = board.event(WARNING, warning);
    if let Some(record) = graph.event(warning) {
        let rows = conditions::rows(graph, record);
        board.scene.cards[card].notes.extend(rows);
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
    let most = request.drawing.most(DRAWN);
    let drawn = acts(
        &mut board,
        &line.pairs[..most.min(line.pairs.len())],
        line,
        card,
    );
    let mut notes = Vec::new();
    if line.pairs.is_empty() {
        notes.push("No act of that kind comes near it.".to_owned());
    }
    if line.pairs.len() > most {
        let beyond = line.pairs.len() - most;
        board.choose(beyond, most, "acts beside the condition, the less near");
    }
    let mut events = vec![warning];
    events.extend(drawn);
    board.finish(request, &Events::only(events), notes)
}

fn acts(board: &mut Board<'_, '_>, pairs: &[Pair], line: &RedLine, card: usize) -> Vec<NodeIndex> {
    let derived = board.derived;
    let graph = board.graph();
    let Some(warning) = graph.event(line.warning) else {
        return Vec::new();
    };
    // What had to come may not have come: it fits no more than what was asked for.
    let is_negated = warning.condition.as_ref().is_some_and(|it| it.negated);
    let (fits, does_not_fit) = if is_negated {
        ("is as asked for (derived)", "is not as asked for (derived)")
    } else {
        ("fits (derived)", "does not fit (derived)")
    };
    let mut drawn = Vec::new();
    for pair in pairs {
        let act = board.event(ACTS, pair.event);
        let told = conditions::told(derived, line, pair);
        let note = format!("{told} · derived");
        board.scene.cards[act].notes.push(note);
        for slot in &pair.slots {
            let (relation, sign, means, label) = match slot.state {
                SlotMatch::Match => (Relation::Structure, Sign::DoubleLine, fits, ""),
                SlotMatch::Unstated => (Relation::Structure, Sign::DashedLine, "not stated", ""),
                SlotMatch::Mismatch => {
                    let label = conditions::differs(derived, pair, slot, warning);
                    let relation = Relation::Denies;
                    (relation, Sign::Line(relation), does_not_fit, label)
                }
            };
            let is_open = slot.state == SlotMatch::Unstated;
            let from = slot_card(board, warning, slot, card);
            let found = conditions::found(graph, slot);
            board.scene.edge(
                Edge::new(from, act, relation)
                    .derived()
                    .hedged(is_open)
                    .label(label)
                    .tooltip(format!("{}: {found}", slot.name)),
            );
            board.scene.means(sign, means);
        }
        let gloss = words::gloss(graph, pair.event);
        let statement = format!("Derived: {gloss}: {told}.");
        board.scene.statements.push(statement);
        drawn.push(pair.event);
    }
    drawn
}

/// The card of what a slot asks for, tied to the warning.
fn slot_card(board: &mut Board<'_, '_>, record: &Event, slot: &Slot, warning: usize) -> usize {
    let id = format!("slot-{}", slot.name);
    if let Some(at) = board.scene.cards.iter().position(|it| it.id == id) {
        return at;
    }
    let name = conditions::wanted(board.graph(), record, slot);
    let card = Card::new(id, CardKind::Slot, slot.name.replace('.', " "), &name)
        .tooltip(format!("the condition: {} {name}", slot.name))
        .in_column(SLOTS);
    let at = board.scene.card(card);
    board
        .scene
        .means(Sign::Line(Relation::Structure), "asks for");
    board.scene.edge(
        Edge::new(warning, at, Relation::Structure).tooltip(format!("if {}: {name}", slot.name)),
    );
    at
}
