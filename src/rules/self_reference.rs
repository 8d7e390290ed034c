//! A record names itself where another belongs.
//!
//! ## What it finds
//!
//! A field that names the record it stands in: an event that is part of itself or comes after
//! itself, a place within itself, an actor affiliated with itself, a source that copies itself, a
//! claim that repeats itself or cites the source it stands in; and a `relation` from an event to
//! the same event. A deadline may run from its own warning (`within: { of: ... }`).
//!
//! ## Why it matters
//!
//! Such a field says nothing, and stands where something was meant to be said.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   raid: { act: attack, part_of: raid }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   offensive: { act: attack }
//!   raid: { act: attack, part_of: offensive }
//! ```
//!
//! ## How to fix it
//!
//! Name the record that was meant, or leave the field out.

use super::context::{Context, Suspicion};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::{Graph, Kind};
use crate::model::claim::Who;
use crate::model::dataset::Origin;
use crate::model::id::Id;

/// Rule `self-reference`.
pub static RULE: Rule = Rule {
    name: "self-reference",
    severity: Severity::Error,
    summary: "a record names itself where another belongs",
};

/// Every reference of a record to itself.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let itself = context
        .suspects()
        .iter()
        .filter(|suspect| suspect.suspicion == Suspicion::Itself)
        .map(|suspect| {
            suspect.finding(SelfReference {
                id: suspect.id.as_str().into(),
                how: How::Field(suspect.field()),
                related: related(context.graph, suspect.record, suspect.origin),
            })
        });
    itself
        .chain(affiliations(context))
        .chain(relations(context))
        .chain(citations(context))
        .collect()
}

/// A record names itself.
#[derive(Debug)]
pub struct SelfReference {
    id: Box<str>,
    how: How,
    related: Option<(Place, &'static str)>,
}

#[derive(Debug)]
enum How {
    /// In this field.
    Field(Box<str>),
    /// An actor is affiliated with itself.
    Affiliation,
    /// A relation has one event at both ends.
    Relation,
    /// A claim cites the source that it stands in.
    Citation,
}

impl Fact for SelfReference {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let id = &self.id;
        match &self.how {
            How::Field(field) => format!("`{id}` names itself in `{field}`"),
            How::Affiliation => format!("`{id}` is affiliated with itself"),
            How::Relation => format!("the relation goes from `{id}` to `{id}` itself"),
            How::Citation => format!("a claim in `{id}` cites `{id}` itself"),
        }
    }

    fn label(&self) -> String {
        "itself".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        let related = self.related.iter();
        related
            .map(|(place, label)| (place.clone(), (*label).to_owned()))
            .collect()
    }

    fn help(&self) -> Option<String> {
        Some(
            match self.how {
                How::Citation => {
                    "drop this speaker: what a source says in its own voice has no `said_by`"
                }
                _ => "name the record that was meant, or leave the field out",
            }
            .to_owned(),
        )
    }

    fn value(&self) -> Option<&str> {
        Some(&self.id)
    }
}

/// The key of the record; a claim has none, and holds the value.
fn related(graph: &Graph, record: &Id, origin: Origin) -> Option<(Place, &'static str)> {
    let node = graph.find(record)?;
    (graph.kind(node) != Kind::Claim).then(|| (origin.place(), "this record"))
}

/// Affiliations of actors with themselves.
fn affiliations<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Finding> + 'a {
    let own = context.data().affiliations.iter();
    own.filter(|it| it.of == it.actor).map(|it| {
        let actor = context.graph.find(&it.actor);
        let defined = actor.map_or(it.origin, |node| context.graph.origin(node));
        let field = FieldPath::root().key("of");
        let related = (defined.place(), "this actor");
        finding(
            (&it.id, it.origin),
            field,
            &it.of,
            How::Affiliation,
            related,
        )
    })
}

/// Relations of events with themselves.
fn relations<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Finding> + 'a {
    let own = context.data().events.iter();
    own.filter_map(|event| Some((event, event.relation.as_ref()?)))
        .filter(|(_, relation)| relation.from == relation.to)
        .filter_map(|(event, relation)| {
            let from = event.origin.field(FieldPath::root().key("from"));
            let field = FieldPath::root().key("to");
            let (related, to) = ((from, "from here"), relation.to.as_ref()?);
            Some(finding(
                (&event.id, event.origin),
                field,
                to,
                How::Relation,
                related,
            ))
        })
}

/// Claims that cite the source in which they stand.
fn citations<'a>(context: &'a Context<'_>) -> impl Iterator<Item = Finding> + 'a {
    let graph = context.graph;
    context.data().claims.iter().flat_map(move |claim| {
        let own = |who: &Who| matches!(who, Who::Source(source) if *source == claim.source);
        let speakers = claim.said_by.iter().enumerate();
        let own = speakers.filter(move |(_, speaker)| own(&speaker.who));
        own.filter_map(move |(index, _)| {
            let source = graph.find(&claim.source)?;
            graph.source(source)?;
            let mut field = FieldPath::root().key("said_by");
            if claim.said_by.len() > 1 {
                field = field.index(index);
            }
            let defined = graph.origin(source).place();
            let related = (defined, "the source in which the claim stands");
            let record = (&claim.id, claim.origin);
            Some(finding(
                record,
                field.key("source"),
                &claim.source,
                How::Citation,
                related,
            ))
        })
    })
}

fn finding(
    (record, origin): (&Id, Origin),
    field: FieldPath,
    id: &Id,
    how: How,
    related: (Place, &'static str),
) -> Finding {
    Finding {
        record: record.as_str().into(),
        place: origin.field(field.clone()),
        field,
        fact: Box::new(SelfReference {
            id: id.as_str().into(),
            how,
            related: Some(related),
        }),
    }
}
