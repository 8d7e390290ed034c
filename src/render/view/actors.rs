//! Who deals with whom: the actors, one line for each kind of relation and pair, counted.

use std::collections::{BTreeMap, BTreeSet};

use super::blocs::{Member, blocs};
use super::board::{Board, Events, asked};
use super::cards::{filled_by, is_drawn, relation, sentence, standing};
use super::company::{self, Shown};
use super::{Drawing, Request};
use crate::analysis::Derived;
use crate::graph::NodeIndex;
use crate::model::act::{Act, ActClass};
use crate::model::date::Date;
use crate::model::role::Role;
use crate::query::edges::{ActorEdge, edges};
use crate::render::legend::Sign;
use crate::render::{Edge, Group, Relation, Scene, Standing};
use crate::words;

/// So many actors are drawn, those with the most relations.
const DRAWN: usize = 14;

/// So many lines are drawn: with more, their labels can no longer be told apart.
const LINES: usize = 24;

/// The picture has no columns of its own: who acts on one is acted upon by another.
const ANYWHERE: usize = 0;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let derived = request.derived;
    let all: Vec<ActorEdge> = edges(derived, request.selection)
        .into_iter()
        .filter(|edge| is_drawn(derived.event(edge.event).status))
        .filter(|edge| is_deed(derived, edge.event))
        .collect();
    let mut between: Vec<Deal> = all
        .iter()
        .filter_map(|edge| {
            // What is done to a place is done to those in whose territory it lies.
            let to = derived.ladder().holder(edge.to?)?;
            (edge.from != to).then_some((edge.from, to, edge.event))
        })
        .collect();
    // Two places may be of one state.
    between.sort_by_key(|(from, to, event)| (*event, *from, *to));
    between.dedup();
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
    let line = |deal: &Deal| (shown(deal.0), shown(deal.1), relation(derived, deal.2));
    let lines: BTreeSet<(Shown, Shown, Relation)> = between.iter().map(line).collect();
    actors.truncate(legible(request.drawing, &actors, &lines));
    let subtitle = match actors.len() {
        0 => "Nobody is said to have done anything to anybody".to_owned(),
        many => format!("{many} actors and what they are said to have done to each other"),
    };
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
        tell_kinds(&mut board, *relation, bundle);
        let is_sure = |event: &NodeIndex| standing(derived, *event) == Standing::Solid;
        let is_hedged = !bundle.iter().any(is_sure);
        if is_hedged {
            let sign = Sign::DashedLine;
            board.scene.means(sign, "all hedged, expected or disputed");
        }
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
    let is_counted = board
        .scene
        .edges
        .iter()
        .any(|edge| edge.label.contains('('));
    let notes = is_counted.then(|| "(2) = two such events.".to_owned());
    if known > actors.len() {
        board.choose(
            known - actors.len(),
            actors.len(),
            "actors, with fewer relations",
        );
    }
    let events = account(request, drawn, &all, &between, &within);
    board.finish(request, &events, notes.into_iter().collect())
}

/// How many of the actors can be drawn with all `lines` between them; two where so many may be.
fn legible(
    drawing: &Drawing,
    actors: &[Shown],
    lines: &BTreeSet<(Shown, Shown, Relation)>,
) -> usize {
    let many = |count: &usize| {
        let drawn = &actors[..*count];
        let is_drawn =
            |line: &&(Shown, Shown, Relation)| drawn.contains(&line.0) && drawn.contains(&line.1);
        lines.iter().filter(is_drawn).count() > drawing.most(LINES)
    };
    let most = actors.len().min(drawing.most(DRAWN));
    (3..=most).find(many).map_or(most, |count| count - 1)
}

/// One event between two actors.
type Deal = (NodeIndex, NodeIndex, NodeIndex);

