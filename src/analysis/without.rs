//! Without: what falls or changes if a source, publisher or speaker had said nothing.

use petgraph::graph::NodeIndex;

use super::Derived;
use super::contradiction::contradictions;
use super::flags::Flag;
use super::in_force::{InForce, in_force};
use super::independence::Origins;
use super::red_line::RedLineStatus;
use super::status::Status;
use crate::graph::{Evidence, Graph};

/// What is known of an event, as far as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its status.
    pub status: Status,
    /// Its flags.
    pub flags: Vec<Flag>,
    /// Independent origins of what is said for it.
    pub origins: Origins,
    /// Counting claims of either polarity.
    pub claims: usize,
}

/// An event of which less, or something else, is known.
#[derive(Clone, Debug)]
pub struct EventChange {
    /// The event.
    pub event: NodeIndex,
    /// What is known with the word in question.
    pub before: Known,
    /// What is known without it.
    pub after: Known,
    /// The claims that fall, in their order.
    pub fallen: Vec<NodeIndex>,
}

/// Everything that changes.
#[derive(Clone, Debug)]
pub struct Changes {
    /// How many claims fall, of events and of affiliations.
    pub fallen: usize,
    /// The events that lose support or change, in their order.
    pub events: Vec<EventChange>,
    /// The conditional warnings whose status changes, with both.
    pub red_lines: Vec<(NodeIndex, RedLineStatus, RedLineStatus)>,
    /// Permissions, sanctions and orders whose force changes, with both.
    pub in_force: Vec<(NodeIndex, InForce, InForce)>,
    /// Affiliations that are borne out no longer.
    pub affiliations: Vec<NodeIndex>,
    /// How many contradictions there are, before and after.
    pub contradictions: (usize, usize),
}

/// The evidence without what these say too.
pub fn evidence_without(evidence: &Evidence, fallen: &[NodeIndex]) -> Evidence {
    let mut without = evidence.clone();
    without.without.extend(fallen);
    without.without.sort_unstable();
    without.without.dedup();
    without
}

/// What changes from one evidence to another of the same graph.
pub fn changes(before: &Derived<'_>, after: &Derived<'_>) -> Changes {
    let graph = before.graph;
    let claims = graph.claims();
    let falls = claims
        .filter(|(claim, _)| before.claim(*claim).in_evidence && !after.claim(*claim).in_evidence);
    let mut changes = Changes {
        fallen: falls.count(),
        events: Vec::new(),
        red_lines: Vec::new(),
        in_force: Vec::new(),
        affiliations: Vec::new(),
        contradictions: (contradictions(before).len(), contradictions(after).len()),
    };
    for (event, _) in graph.events() {
        let fallen = fallen(graph, before, after, event);
        let (was, is) = (known(before, event), known(after, event));
        if !fallen.is_empty() || was != is {
            changes.events.push(EventChange {
                event,
                before: was,
                after: is,
                fallen,
            });
        }
        let force = |derived: &Derived<'_>| {
            let at = derived.judged_at.as_ref();
            in_force(derived, event, at).map(|force| force.value)
        };
        if let (Some(was), Some(is)) = (force(before), force(after))
            && was != is
        {
            changes.in_force.push((event, was, is));
        }
    }
    for (was, is) in before.red_lines.iter().zip(&after.red_lines) {
        if was.status != is.status {
            changes.red_lines.push((was.warning, was.status, is.status));
        }
    }
    for (node, _) in graph.affiliations() {
        let at = graph.position(node);
        if before.affiliations[at] != after.affiliations[at] {
            changes.affiliations.push(node);
        }
    }
    changes
}

fn known(derived: &Derived<'_>, event: NodeIndex) -> Known {
    let state = derived.event(event);
    Known {
        status: state.status,
        flags: state.flags.clone(),
        origins: state.origins,
        claims: state.positive.len() + state.negative.len(),
    }
}

/// The claims about an event that were in evidence and are no longer.
fn fallen(
    graph: &Graph,
    before: &Derived<'_>,
    after: &Derived<'_>,
    event: NodeIndex,
) -> Vec<NodeIndex> {
    let mut claims = graph.claims_about(event);
    claims.retain(|claim| before.claim(*claim).in_evidence && !after.claim(*claim).in_evidence);
    claims
}
