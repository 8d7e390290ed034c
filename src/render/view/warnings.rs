//! Who warned whom: warners, what was said, the warning, addressees, the act that meets its
//! condition.

use super::Request;
use super::cards::{Board, events_of, filled_by, numbered, paragraphs, speaker};
use crate::analysis::flags::Flag;
use crate::analysis::red_line::PairResult;
use crate::analysis::status::Status;
use crate::graph::{Edge as Field, NodeIndex};
use crate::model::act::ActClass;
use crate::model::claim::Wording;
use crate::model::event::{Condition, Event};
use crate::model::role::Role;
use crate::render::{Card, CardKind, Edge, Relation, Scene};
use crate::words;

/// The columns, from left to right.
const WARNERS: usize = 0;
const SAID: usize = 1;
const WARNINGS: usize = 2;
const ADDRESSED: usize = 3;
const ACTS: usize = 4;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let graph = request.derived.graph;
    let is_warning = |node: NodeIndex| {
        graph.event(node).is_some_and(|event| event.act.row().class == ActClass::Warn)
    };
    let (events, left_out) = events_of(request, is_warning);
    let subtitle = match events.len() {
        0 => "No warning, threat or demand is said to have been made".to_owned(),
        1 => "The warning, the words it rests on, and the act that meets its condition".to_owned(),
        many => format!("{many} warnings, the words they rest on, and the acts that meet them"),
    };
    let mut board = Board::new(request, "Who warned whom", subtitle);
    for _ in [WARNERS, SAID, WARNINGS, ADDRESSED, ACTS] {
        board.scene.column();
    }
    let mut near = Vec::new();
    let mut unaddressed = 0;
    for event in &events {
        warning(&mut board, *event, &mut near);
        unaddressed += usize::from(filled_by(request.derived, *event, Role::Recipient).is_empty());
    }
    board.scene.footer = vec![board.sources_line(&events)];
    let mut notes = vec!["¶ = paragraph; double line = derived by comparing roles, said by nobody.".to_owned()];
    if unaddressed > 0 && unaddressed == events.len() {
        notes.push("To whom it is addressed is not stated.".to_owned());
    }
    if !near.is_empty() {
        near.sort();
        near.dedup();
        notes.push(format!("Near misses: {}.", near.join("; ")));
    }
    if left_out > 0 {
        notes.push(format!("Not drawn: {left_out} only mentioned or without evidence."));
    }
    if !request.filters.is_empty() {
        notes.push(format!("Filter: {}.", request.filters.join("; ")));
    }
    board.scene.footer.push(notes.join(" "));
    board.scene
}

fn warning(board: &mut Board<'_, '_>, event: NodeIndex, near: &mut Vec<String>) {
    let derived = board.derived;
    let graph = board.graph();
    let Some(record) = graph.event(event) else { return };
    let state = derived.event(event);
    let hedged = state.status == Status::Expected || state.flags.contains(&Flag::Hedged);
    let card = board.event(WARNINGS, event);
    for line in conditions(board, record) {
        board.scene.cards[card].notes.push(line);
    }
    let gloss = words::gloss(graph, event);
    board.scene.statements.push(format!("{gloss} ({}).", state.status));
    for actor in filled_by(derived, event, Role::Actor) {
        let from = board.thing(WARNERS, actor);
        board.scene.edge(
            Edge::new(from, card, Relation::Warns)
                .hedged(hedged)
                .label(record.act.name())
                .tooltip(format!("{}: {gloss}", words::name(graph, actor))),
        );
    }
    quotations(board, event, card);
    for actor in filled_by(derived, event, Role::Recipient) {
        let to = board.thing(ADDRESSED, actor);
        board.scene.edge(
            Edge::new(card, to, Relation::Warns)
                .hedged(hedged)
                .label("addresses")
                .tooltip(format!("addressed to {}", words::name(graph, actor))),
        );
    }
    let Some(line) = derived.red_line(event) else { return };
    board.scene.cards[card].notes.push(format!("{} · derived", line.status.name().replace('-', " ")));
    for pair in &line.pairs {
        let name = words::name(graph, pair.event);
        if pair.meets() {
            let act = board.event(ACTS, pair.event);
            board.scene.edge(
                Edge::new(act, card, Relation::Structure)
                    .derived()
                    .label("meets its condition · derived")
                    .tooltip(format!("{name}: meets the condition of {gloss} (derived)")),
            );
            board.scene.statements.push(format!("Derived: {name} meets the condition."));
        } else if pair.result == PairResult::NearMiss {
            near.push(name);
        }
    }
}

