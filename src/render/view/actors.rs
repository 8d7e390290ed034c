//! Who deals with whom: the actors, one line for each kind of relation and pair, counted.

use std::collections::BTreeMap;

use super::Request;
use super::cards::{Board, Events, is_drawn, relation};
use super::company::{self, Shown};
use crate::analysis::Derived;
use crate::graph::{Kind, NodeIndex};
use crate::query::edges::{ActorEdge, edges};
use crate::render::{Edge, Relation, Scene};
use crate::words;

/// So many actors are drawn, those with the most relations.
const DRAWN: usize = 14;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let derived = request.derived;
    let graph = derived.graph;
    let all: Vec<ActorEdge> = edges(derived, request.selection)
        .into_iter()
        .filter(|edge| is_drawn(derived.event(edge.event).status))
        .collect();
    let between: Vec<(NodeIndex, NodeIndex, NodeIndex)> = all
        .iter()
        .filter_map(|edge| {
            let to = edge.to.filter(|to| graph.kind(*to) == Kind::Actor)?;
            (edge.from != to).then_some((edge.from, to, edge.event))
        })
        .collect();
    let shown = |actor: NodeIndex| {
        let drawing = request.drawing;
        company::shown(derived, drawing.collapse, &drawing.blocs, actor)
    };
    let (between, within): (Vec<_>, Vec<_>) = between
        .into_iter()
        .partition(|(from, to, _)| shown(*from) != shown(*to));
    let mut weight: BTreeMap<Shown, usize> = BTreeMap::new();
    for (from, to, _) in &between {
        *weight.entry(shown(*from)).or_default() += 1;
        *weight.entry(shown(*to)).or_default() += 1;
    }
    let mut actors: Vec<Shown> = weight.keys().copied().collect();
    actors.sort_by_key(|actor| (std::cmp::Reverse(weight[actor]), *actor));
    let known = actors.len();
    actors.truncate(DRAWN);
    let subtitle = format!(
        "{} and what they are said to have done to each other",
        words::count(actors.len(), "actor")
    );
    let mut board = Board::new(request, "Who deals with whom", subtitle);
    // Who acts stands at the left, whom it concerns at the right.
    for _ in 0..2 {
        board.scene.column();
    }
    let mut bundles: BTreeMap<(usize, usize, Relation), Vec<NodeIndex>> = BTreeMap::new();
    let mut drawn = Vec::new();
    for (from, to, event) in &between {
        if actors.contains(&shown(*from)) && actors.contains(&shown(*to)) {
            let ends = (board.thing(0, *from), board.thing(1, *to));
            let relation = relation(derived, *event);
            let bundle = bundles.entry((ends.0, ends.1, relation)).or_default();
            if !bundle.contains(event) {
                bundle.push(*event);
            }
            drawn.push(*event);
        }
    }
    drawn.sort_unstable();
    drawn.dedup();
    for ((from, to, relation), bundle) in &bundles {
        let acts = acts(derived, bundle);
        let cards = &board.scene.cards;
        let told = format!("{} {acts} {}", cards[*from].name, cards[*to].name);
        board.scene.statements.push(format!("{told}."));
        board
            .scene
            .edge(Edge::new(*from, *to, *relation).label(acts).tooltip(told));
    }
    let mut notes = vec![
        "Each line counts the events of one kind; none stands for one that is only mentioned."
            .to_owned(),
    ];
    if known > actors.len() {
        notes.push(format!(
            "Not drawn: {} of {known} actors, with fewer relations; `--actor` and `--act` choose.",
            known - actors.len()
        ));
    }
    if !within.is_empty() {
        notes.push(format!(
            "Not drawn: {} between actors that are drawn as one.",
            words::count(within.len(), "relation")
        ));
    }
    let events = Events { drawn, left_out: 0 };
    board.finish(request, &events, notes)
}

/// The acts of a bundle, counted: "warn 2, demand".
fn acts(derived: &Derived<'_>, bundle: &[NodeIndex]) -> String {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for event in bundle {
        let act = derived.graph.event(*event).map_or("", |it| it.act.name());
        *counts.entry(act).or_default() += 1;
    }
    let told = counts.into_iter().map(|(act, count)| match count {
        1 => act.to_owned(),
        many => format!("{act} {many}"),
    });
    told.collect::<Vec<_>>().join(", ")
}
