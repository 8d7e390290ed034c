//! Views: each answers one question with a scene.

mod actors;
mod all;
mod authorizations;
mod blocs;
mod board;
mod cards;
mod claim;
mod company;
mod conditions;
mod ladder;
mod path;
mod redline;
mod warnings;

pub use company::{Bloc, Collapse};
pub use path::path_scene;

use std::collections::BTreeMap;

use super::Scene;
use crate::analysis::Derived;
use crate::graph::{Kind, NodeIndex};
use crate::model::vocabulary::vocabulary;
use crate::query::filter::Selection;

vocabulary! {
    /// A question that a picture answers.
    View, "a view" {
        /// Who authorized what.
        Authorizations = "authorizations",
        /// Who warned whom, and what has become of it.
        Warnings = "warnings",
        /// What two sides did and said to each other, in order.
        Ladder = "ladder",
        /// Who deals with whom.
        Actors = "actors",
        /// One event with every claim on it, hop by hop.
        Claim = "claim",
        /// How two actors are connected.
        Path = "path",
        /// One warning, its condition slot by slot, and the acts near it.
        Redline = "redline",
        /// Everything in the filter.
        All = "all",
    }
}

/// What a view is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a, 'g> {
    /// The graph and what is derived from it.
    pub derived: &'a Derived<'g>,
    /// Which events are drawn.
    pub selection: &'a Selection,
    /// The evidence and selection other than the default, in words.
    pub filters: &'a [String],
    /// What the view is about, as [`View::subjects`] says.
    pub subjects: &'a [NodeIndex],
    /// A title of the user's own.
    pub title: Option<&'a str>,
    /// How it is drawn.
    pub drawing: &'a Drawing,
}

/// How a view is drawn, other than by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// What actors are drawn as; each as itself where nothing is said.
    pub collapse: Option<Collapse>,
    /// Blocs that the view names.
    pub blocs: Vec<Bloc>,
    /// Whether cards tell how sure the coder is.
    pub coder: bool,
    /// How many events of an actor lie beyond what is drawn.
    pub beyond: BTreeMap<NodeIndex, usize>,
    /// How many eighths of the most that a view draws are left out, for a page with little room.
    pub fewer: usize,
}

impl Drawing {
    /// So many are drawn of what a view draws at most `limit` of; one at least.
    fn most(&self, limit: usize) -> usize {
        limit.saturating_sub(limit * self.fewer / 8).max(1)
    }
}

impl View {
    /// What a view has to be told: the kind of each of its subjects; nothing for most.
    pub const fn subjects(self) -> &'static [Kind] {
        match self {
            Self::Ladder | Self::Path => &[Kind::Actor, Kind::Actor],
            Self::Claim | Self::Redline => &[Kind::Event],
            Self::Authorizations | Self::Warnings | Self::Actors | Self::All => &[],
        }
    }

    /// The scene that answers the question.
    pub fn scene(self, request: &Request<'_, '_>) -> Scene {
        match self {
            Self::Authorizations => authorizations::scene(request),
            Self::Warnings => warnings::scene(request),
            Self::Ladder => ladder::scene(request),
            Self::Actors => actors::scene(request),
            Self::Claim => claim::scene(request),
            Self::Path => path::scene(request),
            Self::Redline => redline::scene(request),
            Self::All => all::scene(request),
        }
    }
}
