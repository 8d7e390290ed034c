//! Cards, lines and words that every view draws alike.

use crate::analysis::Derived;
use crate::analysis::event_state::EventState;
use crate::analysis::flags::Flag;
use crate::analysis::independence::Origins;
use crate::analysis::status::Status;
use crate::graph::{Edge as Field, Graph, Kind, NodeIndex, Voice};
use crate::model::act::{Act, ActClass};
use crate::model::actor::{ActorKind, AffiliationRole};
use crate::model::claim::{Claim, Cue};
use crate::model::date::Date;
use crate::model::role::Role;
use crate::render::{Card, CardKind, Relation, Standing};
use crate::text::At;
use crate::words;

/// What a view leaves out of its events, those that nobody says happened in any way, and why, in the
/// order in which it is told.
pub(super) const UNSAID: [(&str, &[Status]); 3] = [
    ("only mentioned", &[Status::Mentioned]),
    ("framed so by nobody named", &[Status::Framed]),
    (
        "whose claims were all taken back or left out",
        &[Status::Retracted, Status::NoEvidence],
    ),
];

/// Whether a view draws events of a status.
pub(super) fn is_drawn(status: Status) -> bool {
    UNSAID
        .iter()
        .all(|(_, statuses)| !statuses.contains(&status))
}

/// The records that fill a role of an event.
pub(super) fn filled_by(derived: &Derived<'_>, event: NodeIndex, role: Role) -> Vec<NodeIndex> {
    let value = derived.filling().value(event, role);
    derived.graph.find_all(value.ids()).collect()
}

/// The card of an actor, place or item.
pub(super) fn thing(graph: &Graph, node: NodeIndex) -> Card {
    let name = words::name(graph, node);
    let id = graph.id(node).to_string();
    let (kind, header) = match graph.kind(node) {
        Kind::Place => (CardKind::Place, "place".to_owned()),
        Kind::Item => {
            let kind = graph.item(node).and_then(|item| item.kind);
            (
                CardKind::Item,
                kind.map_or("item", |kind| kind.name()).to_owned(),
            )
        }
        _ => {
            let kind = graph
                .actor(node)
                .map_or(ActorKind::Group, |actor| actor.kind);
            let drawn = match kind {
                ActorKind::Person => CardKind::Person,
                ActorKind::Unnamed => CardKind::Unnamed,
                _ => CardKind::Body,
            };
            let word = if kind == ActorKind::Unnamed {
                "unnamed source"
            } else {
                kind.name()
            };
            (drawn, word.to_owned())
        }
    };
    let mut card = Card::new(id, kind, header, &name).tooltip(name);
    if let Some(post) = post(graph, node) {
        card = card.note(post);
    }
    card
}

/// What an actor is, by its first affiliation with a title, else its first: "President, United
/// States", "part of Ukraine".
pub(super) fn post(graph: &Graph, actor: NodeIndex) -> Option<String> {
    let all = graph.into(actor, |edge| edge == Field::Affiliated);
    let titled = all.iter().find(|(_, node)| {
        graph
            .affiliation(*node)
            .is_some_and(|it| it.title.is_some())
    });
    let (_, affiliation) = titled.or(all.first()).copied()?;
    let record = graph.affiliation(affiliation)?;
    let of = words::name(graph, graph.first(affiliation, Field::Of)?);
    Some(match (&record.title, record.role) {
        (Some(title), _) => {
            format!("{}, {of}", sentence(title))
        }
        (None, AffiliationRole::Leads) => format!("leads {of}"),
        (None, AffiliationRole::Represents) => format!("represents {of}"),
        (None, AffiliationRole::PartOf) => format!("part of {of}"),
        (None, AffiliationRole::EmployedBy) => format!("of {of}"),
        (None, AffiliationRole::MemberOf) => format!("member of {of}"),
        (None, AffiliationRole::AllyOf) => format!("ally of {of}"),
    })
}

/// The card of an event.
pub(super) fn event(derived: &Derived<'_>, node: NodeIndex) -> Card {
    let graph = derived.graph;
    let state = derived.event(node);
    let act = graph.event(node).map_or(Act::Other, |event| event.act);
    let actors: Vec<String> = filled_by(derived, node, Role::Actor)
        .into_iter()
        .map(|actor| short_name(graph, actor))
        .collect();
    let kind = CardKind::Event {
        class: act.row().class,
        standing: standing(derived, node),
        // A situation is what somebody is in, and not what they do.
        verb: match act {
            Act::Situation => act.name().to_owned(),
            act => act.row().phrase.to_owned(),
        },
    };
    let header = match act {
        Act::Situation => String::new(),
        _ => actors.join(", "),
    };
    let gloss = sentence(&words::gloss(graph, node));
    let mut card = Card::new(graph.id(node).to_string(), kind, header, &gloss)
        .tooltip(format!("{gloss} ({})", status_words(derived, node)));
    if let Some(date) = derived.filling().date(node) {
        card = card.note(date.in_words());
    }
    if let Some(valid) = derived.filling().valid(node) {
        card = card.note(format!("holds {}", valid.in_words()));
    }
    card = card.note(whose_words(derived, node));
    if !state.positive.is_empty() || !state.negative.is_empty() {
        card = card.note(evidence_words(derived, node));
    }
    card
}

