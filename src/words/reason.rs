//! Reasons: why an event has its status, and why each of its flags.

use super::standing::aside;
use super::{count, name};
use crate::analysis::Derived;
use crate::analysis::affiliation::in_words;
use crate::analysis::event_state::EventState;
use crate::analysis::flags::Flag;
use crate::analysis::status::Status;
use crate::graph::{Edge, NodeIndex, Voice};
use crate::model::claim::{Cue, Polarity};
use crate::model::role::Role;

/// Why an event has its status, and why none that comes before it.
pub fn reasons(derived: &Derived<'_>, event: NodeIndex) -> Vec<String> {
    let state = derived.event(event);
    let mut reasons = vec![format!(
        "{} because {}",
        state.status,
        because(derived, event, state)
    )];
    let rank = |status: Status| state.status.may_have_happened() && status < state.status;
    if rank(Status::Corroborated) && state.status != Status::Disputed {
        reasons.push(format!(
            "not corroborated: {} at least, and it takes 2",
            count(state.origins.low as usize, "independent origin")
        ));
        if rank(Status::Acknowledged) {
            reasons.push(format!(
                "not acknowledged: {}",
                not_acknowledged(derived, event, state)
            ));
        }
        if rank(Status::Reported) {
            reasons.push("not reported: no source says so in its own voice".to_owned());
        }
    }
    for (claim, _) in &state.aside {
        if let Some(why) = aside(derived, *claim) {
            reasons.push(format!("{}: {why}", derived.graph.id(*claim)));
        }
    }
    reasons
}

/// Why an event has a flag.
pub fn flag_reason(derived: &Derived<'_>, event: NodeIndex, flag: Flag) -> String {
    let state = derived.event(event);
    match flag {
        Flag::Hedged => match state.modality {
            Some(modality) => format!("the surest counting claim is only {modality}"),
            None => "nobody expects it as certain".to_owned(),
        },
        Flag::RuledOut => "all who speak of it say that it will or would not be".to_owned(),
        Flag::Presupposed => {
            "every claim that stands by itself takes it for granted or implies it".to_owned()
        }
        Flag::UnnamedOnly => format!("only {} say so", speakers(derived, state)),
        Flag::OwnSideOnly => format!(
            "only the actor's own side says so: {}",
            speakers(derived, state)
        ),
        Flag::Acknowledged => acknowledged(derived, state),
    }
}

fn because(derived: &Derived<'_>, event: NodeIndex, state: &EventState) -> String {
    let claims = derived.graph.claims_about(event);
    let there: Vec<_> = claims
        .iter()
        .filter(|claim| {
            let state = derived.claim(**claim);
            state.in_evidence && state.fate.is_live()
        })
        .map(|claim| derived.utterance(*claim))
        .collect();
    match state.status {
        Status::Corroborated => format!(
            "{} stand behind it",
            count(state.origins.low as usize, "independent origin")
        ),
        Status::Acknowledged => acknowledged(derived, state),
        Status::Reported => format!(
            "{} in a source's own voice",
            counting(voiced(derived, &state.positive).len())
        ),
        Status::Attributed => format!("{}, through speakers alone", counting(state.positive.len())),
        Status::Disputed => format!(
            "{} that it happened and {} that it did not",
            counting(state.positive.len()),
            state.negative.len()
        ),
        Status::Ended => format!(
            "{} that it is not so, and what says that it was so is earlier",
            counting(state.negative.len())
        ),
        Status::DidNotHappen => format!(
            "{} in a source's own voice that it did not happen, and none that it did",
            counting(voiced(derived, &state.negative).len())
        ),
        Status::Denied => format!(
            "{}, through speakers alone, that it did not happen, and none that it did",
            counting(state.negative.len())
        ),
        Status::Expected => "no claim counts, and what is said is that it will or would be".to_owned(),
        Status::Framed => {
            "no claim counts: it is a reading that nobody named stands for (`--include framing` lets it count)"
                .to_owned()
        }
        Status::Mentioned if claims.is_empty() => mentioned(derived, event),
        Status::Mentioned => {
            let declined = there.iter().filter(|it| it.cue == Cue::Decline).count();
            let drift = there.iter().filter(|it| it.drift).count();
            format!("no claim counts: {declined} declined to comment, {drift} with drifting words")
        }
        Status::NoEvidence => format!(
            "it has {}, of which the evidence leaves none",
            count(claims.len(), "claim")
        ),
        Status::Retracted => {
            let taken: Vec<_> = claims
                .iter()
                .filter(|claim| {
                    let state = derived.claim(**claim);
                    state.would_count
                        && state.fate.is_taken_back()
                        && derived.utterance(**claim).polarity == Polarity::Positive
                })
                .map(|claim| derived.graph.id(*claim).to_string())
                .collect();
            format!(
                "what said so was taken back, and nothing live counts: {}",
                taken.join(", ")
            )
        }
    }
}

