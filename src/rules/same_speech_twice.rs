//! The words that are the deed are coded as a deed and as a report of it.
//!
//! ## What it finds
//!
//! A claim on a deed of speech (authorize, order, promise, warn, threaten, demand, request, reject,
//! accuse, condemn, support, agree, negotiate, communicate) whose innermost speaker, with the cue
//! `say` or none, is the event's own actor: somebody says that he warns. Whether the words are
//! quoted makes no difference; of joint speakers, the one who acts is told. The actor is the one
//! that the claim `says`, else the event's.
//!
//! It stays silent where the saying is another thing than the deed: with another cue (`confirm`,
//! `acknowledge`, `deny`), in a negative claim, of mood `future` or `hypothetical`, where one party
//! tells of what takes two (only some of the event's joint actors speak; `agree` or `negotiate`
//! with a known recipient), where the speaker's `in` names another event, and where the speaker's
//! date is certainly not that of the event. The voice
//! that a speech, a post or a press release has by itself is nobody's mistake.
//!
//! ## Why it matters
//!
//! Who warns speaks: the outlet that heard it reports a deed. With the warner as a speaker too, the
//! claim is only attributed instead of reported, the warning seems to rest on the warner's own word
//! alone, and it looks the weaker the plainer it was said.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   eastland-leader: { name: the leader of Eastland, kind: person }
//! sources:
//!   report: { kind: news, title: A warning }
//!
//! events:
//!   warning:
//!     act: warn
//!     actor: eastland-leader
//!     claims:
//!       - { said_by: eastland-leader, wording: quoted, at: 14..90#13cd77aa90e1b2f4 }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   eastland-leader: { name: the leader of Eastland, kind: person }
//! sources:
//!   report: { kind: news, title: A warning }
//!
//! events:
//!   warning:
//!     act: warn
//!     actor: eastland-leader
//!     claims:
//!       - { wording: quoted, at: 14..90#13cd77aa90e1b2f4 }
//! ```
//!
//! ## How to fix it
//!
//! Drop the actor from the speakers; outer voices stay. If somebody speaks later of what he said
//! before, write `cue: acknowledge` or `cue: confirm`, and the date.

use super::context::Context;
use super::voices;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::graph::Graph;
use crate::model::act::Act;
use crate::model::claim::{Claim, Cue, Mood, Polarity, Speaker};
use crate::model::date::{Date, before};
use crate::model::event::Event;
use crate::model::id::Id;

/// Rule `same-speech-twice`.
pub static RULE: Rule = Rule {
    name: "same-speech-twice",
    severity: Severity::Warning,
    summary: "a claim on a deed of speech has the event's own actor as its speaker",
};

/// Every claim whose speaker is the actor of the deed of speech that it is about.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let speeches = graph.events().filter(|(_, event)| event.act.is_speech());
    speeches
        .flat_map(|(node, event)| {
            let claims = graph.claims_about(node).into_iter();
            claims.filter_map(move |claim| of_claim(graph, graph.claim(claim)?, event))
        })
        .collect()
}

fn of_claim(graph: &Graph, claim: &Claim, event: &Event) -> Option<Finding> {
    let speaker = claim.innermost()?;
    if speaker.cue.unwrap_or(Cue::Say) != Cue::Say
        || claim.effective_polarity() == Polarity::Negative
        || claim.effective_mood() != Mood::Actual
        || claim.drift.is_some()
        || is_done_with_another(claim, event)
    {
        return None;
    }
    let actors = actors(claim, event);
    let speaks = |actor: &Id| speaker.actors().contains(actor);
    if actors.is_empty() || !actors.iter().all(speaks) || is_said_elsewhere(graph, speaker, event) {
        return None;
    }
    let (nth, id) = (0..)
        .zip(speaker.actors())
        .find(|(_, id)| actors.contains(id))?;
    let field = voices::actor(claim, claim.said_by.len() - 1, speaker, nth);
    let fact = SameSpeechTwice {
        actor: id.as_str().into(),
        act: event.act,
        event: (event.id.as_str().into(), event.origin.place()),
        is_alone: speaker.actors().len() == 1,
        is_chain: claim.said_by.len() > 1,
    };
    Some(voices::finding(claim, field, fact))
}

/// Who acts, as the claim has it.
fn actors<'g>(claim: &'g Claim, event: &'g Event) -> &'g [Id] {
    let said = claim.says.as_ref().map(|says| &says.roles.actor);
    said.filter(|actor| !actor.is_absent())
        .unwrap_or(&event.roles.actor)
        .ids()
}

/// Whether the deed takes two: one of them then tells of it.
fn is_done_with_another(claim: &Claim, event: &Event) -> bool {
    let said = claim.says.as_ref().map(|says| &says.roles.recipient);
    let written = said.filter(|recipient| !recipient.is_absent());
    let recipient = written.unwrap_or(&event.roles.recipient);
    matches!(event.act, Act::Agree | Act::Negotiate) && !recipient.ids().is_empty()
}

/// Whether the saying has an event or a time of its own.
fn is_said_elsewhere(graph: &Graph, speaker: &Speaker, event: &Event) -> bool {
    let other = |within: &Id| *within != event.id;
    if speaker.within.as_ref().is_some_and(other) {
        return true;
    }
    let within = || graph.event(graph.find(speaker.within.as_ref()?)?);
    let said = (speaker.date.as_deref()).or_else(|| within()?.date.as_ref());
    let apart = |said: &Date, done: &Date| {
        before(said, done).is_certain() || before(done, said).is_certain()
    };
    match (said, &event.date) {
        (Some(said), Some(done)) => apart(said, done),
        _ => false,
    }
}

/// A speaker who says that he speaks.
#[derive(Debug)]
pub struct SameSpeechTwice {
    actor: Box<str>,
    act: Act,
    event: (Box<str>, Place),
    is_alone: bool,
    is_chain: bool,
}

impl Fact for SameSpeechTwice {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "{} is the actor of {} and speaks in its claim: the same speech twice",
            super::shown(&self.actor),
            super::shown(&self.event.0),
        )
    }

    fn label(&self) -> String {
        format!("{} by these very words", self.act.row().phrase)
    }

    fn related(&self) -> Vec<(Place, String)> {
        let label = format!("act `{}`, actor `{}`", self.act, self.actor);
        vec![(self.event.1.clone(), label)]
    }

    fn help(&self) -> Option<String> {
        let drop = match (self.is_alone, self.is_chain) {
            (false, _) => format!("drop `{}` from the joint speakers", self.actor),
            (true, true) => "drop this speaker and keep the outer ones".to_owned(),
            (true, false) => "drop `said_by`".to_owned(),
        };
        Some(format!(
            "{drop}; if it is spoken of later, write `cue: acknowledge` or `cue: confirm`"
        ))
    }

    fn value(&self) -> Option<&str> {
        Some(&self.actor)
    }
}
