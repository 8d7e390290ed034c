//! Everything in the filter: who acts, what is said to have happened, whom it concerns.

use super::Request;
use super::board::{Board, Events};
use super::cards::{filled_by, is_drawn, relation};
use crate::analysis::flags::Flag;
use crate::analysis::status::Status;
use crate::graph::NodeIndex;
use crate::model::role::Role;
use crate::query::edges::concerned;
use crate::render::{Edge, Scene};
use crate::words;

/// The picture has no columns of its own: who acts here is concerned there.
const ANYWHERE: usize = 0;

/// So many events are drawn, those on which most is said.
const DRAWN: usize = 30;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let derived = request.derived;
    let graph = derived.graph;
    let mut events: Vec<NodeIndex> = graph
        .events()
        .filter(|(node, event)| {
            event.inline_in.is_none() && request.selection.keeps(derived, *node)
        })
        .map(|(node, _)| node)
        .collect();
    let asked = events.len();
    events.retain(|event| is_drawn(derived.event(*event).status));
    let left_out = asked - events.len();
    let happened = events.len();
    events.sort_by_key(|event| {
        let state = derived.event(*event);
        let claims = state.positive.len() + state.negative.len();
        (std::cmp::Reverse(claims), *event)
    });
    events.truncate(DRAWN);
    let filling = derived.filling();
    events.sort_by_key(|event| {
        let date = filling.date(*event).map(crate::model::date::Date::nominal);
        (date.is_none(), date, *event)
    });
    let subtitle = format!("{} of {asked} events", events.len());
    let mut board = Board::new(request, "Who did what", subtitle);
    for event in &events {
        draw(&mut board, *event);
    }
    let notes = vec!["¶ = paragraph; dashed = hedged, or only expected.".to_owned()];
    let events = Events {
        beyond: happened - events.len(),
        drawn: events,
        left_out,
    };
    board.finish(request, &events, notes)
}

fn draw(board: &mut Board<'_, '_>, event: NodeIndex) {
    let derived = board.derived;
    let graph = board.graph();
    let card = board.event(ANYWHERE, event);
    let state = derived.event(event);
    let hedged = state.status == Status::Expected || state.flags.contains(&Flag::Hedged);
    let relation = relation(derived, event);
    let gloss = words::gloss(graph, event);
    board
        .scene
        .statements
        .push(format!("{gloss} ({}).", state.status));
    for actor in filled_by(derived, event, Role::Actor) {
        let from = board.thing(ANYWHERE, actor);
        let edge = Edge::new(from, card, relation).hedged(hedged);
        board.scene.edge(edge.tooltip(gloss.clone()));
    }
    for (to, way) in concerned(derived, event) {
        let Some(to) = to else {
            continue;
        };
        let to = board.thing(ANYWHERE, to);
        let edge = Edge::new(card, to, relation)
            .hedged(hedged)
            .tooltip(format!("{gloss} ({})", way.name()));
        board.scene.edge(edge);
    }
}
