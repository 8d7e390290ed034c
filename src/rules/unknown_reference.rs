//! A field names a record that is nowhere in the graph.
//!
//! ## What it finds
//!
//! An id in a field that names another record (a role, a source, a speaker, a link, an
//! affiliation, a claim that is repeated, and so on) that no record of the whole graph has. Every
//! file of the graph is looked at, whichever paths are reported on. While a file cannot be read at
//! all, what is missing may be in it: such references are then counted, not reported one by one.
//!
//! ## Why it matters
//!
//! A reference that leads nowhere makes no edge: the actor, the source or the event silently drops
//! out of every list, path and picture.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//!
//! events:
//!   warning: { act: warn, actor: westlnd }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   westland: { name: Westland, kind: state }
//!
//! events:
//!   warning: { act: warn, actor: westland }
//! ```
//!
//! ## How to fix it
//!
//! Correct the id, or add the record that it names. Where the text leaves open who or what is
//! meant, write `unstated`. The id of a claim that has none of its own is `EVENT/SOURCE@START`.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::context::{Context, Suspicion};
use super::takes::Takes;
use crate::diagnostic::{Fact, FieldPath, Finding, Fix, Place, Rule, Severity, Step};
use crate::graph::{Graph, Kind};
use crate::model::id::Id;
use crate::text::{At, suggest, sure};

/// Rule `unknown-reference`.
pub static RULE: Rule = Rule {
    name: "unknown-reference",
    severity: Severity::Error,
    summary: "a field names a record that is nowhere in the graph",
};

/// How many pairs of an unknown and a known id are compared in all, so that a graph in which
/// everything is misspelt is not slow; the first few unknown ids are compared whatever it takes.
const MOST_COMPARED: usize = 200_000;
const ALWAYS_COMPARED: usize = 5;

/// Every reference that leads nowhere; none while files did not load.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    if context.unloaded > 0 {
        return Vec::new();
    }
    let mut near = Near::default();
    let unknown = context
        .suspects()
        .iter()
        .filter(|suspect| suspect.suspicion == Suspicion::Unknown);
    let mut findings: Vec<Finding> = unknown
        .map(|suspect| {
            suspect.finding(UnknownReference {
                id: suspect.id.as_str().into(),
                takes: suspect.takes,
                may_be_open: suspect.path.0.iter().rev().any(|step| {
                    let is_open = |key: &str| OPEN.contains(&key);
                    matches!(step, Step::Key(key) if is_open(key))
                }),
                near: near.to(context.graph, suspect.id, suspect.takes).clone(),
            })
        })
        .collect();
    // A file's default source is told once, whether or not claims rely on it.
    let defaults = context.data().defaults.iter();
    let unknown = defaults.filter(|it| context.graph.find(&it.id).is_none());
    findings.extend(unknown.map(|it| Finding {
        record: "".into(),
        field: FieldPath::root().key("defaults").key("source"),
        place: it.origin.place(),
        fact: Box::new(UnknownReference {
            id: it.id.as_str().into(),
            takes: Takes::Source,
            may_be_open: false,
            near: near.to(context.graph, &it.id, Takes::Source).clone(),
        }),
    }));
    findings
}

/// Fields that may be `unstated`.
const OPEN: &[&str] = &[
    "actor",
    "recipient",
    "target",
    "instrument",
    "place",
    "said_by",
];

/// How many references may lie in files that did not load.
pub fn unresolved(context: &Context<'_>) -> usize {
    if context.unloaded == 0 {
        return 0;
    }
    let suspects = context.suspects().iter();
    suspects
        .filter(|suspect| suspect.suspicion == Suspicion::Unknown)
        .count()
}

/// A reference that leads nowhere.
#[derive(Debug)]
pub struct UnknownReference {
    id: Box<str>,
    takes: Takes,
    /// Whether its field may be `unstated`.
    may_be_open: bool,
    /// Ids that may be meant, best first, with where they are defined.
    near: Box<[(Box<str>, Place)]>,
}

