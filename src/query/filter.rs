//! Selection: which events are asked about. It hides rows and never changes a derived value.

use petgraph::graph::NodeIndex;

use crate::analysis::Derived;
use crate::analysis::flags::Flag;
use crate::analysis::slot::Filling;
use crate::analysis::status::Status;
use crate::graph::Graph;
use crate::model::act::Act;
use crate::model::claim::{Modality, Mood};
use crate::model::date::{Certainty, Date, between};
use crate::model::role::Role;

/// Which events are asked about: each list that is not empty must hold one of the event's values.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Acts.
    pub acts: Vec<Act>,
    /// Who acts.
    pub actors: Vec<NodeIndex>,
    /// Whom it is addressed or given to.
    pub recipients: Vec<NodeIndex>,
    /// What it is directed against, the object's target included.
    pub targets: Vec<NodeIndex>,
    /// Sources in which a claim about it stands.
    pub sources: Vec<NodeIndex>,
    /// Statuses.
    pub statuses: Vec<Status>,
    /// Flags.
    pub flags: Vec<Flag>,
    /// Moods of its claims in evidence.
    pub moods: Vec<Mood>,
    /// The weakest modality it may have.
    pub min_modality: Option<Modality>,
    /// Only these events, in their order, whatever else is asked; all where none are given.
    pub among: Option<Vec<NodeIndex>>,
    /// Not certainly before this date; an undated event is in.
    pub since: Option<Date>,
    /// Not certainly after this date; an undated event is in.
    pub until: Option<Date>,
}

impl Selection {
    /// Whether everything is asked about.
    pub fn is_everything(&self) -> bool {
        self.acts.is_empty()
            && self.actors.is_empty()
            && self.recipients.is_empty()
            && self.targets.is_empty()
            && self.sources.is_empty()
            && self.statuses.is_empty()
            && self.flags.is_empty()
            && self.moods.is_empty()
            && self.min_modality.is_none()
            && self.among.is_none()
            && !self.is_by_date()
    }

    /// Whether dates are asked about, so that undated events are marked.
    pub const fn is_by_date(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// Whether an event is asked about.
    pub fn keeps(&self, derived: &Derived<'_>, event: NodeIndex) -> bool {
        let graph = derived.graph;
        let Some(record) = graph.event(event) else {
            return false;
        };
        let state = derived.event(event);
        let filling = derived.filling();
        self.among
            .as_ref()
            .is_none_or(|among| among.binary_search(&event).is_ok())
            && (self.acts.is_empty() || self.acts.contains(&record.act))
            && fills(graph, &filling, &self.actors, event, Role::Actor)
            && fills(graph, &filling, &self.recipients, event, Role::Recipient)
            && fills(graph, &filling, &self.targets, event, Role::Target)
            && (self.statuses.is_empty() || self.statuses.contains(&state.status))
            && (self.flags.is_empty() || state.flags.iter().any(|flag| self.flags.contains(flag)))
            && (self.sources.is_empty()
                || claims(derived, event).any(|claim| {
                    let source = derived.utterance(claim).attribution.source;
                    source.is_some_and(|source| self.sources.contains(&source))
                }))
            && (self.moods.is_empty()
                || claims(derived, event)
                    .any(|claim| self.moods.contains(&derived.utterance(claim).mood)))
            && self
                .min_modality
                .is_none_or(|least| state.modality.is_some_and(|is| is >= least))
            && self.keeps_date(filling.date(event))
    }

    fn keeps_date(&self, date: Option<&Date>) -> bool {
        !self.is_by_date()
            || date.is_none_or(|date| {
                between(date, self.since.as_ref(), self.until.as_ref()) != Certainty::No
            })
    }
}

fn fills(
    graph: &Graph,
    filling: &Filling<'_>,
    wanted: &[NodeIndex],
    event: NodeIndex,
    role: Role,
) -> bool {
    wanted.is_empty()
        || graph
            .find_all(filling.value(event, role).ids())
            .any(|node| wanted.contains(&node))
}

fn claims<'d>(derived: &'d Derived<'_>, event: NodeIndex) -> impl Iterator<Item = NodeIndex> + 'd {
    derived
        .graph
        .claims_about(event)
        .into_iter()
        .filter(|claim| derived.claim(*claim).in_evidence && derived.claim(*claim).fate.is_live())
}
