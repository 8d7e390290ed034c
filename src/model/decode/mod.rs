//! From a file's tree to typed records, by hand.
//!
//! Every fault of a file is found, and none hides another: a faulty field is left out of its
//! record, and a record that lacks a required field is kept with a stand-in (its id for a name,
//! `unstated` for a reference), so that what refers to it is not reported too.

mod actor;
mod claim;
pub(crate) mod config;
mod cursor;
mod event;
mod file;
mod item;
mod misread;
mod object;
mod place;
mod quantity;
mod question;
mod read;
mod role;
mod rules;
mod shape;
mod source;
mod speaker;
mod value;

pub mod fault;
pub mod fields;

use std::collections::BTreeSet;

use super::dataset::{Dataset, Origin, Record};
use super::id::{Id, Interner};
use crate::diagnostic::{Fact, Finding, Place};
use crate::text::{FileId, Span};
use crate::yaml::{Document, Fault, LimitExceeded, YamlFault};
use cursor::Way;

pub(super) use shape::claim_id as made_claim_id;

/// What one file holds.
#[derive(Debug, Default)]
pub struct Decoded {
    /// Its records, in the order of the file.
    pub dataset: Dataset,
    /// What is wrong with them.
    pub findings: Vec<Finding>,
    /// Which of its claims stand apart from what they are about: indices into the data set's
    /// claims. Whether an event, an affiliation or a question is meant is not known before all
    /// files are read; until then they count as claims about events.
    pub apart: Vec<u32>,
}

impl Decoded {
    /// Adds the findings of another, and those of its records whose ids are new here.
    pub(crate) fn add_new(&mut self, mut other: Self) {
        self.findings.append(&mut other.findings);
        let apart: BTreeSet<u32> = other.apart.into_iter().collect();
        let ids: BTreeSet<Id> = self.dataset.claims.iter().map(|it| it.id.clone()).collect();
        for (position, claim) in (0..).zip(std::mem::take(&mut other.dataset.claims)) {
            if ids.contains(&claim.id) {
                continue;
            }
            if apart.contains(&position) {
                self.apart.push(self.dataset.claims.len() as u32);
            }
            self.dataset.claims.push(claim);
        }
        let (own, other) = (&mut self.dataset, other.dataset);
        add_new(&mut own.sources, other.sources);
        add_new(&mut own.actors, other.actors);
        add_new(&mut own.affiliations, other.affiliations);
        add_new(&mut own.places, other.places);
        add_new(&mut own.items, other.items);
        add_new(&mut own.events, other.events);
        add_new(&mut own.questions, other.questions);
    }
}

fn add_new<R: Record>(records: &mut Vec<R>, others: Vec<R>) {
    let ids: BTreeSet<Id> = records.iter().map(|it| it.id().clone()).collect();
    records.extend(others.into_iter().filter(|it| !ids.contains(it.id())));
}

/// Whether glosses and notes are kept. They are read in any case, and what is wrong with them told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Prose {
    /// They are kept.
    #[default]
    Kept,
    /// They are empty where they are written: no rule looks into them.
    Dropped,
}

/// Decodes one file. `text` is what `document` was read from; files that share `ids` share the
/// memory of the ids that they have in common.
pub fn decode(file: FileId, text: &str, document: &Document<'_>, ids: &mut Interner) -> Decoded {
    decode_with(file, text, document, ids, Prose::Kept)
}

/// The same, with glosses and notes or without.
pub fn decode_with(
    file: FileId,
    text: &str,
    document: &Document<'_>,
    ids: &mut Interner,
    prose: Prose,
) -> Decoded {
    let mut decoder = Decoder::new(file, text, ids);
    decoder.prose = prose;
    decoder.file(&document.root);
    decoder.finish()
}

/// How many faults of one file are listed: what has more is generated or hostile, and must not
/// cost more than a message.
const FAULTS: usize = 1000;

/// The state of decoding one file.
struct Decoder<'t> {
    file: FileId,
    text: &'t str,
    ids: &'t mut Interner,
    prose: Prose,
    default_source: Option<Id>,
    out: Decoded,
    left_out: usize,
}

impl<'t> Decoder<'t> {
    fn new(file: FileId, text: &'t str, ids: &'t mut Interner) -> Self {
        Self {
            file,
            text,
            ids,
            prose: Prose::Kept,
            default_source: None,
            out: Decoded::default(),
            left_out: 0,
        }
    }

    /// What was decoded, and how many faults were left out.
    fn finish(mut self) -> Decoded {
        if self.left_out > 0
            && let Some(Place::Span(_, last)) = self.out.findings.last().map(|it| &it.place)
        {
            let left_out = self.left_out;
            let fault = Fault::Limit(LimitExceeded::Faults { left_out });
            let finding = YamlFault::at(*last, fault).into_finding(self.file);
            self.out.findings.push(finding);
        }
        self.out
    }

    const fn origin(&self, span: Span) -> Origin {
        Origin {
            file: self.file,
            span,
        }
    }

    /// Whether another fault of this file would be listed.
    const fn lists_more(&self) -> bool {
        self.out.findings.len() < FAULTS
    }

    fn report(&mut self, way: &Way<'_>, span: Span, fact: impl Fact + 'static) {
        if !self.lists_more() {
            self.left_out += 1;
            return;
        }
        self.out.findings.push(Finding {
            record: way.record().into(),
            field: way.path(),
            place: Place::Span(self.file, span),
            fact: Box::new(fact),
        });
    }
}
