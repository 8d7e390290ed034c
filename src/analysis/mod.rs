//! Everything that is derived, each in a file of its own, as a function of the graph and the
//! evidence. Nothing of it is stored in the graph, and every output marks it as derived.

pub mod acknowledged;
pub mod affiliation;
pub mod as_of;
pub mod bench;
pub mod citing;
pub mod contradiction;
pub mod counting;
pub mod coverage;
pub mod deadline;
pub mod elapsed;
pub mod event_state;
pub mod fits;
pub mod flags;
pub mod in_force;
pub mod independence;
pub mod judged_at;
pub mod ladder;
pub mod live;
pub mod order;
pub mod origins;
pub mod red_line;
pub mod set_aside;
pub mod slot;
pub mod stats;
pub mod status;
pub mod timeline;
pub mod utterance;
pub mod without;

use petgraph::graph::NodeIndex;

use crate::graph::{Evidence, Graph};
use crate::model::date::Date;
use affiliation::Hold;
use bench::Bench;
use counting::ClaimState;
use event_state::{EventState, judge};
use fits::Ladder;
use red_line::{RedLine, Watch};
use slot::Filling;
use utterance::Utterance;

/// Everything derived from a graph and the evidence.
#[derive(Debug)]
pub struct Derived<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// The evidence.
    pub evidence: &'g Evidence,
    /// The claims, decoded, in the order of the claims.
    pub utterances: Vec<Utterance>,
    /// What is known of each claim.
    pub claims: Vec<ClaimState>,
    /// Whether each affiliation holds.
    pub affiliations: Vec<Hold>,
    /// What is derived of each event.
    pub events: Vec<EventState>,
    /// The date at which deadlines are judged and what is in force is asked.
    pub judged_at: Option<Date>,
    /// The conditional warnings.
    pub red_lines: Vec<RedLine>,
}

impl<'g> Derived<'g> {
    /// Derives everything, in the order that the model gives: each step uses only those before it.
    pub fn new(graph: &'g Graph, evidence: &'g Evidence) -> Self {
        let utterances = Utterance::all(graph);
        let timings = as_of::timings(graph, evidence.as_of.as_ref());
        let fates = live::fates(graph, evidence.as_of.as_ref(), &timings, &utterances);
        let claims = counting::claim_states(graph, evidence, &timings, &fates, &utterances);
        let affiliations = affiliation::holds(graph, &utterances, &claims);
        let ladder = Ladder::new(graph, &affiliations);
        let bench = Bench {
            graph,
            utterances: &utterances,
            states: &claims,
            ladder,
        };
        let events: Vec<_> = graph
            .events()
            .map(|(node, _)| judge(&bench, node))
            .collect();
        let judged_at = judged_at::judged_at(graph, evidence, &utterances, &claims);
        let filling = Filling {
            graph,
            ladder,
            events: &events,
        };
        let red_lines = Watch::new(bench, filling, judged_at.as_ref()).red_lines(false);
        Self {
            graph,
            evidence,
            utterances,
            claims,
            affiliations,
            events,
            judged_at,
            red_lines,
        }
    }

    /// What is derived of an event. The node must be one.
    pub fn event(&self, node: NodeIndex) -> &EventState {
        &self.events[self.graph.position(node)]
    }

    /// What is known of a claim. The node must be one.
    pub fn claim(&self, node: NodeIndex) -> &ClaimState {
        &self.claims[self.graph.position(node)]
    }

    /// A claim, decoded. The node must be one.
    pub fn utterance(&self, node: NodeIndex) -> &Utterance {
        &self.utterances[self.graph.position(node)]
    }

    /// What the status of an event is derived from.
    pub fn bench(&self) -> Bench<'_> {
        Bench {
            graph: self.graph,
            utterances: &self.utterances,
            states: &self.claims,
            ladder: self.ladder(),
        }
    }

    /// The affiliations that hold, to walk upward by.
    pub fn ladder(&self) -> Ladder<'_> {
        Ladder::new(self.graph, &self.affiliations)
    }

    /// The values of roles and slots.
    pub fn filling(&self) -> Filling<'_> {
        Filling {
            graph: self.graph,
            ladder: self.ladder(),
            events: &self.events,
        }
    }

    /// The conditional warnings with every event of the right act among their pairs, near or not.
    pub fn red_lines_in_full(&self) -> Vec<RedLine> {
        Watch::new(self.bench(), self.filling(), self.judged_at.as_ref()).red_lines(true)
    }

    /// What is derived of a warning's condition, if it has one.
    pub fn red_line(&self, warning: NodeIndex) -> Option<&RedLine> {
        self.red_lines
            .binary_search_by_key(&warning, |line| line.warning)
            .ok()
            .map(|at| &self.red_lines[at])
    }
}
