//! The same voice stands twice in a row in a chain of speakers.
//!
//! ## What it finds
//!
//! Two neighbours in `said_by` that are the same: the same actor, the same joint actors in any
//! order, or the same cited source; and a cited source next to its own publisher as an actor, who
//! says the same again. Two `unstated` in a row may be two people and stay.
//!
//! ## Why it matters
//!
//! A chain is a way from mouth to mouth. A step that leads nowhere makes the way look longer, and
//! the next voice further away than it is; mostly another name was meant.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   officials:
//!     name: Westland officials
//!     kind: unnamed
//!     affiliations: { role: employed-by, of: westland }
//!   westland: { name: Westland, kind: state }
//! sources:
//!   report: { kind: news, title: A raid }
//!
//! events:
//!   raid: { act: attack, claims: { said_by: [officials, officials] } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   officials:
//!     name: Westland officials
//!     kind: unnamed
//!     affiliations: { role: employed-by, of: westland }
//!   westland: { name: Westland, kind: state }
//! sources:
//!   report: { kind: news, title: A raid }
//!
//! events:
//!   raid: { act: attack, claims: { said_by: officials } }
//! ```
//!
//! ## How to fix it
//!
//! Drop one of the two, or name the one that was meant. The outermost speaker stands first.

use super::context::Context;
use super::voices;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::graph::Graph;
use crate::model::claim::{Claim, Speaker, Who};
use crate::model::id::Id;

/// Rule `speaker-twice`.
pub static RULE: Rule = Rule {
    name: "speaker-twice",
    severity: Severity::Warning,
    summary: "the same voice stands twice in a row in a chain of speakers",
};

/// Every speaker that is the one before.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let claims = context.data().claims.iter();
    let chains = claims.filter(|claim| claim.said_by.len() > 1);
    chains
        .flat_map(|claim| of_chain(context.graph, claim))
        .collect()
}

fn of_chain<'a>(graph: &'a Graph, claim: &'a Claim) -> impl Iterator<Item = Finding> + 'a {
    let pairs = claim.said_by.windows(2).enumerate();
    pairs.filter_map(move |(before, pair)| {
        let [outer, inner] = pair else { return None };
        let (id, publishes) = same(graph, outer, inner)?;
        let field = voices::who(claim, before + 1, inner);
        let first = claim.origin.field(voices::who(claim, before, outer));
        let fact = SpeakerTwice {
            id: id.as_str().into(),
            jointly: inner.actors().len() > 1,
            publishes: publishes.map(|source| source.as_str().into()),
            first,
        };
        Some(voices::finding(claim, field, fact))
    })
}

/// The voice of both, if it is the same; with the source that it publishes, where one of the two is
/// that source.
fn same<'g>(
    graph: &Graph,
    outer: &'g Speaker,
    inner: &'g Speaker,
) -> Option<(&'g Id, Option<&'g Id>)> {
    match (&outer.who, &inner.who) {
        (Who::Source(a), Who::Source(b)) => (a == b).then_some((b, None)),
        (Who::Actors(a), Who::Actors(b)) => {
            let all = a.len() == b.len() && b.iter().all(|id| a.contains(id));
            b.first().filter(|_| all).map(|id| (id, None))
        }
        (Who::Source(source), Who::Actors(actors)) | (Who::Actors(actors), Who::Source(source)) => {
            let [actor] = &**actors else { return None };
            let record = graph.source(graph.find(source)?)?;
            (record.publisher.as_ref() == Some(actor)).then_some((actor, Some(source)))
        }
        _ => None,
    }
}

/// A speaker that is the one before.
#[derive(Debug)]
pub struct SpeakerTwice {
    id: Box<str>,
    jointly: bool,
    publishes: Option<Box<str>>,
    first: Place,
}

impl Fact for SpeakerTwice {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let id = super::shown(&self.id);
        match &self.publishes {
            None if self.jointly => format!("{id} and others speak twice in a row"),
            None => format!("{id} speaks twice in a row"),
            Some(source) => {
                let source = super::shown(source);
                format!("{source} and its publisher {id} speak one after the other")
            }
        }
    }

    fn label(&self) -> String {
        "the same voice again".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.first.clone(), "here first".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(match &self.publishes {
            None => "drop one of the two, or name the one that was meant".to_owned(),
            Some(source) => format!("keep `source: {source}`: its publisher is known from it"),
        })
    }
}
