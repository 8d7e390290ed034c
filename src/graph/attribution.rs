//! Attribution: through whose mouths a claim comes.

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::{Edge, Graph};
use crate::model::actor::ActorKind;
use crate::model::claim::{Claim, Who};
use crate::model::date::Date;
use crate::model::source::SourceKind;

/// One voice of a chain, resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// Nobody named.
    Unstated,
    /// One actor, or several jointly, in the order of their nodes.
    Actors(Vec<NodeIndex>),
    /// A source that is cited.
    Source(NodeIndex),
}

impl Voice {
    /// The actors that speak; none for a cited source or where it is unstated.
    pub fn actors(&self) -> &[NodeIndex] {
        match self {
            Self::Actors(actors) => actors,
            Self::Unstated | Self::Source(_) => &[],
        }
    }

    /// Whether every one of these is an unnamed actor, or nobody is named at all.
    pub fn is_unnamed(&self, graph: &Graph) -> bool {
        match self {
            Self::Unstated => true,
            Self::Actors(actors) => actors.iter().all(|actor| is_unnamed(graph, *actor)),
            Self::Source(_) => false,
        }
    }
}

/// Whether a node is an actor of kind `unnamed`.
fn is_unnamed(graph: &Graph, actor: NodeIndex) -> bool {
    graph
        .actor(actor)
        .is_some_and(|actor| actor.kind == ActorKind::Unnamed)
}

/// The chain of voices of a claim, outermost first; empty for a source's own voice.
///
/// The own voice of a speech or post is its author's and that of a press release its publisher's:
/// there, they are the only voice of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source in which the claim stands.
    pub source: Option<NodeIndex>,
    /// The voices.
    pub chain: Vec<Voice>,
}

impl Attribution {
    /// The voice that speaks itself; none for a source's own.
    pub fn innermost(&self) -> Option<&Voice> {
        self.chain.last()
    }

    /// Whether the claim is in the source's own voice.
    pub const fn is_voiced(&self) -> bool {
        self.chain.is_empty()
    }
}

impl Graph {
    /// Through whose mouths a claim comes.
    pub fn attribution(&self, node: NodeIndex) -> Attribution {
        let Some(claim) = self.claim(node) else {
            return Attribution {
                source: None,
                chain: Vec::new(),
            };
        };
        let mut source = None;
        let mut chain = vec![Voice::Unstated; claim.said_by.len()];
        for edge in self.inner().edges(node) {
            match *edge.weight() {
                Edge::ReportedIn => source = Some(edge.target()),
                Edge::SaidBy(position) => {
                    let position = usize::from(position);
                    let cites = matches!(claim.said_by[position].who, Who::Source(_));
                    match &mut chain[position] {
                        Voice::Actors(actors) => actors.push(edge.target()),
                        voice if cites => *voice = Voice::Source(edge.target()),
                        voice => *voice = Voice::Actors(vec![edge.target()]),
                    }
                }
                _ => {}
            }
        }
        for voice in &mut chain {
            if let Voice::Actors(actors) = voice {
                actors.sort_unstable();
                actors.dedup();
            }
        }
        if chain.is_empty() {
            chain.extend(source.and_then(|source| self.own_voice(source)));
        }
        Attribution { source, chain }
    }

    /// The source whose text a source carries: itself, unless it is a copy.
    pub fn original(&self, source: NodeIndex) -> NodeIndex {
        let mut current = source;
        // Copies that copy each other are an error; the walk ends all the same.
        for _ in 0..64 {
            match self.first(current, Edge::CopyOf) {
                Some(next) if next != source => current = next,
                _ => break,
            }
        }
        current
    }

    /// Whether a source is a copy of something unknown.
    pub fn is_copy_of_unknown(&self, source: NodeIndex) -> bool {
        let original = self.original(source);
        self.source(original)
            .and_then(|source| source.copy_of.as_ref())
            .is_some_and(super::super::model::id::Id::is_unstated)
    }

    /// When a claim was said: the innermost speaker's date, else an outer one's, else that of
    /// publication. A speaker's date is written, or that of the event in which it was said.
    pub fn said_date(&self, node: NodeIndex) -> Option<&Date> {
        let claim = self.claim(node)?;
        self.spoken_date(claim, claim.said_by.len())
    }

    /// When the innermost of the first `voices` of a claim's speakers spoke: its own date, else an
    /// outer one's, else that of publication.
    pub fn spoken_date<'g>(&'g self, claim: &'g Claim, voices: usize) -> Option<&'g Date> {
        claim.said_by[..voices.min(claim.said_by.len())]
            .iter()
            .rev()
            .find_map(|speaker| {
                speaker.date.as_deref().or_else(|| {
                    let event = self.event(self.find(speaker.within.as_ref()?)?)?;
                    event.date.as_ref()
                })
            })
            .or_else(|| self.published(claim))
    }

    /// When the source of a claim was published.
    pub fn published(&self, claim: &Claim) -> Option<&Date> {
        self.source(self.find(&claim.source)?)?.published.date()
    }

    fn own_voice(&self, source: NodeIndex) -> Option<Voice> {
        let source = self.original(source);
        let edge = match self.source(source)?.kind {
            SourceKind::Speech | SourceKind::Post => Edge::Author,
            SourceKind::PressRelease => Edge::Publisher,
            _ => return None,
        };
        let mut actors: Vec<_> = self
            .out(source, |found| found == edge)
            .into_iter()
            .map(|(_, actor)| actor)
            .collect();
        actors.sort_unstable();
        actors.dedup();
        if actors.is_empty() {
            None
        } else {
            Some(Voice::Actors(actors))
        }
    }
}
