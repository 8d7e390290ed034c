//! What a field that refers to a record takes.

use petgraph::graph::NodeIndex;

use crate::graph::{Edge, Graph, Kind};
use crate::model::actor::ActorKind;
use crate::model::claim::Who;
use crate::model::role::Role;

/// Which records a field may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Takes {
    /// An actor.
    Actor,
    /// A source.
    Source,
    /// An item.
    Item,
    /// An event.
    Event,
    /// A claim.
    Claim,
    /// A place, or an actor of kind state: its territory.
    Territory,
    /// What an act may be directed against: an actor, a place or an item.
    Target,
    /// What a claim may be about: an event, an affiliation or a question.
    Subject,
}

impl Takes {
    /// What the field takes that refers from a record.
    pub fn of(field: Edge, graph: &Graph, record: NodeIndex) -> Self {
        match field {
            Edge::Publisher
            | Edge::Author
            | Edge::MembersOf
            | Edge::NotSameAs
            | Edge::Affiliated
            | Edge::Of => Self::Actor,
            Edge::CopyOf | Edge::ReportedIn => Self::Source,
            Edge::Supersedes => match graph.kind(record) {
                Kind::Source => Self::Source,
                _ => Self::Claim,
            },
            Edge::Within => Self::Territory,
            Edge::KindOf => Self::Item,
            Edge::Role(role) | Edge::ConditionRole(role) | Edge::Says(role) => Self::role(role),
            Edge::Object { .. }
            | Edge::Link(_)
            | Edge::Ends
            | Edge::From
            | Edge::To
            | Edge::Condition
            | Edge::Deadline
            | Edge::Consequence
            | Edge::SaidIn(_)
            | Edge::Candidate => Self::Event,
            Edge::About => match graph.kind(record) {
                Kind::Question => Self::Event,
                _ => Self::Subject,
            },
            Edge::SaidBy(position) => {
                let claim = graph.claim(record);
                match claim.and_then(|claim| claim.said_by.get(usize::from(position))) {
                    Some(speaker) if matches!(speaker.who, Who::Source(_)) => Self::Source,
                    _ => Self::Actor,
                }
            }
            Edge::Repeats | Edge::Paraphrases | Edge::Retracts | Edge::AnsweredBy => Self::Claim,
        }
    }

    /// What a role takes.
    pub const fn role(role: Role) -> Self {
        match role {
            Role::Actor | Role::Recipient => Self::Actor,
            Role::Target => Self::Target,
            Role::Instrument => Self::Item,
            Role::Place => Self::Territory,
        }
    }

    /// Whether a record may stand there.
    pub fn fits(self, graph: &Graph, node: NodeIndex) -> bool {
        let kind = graph.kind(node);
        match self {
            Self::Territory if kind == Kind::Actor => graph
                .actor(node)
                .is_some_and(|actor| actor.kind == ActorKind::State),
            _ => self.kinds().contains(&kind),
        }
    }

    /// The kinds of record that may stand there; of actors, for a territory, only states.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Actor => &[Kind::Actor],
            Self::Source => &[Kind::Source],
            Self::Item => &[Kind::Item],
            Self::Event => &[Kind::Event],
            Self::Claim => &[Kind::Claim],
            Self::Territory => &[Kind::Place, Kind::Actor],
            Self::Target => &[Kind::Actor, Kind::Place, Kind::Item],
            Self::Subject => &[Kind::Event, Kind::Affiliation, Kind::Question],
        }
    }

    /// What it takes, in words with their article: "an actor".
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Actor => "an actor",
            Self::Source => "a source",
            Self::Item => "an item",
            Self::Event => "an event",
            Self::Claim => "a claim",
            Self::Territory => "a place or a state",
            Self::Target => "an actor, a place or an item",
            Self::Subject => "an event, an affiliation or a question",
        }
    }

    /// The sections of a claim file in which such records are defined.
    pub const fn sections(self) -> &'static str {
        match self {
            Self::Actor => "`actors`",
            Self::Source => "`sources`",
            Self::Item => "`items`",
            Self::Event => "`events`",
            Self::Claim => "`claims`",
            Self::Territory => "`places` or `actors`",
            Self::Target => "`actors`, `places` or `items`",
            Self::Subject => "`events` or `questions`",
        }
    }
}
