//! Utterances: each claim decoded, before any other claim is looked at.

use petgraph::graph::NodeIndex;
use rayon::prelude::*;

use crate::graph::{Attribution, Edge, Graph, Kind, Voice};
use crate::model::act::Act;
use crate::model::claim::{Cue, Modality, Mood, Polarity};
use crate::model::date::Date;
use crate::model::event::{Event, RelationLink};

/// A claim, decoded: who speaks, which way, how surely, and whether it is framing.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// What the claim is about.
    pub about: Option<NodeIndex>,
    /// Through whose mouths it comes.
    pub attribution: Attribution,
    /// The cue of the innermost speaker.
    pub cue: Cue,
    /// Which way.
    pub polarity: Polarity,
    /// The weakest modality of the claim and its speakers.
    pub modality: Modality,
    /// A happening, a plan or a supposition.
    pub mood: Mood,
    /// Whether it is somebody's reading that nobody named stands for: a claim on a view or a
    /// causal relation whose innermost speaker is absent, a cited outlet or unstated.
    pub framing: bool,
    /// Whether its words make something else of the event; then it counts for nothing.
    pub drift: bool,
}

impl Utterance {
    /// Decodes every claim, in the order of the claims.
    pub fn all(graph: &Graph) -> Vec<Self> {
        let start = graph.node(Kind::Claim, 0).index();
        let claims = graph.data().claims.par_iter().enumerate();
        claims
            .map(|(position, claim)| {
                let node = NodeIndex::new(start + position);
                let about = graph.first(node, Edge::About);
                let attribution = graph.attribution(node);
                let framing = about
                    .and_then(|event| graph.event(event))
                    .is_some_and(|event| is_view(event) && nobody_stands_for_it(&attribution));
                Self {
                    about,
                    attribution,
                    cue: claim.cue().unwrap_or(Cue::Say),
                    polarity: claim.effective_polarity(),
                    modality: claim.effective_modality(),
                    mood: claim.effective_mood(),
                    framing,
                    drift: claim.drift.is_some(),
                }
            })
            .collect()
    }

    /// Whether the claim is about an event.
    pub fn is_about_event(&self, graph: &Graph) -> bool {
        self.about
            .is_some_and(|node| graph.kind(node) == Kind::Event)
    }
}

/// Whether an event is a view or a causal relation; an order in time or a whole is none.
fn is_view(event: &Event) -> bool {
    match event.act {
        Act::Assess | Act::Forecast => true,
        Act::Relation => !matches!(
            event.relation_link(),
            Some(
                RelationLink::After
                    | RelationLink::Before
                    | RelationLink::During
                    | RelationLink::PartOf
                    | RelationLink::KindOf
            )
        ),
        _ => false,
    }
}

fn nobody_stands_for_it(attribution: &Attribution) -> bool {
    !matches!(attribution.innermost(), Some(Voice::Actors(_)))
}

/// The date of what a claim says: its own, else the event's.
pub fn claimed_date(graph: &Graph, claim: NodeIndex) -> Option<&Date> {
    let record = graph.claim(claim)?;
    record
        .says
        .as_ref()
        .and_then(|says| says.date.as_ref())
        .or_else(|| graph.event(graph.find(&record.about)?)?.date.as_ref())
}
