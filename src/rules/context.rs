//! What the rules look at, and what several of them ask.

use std::sync::OnceLock;

use petgraph::graph::NodeIndex;
use rayon::prelude::*;

use super::reference::{Reference, Refers};
use super::takes::Takes;
use crate::analysis::utterance::Utterance;
use crate::diagnostic::{Fact, FieldPath, Finding};
use crate::graph::Graph;
use crate::model::dataset::{Dataset, Origin};
use crate::model::id::Id;
use crate::texts::Texts;

/// What a rule over the whole graph looks at.
#[derive(Debug)]
pub struct Context<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// How many files could not be decoded: what is not found may be in them.
    pub unloaded: usize,
    /// Local copies of the sources' texts, where there are any.
    pub texts: Option<&'g Texts>,
    utterances: OnceLock<Vec<Utterance>>,
    suspects: OnceLock<Vec<Suspect<'g>>>,
}

/// A reference with which something is wrong.
#[derive(Clone, Debug)]
pub struct Suspect<'g> {
    /// The record that has the field.
    pub record: &'g Id,
    /// Where that record is written.
    pub origin: Origin,
    /// The way from the record to the value.
    pub path: FieldPath,
    /// What the field names.
    pub id: &'g Id,
    /// What it may name.
    pub takes: Takes,
    /// What is wrong with it.
    pub suspicion: Suspicion,
}

/// What is wrong with a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suspicion {
    /// No record has this id.
    Unknown,
    /// The record, of another kind than the field takes.
    WrongKind(NodeIndex),
    /// It names the record that it stands in.
    Itself,
}

impl<'g> Context<'g> {
    /// The context of a graph of which some files did not load.
    pub const fn new(graph: &'g Graph, unloaded: usize, texts: Option<&'g Texts>) -> Self {
        Self {
            graph,
            unloaded,
            texts,
            utterances: OnceLock::new(),
            suspects: OnceLock::new(),
        }
    }

    /// The records.
    pub const fn data(&self) -> &'g Dataset {
        self.graph.data()
    }

    /// Each claim decoded, in the order of the claims.
    pub fn utterances(&self) -> &[Utterance] {
        self.utterances.get_or_init(|| Utterance::all(self.graph))
    }

    /// Every reference with which something is wrong, looked for once, in the order of kinds and
    /// ids.
    pub fn suspects(&self) -> &[Suspect<'g>] {
        self.suspects.get_or_init(|| {
            let data = self.data();
            let mut suspects = self.suspects_among(&data.sources);
            suspects.extend(self.suspects_among(&data.actors));
            suspects.extend(self.suspects_among(&data.affiliations));
            suspects.extend(self.suspects_among(&data.places));
            suspects.extend(self.suspects_among(&data.items));
            suspects.extend(self.suspects_among(&data.events));
            suspects.extend(self.suspects_among(&data.claims));
            suspects.extend(self.suspects_among(&data.questions));
            suspects
        })
    }

    fn suspects_among<T: Refers + Sync>(&self, records: &'g [T]) -> Vec<Suspect<'g>> {
        const CHUNK: usize = 1024;
        let chunks = records.par_chunks(CHUNK).map(|records| {
            let mut suspects = Vec::new();
            for record in records {
                record.references(&mut |reference| {
                    if let Some(suspicion) = self.suspicion(reference) {
                        suspects.push(Suspect {
                            record: reference.record,
                            origin: reference.origin,
                            path: reference.path(),
                            id: reference.id,
                            takes: reference.takes,
                            suspicion,
                        });
                    }
                });
            }
            suspects
        });
        chunks.flatten_iter().collect()
    }

    fn suspicion(&self, reference: &Reference<'_, '_>) -> Option<Suspicion> {
        if reference.id == reference.record {
            // A deadline may run from the warning itself.
            return (!reference.is_deadline()).then_some(Suspicion::Itself);
        }
        let Some(node) = self.graph.find(reference.id) else {
            return Some(Suspicion::Unknown);
        };
        (!reference.takes.fits(self.graph, node)).then_some(Suspicion::WrongKind(node))
    }
}

impl Suspect<'_> {
    /// The finding of a fact about it, at the value.
    pub fn finding(&self, fact: impl Fact + 'static) -> Finding {
        Finding {
            record: self.record.as_str().into(),
            field: self.path.clone(),
            place: self.origin.field(self.path.clone()),
            fact: Box::new(fact),
        }
    }

    /// The field in words: `condition.actor`.
    pub fn field(&self) -> Box<str> {
        super::field_name(&self.path)
    }
}
