//! Who warned whom: warners, what was said, the warning, addressees, the act that meets its
//! condition.

use super::board::{Board, Events};
use super::cards::{filled_by, numbered, paragraphs, sentence, speaker, status_words};
use super::{Request, conditions};
use crate::analysis::Derived;
use crate::analysis::red_line::PairResult;
use crate::graph::{Edge as Field, NodeIndex};
use crate::model::act::ActClass;
use crate::model::claim::{Claim, Polarity, Scope, Wording};
use crate::model::date::Date;
use crate::model::role::Role;
use crate::render::legend::Sign;
use crate::render::{Card, CardKind, Edge, Relation, Scene};
use crate::text::At;
use crate::words;

/// The columns, from left to right.
const WARNERS: usize = 0;
const SAID: usize = 1;
const WARNINGS: usize = 2;
const ADDRESSED: usize = 3;
const ACTS: usize = 4;

/// So many acts that meet the condition of a warning are drawn.
const ACTS_DRAWN: usize = 6;

/// So many near misses of a warning are named.
const NAMED: usize = 4;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let events = Events::of(request, ActClass::Warn);
    let mut board = Board::new(request, "Who warned whom", String::new());
    for _ in [WARNERS, SAID, WARNINGS, ADDRESSED, ACTS] {
        board.scene.column();
    }
    let mut notes = Vec::new();
    let unaddressed: Vec<String> = events
        .drawn
        .iter()
        .filter(|event| filled_by(request.derived, **event, Role::Recipient).is_empty())
        .map(|event| {
            format!(
                "“{}”",
                sentence(&words::gloss(request.derived.graph, *event))
            )
        })
        .collect();
    if unaddressed.len() == events.drawn.len() && !unaddressed.is_empty() {
        notes.push("To whom it is addressed is not stated.".to_owned());
    } else if !unaddressed.is_empty() {
        let which = unaddressed.join("; ");
        notes.push(format!("To whom it is addressed is not stated: {which}."));
    }
    let most = request.drawing.most(ACTS_DRAWN);
    let (mut drawn, mut beyond) = (0, 0);
    for event in &events.drawn {
        let meeting = warning(&mut board, *event, most);
        drawn += meeting.min(most);
        beyond += meeting.saturating_sub(most);
        notes.extend(near_misses(request.derived, *event));
    }
    if beyond > 0 {
        board.choose(beyond, drawn, "acts that meet a condition");
    }
    let has_words = board.scene.cards.iter().any(|it| it.column == SAID);
    board.scene.subtitle = subtitle(events.drawn.len(), has_words);
    board.finish(request, &events, notes)
}

fn subtitle(warnings: usize, has_words: bool) -> String {
    let words = |own: &'static str| if has_words { own } else { "" };
    match warnings {
        0 => "No warning, threat or demand is said to have been made".to_owned(),
        1 => format!(
            "The warning{} and what meets its condition",
            words(", what was said with it")
        ),
        many => format!(
            "{many} warnings, threats and demands{} and what meets their conditions",
            words(", what was said with them")
        ),
    }
}

/// What comes near to a warning's condition without meeting it, and what is wanting.
fn near_misses(derived: &Derived<'_>, warning: NodeIndex) -> Option<String> {
    let graph = derived.graph;
    let line = derived.red_line(warning)?;
    let near = line.pairs.iter().filter(|pair| !pair.meets());
    let near = near.filter(|pair| pair.result == PairResult::NearMiss);
    let told = near.map(|pair| {
        let wanting = conditions::wanting(derived, line, pair);
        let status = status_words(derived, pair.event);
        format!("{} ({wanting} · {status})", words::name(graph, pair.event))
    });
    let mut told: Vec<String> = told.collect();
    let more = told.len().saturating_sub(NAMED);
    told.truncate(NAMED);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    let gloss = sentence(&words::gloss(graph, warning));
    (!told.is_empty()).then(|| format!("Near misses of “{gloss}”: {}{more}.", told.join("; ")))
}