/// How sure the coders of its claims are: "coder 0.6 to 0.9"; nothing where none says so.
pub(super) fn coders_words(derived: &Derived<'_>, event: NodeIndex) -> Option<String> {
    let graph = derived.graph;
    let claims = graph.claims_about(event);
    let sure = claims
        .iter()
        .filter(|claim| derived.claim(**claim).in_evidence)
        .filter_map(|claim| graph.claim(*claim)?.confidence);
    let (least, most) = sure.fold((f32::INFINITY, f32::NEG_INFINITY), |(least, most), it| {
        (least.min(it), most.max(it))
    });
    if least > most {
        return None;
    }
    Some(if least < most {
        format!("coder {least} to {most}")
    } else {
        format!("coder {least}")
    })
}

/// The kind of line that an event's act is drawn with.
pub(super) fn relation(derived: &Derived<'_>, event: NodeIndex) -> Relation {
    match derived.graph.event(event).map(|it| it.act.row().class) {
        Some(ActClass::Authorize) => Relation::Authorizes,
        Some(ActClass::Warn) => Relation::Warns,
        Some(ActClass::Support) => Relation::Supports,
        Some(ActClass::Deny) => Relation::Denies,
        _ => Relation::Structure,
    }
}

/// The line from who acts to the act: a bar before it would tell that they bar themselves.
pub(super) const fn of_actor(relation: Relation) -> Relation {
    match relation {
        Relation::Denies => Relation::Structure,
        other => other,
    }
}

/// The same words with a capital letter first.
pub(super) fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

/// How an event stands, for its card.
pub(super) fn standing(derived: &Derived<'_>, event: NodeIndex) -> Standing {
    let state = derived.event(event);
    match state.status {
        Status::Disputed => Standing::Disputed,
        Status::Denied | Status::DidNotHappen | Status::Ended => Standing::Negated,
        Status::Retracted | Status::NoEvidence => Standing::Retracted,
        Status::Expected | Status::Mentioned | Status::Framed => Standing::Hedged,
        _ if state.flags.contains(&Flag::Hedged) => Standing::Hedged,
        _ => Standing::Solid,
    }
}

/// The status with what is to be known beside it: "reported · unnamed only".
pub(super) fn status_words(derived: &Derived<'_>, event: NodeIndex) -> String {
    let state = derived.event(event);
    let mut parts = vec![state.status.to_string().replace('-', " ")];
    parts.extend(
        state
            .flags
            .iter()
            .filter(|flag| !(**flag == Flag::Acknowledged && state.status == Status::Acknowledged))
            .map(|flag| match flag {
                Flag::UnnamedOnly if state.status == Status::Reported => {
                    "only unnamed sources confirm".to_owned()
                }
                Flag::UnnamedOnly => "unnamed sources only".to_owned(),
                Flag::OwnSideOnly => "own side only".to_owned(),
                flag => flag.to_string().replace('-', " "),
            }),
    );
    parts.join(" · ")
}

/// The status of an event; of what speakers alone say, also who they are, if they are few.
fn whose_words(derived: &Derived<'_>, event: NodeIndex) -> String {
    const NAMED: usize = 2;
    let told = status_words(derived, event);
    let state = derived.event(event);
    let mut speakers: Vec<String> = Vec::new();
    for name in state.positive.iter().filter_map(|it| speaker(derived, *it)) {
        if !speakers.contains(&name) {
            speakers.push(name);
        }
    }
    if state.status != Status::Attributed || !(1..=NAMED).contains(&speakers.len()) {
        return told;
    }
    told.replacen(
        "attributed",
        &format!("attributed to {}", speakers.join(" and ")),
        1,
    )
}

