//! What the rules look at, and what several of them ask.

use std::sync::OnceLock;

use petgraph::graph::NodeIndex;
use rayon::prelude::*;

use super::reference::{Reference, references};
use super::spans::Spans;
use super::takes::Takes;
use crate::analysis::as_of::timings;
use crate::analysis::live::{Fate, fates};
use crate::analysis::utterance::Utterance;
use crate::diagnostic::{Fact, FieldPath, Finding};
use crate::graph::{Edge, Graph};
use crate::load::Files;
use crate::model::dataset::{Dataset, Origin};
use crate::model::id::Id;
use crate::texts::Texts;

/// What a rule over the whole graph looks at.
#[derive(Debug)]
pub struct Context<'g> {
    /// The graph.
    pub graph: &'g Graph,
    /// Its files.
    pub files: &'g Files,
    /// How many files could not be decoded: what is not found may be in them.
    pub unloaded: usize,
    /// What is asked beyond the claim files.
    pub scope: Scope<'g>,
    utterances: OnceLock<Vec<Utterance>>,
    spans: OnceLock<Spans<'g>>,
    fates: OnceLock<Option<Vec<Fate>>>,
    suspects: OnceLock<Vec<Suspect<'g>>>,
}

/// What is asked beyond the claim files.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'a> {
    /// Local copies of the sources' texts, to verify spans against.
    pub texts: Option<&'a Texts>,
    /// Whether a span that cannot be verified is an error.
    pub require_texts: bool,
    /// The least share of each source's sentences that must be coded or skipped, in percent.
    pub coverage: Option<u8>,
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
    pub const fn new(
        graph: &'g Graph,
        files: &'g Files,
        unloaded: usize,
        scope: Scope<'g>,
    ) -> Self {
        Self {
            graph,
            files,
            unloaded,
            scope,
            utterances: OnceLock::new(),
            spans: OnceLock::new(),
            fates: OnceLock::new(),
            suspects: OnceLock::new(),
        }
    }

    /// The records.
    pub const fn data(&self) -> &'g Dataset {
        self.graph.data()
    }

    /// The spans held against the local copies of the texts.
    pub(super) fn spans(&self) -> &Spans<'g> {
        self.spans.get_or_init(|| Spans::new(self))
    }

    /// How many spans are not verified, of how many sources.
    pub fn unverified(&self) -> (usize, usize) {
        let unverified = &self.spans().unverified;
        (
            unverified.iter().map(|(_, count)| count).sum(),
            unverified.len(),
        )
    }

    /// Each claim decoded, in the order of the claims.
    pub fn utterances(&self) -> &[Utterance] {
        self.utterances.get_or_init(|| Utterance::all(self.graph))
    }

    /// What has become of each claim, in the order of the claims; none where nothing in the graph
    /// takes anything back.
    pub fn fates(&self) -> Option<&[Fate]> {
        let fates = self.fates.get_or_init(|| {
            let data = self.data();
            let takes_back = data
                .sources
                .iter()
                .any(|source| source.retracted.is_some() || source.supersedes.is_some())
                || data
                    .claims
                    .iter()
                    .any(|claim| claim.retracts.is_some() || claim.supersedes.is_some());
            takes_back.then(|| {
                fates(
                    self.graph,
                    None,
                    &timings(self.graph, None),
                    self.utterances(),
                )
            })
        });
        fates.as_deref()
    }

    /// Every reference with which something is wrong, looked for once, in the order of kinds and
    /// ids.
    pub fn suspects(&self) -> &[Suspect<'g>] {
        self.suspects.get_or_init(|| {
            // Few records have a reference that is wrong: the edges tell which, without a look at
            // any id.
            let edges = self.graph.inner().raw_edges().par_iter();
            let mut records: Vec<NodeIndex> = edges
                .filter(|edge| self.is_odd(edge.source(), edge.weight, edge.target()))
                .map(petgraph::graph::Edge::source)
                .collect();
            records.extend(self.graph.dangling());
            records.sort_unstable();
            records.dedup();
            let mut suspects = Vec::new();
            for record in records {
                self.look_into(record, &mut suspects);
            }
            suspects
        })
    }

    /// Whether something is wrong with where a field leads.
    fn is_odd(&self, from: NodeIndex, field: Edge, to: NodeIndex) -> bool {
        from == to || !Takes::of(field, self.graph, from).fits(self.graph, to)
    }

    /// Adds what is wrong with the references of one record.
    fn look_into(&self, record: NodeIndex, suspects: &mut Vec<Suspect<'g>>) {
        references(self.graph, record, &mut |reference| {
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

#[cfg(test)]
mod tests {
    use super::{Context, Scope};
    use crate::graph::{Graph, NodeIndex};
    use crate::load::{Options, load};

    /// What the edges tell is all that a look at every reference finds.
    #[test]
    fn no_suspect_is_missed() {
        let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check/cases");
        let mut found = 0;
        for case in [
            "wrong-kinds",
            "unknown-references",
            "self-references",
            "cycles",
        ] {
            let loaded = load(&[format!("{cases}/{case}")], &Options::default());
            let loaded = loaded.expect("the case is there");
            let (graph, files) = (Graph::build(loaded.dataset), loaded.files);
            let context = Context::new(&graph, &files, 0, Scope::default());
            let mut all = Vec::new();
            for node in 0..graph.len() {
                context.look_into(NodeIndex::new(node), &mut all);
            }
            assert_eq!(format!("{all:?}"), format!("{:?}", context.suspects()));
            found += all.len();
        }
        assert!(found > 20, "{found}");
    }
}
