//! Views: each answers one question with a scene.

mod authorizations;
mod cards;
mod path;
mod warnings;

pub use path::path_scene;

use super::Scene;
use crate::analysis::Derived;
use crate::model::vocabulary::vocabulary;
use crate::query::filter::Selection;

vocabulary! {
    /// A question that a picture answers.
    View, "a view" {
        /// Who authorized what.
        Authorizations = "authorizations",
        /// Who warned whom, and what has become of it.
        Warnings = "warnings",
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
    /// A title of the user's own.
    pub title: Option<&'a str>,
}

impl View {
    /// The scene that answers the question.
    pub fn scene(self, request: &Request<'_, '_>) -> Scene {
        match self {
            Self::Authorizations => authorizations::scene(request),
            Self::Warnings => warnings::scene(request),
        }
    }
}
