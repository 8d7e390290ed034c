//! A group stands in a list beside one of its own members.
//!
//! ## What it finds
//!
//! A role of an event, or a joint speaker, that lists an actor of kind `group` with `members_of`
//! and an actor that has an affiliation `member-of` or `part-of` with that organization.
//!
//! ## Why it matters
//!
//! A list is one joint act of all that are in it. The member then acts twice, and whether the text
//! means the group without it, or names it as an example, is lost.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   alliance: { name: the alliance, kind: alliance }
//!   allies: { name: the alliance's countries, kind: group, members_of: alliance }
//!   westland: { name: Westland, kind: state, affiliations: [{ role: member-of, of: alliance }] }
//! events:
//!   permission: { act: authorize, actor: [allies, westland] }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   alliance: { name: the alliance, kind: alliance }
//!   allies: { name: the alliance's countries, kind: group, members_of: alliance }
//!   westland: { name: Westland, kind: state, affiliations: [{ role: member-of, of: alliance }] }
//! events:
//!   permission: { act: authorize, actor: allies }
//!   own-permission: { act: authorize, actor: westland, part_of: permission }
//! ```
//!
//! ## How to fix it
//!
//! Name the group alone, or the member alone. What the text says of the member by itself is an
//! event of its own.

use super::context::Context;
use super::finding::{finding, key};
use crate::diagnostic::{Fact, FieldPath, Finding, Rule, Severity};
use crate::graph::{Edge, Graph};
use crate::model::actor::{ActorKind, AffiliationRole};
use crate::model::id::Id;

/// Rule `member-beside-group`.
pub static RULE: Rule = Rule {
    name: "member-beside-group",
    severity: Severity::Warning,
    summary: "a group stands in a list beside one of its own members",
};

/// Every member beside its group.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut actors = context.data().actors.iter();
    if !actors.any(|actor| actor.kind == ActorKind::Group && actor.members_of.is_some()) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for event in &context.data().events {
        for (role, filler) in event.roles.written().filter(|(_, it)| it.ids().len() > 1) {
            for (index, fact) in beside(graph, filler.ids()) {
                findings.push(finding(event, key(role.name()).index(index), fact));
            }
        }
    }
    for claim in &context.data().claims {
        for (position, speaker) in claim.said_by.iter().enumerate() {
            if speaker.actors().len() < 2 {
                continue;
            }
            for (index, fact) in beside(graph, speaker.actors()) {
                let mut field: FieldPath = key("said_by");
                if claim.said_by.len() > 1 {
                    field = field.index(position);
                }
                findings.push(finding(claim, field.key("actor").index(index), fact));
            }
        }
    }
    findings
}

/// The members in a list that stand beside their group, by their position.
fn beside(graph: &Graph, ids: &[Id]) -> Vec<(usize, MemberBesideGroup)> {
    let groups: Vec<_> = ids
        .iter()
        .filter_map(|id| {
            let group = graph.actor(graph.find(id)?)?;
            let is_group = group.kind == ActorKind::Group;
            Some((id, group.members_of.as_ref().filter(|_| is_group)?))
        })
        .collect();
    if groups.is_empty() {
        return Vec::new();
    }
    let is_member = |id: &Id, organization: &Id| {
        let affiliations = graph
            .find(id)
            .map_or(&[][..], |it| graph.affiliations_of(it));
        affiliations.iter().any(|it| {
            let affiliation = graph.affiliation(*it);
            affiliation.is_some_and(|it| {
                let roles = [AffiliationRole::MemberOf, AffiliationRole::PartOf];
                roles.contains(&it.role) && it.of == *organization
            }) && graph.first(*it, Edge::Of).is_some()
        })
    };
    let members = ids.iter().enumerate().filter_map(|(index, id)| {
        let (group, _) = groups
            .iter()
            .find(|(group, organization)| *group != id && is_member(id, organization))?;
        let fact = MemberBesideGroup {
            member: id.as_str().into(),
            group: group.as_str().into(),
        };
        Some((index, fact))
    });
    members.collect()
}

/// A member beside its group.
#[derive(Debug)]
pub struct MemberBesideGroup {
    member: Box<str>,
    group: Box<str>,
}

impl Fact for MemberBesideGroup {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "`{}` is one of `{}`, which is listed too",
            self.member, self.group
        )
    }

    fn label(&self) -> String {
        "named twice".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some(
            "name one of the two; what is said of the member by itself is an event of its own"
                .to_owned(),
        )
    }

    fn value(&self) -> Option<&str> {
        Some(&self.member)
    }
}
