//! A condition asks for what no event of the graph has.
//!
//! ## What it finds
//!
//! A role of a condition's pattern (its `object`'s roles too) that nothing can fill: no other event
//! has, in this role, one of the values asked for, anything that fits one of them (upward through
//! affiliations, kinds and places, at whatever date), or anything broader. Counted are the roles of
//! events and those that claims give in `says`; for target, instrument and place also those of what
//! an event is about, where it has none itself. A slot that is `unstated`, or asks for an actor of
//! kind `unnamed`, is left alone, for anybody may turn out to be meant. While a file cannot be read
//! at all, nothing is told: what is missing may be in it.
//!
//! That is worth knowing only (`info`): what a warning warns of has not happened yet, as a rule. It
//! is a warning where a `target` can be filled by no other event of the act that the condition names,
//! and one of that act has the very value as its `place`, or the other way round: then the slot
//! stands in the wrong role.
//!
//! ## Why it matters
//!
//! Such a red line looks safe for ever, whatever happens. A second record of the same place, or
//! `target` where the events say `place`, does that without a sound.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//! places:
//!   border-region: { name: the border region, within: eastland }
//!
//! events:
//!   strike: { act: attack, place: border-region }
//!   warning:
//!     act: warn
//!     actor: eastland
//!     condition: { act: attack, target: border-region }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   eastland: { name: Eastland, kind: state }
//! places:
//!   border-region: { name: the border region, within: eastland }
//!
//! events:
//!   strike: { act: attack, place: border-region }
//!   warning:
//!     act: warn
//!     actor: eastland
//!     condition: { act: attack, place: border-region }
//! ```
//!
//! ## How to fix it
//!
//! Ask for the value in the role in which the events have it, or for something wider. Where two
//! records stand for the same thing, keep one. If nothing of the kind has happened, all is well.

mod used;

use petgraph::graph::NodeIndex;

use super::context::Context;
use super::finding::{finding, key, place};
use super::takes::Takes;
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::Graph;
use crate::model::act::Act;
use crate::model::actor::ActorKind;
use crate::model::event::{Event, Pattern};
use crate::model::id::Id;
use crate::model::role::{Filler, Role};
use used::{Depth, Used};

/// Rule `unfillable-slot`.
pub static RULE: Rule = Rule {
    name: "unfillable-slot",
    severity: Severity::Info,
    summary: "a condition asks for what no event of the graph has",
};

/// Every slot that nothing can fill. Takes time linear in the graph.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let has_slots = |event: &Event| {
        let condition = event.condition.as_deref();
        condition.is_some_and(|it| {
            it.pattern.object.is_some() || it.pattern.roles.written().next().is_some()
        })
    };
    if context.unloaded > 0 || !context.data().events.iter().any(has_slots) {
        return Vec::new();
    }
    let mut acts: Vec<Act> = Vec::new();
    for event in &context.data().events {
        let condition = event.condition.iter();
        acts.extend(condition.flat_map(|it| it.pattern.act.iter().copied()));
    }
    acts.sort_unstable();
    acts.dedup();
    let used = Used::new(graph, &acts);
    let mut findings = Vec::new();
    for (node, event) in graph.events() {
        if let Some(condition) = event.condition.as_deref() {
            let mut asked = Asked {
                graph,
                used: &used,
                warning: (node, event),
                findings: &mut findings,
            };
            let acts = &condition.pattern.act;
            asked.pattern(&condition.pattern, &key("condition"), Depth::Event, acts);
        }
    }
    findings
}

/// What one condition asks for.
struct Asked<'a, 'g> {
    graph: &'g Graph,
    used: &'a Used,
    warning: (NodeIndex, &'g Event),
    findings: &'a mut Vec<Finding>,
}

impl Asked<'_, '_> {
    fn pattern(&mut self, pattern: &Pattern, way: &FieldPath, depth: Depth, acts: &[Act]) {
        for (role, wanted) in pattern.roles.written() {
            let Some(nodes) = self.asked_for(role, wanted) else {
                continue;
            };
            let (used, warning) = (self.used, self.warning.0);
            let fills = |act| {
                nodes
                    .iter()
                    .any(|it| used.fills(act, depth, role, *it, warning))
            };
            let elsewhere = if acts.iter().any(|act| fills(Some(*act))) {
                None
            } else {
                self.elsewhere(role, &nodes, acts)
            };
            if elsewhere.is_some() || !fills(None) {
                self.tell(role, wanted, way, elsewhere);
            }
        }
        if let Some(object) = &pattern.object {
            self.pattern(object, &way.key("object"), Depth::Object, &[]);
        }
    }

