//! Labels: what a step between two actors is called in a property path.

use serde::{Serialize, Serializer};

use crate::model::act::Act;
use crate::model::actor::AffiliationRole;
use crate::model::event::RelationLink;
use crate::model::vocabulary::Vocabulary;
use crate::text::suggest;

/// What a step is called: the act of its event, the link between its two events, or the role of
/// its affiliation. The order is that of the passages of a frozen world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The act of the event that connects.
    Act(Act),
    /// The link of two events, written on one of them or as a `relation`.
    Link(RelationLink),
    /// An act that meets a warning's condition: derived.
    Meets,
    /// The role of an affiliation.
    Affiliation(AffiliationRole),
}

/// The links that connect actors.
pub const CONNECTING: [RelationLink; 6] = [
    RelationLink::RespondsTo,
    RelationLink::ReasonFor,
    RelationLink::Ends,
    RelationLink::Purpose,
    RelationLink::Causes,
    RelationLink::Despite,
];

impl Label {
    /// The name, as a property path has it: `warn`, `responds_to`, `meets`, `part-of`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Act(act) => act.name(),
            Self::Link(link) => link.name(),
            Self::Meets => "meets",
            Self::Affiliation(role) => role.name(),
        }
    }

    /// Every label, in their order.
    pub fn all() -> Vec<Self> {
        let acts = Act::ALL.iter().map(|(_, act)| Self::Act(*act));
        let links = CONNECTING.into_iter().map(Self::Link);
        let roles = AffiliationRole::ALL.iter();
        let mut all: Vec<_> = acts
            .chain(links)
            .chain([Self::Meets])
            .chain(roles.map(|(_, role)| Self::Affiliation(*role)))
            .collect();
        all.sort_unstable();
        all
    }

    /// The label of that name.
    ///
    /// # Errors
    /// There is none: the names that are like it.
    pub fn named(name: &str) -> Result<Self, Vec<String>> {
        let all = Self::all();
        all.iter()
            .find(|label| label.name() == name)
            .copied()
            .ok_or_else(|| {
                let near = suggest(
                    name,
                    all.iter().map(|label| label.name()).collect::<Vec<_>>(),
                );
                near.into_iter().map(str::to_owned).collect()
            })
    }
}

impl Serialize for Label {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}