/// The events that are drawn, and why the others are not.
fn account(
    request: &Request<'_, '_>,
    drawn: Vec<NodeIndex>,
    all: &[ActorEdge],
    between: &[Deal],
    within: &[Deal],
) -> Events {
    let derived = request.derived;
    let mut rest = asked(request);
    let mut events = Events::default();
    events.without_mentioned(derived, &mut rest);
    rest.retain(|event| !drawn.contains(event));
    let mut take = |test: &dyn Fn(&NodeIndex) -> bool| {
        let before = rest.len();
        rest.retain(|event| !test(event));
        before - rest.len()
    };
    let is_in = |deals: &[Deal], event: &NodeIndex| deals.iter().any(|deal| deal.2 == *event);
    let fewer = take(&|event| is_in(between, event));
    let joined = take(&|event| is_in(within, event));
    events.too_many(fewer, "of actors with fewer relations");
    events.leave_out(joined, "between actors that are drawn as one");
    for reason in REASONS {
        let count = take(&|event| why_not(derived, all, *event) == reason);
        events.leave_out(count, reason);
    }
    events.drawn = drawn;
    events
}

const OWN: &str = "in which actors deal with what is their own";
const THING: &str = "with a place or thing on one side";
const TOGETHER: &str = "that actors do together";
const NOBODY: &str = "with nobody known on one of two sides";
const SITUATION: &str = "telling of a situation";
const LINK: &str = "telling how events are linked";

/// Why an event is between no two actors, in the order in which it is told.
const REASONS: [&str; 6] = [OWN, THING, TOGETHER, NOBODY, SITUATION, LINK];

fn why_not(derived: &Derived<'_>, all: &[ActorEdge], event: NodeIndex) -> &'static str {
    match derived.graph.event(event).map(|it| it.act) {
        Some(Act::Situation) => return SITUATION,
        Some(Act::Relation) => return LINK,
        _ => {}
    }
    let own = |edge: &&ActorEdge| edge.event == event;
    let mut concerned = all.iter().filter(own).filter_map(|edge| {
        let holder = derived.ladder().holder(edge.to?);
        Some(holder == Some(edge.from))
    });
    match concerned.next() {
        Some(is_own) if is_own || concerned.any(|it| it) => OWN,
        Some(_) => THING,
        None if filled_by(derived, event, Role::Actor).len() > 1 => TOGETHER,
        None => NOBODY,
    }
}

/// A situation and a relation between events are nobody's deeds.
fn is_deed(derived: &Derived<'_>, event: NodeIndex) -> bool {
    let act = derived.graph.event(event).map(|it| it.act);
    !matches!(act, Some(Act::Situation | Act::Relation))
}

/// Tells in the legend what acts have the colour of a line.
fn tell_kinds(board: &mut Board<'_, '_>, relation: Relation, bundle: &[NodeIndex]) {
    for event in bundle {
        let Some(record) = board.derived.graph.event(*event) else {
            continue;
        };
        let act = record.act.row();
        let word = match (act.class, relation) {
            (ActClass::Military, _) => "military act",
            (_, Relation::Structure) => "other act",
            _ => act.phrase,
        };
        board.scene.means(Sign::Line(relation), word);
    }
}

/// Encloses the cards of each bloc: those that the view names, else those of the data.
fn enclose(scene: &mut Scene, request: &Request<'_, '_>, actors: &[Shown], between: &[Deal]) {
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
fn dates<'d>(derived: &'d Derived<'_>, between: &[Deal], actor: NodeIndex) -> Vec<&'d Date> {
    let own = between
        .iter()
        .filter(|(from, to, _)| [*from, *to].contains(&actor));
    own.filter_map(|(_, _, event)| derived.filling().date(*event))
        .collect()
}

/// The acts of a bundle, counted: "demands, warns (2)".
fn acts(derived: &Derived<'_>, bundle: &[NodeIndex]) -> String {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for event in bundle {
        let act = derived
            .graph
            .event(*event)
            .map_or("", |it| it.act.row().phrase);
        *counts.entry(act).or_default() += 1;
    }
    let told = counts.into_iter().map(|(act, count)| match count {
        1 => act.to_owned(),
        many => format!("{act} ({many})"),
    });
    told.collect::<Vec<_>>().join(", ")
}