    /// The records that a slot asks for; none where it asks for nothing in particular, or for what
    /// cannot stand there, which other rules report.
    fn asked_for(&self, role: Role, wanted: &Filler) -> Option<Vec<NodeIndex>> {
        let graph = self.graph;
        let mut nodes = Vec::new();
        for id in wanted.ids() {
            let node = graph.find(id)?;
            let actor = graph.actor(node);
            let unnamed = actor.is_some_and(|it| it.kind == ActorKind::Unnamed);
            if unnamed || !Takes::role(role).fits(graph, node) {
                return None;
            }
            nodes.push(node);
        }
        (!nodes.is_empty()).then_some(nodes)
    }

    /// Where an event of one of the acts has one of the records as its place, not as its target, or
    /// the other way round: the two roles that are taken for each other.
    fn elsewhere(&self, role: Role, nodes: &[NodeIndex], acts: &[Act]) -> Option<Elsewhere> {
        let role = match role {
            Role::Target => Role::Place,
            Role::Place => Role::Target,
            Role::Actor | Role::Recipient | Role::Instrument => return None,
        };
        let mut pairs = acts
            .iter()
            .flat_map(|act| nodes.iter().map(move |node| (*act, *node)));
        let event = pairs.find_map(|(act, node)| self.used.has(act, node, role, self.warning.0))?;
        let event = self.graph.event(event)?;
        Some(Elsewhere {
            role,
            event: event.id.as_str().into(),
            place: place(event, &key(role.name())),
        })
    }

    fn tell(&mut self, role: Role, wanted: &Filler, way: &FieldPath, elsewhere: Option<Elsewhere>) {
        let event = self.warning.1;
        let negated = event.condition.as_ref().is_some_and(|it| it.negated);
        let fact = UnfillableSlot {
            role,
            wanted: wanted.ids().iter().map(|id| id.as_str().into()).collect(),
            warning: event.id.as_str().into(),
            looks: match event.act {
                _ if negated => Looks::NeverAverted,
                Act::Warn | Act::Threaten | Act::Demand => Looks::Safe,
                _ => Looks::NeverMet,
            },
            in_object: way.0.len() > 1,
            defined: wanted.ids().first().and_then(|id| self.defined(id)),
            elsewhere,
        };
        self.findings
            .push(finding(event, way.key(role.name()), fact));
    }

    fn defined(&self, id: &Id) -> Option<Place> {
        let node = self.graph.find(id)?;
        Some(self.graph.origin(node).place())
    }
}

/// A slot that nothing can fill.
#[derive(Debug)]
pub struct UnfillableSlot {
    role: Role,
    wanted: Box<[Box<str>]>,
    warning: Box<str>,
    looks: Looks,
    in_object: bool,
    defined: Option<Place>,
    elsewhere: Option<Elsewhere>,
}

/// How the condition looks for ever.
#[derive(Clone, Copy, Debug)]
enum Looks {
    Safe,
    NeverMet,
    NeverAverted,
}

/// Where an event of the act has the value in another role.
#[derive(Debug)]
struct Elsewhere {
    role: Role,
    event: Box<str>,
    place: Place,
}

impl Fact for UnfillableSlot {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn severity(&self) -> Severity {
        match self.elsewhere {
            Some(_) => Severity::Warning,
            None => Severity::Info,
        }
    }

    fn message(&self) -> String {
        let wanted: Vec<String> = self.wanted.iter().map(|id| super::shown(id)).collect();
        let has = match (self.in_object, &self.elsewhere) {
            (true, _) => "no event is about one that has",
            (false, None) => "no event has",
            (false, Some(_)) => "no event of this act has",
        };
        let warning = &self.warning;
        let looks = match self.looks {
            Looks::Safe => format!("`{warning}` looks safe for ever"),
            Looks::NeverMet => format!("the condition of `{warning}` never looks met"),
            Looks::NeverAverted => format!("`{warning}` never looks averted"),
        };
        let wanted = wanted.join(" or ");
        format!("{has} {wanted} for its `{}`: {looks}", self.role)
    }

    fn label(&self) -> String {
        "nothing can fill this".to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        if let Some(elsewhere) = &self.elsewhere {
            let label = format!("the `{}` of `{}`", elsewhere.role, elsewhere.event);
            return vec![(elsewhere.place.clone(), label)];
        }
        let defined = self.defined.iter();
        defined
            .map(|place| (place.clone(), "defined here".to_owned()))
            .collect()
    }

    fn help(&self) -> Option<String> {
        Some(match &self.elsewhere {
            Some(elsewhere) => format!(
                "ask for it as `{}`, as `{}` has it",
                elsewhere.role, elsewhere.event
            ),
            None => "if events say the same by another record or in another role, use that here; \
                     if nothing of the kind has happened, all is well"
                .to_owned(),
        })
    }

    fn value(&self) -> Option<&str> {
        self.wanted.first().map(|id| &**id)
    }
}
