//! Records name each other in a circle where there can be none.
//!
//! ## What it finds
//!
//! A circle of one of these: events that are `part_of` or `kind_of` each other, that respond to
//! each other, are a reason for each other or come after each other (`after`, and `before` turned
//! round); items that are `kind_of` each other, places `within` each other, actors affiliated
//! upward with each other (leads, represents, part-of, employed-by, member-of; not where two of the
//! affiliations are certainly not of the same time), sources that are `copy_of` each other or
//! supersede each other, and claims that repeat, retract, supersede or cite each other. A claim
//! cites those of a source that its speakers name, on the same event. What a `relation` says is
//! somebody's view, and may go round.
//!
//! The circle is named in order and told once, at its first record in the order of the ids. Of
//! circles that share a step, the others show once one is mended.
//!
//! ## Why it matters
//!
//! Whole and part, kind and case, act and answer, before and after, original and copy are orders:
//! what is asked along them (does this fit the pattern, who stands above whom, which came first,
//! does the claim still stand) has no answer in a circle.
//!
//! ## Example
//!
//! ```yaml
//! events:
//!   offensive: { act: attack, part_of: war }
//!   raid: { act: attack, part_of: offensive }
//!   war: { act: attack, part_of: raid }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! events:
//!   offensive: { act: attack, part_of: war }
//!   raid: { act: attack, part_of: offensive }
//!   war: { act: attack }
//! ```
//!
//! ## How to fix it
//!
//! One of the steps is wrong, or the other way round: drop it. Where two events belong together
//! without one being the whole, make a third one of which both are parts. Where blow follows blow,
//! each blow is an event of its own, and each answers the one before it.

mod arcs;

use petgraph::graph::NodeIndex;

use super::context::Context;
use super::cycle::cycles;
use super::finding::entry;
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::Graph;
use crate::model::actor::Affiliation;
use crate::model::date::before;
use crate::model::event::Link;

/// Rule `reference-cycle`.
pub static RULE: Rule = Rule {
    name: "reference-cycle",
    severity: Severity::Error,
    summary: "records name each other in a circle where there can be none",
};

/// Every cycle of each relation.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let graph = context.graph;
    let mut findings = Vec::new();
    for arcs in arcs::relations(context) {
        let ends: Vec<_> = arcs.iter().map(|arc| (arc.from, arc.to)).collect();
        for cycle in cycles(&ends) {
            let cycle = steps(graph, cycle.iter().map(|arc| arcs[*arc].clone()));
            if !is_at_different_times(&cycle) {
                findings.extend(finding(graph, &cycle));
            }
        }
    }
    findings
}

/// A step of a relation from one record to another.
#[derive(Clone)]
struct Arc<'g> {
    from: NodeIndex,
    to: NodeIndex,
    /// "is part of"
    says: &'static str,
    /// The record that has the field, and the field: that of `from` or of `to`.
    written: NodeIndex,
    field: Field,
    affiliation: Option<&'g Affiliation>,
}

/// A field, which costs nothing until its path is asked for.
#[derive(Clone, Copy)]
enum Field {
    /// A field of the record.
    Key(&'static str),
    /// The link of an event to another.
    Link(Link),
    /// A field of a mapping in it.
    Inner(&'static str, &'static str),
}

impl Arc<'_> {
    /// An arc that the record `from` writes.
    const fn new(from: NodeIndex, says: &'static str, to: NodeIndex, field: Field) -> Self {
        Self {
            from,
            to,
            says,
            written: from,
            field,
            affiliation: None,
        }
    }

    fn path(&self, graph: &Graph) -> FieldPath {
        match self.field {
            Field::Key(key) => FieldPath::root().key(key),
            Field::Inner(key, inner) => FieldPath::root().key(key).key(inner),
            Field::Link(link) => {
                let event = graph.event(self.written);
                let ids = event.map_or(&[][..], |event| event.links(link));
                let other = if self.written == self.from {
                    self.to
                } else {
                    self.from
                };
                let nth = ids.iter().position(|id| id == graph.id(other));
                entry(link.name(), nth.unwrap_or_default(), ids.len())
            }
        }
    }

    fn place(&self, graph: &Graph) -> Place {
        graph.origin(self.written).field(self.path(graph))
    }
}

/// The arcs from record to record: one to a group of claims goes on to the claim after it.
fn steps<'g>(graph: &Graph, arcs: impl Iterator<Item = Arc<'g>>) -> Vec<Arc<'g>> {
    let is_group = |node: NodeIndex| node.index() >= graph.len();
    let mut steps: Vec<Arc<'g>> = Vec::new();
    for arc in arcs {
        match steps.last_mut() {
            Some(last) if is_group(arc.from) => last.to = arc.to,
            _ => steps.push(arc),
        }
    }
    steps
}

/// Whether two affiliations of a cycle never last at the same time.
fn is_at_different_times(cycle: &[Arc<'_>]) -> bool {
    let affiliations: Vec<_> = cycle.iter().filter_map(|arc| arc.affiliation).collect();
    let last = affiliations.iter().filter_map(|it| it.from.as_ref());
    last.clone().any(|from| {
        let mut ends = affiliations.iter().filter_map(|it| it.until.as_ref());
        ends.any(|until| before(until, from).is_certain())
    })
}

fn finding(graph: &Graph, cycle: &[Arc<'_>]) -> Option<Finding> {
    let first = cycle.first()?;
    let steps = cycle.iter().map(|arc| Step {
        from: graph.id(arc.from).as_str().into(),
        says: arc.says,
        to: graph.id(arc.to).as_str().into(),
        place: arc.place(graph),
    });
    Some(Finding {
        record: graph.id(first.written).as_str().into(),
        field: first.path(graph),
        place: first.place(graph),
        fact: Box::new(ReferenceCycle {
            steps: steps.collect(),
        }),
    })
}

/// Records that name each other in a circle.
#[derive(Debug)]
pub struct ReferenceCycle {
    steps: Box<[Step]>,
}

#[derive(Debug)]
struct Step {
    from: Box<str>,
    says: &'static str,
    to: Box<str>,
    place: Place,
}

impl ReferenceCycle {
    /// So many steps are named; of a longer circle, the rest are counted.
    const NAMED: usize = 12;
}

impl Fact for ReferenceCycle {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let Some(first) = self.steps.first() else {
            return String::new();
        };
        let named = self.steps.iter().take(Self::NAMED);
        let named: Vec<String> = named
            .map(|step| format!("{} `{}`", step.says, step.to))
            .collect();
        let message = format!("`{}` {}", first.from, named.join(", which "));
        match self.steps.len().saturating_sub(Self::NAMED) {
            0 => message,
            more => format!("{message}, and so on over {more} more to `{}`", first.from),
        }
    }

    fn label(&self) -> String {
        self.steps.first().map_or_else(String::new, Step::in_words)
    }

    fn related(&self) -> Vec<(Place, String)> {
        let rest = self.steps.iter().take(Self::NAMED).skip(1);
        rest.map(|step| (step.place.clone(), step.in_words()))
            .collect()
    }

    fn help(&self) -> Option<String> {
        Some("one of these is wrong or the other way round: drop it".to_owned())
    }
}

impl Step {
    fn in_words(&self) -> String {
        format!("`{}` {} `{}`", self.from, self.says, self.to)
    }
}
