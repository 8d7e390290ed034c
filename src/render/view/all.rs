//! Everything in the filter: who acts, what is said to have happened, whom it concerns.

use super::Request;
use super::board::{Board, Events};
use super::cards::{filled_by, of_actor, relation};
use crate::graph::{Edge as Field, NodeIndex};
use crate::model::role::Role;
use crate::render::legend::Sign;
use crate::render::{Edge, Relation, Scene};
use crate::words;

/// The picture has no columns of its own: who acts here is concerned there.
const ANYWHERE: usize = 0;

/// So many events are drawn, those on which most is said.
const DRAWN: usize = 30;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let most = request.drawing.most(DRAWN);
    let mut events = Events::most_told(request, most, |_| true);
    let filling = request.derived.filling();
    let is_undated = |event: &NodeIndex| filling.date(*event).is_none();
    let dated = events.drawn.partition_point(|event| !is_undated(event));
    events.drawn[dated..].sort_unstable();
    let asked = words::count(events.asked(), "event");
    let subtitle = format!("{} of {asked}", events.drawn.len());
    let mut board = Board::new(request, "Who did what", subtitle);
    let sign = Sign::Line(Relation::Structure);
    board.scene.means(sign, "acts or is concerned");
    for event in &events.drawn {
        draw(&mut board, *event);
    }
    for event in &events.drawn {
        objects(&mut board, *event, &events.drawn);
    }
    board.finish(request, &events, Vec::new())
}

fn draw(board: &mut Board<'_, '_>, event: NodeIndex) {
    let derived = board.derived;
    let graph = board.graph();
    let card = board.event(ANYWHERE, event);
    let state = derived.event(event);
    let hedged = board.hedge(event);
    let relation = relation(derived, event);
    let gloss = words::gloss(graph, event);
    board
        .scene
        .statements
        .push(format!("{gloss} ({}).", state.status));
    for actor in filled_by(derived, event, Role::Actor) {
        let from = board.thing(ANYWHERE, actor);
        let edge = Edge::new(from, card, of_actor(relation)).hedged(hedged);
        board.scene.edge(edge.tooltip(gloss.clone()));
    }
    let filling = derived.filling();
    for role in [Role::Recipient, Role::Target] {
        let own = filling.own_value(event, role);
        for to in graph.find_all(own.ids()) {
            let to = board.thing(ANYWHERE, to);
            let edge = Edge::new(card, to, relation)
                .hedged(hedged)
                .tooltip(format!("{gloss} ({role})"));
            board.scene.edge(edge);
        }
    }
}

/// What an event is about, where that is drawn too.
fn objects(board: &mut Board<'_, '_>, event: NodeIndex, drawn: &[NodeIndex]) {
    let graph = board.graph();
    let about = |edge| matches!(edge, Field::Object { .. } | Field::From | Field::To);
    for (field, object) in graph.out(event, about) {
        if !drawn.contains(&object) || object == event {
            continue;
        }
        let (card, to) = (board.event(ANYWHERE, event), board.event(ANYWHERE, object));
        let label = match field {
            Field::From => "from",
            Field::To => "to",
            Field::Object { negated: true } => "about its not happening",
            _ => "about",
        };
        let hedged = board.hedge(event);
        let (one, other) = (words::gloss(graph, event), words::gloss(graph, object));
        let told = format!("{one}: {label}: {other}");
        board.scene.statements.push(format!("{told}."));
        let edge = Edge::new(card, to, Relation::Structure).hedged(hedged);
        board.scene.edge(edge.label(label).tooltip(told));
    }
}