/// What an event rests on: "1 source · 0 to 1 origins · ¶2, 9".
fn evidence_words(derived: &Derived<'_>, event: NodeIndex) -> String {
    let graph = derived.graph;
    let state = derived.event(event);
    let claims: Vec<NodeIndex> = state
        .positive
        .iter()
        .chain(&state.negative)
        .copied()
        .collect();
    let mut sources: Vec<_> = claims
        .iter()
        .filter_map(|claim| derived.utterance(*claim).attribution.source)
        .collect();
    sources.sort_unstable();
    sources.dedup();
    let mut parts = vec![words::count(sources.len(), "source"), origins_words(state)];
    if sources.len() == 1 {
        let mut paragraphs: Vec<usize> = claims
            .iter()
            .filter_map(|claim| graph.claim(*claim))
            .flat_map(|claim| paragraphs(graph, claim))
            .collect();
        paragraphs.sort_unstable();
        paragraphs.dedup();
        parts.extend(numbered(&paragraphs));
    }
    parts.join(" · ")
}

/// How many independent voices say so: "0 to 1 origins"; of what is disputed, on each side; of what
/// only denials are left of, how many say that it is not so.
fn origins_words(state: &EventState) -> String {
    let told = |origins: Origins| {
        let number = words::origins(origins);
        let plural = if number == "1" { "" } else { "s" };
        format!("{number} origin{plural}")
    };
    match state.status {
        Status::Denied => format!("denied by {}", told(state.against)),
        Status::Disputed => format!(
            "{} for it · {} against it",
            told(state.origins),
            told(state.against)
        ),
        Status::DidNotHappen | Status::Ended => format!("{} against it", told(state.against)),
        _ => told(state.origins),
    }
}

/// "¶2, 9"; nothing where no paragraph is known.
pub(super) fn numbered(paragraphs: &[usize]) -> Option<String> {
    let numbers: Vec<_> = paragraphs.iter().map(ToString::to_string).collect();
    (!numbers.is_empty()).then(|| format!("¶{}", numbers.join(", ")))
}

/// The numbers of the paragraphs in which a claim's spans start.
pub(super) fn paragraphs(graph: &Graph, claim: &Claim) -> Vec<usize> {
    let source = graph
        .find(&claim.source)
        .and_then(|node| graph.source(node));
    let Some(text) = source.and_then(|source| source.text.as_deref()) else {
        return Vec::new();
    };
    let ranges = claim.at.iter().filter_map(|at| match at {
        At::Anchor(anchor) => words::paragraph(&text.paragraphs, anchor.range),
        At::Draft(_) => None,
    });
    ranges.collect()
}

/// The dates and numbers that are a claim's own: "holds until 30 June 2031 ·
/// killed: at least 9".
pub(super) fn own_values(claim: &Claim) -> Option<String> {
    let says = claim.says.as_ref()?;
    let date = says.date.iter().map(Date::in_words);
    let valid = says
        .valid
        .iter()
        .map(|it| format!("holds {}", it.in_words()));
    let numbers = says.quantities.0.iter();
    let numbers = numbers.map(|(name, it)| format!("{}: {it}", name.replace('-', " ")));
    let told: Vec<String> = date.chain(valid).chain(numbers).collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

/// The shortest of a person's name and aliases that is a part of the name ("Biden"), and the name
/// of anything else: for a card's header.
pub(super) fn short_name(graph: &Graph, actor: NodeIndex) -> String {
    let name = words::name(graph, actor);
    let Some(record) = graph
        .actor(actor)
        .filter(|actor| actor.kind == ActorKind::Person)
    else {
        return name;
    };
    let part = record
        .aliases
        .iter()
        .filter(|alias| name.contains(&***alias))
        .min_by_key(|alias| alias.chars().count());
    part.map_or(name.clone(), ToString::to_string)
}

/// The innermost speaker of a claim, in words; none for a source's own voice.
pub(super) fn speaker(derived: &Derived<'_>, claim: NodeIndex) -> Option<String> {
    let graph = derived.graph;
    Some(match derived.utterance(claim).attribution.innermost()? {
        Voice::Unstated => "nobody named".to_owned(),
        Voice::Source(source) => words::name(graph, *source),
        Voice::Actors(actors) => {
            let names: Vec<_> = actors
                .iter()
                .map(|actor| short_name(graph, *actor))
                .collect();
            names.join(", ")
        }
    })
}

/// What a speaker did, one or several: "confirmed".
pub(super) const fn cue_word(cue: Cue) -> &'static str {
    match cue {
        Cue::Say => "said so",
        Cue::Confirm => "confirmed",
        Cue::Deny => "denied",
        Cue::Acknowledge => "acknowledged",
        Cue::Allege => "alleged",
        Cue::Decline => "declined to comment",
    }
}

/// Why the lines of an event are dashed, if they are.
pub(super) fn doubt(derived: &Derived<'_>, event: NodeIndex) -> Option<&'static str> {
    match standing(derived, event) {
        Standing::Solid => None,
        Standing::Hedged => Some("hedged or not said to have happened"),
        Standing::Disputed => Some("disputed"),
        Standing::Negated => Some("denied or did not happen"),
        Standing::Retracted => Some("retracted"),
    }
}