impl Fact for UnknownReference {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let wanted = match self.takes {
            Takes::Actor => "actor",
            Takes::Source => "source",
            Takes::Item => "item",
            Takes::Event => "event",
            Takes::Claim => "claim",
            Takes::Territory => "place or state",
            Takes::Target => "actor, place or item",
            Takes::Subject => "event, affiliation or question",
        };
        format!("there is no {wanted} {}", super::shown(&self.id))
    }

    fn label(&self) -> String {
        match &*self.near {
            [] => "not defined in any file".to_owned(),
            near => {
                let near: Vec<_> = near.iter().map(|(id, _)| format!("`{id}`")).collect();
                format!("did you mean {}?", near.join(" or "))
            }
        }
    }

    fn related(&self) -> Vec<(Place, String)> {
        let only = match &*self.near {
            [(id, place)] => Some((place.clone(), format!("`{id}` is defined here"))),
            _ => None,
        };
        only.into_iter().collect()
    }

    fn help(&self) -> Option<String> {
        let sections = self.takes.sections();
        Some(match (self.takes, self.near.is_empty()) {
            (Takes::Claim, _) => {
                "the id of a claim that has none of its own is `EVENT/SOURCE@START`; `claimgraph \
                 list claims` shows them"
                    .to_owned()
            }
            (_, false) => format!("correct the id, or define it under {sections}"),
            (_, true) if self.may_be_open => format!(
                "define it under {sections}, or write `unstated` where the text leaves it open"
            ),
            (_, true) => format!("define it under {sections}"),
        })
    }

    fn fix(&self) -> Option<Fix> {
        let near = self.near.iter().map(|(id, _)| &**id);
        sure(&self.id, near).map(|id| Fix::Scalar(id.into()))
    }

    fn value(&self) -> Option<&str> {
        Some(&self.id)
    }
}

/// The known ids near to an unknown one, best first, with where they are defined.
type Known = Box<[(Box<str>, Place)]>;

/// The known ids near to unknown ones, each looked for once.
#[derive(Default)]
struct Near {
    found: FxHashMap<(Id, Takes), Known>,
    compared: usize,
}

impl Near {
    fn to(&mut self, graph: &Graph, id: &Id, takes: Takes) -> &Known {
        let few = self.found.len() < ALWAYS_COMPARED;
        let compared = &mut self.compared;
        self.found.entry((id.clone(), takes)).or_insert_with(|| {
            let kinds = takes.kinds().iter();
            *compared += kinds.map(|kind| graph.count(*kind)).sum::<usize>();
            if few || *compared <= MOST_COMPARED {
                near(graph, id, takes)
            } else {
                Known::default()
            }
        })
    }
}

/// The claim that would have this id, `EVENT/SOURCE@START`, if it had none of its own.
fn claim_with_own_id(graph: &Graph, id: &str) -> Option<NodeIndex> {
    let (about, rest) = id.rsplit_once('/')?;
    let (source, start) = match rest.split_once('@') {
        Some((source, start)) => (source, Some(start.parse().ok()?)),
        None => (rest, None),
    };
    let mut claims = graph.claims_about(graph.find(about)?).into_iter();
    claims.find(|node| {
        graph.claim(*node).is_some_and(|claim| {
            let begins = match claim.at.first() {
                Some(At::Anchor(anchor)) => Some(anchor.range.start),
                _ => None,
            };
            claim.source.as_str() == source && begins == start
        })
    })
}

fn near(graph: &Graph, id: &str, takes: Takes) -> Known {
    if takes == Takes::Claim
        && let Some(claim) = claim_with_own_id(graph, id)
    {
        return [(graph.id(claim).as_str().into(), graph.origin(claim).place())].into();
    }
    let of_kind = |kind: &Kind| {
        let kind = *kind;
        (0..graph.count(kind)).map(move |position| graph.node(kind, position))
    };
    let known = takes
        .kinds()
        .iter()
        .flat_map(of_kind)
        .filter(|node| takes.fits(graph, *node))
        .map(|node| graph.id(node).as_str());
    suggest(id, known)
        .into_iter()
        .filter_map(|id| Some((id.into(), graph.origin(graph.find(id)?).place())))
        .collect()
}