/// The condition and the consequence of a warning, in words.
fn conditions(board: &Board<'_, '_>, record: &Event) -> Vec<String> {
    let graph = board.graph();
    let mut lines = Vec::new();
    if let Some(condition) = &record.condition {
        lines.push(format!("if: {}", condition_words(board, condition)));
    }
    for consequence in &record.consequence {
        let event = consequence.event.as_ref().and_then(|id| graph.find(id));
        let what = match (&consequence.gloss, event) {
            (Some(gloss), _) => gloss.to_string(),
            (None, Some(event)) => words::gloss(graph, event),
            (None, None) => consequence.kind.to_string(),
        };
        lines.push(format!("then: {what}"));
    }
    lines
}

fn condition_words(board: &Board<'_, '_>, condition: &Condition) -> String {
    let graph = board.graph();
    let mut words: Vec<String> = condition
        .event
        .iter()
        .filter_map(|id| graph.find(id))
        .map(|event| words::gloss(graph, event))
        .collect();
    let acts: Vec<_> = condition.pattern.act.iter().map(ToString::to_string).collect();
    if !acts.is_empty() {
        words.push(acts.join(" or "));
    }
    for (role, filler) in condition.pattern.roles.written() {
        let names: Vec<_> =
            graph.find_all(filler.ids()).map(|node| words::name(graph, node)).collect();
        if !names.is_empty() {
            words.push(format!("{role} {}", names.join(" or ")));
        }
    }
    words.extend(condition.by.iter().map(|by| format!("by {by}")));
    words.extend(condition.within.iter().map(|it| format!("within {} of {}", it.duration, it.of)));
    let words = words.join(" · ");
    if condition.negated { format!("not {words}") } else { words }
}

/// The claims that hold the warning and the words that they paraphrase.
fn quotations(board: &mut Board<'_, '_>, event: NodeIndex, card: usize) {
    let derived = board.derived;
    let graph = board.graph();
    let state = derived.event(event);
    let claims: Vec<NodeIndex> = state.positive.iter().chain(&state.negative).copied().collect();
    for claim in claims {
        let mut next = graph.first(claim, Field::Paraphrases);
        let mut scope = graph.claim(claim).and_then(|it| it.paraphrases.as_ref()?.scope);
        // A paraphrase of a paraphrase leads on to the words themselves.
        while let Some(original) = next {
            let already = derived.utterance(original).about == Some(event);
            if !already {
                let words = claim_card(board, original);
                let label = scope.map_or("paraphrased".to_owned(), |it| format!("paraphrased, {it}"));
                let drawn = board.scene.edges.iter().any(|it| it.from == words && it.to == card);
                if !drawn {
                    board.scene.edge(
                        Edge::new(words, card, Relation::Structure)
                            .label(label)
                            .tooltip("the warning paraphrases these words".to_owned()),
                    );
                    speaker_line(board, original, words);
                }
                break;
            }
            scope = graph.claim(original).and_then(|it| it.paraphrases.as_ref()?.scope);
            next = graph.first(original, Field::Paraphrases).filter(|next| *next != claim);
        }
    }
}

/// A line from who said it to what was said.
fn speaker_line(board: &mut Board<'_, '_>, claim: NodeIndex, card: usize) {
    let innermost = board.derived.utterance(claim).attribution.innermost();
    let speakers = innermost.map_or_else(Vec::new, |voice| voice.actors().to_vec());
    for actor in speakers {
        let from = board.thing(WARNERS, actor);
        board.scene.edge(Edge::new(from, card, Relation::Warns).label("said"));
    }
}

fn claim_card(board: &mut Board<'_, '_>, claim: NodeIndex) -> usize {
    let derived = board.derived;
    let graph = board.graph();
    let Some(record) = graph.claim(claim) else { return 0 };
    let about = derived.utterance(claim).about;
    let said = about.map_or_else(String::new, |about| words::gloss(graph, about));
    let header = speaker(derived, claim).unwrap_or_else(|| words::name(graph, claim));
    let date = graph.said_date(claim).map(|date| said_on(date.as_str()));
    let wording = match record.effective_wording() {
        Wording::Quoted => "direct quotation",
        Wording::Paraphrased => "paraphrased",
        Wording::Own => "the source’s words",
    };
    let notes: Vec<String> = std::iter::once(wording.to_owned())
        .chain(date)
        .chain(numbered(&paragraphs(graph, record)))
        .collect();
    board.once(SAID, claim, |_| {
        Card::new(
            record.id.to_string(),
            CardKind::Claim { class: ActClass::Warn },
            header,
            said.clone(),
        )
        .note(notes.join(" · "))
        .tooltip(said)
    })
}

/// A date as a reader says it: `XXXX-09` is September, year not given.
fn said_on(date: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];
    let month = date.strip_prefix("XXXX-").and_then(|month| month.parse::<usize>().ok());
    match month.and_then(|month| MONTHS.get(month.wrapping_sub(1))) {
        Some(month) => format!("{month}, year not given"),
        None => date.to_owned(),
    }
}