fn mentioned(derived: &Derived<'_>, event: NodeIndex) -> String {
    let inline = derived.graph.event(event);
    match inline.and_then(|it| it.inline_in.as_ref()) {
        Some(parent) => format!("nobody says that it happened; it is what {parent} is about"),
        None => "nobody says that it happened: it has no claim".to_owned(),
    }
}

fn counting(number: usize) -> String {
    let verb = if number == 1 { "counts" } else { "count" };
    format!("{} {verb}", count(number, "claim"))
}

/// The claims in a source's own voice; a repeat has the voice of what it repeats.
fn voiced(derived: &Derived<'_>, claims: &[NodeIndex]) -> Vec<NodeIndex> {
    let bench = derived.bench();
    let mut claims = claims.to_vec();
    claims.retain(|claim| bench.attribution(*claim).is_voiced());
    claims
}

fn acknowledged(derived: &Derived<'_>, state: &EventState) -> String {
    let graph = derived.graph;
    let Some(it) = &state.acknowledgement else {
        return String::new();
    };
    let possibly = if it.possible {
        ", possibly not in that post by then"
    } else {
        ""
    };
    let mut parts = vec![format!(
        "{}, of the actor's own side, says so in {}{possibly}",
        name(graph, it.speaker),
        graph.id(it.claim)
    )];
    let background = it.background.iter().map(|node| in_words(graph, *node));
    parts.extend(background.map(|it| format!("background, no claim: {it}")));
    parts.join("; ")
}

fn not_acknowledged(derived: &Derived<'_>, event: NodeIndex, state: &EventState) -> String {
    let graph = derived.graph;
    let bench = derived.bench();
    if graph
        .out(event, |edge| edge == Edge::Role(Role::Actor))
        .is_empty()
    {
        return "no actor is known whose side it could be".to_owned();
    }
    let confirming: Vec<NodeIndex> = state
        .positive
        .iter()
        .copied()
        .map(|claim| bench.voiced_by(claim))
        .filter(|claim| {
            matches!(
                derived.utterance(*claim).cue,
                Cue::Confirm | Cue::Acknowledge
            )
        })
        .collect();
    if confirming.is_empty() {
        return "nobody confirms or acknowledges it".to_owned();
    }
    let unnamed = confirming.iter().all(|claim| {
        let voice = derived.utterance(*claim).attribution.innermost();
        voice.is_none_or(|voice| voice.is_unnamed(graph))
    });
    let who = innermost(derived, &confirming);
    if unnamed {
        format!("who confirms it is unnamed: {who}")
    } else {
        format!("who confirms it is not of the actor's side, or it is the deed itself: {who}")
    }
}

/// The innermost speakers of the counting positive claims that rest on no others.
fn speakers(derived: &Derived<'_>, state: &EventState) -> String {
    let own: Vec<_> = state
        .positive
        .iter()
        .copied()
        .filter(|claim| !derived.claim(*claim).rests)
        .collect();
    innermost(derived, &own)
}

fn innermost(derived: &Derived<'_>, claims: &[NodeIndex]) -> String {
    let graph = derived.graph;
    let mut names: Vec<String> = Vec::new();
    for claim in claims {
        let of_claim = match derived.utterance(*claim).attribution.innermost() {
            Some(Voice::Actors(actors)) => actors.iter().map(|it| name(graph, *it)).collect(),
            Some(Voice::Source(source)) => vec![graph.id(*source).to_string()],
            Some(Voice::Unstated) => vec!["somebody not named".to_owned()],
            None => Vec::new(),
        };
        for name in of_claim {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(", ")
}
