//! Who authorized what: authorizers, permissions, who is permitted, targets.

use super::Request;
use super::board::{Board, Events};
use super::cards::{cue_word, filled_by, numbered, own_values, paragraphs, speaker};
use crate::analysis::Derived;
use crate::analysis::in_force::{InForce, in_force};
use crate::graph::{Edge as Field, NodeIndex, Voice};
use crate::model::act::{Act, ActClass};
use crate::model::claim::{Cue, Polarity};
use crate::model::event::Event;
use crate::model::role::{Filler, Role};
use crate::render::legend::Sign;
use crate::render::{Card, CardKind, Edge, Relation, Scene};
use crate::words;

/// The columns, from left to right.
const GIVERS: usize = 0;
const PERMISSIONS: usize = 1;
const PERMITTED: usize = 2;
const TARGETS: usize = 3;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let events = Events::of(request, ActClass::Authorize);
    let subtitle = subtitle(request.derived, &events.drawn);
    let mut board = Board::new(request, "Who authorized what", subtitle);
    for _ in [GIVERS, PERMISSIONS, PERMITTED, TARGETS] {
        board.scene.column();
    }
    for event in &events.drawn {
        permission(&mut board, *event);
    }
    for event in &events.drawn {
        questions(&mut board, *event);
    }
    let notes = judged(&board).into_iter().collect();
    board.finish(request, &events, notes)
}

/// "2 permissions and 1 order, who confirms them, and whom they concern": what is drawn.
fn subtitle(derived: &Derived<'_>, drawn: &[NodeIndex]) -> String {
    let is_order =
        |event: &&NodeIndex| derived.graph.event(**event).map(|it| it.act) == Some(Act::Order);
    let orders = drawn.iter().filter(is_order).count();
    let kinds = [(drawn.len() - orders, "permission"), (orders, "order")];
    let kinds: Vec<_> = kinds.into_iter().filter(|(many, _)| *many > 0).collect();
    let (lead, object, clause) = match kinds[..] {
        [] => return "No permission or order is said to have been given".to_owned(),
        [(1, kind)] => (
            format!("The one {kind} that is claimed"),
            "it",
            "it concerns",
        ),
        _ => {
            let told = kinds.iter().map(|(many, kind)| words::count(*many, kind));
            let told: Vec<String> = told.collect();
            (told.join(" and "), "them", "they concern")
        }
    };
    let confirms = |claim: &NodeIndex| {
        let said = derived.utterance(*claim);
        matches!(said.cue, Cue::Confirm | Cue::Acknowledge) && speaker(derived, *claim).is_some()
    };
    let is_confirmed = |event: &NodeIndex| derived.event(*event).positive.iter().any(confirms);
    if drawn.iter().any(is_confirmed) {
        format!("{lead}, who confirms {object}, and whom {clause}")
    } else {
        format!("{lead}, and whom {clause}")
    }
}

