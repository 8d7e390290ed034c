//! One event with every claim on it, hop by hop: who says so.

mod answer;

use super::Request;
use super::board::{Board, Events};
use super::cards::{cue_word, numbered, own_values, paragraphs, sentence};
use crate::analysis::Derived;
use crate::analysis::status::Status;
use crate::graph::{Edge as Field, NodeIndex, Voice};
use crate::model::claim::{Claim, Cue, Modality, Mood, Polarity, Wording};
use crate::model::date::Date;
use crate::render::legend::Sign;
use crate::render::{ActClass, Card, CardKind, Edge, Relation, Scene};
use crate::text::At;
use crate::words;
use crate::words::standing::why_not;
use answer::{answer, idle, utters, voice_in_words};

/// So many claims are drawn; the others are told of in the footer.
const DRAWN: usize = 24;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let derived = request.derived;
    let graph = derived.graph;
    let Some(event) = request.subjects.first().copied() else {
        return Scene::new("No event", "Name the event whose claims are to be drawn");
    };
    let mut claims: Vec<NodeIndex> = graph.claims_about(event);
    claims.retain(|claim| derived.claim(*claim).in_evidence);
    let all = claims.len();
    // Those that count come first where not all are drawn.
    let counts = |claim: NodeIndex| why_not(derived, claim).is_none();
    claims.sort_by_cached_key(|claim| (!counts(*claim), *claim));
    claims.truncate(request.drawing.most(DRAWN));
    claims.sort_by_key(|claim| place(derived, *claim));
    let counting = claims.iter().filter(|it| counts(**it)).count();
    let subtitle = format!(
        "{}{}, from the source to the voice that speaks",
        words::count(claims.len(), "claim"),
        match claims.len() - counting {
            0 => String::new(),
            idle if idle == claims.len() => ", none of which counts".to_owned(),
            1 => ", 1 of which does not count".to_owned(),
            idle => format!(", {idle} of which do not count"),
        }
    );
    let mut board = Board::new(request, &title(derived, event), subtitle);
    let (against, others): (Vec<NodeIndex>, Vec<NodeIndex>) = claims
        .iter()
        .partition(|it| derived.utterance(**it).polarity == Polarity::Negative);
    // What denies a disputed event stands on its other side.
    let sides = if derived.event(event).status == Status::Disputed {
        vec![others, against]
    } else {
        vec![claims.clone()]
    };
    for (relation, word) in [
        (Relation::Structure, "says"),
        (Relation::Supports, "confirms"),
        (Relation::Denies, "denies"),
    ] {
        board.scene.means(Sign::Line(relation), word);
    }
    let mut first = None;
    for claims in &sides {
        let side = Side::new(&mut board, claims, first);
        for claim in claims {
            side.draw(&mut board, *claim, event);
        }
        first.get_or_insert(side.event);
    }
    copies(&mut board);
    // Without a claim the event stands alone.
    board.event(first.unwrap_or(0), event);
    if all > claims.len() {
        board.scene.left_out.push(format!(
            "Not drawn: {} of {}.",
            all - claims.len(),
            words::count(all, "claim")
        ));
    }
    board.finish(request, &Events::only(vec![event]), Vec::new())
}

/// Where a claim stands in its source, to tell the order of two.
fn place(derived: &Derived<'_>, claim: NodeIndex) -> (Option<NodeIndex>, Option<u32>, NodeIndex) {
    let source = derived.utterance(claim).attribution.source;
    let spans = derived.graph.claim(claim).into_iter().flat_map(|it| &it.at);
    let starts = spans.filter_map(|at| match at {
        At::Anchor(anchor) => Some(anchor.range.start),
        At::Draft(_) => None,
    });
    (source, starts.min(), claim)
}

