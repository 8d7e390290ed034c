//! Two actors go by one name.
//!
//! ## What it finds
//!
//! A `name` or alias of an actor that another has before it in the order of ids, letters and digits
//! compared, case and signs left aside; and an alias that its own actor has already, written the same
//! but for case. Unnamed
//! sources are left out: two texts may well call theirs the same.
//!
//! ## Why it matters
//!
//! Questions take names: `path Roe Holt` cannot tell which of the two is meant. Mostly they are one
//! actor recorded twice, whose claims then count as independent.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   jane-roe: { name: Jane Roe, kind: person }
//!   roe: { name: J. Roe, kind: person, aliases: [Jane Roe] }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   jane-roe: { name: Jane Roe, kind: person, aliases: [J. Roe] }
//! ```
//!
//! ## How to fix it
//!
//! If they are one, make one record of them. If not, give each a name that tells them apart.

use rustc_hash::FxHashMap;

use super::context::Context;
use super::finding::{entry, finding, key};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::Graph;
use crate::model::actor::{Actor, ActorKind};

/// Rule `duplicate-alias`.
pub static RULE: Rule = Rule {
    name: "duplicate-alias",
    severity: Severity::Warning,
    summary: "two actors go by one name",
};

/// Every name that is taken.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut taken: FxHashMap<String, (&Actor, FieldPath, &str)> = FxHashMap::default();
    let mut findings = Vec::new();
    for actor in named(context.graph) {
        for (name, field) in written(actor) {
            let plain = plain(name);
            if plain.is_empty() {
                continue;
            }
            match taken.get(&plain) {
                None => {
                    taken.insert(plain, (actor, field, name));
                }
                // Two ways to write one's own name (US, U.S.) are two names.
                Some((first, _, written))
                    if first.id == actor.id && written.to_lowercase() != name.to_lowercase() => {}
                Some((first, at, _)) => {
                    let fact = DuplicateAlias {
                        name: name.into(),
                        first: first.id.as_str().into(),
                        is_own: first.id == actor.id,
                        at: first.origin.field(at.clone()),
                    };
                    findings.push(finding(actor, field, fact));
                }
            }
        }
    }
    findings
}

/// The actors that have names of their own.
fn named(graph: &Graph) -> impl Iterator<Item = &Actor> {
    let actors = graph.data().actors.iter();
    actors.filter(|actor| actor.kind != ActorKind::Unnamed)
}

/// The names of an actor, each with its field.
fn written(actor: &Actor) -> impl Iterator<Item = (&str, FieldPath)> {
    let count = actor.aliases.len();
    let aliases = actor.aliases.iter().enumerate();
    let aliases = aliases.map(move |(index, alias)| (&**alias, entry("aliases", index, count)));
    std::iter::once((&*actor.name, key("name"))).chain(aliases)
}

/// A name as it is compared: letters and digits alone, in lower case.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Every name of an actor as it is compared, with the actor.
pub(crate) fn names(graph: &Graph) -> impl Iterator<Item = (&Actor, String)> {
    named(graph).flat_map(|actor| written(actor).map(move |(name, _)| (actor, plain(name))))
}

/// A name that is taken.
#[derive(Debug)]
pub struct DuplicateAlias {
    name: Box<str>,
    first: Box<str>,
    is_own: bool,
    at: Place,
}

impl Fact for DuplicateAlias {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        if self.is_own {
            format!("`{}` has the name \"{}\" already", self.first, self.name)
        } else {
            format!("`{}` goes by \"{}\" too", self.first, self.name)
        }
    }

    fn label(&self) -> String {
        "the same name".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.at.clone(), "taken here".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(if self.is_own {
            "drop one of the two".to_owned()
        } else {
            "make one record of them, or give each a name that tells them apart".to_owned()
        })
    }

    fn value(&self) -> Option<&str> {
        Some(&self.name)
    }
}
