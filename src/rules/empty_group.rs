//! A group stands for the members of an organization that has none here.
//!
//! ## What it finds
//!
//! An actor of kind `group` whose `members_of` names an organization with which no actor has an
//! affiliation `member-of`.
//!
//! ## Why it matters
//!
//! The group fits the organization, but no actor fits the group: an act of a member will not meet a
//! condition that names the group.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   alliance: { name: the alliance, kind: alliance }
//!   allies: { name: the alliance's countries, kind: group, members_of: alliance }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   alliance: { name: the alliance, kind: alliance }
//!   allies: { name: the alliance's countries, kind: group, members_of: alliance }
//!   westland: { name: Westland, kind: state, affiliations: [{ role: member-of, of: alliance }] }
//! ```
//!
//! ## How to fix it
//!
//! Record the members that the graph names anyway, or leave it: this is a remark.

use rustc_hash::FxHashSet;

use super::context::Context;
use super::finding::{finding, key};
use crate::diagnostic::{Fact, Finding, Rule, Severity};
use crate::model::actor::AffiliationRole;
use crate::model::id::Id;

/// Rule `empty-group`.
pub static RULE: Rule = Rule {
    name: "empty-group",
    severity: Severity::Info,
    summary: "a group stands for the members of an organization that has none here",
};

/// Every group without members.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let data = context.data();
    let groups = data.actors.iter();
    let mut groups = groups
        .filter_map(|group| Some((group, group.members_of.as_ref()?)))
        .peekable();
    // What did not load may hold them.
    if groups.peek().is_none() || context.unloaded > 0 {
        return Vec::new();
    }
    let members = data.affiliations.iter();
    let members = members.filter(|it| it.role == AffiliationRole::MemberOf);
    let with_members: FxHashSet<&Id> = members.map(|it| &it.of).collect();
    groups
        .filter(|(_, organization)| !with_members.contains(organization))
        .map(|(group, organization)| {
            let fact = EmptyGroup {
                group: group.id.as_str().into(),
                organization: organization.as_str().into(),
            };
            finding(group, key("members_of"), fact)
        })
        .collect()
}

/// A group without members.
#[derive(Debug)]
pub struct EmptyGroup {
    group: Box<str>,
    organization: Box<str>,
}

impl Fact for EmptyGroup {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "no actor is a member of `{}`, whose members `{}` stands for",
            self.organization, self.group
        )
    }

    fn label(&self) -> String {
        "nobody fits".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some("record members by an affiliation `member-of`, or leave it".to_owned())
    }

    fn value(&self) -> Option<&str> {
        Some(&self.organization)
    }
}