fn permission(board: &mut Board<'_, '_>, event: NodeIndex) {
    let derived = board.derived;
    let graph = board.graph();
    let card = board.event(PERMISSIONS, event);
    let notes = [target_note(derived, event), force_note(derived, event)];
    board.scene.cards[card]
        .notes
        .extend(notes.into_iter().flatten());
    let state = derived.event(event);
    let hedged = board.hedge(event);
    let gloss = words::gloss(graph, event);
    board
        .scene
        .statements
        .push(format!("{gloss} ({}).", state.status));
    for actor in filled_by(derived, event, Role::Actor) {
        let from = board.thing(GIVERS, actor);
        let name = words::name(graph, actor);
        board.scene.edge(
            Edge::new(from, card, Relation::Authorizes)
                .hedged(hedged)
                .tooltip(format!("{name}: {gloss}")),
        );
    }
    voices(board, event, card);
    // An order permits nothing: it may well forbid.
    let word = match graph.event(event).map(|it| it.act) {
        Some(Act::Order) => "orders",
        _ => "permits",
    };
    let permitted = permitted(board, event);
    for actor in &permitted {
        let to = board.thing(PERMITTED, *actor);
        let name = words::name(graph, *actor);
        board.scene.edge(
            Edge::new(card, to, Relation::Authorizes)
                .hedged(hedged)
                .label(word)
                .tooltip(format!("{gloss}: this concerns {name}")),
        );
    }
    let deed = deed(board, event, &permitted);
    for target in filled_by(derived, event, Role::Target) {
        let to = board.thing(TARGETS, target);
        // Without a recipient the permission itself points at the target.
        let from: Vec<usize> = if permitted.is_empty() {
            vec![card]
        } else {
            permitted
                .iter()
                .map(|actor| board.thing(PERMITTED, *actor))
                .collect()
        };
        for from in from {
            let drawn = board
                .scene
                .edges
                .iter()
                .any(|edge| edge.from == from && edge.to == to);
            if !drawn {
                board.scene.means(Sign::DashedLine, "only permitted");
                let name = words::name(graph, target);
                board.scene.edge(
                    Edge::new(from, to, Relation::Structure)
                        .hedged(true)
                        .label(deed.clone())
                        .tooltip(format!(
                            "permitted against {name}, not said to have happened"
                        )),
                );
            }
        }
    }
    focus(board, event, card);
}

/// That the target is left open, where a source leaves it so.
fn target_note(derived: &Derived<'_>, event: NodeIndex) -> Option<String> {
    let target = derived.filling().value(event, Role::Target);
    (target == Filler::Unstated).then(|| "target not stated".to_owned())
}

/// That it is no longer in force, and since when, or that a part of it is not.
fn force_note(derived: &Derived<'_>, event: NodeIndex) -> Option<String> {
    let force = in_force(derived, event, derived.judged_at.as_ref())?;
    let by = force.ended.and_then(|(_, by)| by);
    let since = by.and_then(|by| derived.filling().date(by));
    match (force.value, since) {
        (InForce::Ended, Some(date)) => Some(format!("over since {} · derived", date.in_words())),
        (InForce::Ended, None) => Some("over · derived".to_owned()),
        (InForce::InPart, _) => Some("in part over · derived".to_owned()),
        _ => None,
    }
}

/// At which date cards say that something is over.
fn judged(board: &Board<'_, '_>) -> Option<String> {
    let mut notes = board.scene.cards.iter().flat_map(|card| &card.notes);
    let date = board.derived.judged_at.as_ref()?;
    let is_told = notes.any(|note| note.starts_with("over") || note.starts_with("in part over"));
    is_told.then(|| format!("What is over is judged at {}.", date.in_words()))
}

/// Who is permitted: the recipients, else who acts in what is permitted.
fn permitted(board: &Board<'_, '_>, event: NodeIndex) -> Vec<NodeIndex> {
    let recipients = filled_by(board.derived, event, Role::Recipient);
    if !recipients.is_empty() {
        return recipients;
    }
    let objects = board
        .graph()
        .out(event, |edge| edge == Field::Object { negated: false });
    objects
        .into_iter()
        .flat_map(|(_, object)| filled_by(board.derived, object, Role::Actor))
        .collect()
}

/// What may be done to the target: "may attack"; "U.S. forces may attack" where others are to do it
/// than those who are permitted.
fn deed(board: &Board<'_, '_>, event: NodeIndex, permitted: &[NodeIndex]) -> String {
    let graph = board.graph();
    let object = graph.first(event, Field::Object { negated: false });
    let Some(record) = object.and_then(|object| graph.event(object)) else {
        return "may act".to_owned();
    };
    let doers = object.map_or_else(Vec::new, |object| {
        filled_by(board.derived, object, Role::Actor)
    });
    let others = doers.iter().filter(|doer| !permitted.contains(doer));
    let others: Vec<_> = others.map(|it| words::name(graph, *it)).collect();
    let may = format!("may {}", record.act.name());
    if others.is_empty() {
        may
    } else {
        format!("{} {may}", others.join(", "))
    }
}