/// Draws a warning with at most so many of the acts that meet its condition; how many do.
fn warning(board: &mut Board<'_, '_>, event: NodeIndex, most: usize) -> usize {
    let derived = board.derived;
    let graph = board.graph();
    let Some(record) = graph.event(event) else {
        return 0;
    };
    let state = derived.event(event);
    let hedged = board.hedge(event);
    let card = board.event(WARNINGS, event);
    let rows = conditions::rows(graph, record);
    board.scene.cards[card].notes.extend(rows);
    let gloss = words::gloss(graph, event);
    board
        .scene
        .statements
        .push(format!("{gloss} ({}).", state.status));
    for actor in filled_by(derived, event, Role::Actor) {
        let from = board.thing(WARNERS, actor);
        board.scene.edge(
            Edge::new(from, card, Relation::Warns)
                .hedged(hedged)
                .label(record.act.row().phrase)
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
    let Some(line) = derived.red_line(event) else {
        return 0;
    };
    let status = conditions::status(graph, line);
    let note = format!("{status} · derived");
    board.scene.cards[card].notes.push(note);
    let meeting = line.pairs.iter();
    let meeting = meeting.filter_map(|pair| Some((pair, conditions::meets(derived, line, pair)?)));
    for (pair, met) in meeting.clone().take(most) {
        let name = words::name(graph, pair.event);
        let act = board.event(ACTS, pair.event);
        board.scene.edge(
            Edge::new(card, act, Relation::Structure)
                .derived()
                .label(format!("{} · derived", met.of_warning()))
                .tooltip(format!("{name}: {} (derived), of {gloss}", met.of_act())),
        );
        let told = format!("Derived: {name}: {}.", met.of_act());
        board.scene.statements.push(told);
    }
    meeting.count()
}

/// The words that the warning's claims paraphrase, and what else is quoted of the same statement.
fn quotations(board: &mut Board<'_, '_>, event: NodeIndex, card: usize) {
    let state = board.derived.event(event);
    let claims = state.positive.iter().chain(&state.negative).copied();
    let mut paraphrased: Vec<(NodeIndex, Option<Scope>)> = claims
        .filter_map(|claim| original(board, event, claim))
        .collect();
    paraphrased.sort_unstable();
    paraphrased.dedup_by_key(|(words, _)| *words);
    let mut shown: Vec<NodeIndex> = Vec::new();
    for (words, scope) in &paraphrased {
        let label = match scope {
            Some(scope) => format!("paraphrased · scope {scope} as we read it"),
            None => "paraphrased".to_owned(),
        };
        board
            .scene
            .means(Sign::Line(Relation::Structure), "is paraphrased as");
        let from = claim_card(board, *words);
        board.scene.edge(
            Edge::new(from, card, Relation::Structure)
                .label(label)
                .tooltip("the warning paraphrases these words"),
        );
        speaker_line(board, *words, from);
        shown.push(*words);
    }
    for (words, _) in &paraphrased {
        for other in same_statement(board, *words) {
            if !shown.contains(&other) {
                let card = claim_card(board, other);
                speaker_line(board, other, card);
                shown.push(other);
            }
        }
    }
}

/// The claim with the words that a claim of the warning paraphrases, on whatever it is about.
fn original(
    board: &Board<'_, '_>,
    event: NodeIndex,
    claim: NodeIndex,
) -> Option<(NodeIndex, Option<Scope>)> {
    let graph = board.graph();
    let mut current = claim;
    // A paraphrase of a paraphrase leads on to the words; a circle of them leads nowhere.
    for _ in 0..16 {
        let scope = graph.claim(current)?.paraphrases.as_ref()?.scope;
        current = graph.first(current, Field::Paraphrases)?;
        if board.derived.utterance(current).about != Some(event) {
            return Some((current, scope));
        }
    }
    None
}

/// What else is quoted of a statement: direct quotations of the same speaker, with the same date,
/// in the same source. Nothing for a statement without a date.
fn same_statement(board: &Board<'_, '_>, words: NodeIndex) -> Vec<NodeIndex> {
    let graph = board.graph();
    let statement = |claim: NodeIndex| {
        let speaker = graph.claim(claim)?.innermost()?;
        let date = speaker.date.as_ref()?.as_str();
        let it = &board.derived.utterance(claim).attribution;
        Some((it.source?, it.innermost()?, date))
    };
    let Some(wanted) = statement(words) else {
        return Vec::new();
    };
    let start = |claim: &Claim| {
        claim.at.iter().find_map(|at| match at {
            At::Anchor(anchor) => Some(anchor.range.start),
            At::Draft(_) => None,
        })
    };
    let mut same: Vec<_> = graph
        .claims()
        .filter(|(_, claim)| claim.effective_wording() == Wording::Quoted)
        .filter(|(node, _)| board.derived.utterance(*node).is_about_event(graph))
        .filter(|(node, _)| board.derived.claim(*node).counts && statement(*node) == Some(wanted))
        .map(|(node, claim)| (start(claim), node))
        .collect();
    same.sort_unstable();
    same.into_iter().map(|(_, node)| node).collect()
}

/// A line from who said it to what was said.
fn speaker_line(board: &mut Board<'_, '_>, claim: NodeIndex, card: usize) {
    let innermost = board.derived.utterance(claim).attribution.innermost();
    let speakers = innermost.map_or_else(Vec::new, |voice| voice.actors().to_vec());
    for actor in speakers {
        board.scene.means(Sign::Line(Relation::Structure), "says");
        let from = board.thing(WARNERS, actor);
        board
            .scene
            .edge(Edge::new(from, card, Relation::Structure).tooltip("says"));
    }
}

fn claim_card(board: &mut Board<'_, '_>, claim: NodeIndex) -> usize {
    let derived = board.derived;
    let graph = board.graph();
    let Some(record) = graph.claim(claim) else {
        return 0;
    };
    let about = derived.utterance(claim).about;
    let said = about.map_or_else(String::new, |about| sentence(&words::gloss(graph, about)));
    let said = match derived.utterance(claim).polarity {
        Polarity::Positive => said,
        Polarity::Negative => format!("Not so: {said}"),
    };
    let header = speaker(derived, claim).unwrap_or_else(|| words::name(graph, claim));
    let date = graph.said_date(claim).map(Date::in_words);
    let wording = match record.effective_wording() {
        Wording::Quoted => "direct quotation, gloss ours",
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
            CardKind::Claim {
                class: ActClass::Structure,
            },
            header,
            said.clone(),
        )
        .note(notes.join(" · "))
        .tooltip(said)
    })
}
