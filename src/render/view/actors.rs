//! Who deals with whom: the actors, one line for each kind of relation and pair, counted.

use std::collections::BTreeMap;

use super::Request;
use super::blocs::{Member, blocs};
use super::cards::{Board, Events, is_drawn, relation, sentence};
use crate::analysis::Derived;
use crate::graph::{Kind, NodeIndex};
use crate::model::date::Date;
use crate::query::edges::{ActorEdge, edges};
use crate::render::{Edge, Group, Relation, Scene};
use crate::words;

/// So many actors are drawn, those with the most relations.
const DRAWN: usize = 14;

/// The picture has no columns of its own: who acts on one is acted upon by another.
const ANYWHERE: usize = 0;

/// How many events of one kind relate two actors, and whether one of them is more than hedged.
#[derive(Default)]
struct Bundle {
    events: Vec<NodeIndex>,
}

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
    let mut weight: BTreeMap<NodeIndex, usize> = BTreeMap::new();
    for (from, to, _) in &between {
        *weight.entry(*from).or_default() += 1;
        *weight.entry(*to).or_default() += 1;
    }
    let mut actors: Vec<NodeIndex> = weight.keys().copied().collect();
    actors.sort_by_key(|actor| (std::cmp::Reverse(weight[actor]), *actor));
    let known = actors.len();
    actors.truncate(DRAWN);
    let mut bundles: BTreeMap<(NodeIndex, NodeIndex, Relation), Bundle> = BTreeMap::new();
    let mut drawn = Vec::new();
    for (from, to, event) in &between {
        if actors.contains(from) && actors.contains(to) {
            let relation = relation(derived, *event);
            let bundle = bundles.entry((*from, *to, relation)).or_default();
            if !bundle.events.contains(event) {
                bundle.events.push(*event);
            }
            drawn.push(*event);
        }
    }
    drawn.sort_unstable();
    drawn.dedup();
    let subtitle = format!(
        "{} and what they are said to have done to each other",
        words::count(actors.len(), "actor")
    );
    let mut board = Board::new(request, "Who deals with whom", subtitle);
    for ((from, to, relation), bundle) in &bundles {
        let tail = board.thing(ANYWHERE, *from);
        let head = board.thing(ANYWHERE, *to);
        let acts = acts(derived, bundle);
        let told = format!(
            "{} {} {}",
            words::name(graph, *from),
            acts,
            words::name(graph, *to)
        );
        board.scene.statements.push(format!("{told}."));
        board
            .scene
            .edge(Edge::new(tail, head, *relation).label(acts).tooltip(told));
    }
    enclose(&mut board.scene, derived, &actors, &between);
    let notes = vec![
        "Each line counts the events of one kind; none stands for one that is only mentioned."
            .to_owned(),
    ];
    if known > actors.len() {
        board.choose(
            known - actors.len(),
            actors.len(),
            "actors, with fewer relations",
        );
    }
    let events = Events {
        drawn,
        ..Events::default()
    };
    board.footer(request, &events, notes);
    board.scene
}

/// Encloses the cards of each bloc.
fn enclose(
    scene: &mut Scene,
    derived: &Derived<'_>,
    actors: &[NodeIndex],
    between: &[(NodeIndex, NodeIndex, NodeIndex)],
) {
    let dates = |actor: NodeIndex| -> Vec<&Date> {
        let own = between
            .iter()
            .filter(|(from, to, _)| [*from, *to].contains(&actor));
        own.filter_map(|(_, _, event)| derived.filling().date(*event))
            .collect()
    };
    let members: Vec<Member> = actors
        .iter()
        .map(|&actor| Member::new(derived, actor, &dates(actor)))
        .collect();
    for (bloc, members) in blocs(&members) {
        let name = sentence(&words::name(derived.graph, bloc));
        let group = scene.groups.len();
        scene.groups.push(Group { name });
        for member in members {
            let id = derived.graph.id(member).to_string();
            for card in scene.cards.iter_mut().filter(|card| card.id == id) {
                card.group = Some(group);
            }
        }
    }
}

/// The acts of a bundle, counted: "warn 2, demand".
fn acts(derived: &Derived<'_>, bundle: &Bundle) -> String {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for event in &bundle.events {
        let act = derived.graph.event(*event).map_or("", |it| it.act.name());
        *counts.entry(act).or_default() += 1;
    }
    let told = counts.into_iter().map(|(act, count)| match count {
        1 => act.to_owned(),
        many => format!("{act} {many}"),
    });
    told.collect::<Vec<_>>().join(", ")
}
