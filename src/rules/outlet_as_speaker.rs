//! An outlet speaks as an actor where one of its reports is to be cited.
//!
//! ## What it finds
//!
//! A speaker, anywhere in `said_by`, that is an actor and the publisher of a source of kind news,
//! broadcast or interview; alone, not jointly with others, and with the cue `say` or none. The
//! outlet's word about itself stays: where it has a role in the event, and with any other cue (it
//! confirms or denies something).
//!
//! A publisher without any such source in the graph is not found: whether an organization is an
//! outlet cannot be told from its record. A source that is cited and not defined is an
//! `unknown-reference`.
//!
//! ## Why it matters
//!
//! An outlet that is cited hands something on; a speaker vouches for it. As an actor the outlet
//! counts as an origin of its own, and two outlets that copy each other look like two witnesses.
//! Cited as a source, its date, its version and its retraction count too. In its own reports, an
//! outlet's voice has no speaker at all.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   weekly: { name: The Weekly, kind: organization }
//! sources:
//!   weekly-scoop: { kind: news, title: The raid, publisher: weekly }
//!   report: { kind: news, title: A raid }
//!
//! events:
//!   raid: { act: attack, claims: { source: report, said_by: weekly } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   weekly: { name: The Weekly, kind: organization }
//! sources:
//!   weekly-scoop: { kind: news, title: The raid, publisher: weekly }
//!   report: { kind: news, title: A raid }
//!
//! events:
//!   raid: { act: attack, claims: { source: report, said_by: { source: weekly-scoop } } }
//! ```
//!
//! ## How to fix it
//!
//! Write `{ source: ID }` for the report that is cited. If that report is not in the graph, add it
//! with what is known of it: kind, title and publisher. In the outlet's own report, drop the
//! speaker.

use petgraph::graph::NodeIndex;

use super::context::Context;
use super::voices;
use crate::diagnostic::{Fact, Finding, Place, Rule, Severity};
use crate::graph::{Edge, Graph, Kind};
use crate::model::claim::{Claim, Cue, Who};
use crate::model::id::Id;
use crate::model::role::Role;
use crate::model::source::{Source, SourceKind};

/// Rule `outlet-as-speaker`.
pub static RULE: Rule = Rule {
    name: "outlet-as-speaker",
    severity: Severity::Warning,
    summary: "an outlet speaks as an actor where one of its reports is to be cited",
};

/// An outlet: an actor and its reports.
struct Outlet<'g> {
    actor: NodeIndex,
    first: &'g Source,
    count: usize,
}

/// Every outlet that speaks as an actor.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for outlet in outlets(graph) {
        let speaks = |edge| matches!(edge, Edge::SaidBy(_));
        for (edge, claim) in graph.into(outlet.actor, speaks) {
            if let (Edge::SaidBy(position), Some(claim)) = (edge, graph.claim(claim)) {
                findings.extend(of_speaker(graph, &outlet, claim, position.into()));
            }
        }
    }
    findings
}

/// The actors that publish reports, in the order of their ids.
fn outlets(graph: &Graph) -> Vec<Outlet<'_>> {
    let is_report = |kind| {
        matches!(
            kind,
            SourceKind::News | SourceKind::Broadcast | SourceKind::Interview
        )
    };
    let reports = graph.sources().filter(|(_, it)| is_report(it.kind));
    let mut published: Vec<_> = reports
        .filter_map(|(node, report)| Some((graph.first(node, Edge::Publisher)?, report)))
        .filter(|(publisher, _)| graph.kind(*publisher) == Kind::Actor)
        .collect();
    published.sort_by_key(|(publisher, _)| *publisher);
    let mut outlets: Vec<Outlet<'_>> = Vec::new();
    for (actor, first) in published {
        match outlets.last_mut().filter(|last| last.actor == actor) {
            Some(last) => last.count += 1,
            None => outlets.push(Outlet {
                actor,
                first,
                count: 1,
            }),
        }
    }
    outlets
}

fn of_speaker(
    graph: &Graph,
    outlet: &Outlet<'_>,
    claim: &Claim,
    position: usize,
) -> Option<Finding> {
    let speaker = claim.said_by.get(position)?;
    let [actor] = speaker.actors() else {
        return None;
    };
    if speaker.cue.unwrap_or(Cue::Say) != Cue::Say
        || is_about(graph, claim, actor)
        || is_cited_beside(graph, claim, position, actor)
    {
        return None;
    }
    let source = graph.source(graph.find(&claim.source)?);
    let own = source.filter(|source| source.publisher.as_ref() == Some(actor));
    let report = own.unwrap_or(outlet.first);
    let fact = OutletAsSpeaker {
        actor: actor.as_str().into(),
        report: (report.id.as_str().into(), report.origin.place()),
        is_own: own.is_some(),
        others: outlet.count - 1,
    };
    let field = voices::who(claim, position, speaker);
    Some(voices::finding(claim, field, fact))
}

/// Whether the claim is about the actor itself.
fn is_about(graph: &Graph, claim: &Claim, actor: &Id) -> bool {
    let event = graph.find(&claim.about).and_then(|node| graph.event(node));
    event.is_some_and(|event| {
        let mut roles = Role::ALL.into_iter();
        roles.any(|role| event.roles.get(role).ids().contains(actor))
    })
}

/// Whether a report of the same outlet stands next to it: `speaker-twice` tells that.
fn is_cited_beside(graph: &Graph, claim: &Claim, position: usize, actor: &Id) -> bool {
    let before = position.checked_sub(1).and_then(|at| claim.said_by.get(at));
    let mut neighbours = before.into_iter().chain(claim.said_by.get(position + 1));
    neighbours.any(|neighbour| {
        let Who::Source(source) = &neighbour.who else {
            return false;
        };
        let source = graph.find(source).and_then(|node| graph.source(node));
        source.is_some_and(|source| source.publisher.as_ref() == Some(actor))
    })
}

/// An outlet that speaks as an actor.
#[derive(Debug)]
pub struct OutletAsSpeaker {
    actor: Box<str>,
    report: (Box<str>, Place),
    is_own: bool,
    others: usize,
}

impl Fact for OutletAsSpeaker {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let actor = super::shown(&self.actor);
        if self.is_own {
            let report = super::shown(&self.report.0);
            format!("{actor} speaks in {report}, which it publishes itself")
        } else {
            format!("{actor} is an outlet and speaks as if it were a witness")
        }
    }

    fn label(&self) -> String {
        if self.is_own {
            "the outlet's own voice".to_owned()
        } else {
            "a publisher".to_owned()
        }
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.report.1.clone(), "it publishes this".to_owned())]
    }

    fn help(&self) -> Option<String> {
        let report = &self.report.0;
        Some(match (self.is_own, self.others) {
            (true, _) => {
                "drop this speaker: what an outlet says itself has no `said_by`".to_owned()
            }
            (false, 0) => format!(
                "cite the report: `{{ source: {report} }}`; if it is another one, add that one under \
                 `sources`"
            ),
            (false, others) => format!(
                "cite the report, one of {} such as `{{ source: {report} }}`; if it is none of \
                 them, add it under `sources`",
                others + 1
            ),
        })
    }

    fn value(&self) -> Option<&str> {
        Some(&self.actor)
    }
}
