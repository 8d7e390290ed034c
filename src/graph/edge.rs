//! Edges: the fields by which records refer to each other.

use crate::model::event::Link;
use crate::model::role::Role;

/// The field that refers. The direction is from the record that is written to the one it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// A source's publisher.
    Publisher,
    /// A source's author.
    Author,
    /// The source that a source copies.
    CopyOf,
    /// The source or claim whose place a source or claim takes.
    Supersedes,
    /// The organization whose members a group stands for.
    MembersOf,
    /// An actor that an actor is known not to be.
    NotSameAs,
    /// From an affiliation to who is affiliated.
    Affiliated,
    /// From an affiliation to the organization or other actor.
    Of,
    /// The place or state in which a place lies.
    Within,
    /// The wider item.
    KindOf,
    /// What fills a role of an event.
    Role(Role),
    /// The event that an act is about.
    Object {
        /// Whether it is about its not happening.
        negated: bool,
    },
    /// A link between events.
    Link(Link),
    /// An event that an event ends.
    Ends,
    /// What a relation relates.
    From,
    /// To what a relation relates it.
    To,
    /// The event that is a warning's condition.
    Condition,
    /// What fills a role of a warning's pattern.
    ConditionRole(Role),
    /// The event from which a deadline runs.
    Deadline,
    /// The event that a warning announces.
    Consequence,
    /// What a claim is about, or a question.
    About,
    /// The source in which a claim stands.
    ReportedIn,
    /// A speaker or cited source of a claim, by its position from the outermost, 0.
    SaidBy(u16),
    /// The event in which the speaker of that position said it.
    SaidIn(u16),
    /// What fills a role as a claim has it.
    Says(Role),
    /// The claim that a claim repeats.
    Repeats,
    /// The claim that a claim paraphrases.
    Paraphrases,
    /// The claim that a claim takes back.
    Retracts,
    /// An event that would answer a question.
    Candidate,
    /// A claim that answers a question.
    AnsweredBy,
}

impl Edge {
    /// The field in words, for "what refers to it".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Publisher => "publisher",
            Self::Author => "authors",
            Self::CopyOf => "copy_of",
            Self::Supersedes => "supersedes",
            Self::MembersOf => "members_of",
            Self::NotSameAs => "not_same_as",
            Self::Affiliated => "affiliations",
            Self::Of => "of",
            Self::Within => "within",
            Self::KindOf => "kind_of",
            Self::Role(role) => role.name(),
            Self::Object { .. } => "object",
            Self::Link(link) => link.name(),
            Self::Ends => "ends",
            Self::From => "from",
            Self::To => "to",
            Self::Condition | Self::ConditionRole(_) => "condition",
            Self::Deadline => "condition.within",
            Self::Consequence => "consequence",
            Self::About => "about",
            Self::ReportedIn => "source",
            Self::SaidBy(_) => "said_by",
            Self::SaidIn(_) => "said_by.in",
            Self::Says(_) => "says",
            Self::Repeats => "repeats",
            Self::Paraphrases => "paraphrases",
            Self::Retracts => "retracts",
            Self::Candidate => "candidates",
            Self::AnsweredBy => "answered_by",
        }
    }
}