/// Joins sources of a column of which one copies the other: they are one voice.
fn copies(board: &mut Board<'_, '_>) {
    let graph = board.graph();
    let sources: Vec<(usize, NodeIndex)> = board
        .scene
        .cards
        .iter()
        .enumerate()
        .filter(|(_, card)| card.kind == CardKind::Source)
        .filter_map(|(at, card)| Some((at, graph.find(&card.id)?)))
        .collect();
    for (from, copy) in &sources {
        let original = graph.first(*copy, Field::CopyOf);
        let column = board.scene.cards[*from].column;
        let to = sources
            .iter()
            .find(|(at, node)| Some(*node) == original && board.scene.cards[*at].column == column);
        if let Some((to, _)) = to {
            let sign = Sign::Line(Relation::Structure);
            board.scene.means(sign, "copies");
            line(board, *from, *to, "copies", false);
        }
    }
}

/// One side of the event: the sources, a column for each voice, the claims.
struct Side {
    /// The column of the sources.
    sources: usize,
    /// The column of the event.
    event: usize,
    /// So many voices lie at most between a source and its claim.
    voices: usize,
}

impl Side {
    /// The left side, or, beside an event that stands in column `event`, the right one.
    fn new(board: &mut Board<'_, '_>, claims: &[NodeIndex], event: Option<usize>) -> Self {
        let derived = board.derived;
        let chain = |claim: &NodeIndex| derived.utterance(*claim).attribution.chain.len();
        let voices = claims.iter().map(chain).max().unwrap_or(0);
        for _ in 0..voices + 2 {
            board.scene.column();
        }
        let side = match event {
            Some(event) => Self {
                sources: event + voices + 2,
                event,
                voices,
            },
            None => Self {
                sources: 0,
                event: board.scene.column(),
                voices,
            },
        };
        // Of one source, what comes first in its text stands first.
        let source = |claim: &NodeIndex| derived.utterance(*claim).attribution.source;
        let is_one = claims
            .windows(2)
            .all(|two| source(&two[0]) == source(&two[1]));
        let column = side.column(voices + 1);
        board.scene.columns[column].in_order = is_one;
        side
    }

    /// The column so many steps from the sources towards the event.
    const fn column(&self, steps: usize) -> usize {
        if self.sources < self.event {
            self.sources + steps
        } else {
            self.sources - steps
        }
    }

    fn draw(&self, board: &mut Board<'_, '_>, claim: NodeIndex, event: NodeIndex) {
        let voices = self.voices;
        let derived = board.derived;
        let graph = board.graph();
        let Some(record) = graph.claim(claim) else {
            return;
        };
        let it = derived.utterance(claim);
        let counts = why_not(derived, claim).is_none();
        let is_sure = it.modality == Modality::Certain;
        let faint = !counts || !is_sure;
        for (drawn, word) in [(!counts, "does not count"), (!is_sure, "not certain")] {
            if drawn {
                board.scene.means(Sign::DashedLine, word);
            }
        }
        let said = card(board, claim, record, self.column(voices + 1));
        let whole = board.event(self.event, event);
        let relation = match (it.polarity, it.cue) {
            (Polarity::Negative, _) => Relation::Denies,
            (_, Cue::Confirm | Cue::Acknowledge) => Relation::Supports,
            _ => Relation::Structure,
        };
        let told = format!(
            "{}: {}{}",
            voice_in_words(derived, claim),
            answer(derived, claim),
            if counts { "" } else { " (does not count)" }
        );
        board.scene.edge(
            Edge::new(said, whole, relation)
                .hedged(faint)
                .tooltip(told.clone()),
        );
        board.scene.statements.push(format!("{told}."));
        // From the source through each voice; shorter chains stand next to the claim.
        let mut from = it
            .attribution
            .source
            .map(|source| cited_card(board, source, self.sources));
        let chain = it.attribution.chain.clone();
        let first = voices - chain.len();
        for (hop, voice) in chain.iter().enumerate() {
            let column = self.column(first + hop + 1);
            let cards: Vec<usize> = match voice {
                Voice::Unstated => Vec::new(),
                Voice::Source(source) => vec![cited_card(board, *source, column)],
                Voice::Actors(actors) => actors.iter().map(|it| board.thing(column, *it)).collect(),
            };
            let label = if hop == 0 { "reports" } else { "cites" };
            for card in &cards {
                if let Some(from) = from {
                    line(board, from, *card, label, faint);
                }
            }
            // A joint statement goes on from its first speaker.
            from = cards.first().copied().or(from);
            if hop + 1 == chain.len() {
                for card in cards.iter().skip(1) {
                    line(board, *card, said, cue(it.cue), faint);
                }
            }
        }
        if let Some(from) = from {
            let label = if chain.is_empty() {
                "in its own voice"
            } else {
                cue(it.cue)
            };
            line(board, from, said, label, faint);
        }
    }
}

