//! A speaker's affiliation does not last at the date of what is said.
//!
//! ## What it finds
//!
//! A claim that rests on an affiliation outside its `from` and `until`:
//!
//! - an unnamed speaker (`kind: unnamed`), who is described as what it is when it speaks, all of
//!   whose affiliations are certainly over, or have certainly not begun;
//! - a speaker with `cue: acknowledge` of an event whose `actor` it leads, represents, is part of
//!   or is employed by, where all of these affiliations are certainly over or not begun, and the
//!   speaker has no other affiliation that may last.
//!
//! The date is the one at which it was said: the speaker's own, that of the event it is said `in`,
//! else that of publication. Imprecise dates are given the benefit of the doubt. Former officials
//! who speak for themselves, with any other cue, are in order. An actor with more than 64
//! affiliations is not looked at.
//!
//! ## Why it matters
//!
//! An affiliation counts only while it lasts. Officials without a body may be anybody, and no one
//! acknowledges the acts of a side that is no longer theirs: the claim silently counts for less.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Permission, published: 2031-05-01 }
//! actors:
//!   westland: { name: Westland, kind: state }
//!   officials:
//!     name: senior Westland officials
//!     kind: unnamed
//!     affiliations: [{ role: employed-by, of: westland, until: 2029 }]
//!
//! events:
//!   permission:
//!     act: authorize
//!     claims:
//!       - { at: 0..9#0000000000000001, said_by: officials }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Permission, published: 2031-05-01 }
//! actors:
//!   westland: { name: Westland, kind: state }
//!   officials:
//!     name: senior Westland officials
//!     kind: unnamed
//!     affiliations: [{ role: employed-by, of: westland }]
//!
//! events:
//!   permission:
//!     act: authorize
//!     claims:
//!       - { at: 0..9#0000000000000001, said_by: officials }
//! ```
//!
//! ## How to fix it
//!
//! Correct `from` or `until`, or the date of what is said; add the affiliation that held then; or
//! write `cue: confirm` for a former official.

use petgraph::graph::NodeIndex;

use super::context::Context;
use super::finding::{entry, finding, key, place};
use crate::analysis::affiliation::lasts;
use crate::analysis::fits::ONE_BODY;
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::{Graph, Kind};
use crate::model::actor::{ActorKind, Affiliation};
use crate::model::claim::{Claim, Cue};
use crate::model::date::{Date, before};

/// Rule `outdated-affiliation`.
pub static RULE: Rule = Rule {
    name: "outdated-affiliation",
    severity: Severity::Warning,
    summary: "a speaker's affiliation does not last at the date of what is said",
};

/// Actors with more affiliations are not looked at.
const MOST: usize = 64;

/// Every speaker whose affiliation is of another time.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    // Who has no affiliation, or an undated one, is never outdated.
    let mut bound = vec![false; context.data().actors.len()];
    for (position, (node, _)) in graph.actors().enumerate() {
        let own = graph.affiliations_of(node);
        let is_dated = |it: &Affiliation| it.from.is_some() || it.until.is_some();
        bound[position] = (1..=MOST).contains(&own.len())
            && own
                .iter()
                .filter_map(|node| graph.affiliation(*node))
                .all(is_dated);
    }
    if !bound.contains(&true) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let claims = graph.claims().zip(context.utterances());
    for ((_, claim), utterance) in claims {
        for (position, voice) in utterance.attribution.chain.iter().enumerate() {
            let speaker = claim.said_by.get(position);
            let acknowledges = speaker.is_some_and(|it| it.cue == Some(Cue::Acknowledge));
            let may_be = |actor: &&NodeIndex| {
                // What speaks may be of another kind, which is told as that.
                graph.kind(**actor) == Kind::Actor
                    && bound[graph.position(**actor)]
                    && (acknowledges || is_unnamed(graph, **actor))
            };
            for actor in voice.actors().iter().filter(may_be) {
                let date = graph.spoken_date(claim, position + 1);
                let found = date.and_then(|date| outdated(context, claim, position, *actor, date));
                findings.extend(found);
            }
        }
    }
    findings
}

fn is_unnamed(graph: &Graph, actor: NodeIndex) -> bool {
    graph
        .actor(actor)
        .is_some_and(|actor| actor.kind == ActorKind::Unnamed)
}

fn outdated(
    context: &Context<'_>,
    claim: &Claim,
    position: usize,
    actor: NodeIndex,
    date: &Date,
) -> Option<Finding> {
    let graph = context.graph;
    let record = graph.actor(actor)?;
    let own = graph.affiliations_of(actor).iter();
    let mut own = own.filter_map(|node| graph.affiliation(*node));
    if own.clone().any(|it| lasts(it, Some(date)).is_possible()) {
        return None;
    }
    let speaker = claim.said_by.get(position);
    let affiliation = if record.kind == ActorKind::Unnamed {
        own.next()?
    } else {
        let event = graph.event(graph.find(&claim.about)?)?;
        let actors = event.roles.actor.ids();
        own.find(|it| ONE_BODY.contains(&it.role) && actors.contains(&it.of))?
    };
    let field = match speaker {
        Some(_) => entry("said_by", position, claim.said_by.len()),
        None => FieldPath::root(),
    };
    let is_over = affiliation
        .until
        .as_ref()
        .is_some_and(|until| before(until, date).is_certain());
    let (bound, limit) = if is_over {
        ("until", affiliation.until.as_ref()?)
    } else {
        ("from", affiliation.from.as_ref()?)
    };
    let fact = OutdatedAffiliation {
        actor: record.id.as_str().into(),
        date: date.as_str().into(),
        affiliation: format!("{} {}", affiliation.role, affiliation.of),
        bound,
        limit: limit.as_str().into(),
        place: place(affiliation, &key(bound)),
    };
    Some(finding(claim, field, fact))
}

/// A speaker whose affiliation is of another time.
#[derive(Debug)]
pub struct OutdatedAffiliation {
    actor: Box<str>,
    date: Box<str>,
    /// "employed-by westland"
    affiliation: String,
    bound: &'static str,
    limit: Box<str>,
    place: Place,
}

impl Fact for OutdatedAffiliation {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let Self {
            actor,
            date,
            affiliation,
            bound,
            limit,
            ..
        } = self;
        let state = match *bound {
            "until" => "is over",
            _ => "has not begun",
        };
        format!("`{actor}` speaks on {date}, when `{affiliation}` {state} ({bound} {limit})")
    }

    fn label(&self) -> String {
        "no affiliation lasts at that date".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        let label = match self.bound {
            "until" => "over by then",
            _ => "not begun by then",
        };
        vec![(self.place.clone(), label.to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(format!(
            "correct `{}` or the date of what is said, or add the affiliation that held then",
            self.bound
        ))
    }

    fn value(&self) -> Option<&str> {
        Some(&self.actor)
    }
}
