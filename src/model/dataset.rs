//! A data set: every record of the files that were loaded.

use super::actor::{Actor, Affiliation};
use super::claim::Claim;
use super::event::Event;
use super::id::Id;
use super::item::Item;
use super::place::Place as PlaceRecord;
use super::question::Question;
use super::source::Source;
use crate::diagnostic::{FieldPath, Place};
use crate::text::{FileId, Span};

/// Where a record is written: its file, and there its key or, where it has none (a claim in a
/// list), the whole of it. Enough to find it again when a finding is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The record's key, or the whole record.
    pub span: Span,
}

impl Origin {
    /// The place of the record itself.
    pub const fn place(self) -> Place {
        Place::Span(self.file, self.span)
    }

    /// The place of one of its fields, by the way from the record.
    pub fn field(self, path: FieldPath) -> Place {
        Place::Field {
            file: self.file,
            record: self.span,
            path,
        }
    }
}

/// A record of any kind.
pub trait Record {
    /// What it is, for messages: "actor".
    const CALLED: &'static str;

    /// Its id.
    fn id(&self) -> &Id;

    /// Where it is written.
    fn origin(&self) -> Origin;
}

macro_rules! records {
    ($($kind:ty = $called:literal,)*) => {$(
        impl Record for $kind {
            const CALLED: &'static str = $called;

            fn id(&self) -> &Id {
                &self.id
            }

            fn origin(&self) -> Origin {
                self.origin
            }
        }
    )*};
}

records! {
    Source = "source",
    Actor = "actor",
    Affiliation = "affiliation",
    PlaceRecord = "place",
    Item = "item",
    Event = "event",
    Claim = "claim",
    Question = "question",
}

/// The source that a file names for those of its claims that name none.
#[derive(Clone, Debug)]
pub struct DefaultSource {
    /// Its id.
    pub id: Id,
    /// Where it is named.
    pub origin: Origin,
}

/// Every record, each kind in the order of its ids.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// The sources.
    pub sources: Vec<Source>,
    /// The actors.
    pub actors: Vec<Actor>,
    /// The affiliations, each a record of its own.
    pub affiliations: Vec<Affiliation>,
    /// The places.
    pub places: Vec<PlaceRecord>,
    /// The items.
    pub items: Vec<Item>,
    /// The events, inline objects among them.
    pub events: Vec<Event>,
    /// The claims about events, affiliations and questions.
    pub claims: Vec<Claim>,
    /// The questions.
    pub questions: Vec<Question>,
    /// The sources that files name for those of their claims that name none.
    pub defaults: Vec<DefaultSource>,
}