/// Where a situation about the permission puts its weight: its places, from the permission.
fn focus(board: &mut Board<'_, '_>, event: NodeIndex, card: usize) {
    let derived = board.derived;
    let graph = board.graph();
    let about = graph.into(event, |edge| edge == Field::Object { negated: false });
    for (_, situation) in about {
        let is_situation = |it: &Event| it.act == Act::Situation;
        if !graph.event(situation).is_some_and(is_situation)
            || !super::cards::is_drawn(derived.event(situation).status)
        {
            continue;
        }
        let hedged = board.hedge(situation);
        for place in filled_by(derived, situation, Role::Place) {
            let to = board.thing(TARGETS, place);
            let edge = Edge::new(card, to, Relation::Structure).hedged(hedged);
            let told = words::gloss(graph, situation);
            board.scene.edge(edge.label("focus").tooltip(told));
            board
                .scene
                .means(Sign::Line(Relation::Structure), "is about");
        }
    }
}

/// The speakers who confirm, acknowledge or deny the permission, pointing at it.
fn voices(board: &mut Board<'_, '_>, event: NodeIndex, card: usize) {
    let derived = board.derived;
    let graph = board.graph();
    let state = derived.event(event);
    let claims: Vec<NodeIndex> = state
        .positive
        .iter()
        .chain(&state.negative)
        .copied()
        .collect();
    for claim in claims {
        let it = derived.utterance(claim);
        let negative = it.polarity == Polarity::Negative;
        if !(negative || matches!(it.cue, Cue::Confirm | Cue::Acknowledge)) {
            continue;
        }
        let (Some(name), Some(record)) = (speaker(derived, claim), graph.claim(claim)) else {
            continue;
        };
        let word = if negative {
            cue_word(Cue::Deny)
        } else {
            cue_word(it.cue)
        };
        let class = if negative {
            ActClass::Deny
        } else {
            ActClass::Support
        };
        let unnamed = match it.attribution.innermost() {
            Some(voice @ Voice::Actors(_)) if voice.is_unnamed(graph) => Some("unnamed source"),
            _ => None,
        };
        let said = format!("{word} this");
        let note: Vec<String> = unnamed
            .map(str::to_owned)
            .into_iter()
            .chain(own_values(record))
            .chain(numbered(&paragraphs(graph, record)))
            .collect();
        let voice = board.once(GIVERS, claim, |_| {
            Card::new(
                record.id.to_string(),
                CardKind::Claim { class },
                &name,
                said,
            )
            .note(note.join(" · "))
            .tooltip(format!("{name} {word} that {}", words::gloss(graph, event)))
        });
        let (means, relation) = if negative {
            ("denies", Relation::Denies)
        } else {
            ("confirms", Relation::Supports)
        };
        board.scene.means(Sign::Line(relation), means);
        board
            .scene
            .edge(Edge::new(voice, card, relation).label(word));
        board
            .scene
            .statements
            .push(format!("{name}: {word} ({}).", record.source));
    }
}

/// Open questions about the permission.
fn questions(board: &mut Board<'_, '_>, event: NodeIndex) {
    let graph = board.graph();
    for (_, question) in graph.into(event, |edge| edge == Field::About) {
        let Some(record) = graph.question(question) else {
            continue;
        };
        if !record.answered_by.is_empty() {
            continue;
        }
        let at: Vec<usize> = graph
            .claims_about(question)
            .into_iter()
            .filter_map(|claim| graph.claim(claim))
            .flat_map(|claim| paragraphs(graph, claim))
            .collect();
        let card = board.once(PERMISSIONS, question, |_| {
            let card = Card::new(
                record.id.to_string(),
                CardKind::Question,
                "Open question",
                &*record.gloss,
            );
            match numbered(&at) {
                Some(place) => card.note(format!("raised in {place}")),
                None => card,
            }
        });
        board
            .scene
            .means(Sign::Line(Relation::Structure), "is about");
        let event = board.event(PERMISSIONS, event);
        board
            .scene
            .edge(Edge::new(card, event, Relation::Structure).label("about"));
        board
            .scene
            .statements
            .push(format!("Open question: {}", record.gloss));
    }
}