/// The question; of words that are the deed it asks who says that they were said.
fn title(derived: &Derived<'_>, event: NodeIndex) -> String {
    let gloss = sentence(&words::gloss(derived.graph, event));
    match utters(derived, event) {
        Some(utters) => format!("Who says that {utters}: {gloss}"),
        None => format!("Who says so: {gloss}"),
    }
}

fn cue(cue: Cue) -> &'static str {
    match cue {
        Cue::Say => "",
        cue => cue_word(cue),
    }
}

/// A line, one for all claims that go the same way: dashed if none of them is sure and counts.
fn line(board: &mut Board<'_, '_>, from: usize, to: usize, label: &str, hedged: bool) {
    let mut edges = board.scene.edges.iter_mut();
    if let Some(drawn) = edges.find(|it| (it.from, it.to) == (from, to)) {
        drawn.hedged &= hedged;
        return;
    }
    board.scene.edge(
        Edge::new(from, to, Relation::Structure)
            .hedged(hedged)
            .label(label),
    );
}

fn cited_card(board: &mut Board<'_, '_>, source: NodeIndex, column: usize) -> usize {
    board.once(column, source, |derived| {
        let graph = derived.graph;
        let kind = graph.source(source).map_or("source", |it| it.kind.name());
        let name = words::name(graph, source);
        let publisher = graph.first(source, Field::Publisher).map_or_else(
            || "publisher not known".to_owned(),
            |it| words::name(graph, it),
        );
        let date = graph
            .source(source)
            .and_then(|it| it.published.date())
            .map_or_else(|| "date not stated".to_owned(), Date::in_words);
        Card::new(graph.id(source).to_string(), CardKind::Source, kind, &name)
            .note(format!("{publisher} · {date}"))
            .tooltip(name)
    })
}

fn card(board: &mut Board<'_, '_>, claim: NodeIndex, record: &Claim, column: usize) -> usize {
    let derived = board.derived;
    let graph = board.graph();
    let it = derived.utterance(claim);
    // What is so stands on the event's card, once.
    let said = answer(derived, claim);
    let mut manner: Vec<String> = Vec::new();
    match record.effective_wording() {
        Wording::Quoted => manner.push("direct quotation, gloss ours".to_owned()),
        Wording::Paraphrased => manner.push("paraphrased".to_owned()),
        Wording::Own => {}
    }
    if it.mood != Mood::Actual {
        manner.push(it.mood.to_string());
    }
    manner.extend(numbered(&paragraphs(graph, record)));
    manner.extend(record.locator.iter().map(ToString::to_string));
    let mut notes = vec![manner.join(" · ")];
    notes.extend(own_values(record));
    if let Some(act) = record.drift.filter(|_| it.drift) {
        let phrase = act.row().phrase;
        notes.push(format!("told here as: {phrase} · does not count"));
    } else if let Some(why) = idle(derived, claim) {
        notes.push(format!("does not count: {why}"));
    } else if derived.claim(claim).rests {
        notes.push("rests on others".to_owned());
    }
    let class = match (it.polarity, it.cue) {
        (Polarity::Negative, _) => ActClass::Deny,
        (_, Cue::Confirm | Cue::Acknowledge) => ActClass::Support,
        _ => ActClass::Structure,
    };
    let header = voice_in_words(derived, claim);
    let told = format!("{header}: {said}");
    board.once(column, claim, |_| {
        let mut card = Card::new(
            record.id.to_string(),
            CardKind::Claim { class },
            header,
            said,
        )
        .tooltip(told);
        for note in notes.into_iter().filter(|it| !it.is_empty()) {
            card = card.note(note);
        }
        card
    })
}
