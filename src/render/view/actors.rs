//! Who deals with whom: the actors, one line for each kind of relation and pair, counted.

use std::collections::BTreeMap;

use super::Request;
use super::blocs::{Member, blocs};
use super::board::{Board, Events};
use super::cards::{is_drawn, relation, sentence, standing};
use super::company::{self, Shown};
use crate::analysis::Derived;
use crate::graph::{Kind, NodeIndex};
use crate::model::act::Act;
use crate::model::date::Date;
use crate::query::edges::{ActorEdge, edges};
use crate::render::{Edge, Group, Relation, Scene, Standing};
use crate::words;

/// So many actors are drawn, those with the most relations.
const DRAWN: usize = 14;

/// The picture has no columns of its own: who acts on one is acted upon by another.
const ANYWHERE: usize = 0;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let derived = request.derived;
    let graph = derived.graph;
    let all: Vec<ActorEdge> = edges(derived, request.selection)
        .into_iter()
        .filter(|edge| is_drawn(derived.event(edge.event).status))
        // A situation and a relation between events are nobody's deeds.
        .filter(|edge| {
            let act = graph.event(edge.event).map(|it| it.act);
            !matches!(act, Some(Act::Situation | Act::Relation))
        })
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
    let mut bundles: BTreeMap<(usize, usize, Relation), Vec<NodeIndex>> = BTreeMap::new();
    let mut drawn = Vec::new();
    let mut in_order = between.clone();
    in_order.sort_by_key(|(from, to, event)| (shown(*from), shown(*to), relation(derived, *event)));
    for (from, to, event) in &in_order {
        if actors.contains(&shown(*from)) && actors.contains(&shown(*to)) {
            let ends = (board.thing(ANYWHERE, *from), board.thing(ANYWHERE, *to));
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
        let is_sure = |event: &NodeIndex| standing(derived, *event) == Standing::Solid;
        let is_hedged = !bundle.iter().any(is_sure);
        let acts = acts(derived, bundle);
        let cards = &board.scene.cards;
        let told = format!("{} {acts} {}", cards[*from].name, cards[*to].name);
        board.scene.statements.push(format!("{told}."));
        board.scene.edge(
            Edge::new(*from, *to, *relation)
                .hedged(is_hedged)
                .label(acts)
                .tooltip(told),
        );
    }
    enclose(&mut board.scene, request, &actors, &between);
    let mut notes = vec![
        "Each line counts the events of one kind; none stands for one that is only mentioned; dashed = all of them hedged or disputed."
            .to_owned(),
    ];
    if known > actors.len() {
        board.choose(
            known - actors.len(),
            actors.len(),
            "actors, with fewer relations",
        );
    }
    if !within.is_empty() {
        notes.push(format!(
            "Not drawn: {} between actors that are drawn as one.",
            words::count(within.len(), "relation")
        ));
    }
    let events = Events {
        drawn,
        ..Events::default()
    };
    board.finish(request, &events, notes)
}

/// Encloses the cards of each bloc: those that the view names, else those of the data.
fn enclose(
    scene: &mut Scene,
    request: &Request<'_, '_>,
    actors: &[Shown],
    between: &[(NodeIndex, NodeIndex, NodeIndex)],
) {
    let derived = request.derived;
    let actors = actors.iter().filter_map(|shown| match shown {
        Shown::Record(actor) => Some(*actor),
        Shown::Bloc(_) => None,
    });
    let actors: Vec<NodeIndex> = actors.collect();
    let named = &request.drawing.blocs;
    let found: Vec<(String, Vec<NodeIndex>)> = if named.is_empty() {
        let members: Vec<Member> = actors
            .iter()
            .map(|actor| Member::new(derived, *actor, &dates(derived, between, *actor)))
            .collect();
        let blocs = blocs(&members).into_iter();
        blocs
            .map(|(bloc, members)| (sentence(&words::name(derived.graph, bloc)), members))
            .collect()
    } else {
        let own = |place: usize| {
            let is_own = |actor: &NodeIndex| {
                company::bloc(derived, named, *actor) == Some(Shown::Bloc(place))
            };
            actors.iter().copied().filter(is_own).collect()
        };
        let blocs = named.iter().enumerate();
        blocs
            .map(|(place, bloc)| (bloc.name.clone(), own(place)))
            .collect()
    };
    for (name, members) in found.into_iter().filter(|(_, members)| !members.is_empty()) {
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

/// When what relates an actor to others happened.
fn dates<'d>(
    derived: &'d Derived<'_>,
    between: &[(NodeIndex, NodeIndex, NodeIndex)],
    actor: NodeIndex,
) -> Vec<&'d Date> {
    let own = between
        .iter()
        .filter(|(from, to, _)| [*from, *to].contains(&actor));
    own.filter_map(|(_, _, event)| derived.filling().date(*event))
        .collect()
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
