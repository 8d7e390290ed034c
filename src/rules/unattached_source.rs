//! An unnamed source belongs to nobody.
//!
//! ## What it finds
//!
//! An actor of kind `unnamed` that speaks in a claim and has no affiliation at all.
//!
//! ## Why it matters
//!
//! Nobody can say how such a source comes to know. It may be anybody, also whoever else was heard:
//! so no claim that comes through it counts as independent of any other, and it adds nothing to the
//! lower bound of an event's origins beside another speaker. With an affiliation, "Westland
//! officials" and "Southland officers" count as two.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   officials: { name: senior officials, kind: unnamed }
//! sources:
//!   report: { kind: news, title: A raid }
//!
//! events:
//!   raid: { act: attack, claims: { said_by: officials } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   officials:
//!     name: senior officials
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
//! Look whose people they are said to be, and add the affiliation: `employed-by`, `represents` or
//! `part-of`. If the text says no more than "people who know of it", leave it so and say that it
//! was looked for: `# claimgraph: allow unattached-source -- the text does not say whose`. If the
//! text says that they are other people than some source, write `not_same_as`.

use super::context::Context;
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::{Edge, Kind};
use crate::model::actor::ActorKind;

/// Rule `unattached-source`.
pub static RULE: Rule = Rule {
    name: "unattached-source",
    severity: Severity::Warning,
    summary: "an unnamed source has no affiliation",
};

/// Every unnamed speaker without affiliation.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let unnamed = graph
        .actors()
        .filter(|(_, actor)| actor.kind == ActorKind::Unnamed);
    let mut findings = Vec::new();
    for (node, actor) in unnamed {
        let is_speech = |edge: Edge| matches!(edge, Edge::SaidBy(_) | Edge::Affiliated);
        let mut claims = Vec::new();
        let mut is_attached = false;
        for (edge, from) in graph.into(node, is_speech) {
            is_attached |= edge == Edge::Affiliated;
            if graph.kind(from) == Kind::Claim {
                claims.push(from);
            }
        }
        claims.dedup();
        let (false, Some(first)) = (is_attached, claims.first()) else {
            continue;
        };
        findings.push(Finding {
            record: actor.id.as_str().into(),
            field: FieldPath::root(),
            place: actor.origin.place(),
            fact: Box::new(UnattachedSource {
                actor: actor.id.as_str().into(),
                claims: claims.len(),
                first: graph.origin(*first).field(FieldPath::root().key("said_by")),
            }),
        });
    }
    findings
}

/// An unnamed speaker without affiliation.
#[derive(Debug)]
pub struct UnattachedSource {
    actor: Box<str>,
    claims: usize,
    first: Place,
}

impl Fact for UnattachedSource {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let actor = super::shown(&self.actor);
        match self.claims {
            1 => format!("nobody knows whose {actor} is, who speaks in a claim"),
            claims => format!("nobody knows whose {actor} is, who speaks in {claims} claims"),
        }
    }

    fn label(&self) -> String {
        "unnamed, and without affiliation".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.first.clone(), "speaks here".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(
            "add whose people they are said to be: `affiliations: { role: employed-by, of: ID }`; \
             until then they count as independent of nobody"
                .to_owned(),
        )
    }
}
