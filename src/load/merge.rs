//! Putting the records of many files together.

use rayon::slice::ParallelSliceMut;

use super::WHOLE_FILE;
use crate::diagnostic::{FieldPath, Finding, Place};
use crate::model::claim::AboutKind;
use crate::model::dataset::{Dataset, Origin, Record};
use crate::model::decode::Decoded;
use crate::model::decode::fault::DuplicateId;
use crate::model::id::Id;
use crate::text::{FileId, Span};

/// The records of several files, added in the order of the files.
#[derive(Default)]
pub(super) struct Merge {
    dataset: Dataset,
    findings: Vec<Finding>,
    apart: Vec<u32>,
}

macro_rules! each_kind {
    ($($kind:ident)*) => {
        impl Merge {
            /// Adds the records of one file.
            pub(super) fn add(&mut self, mut decoded: Decoded) {
                let before = self.dataset.claims.len() as u32;
                self.apart.extend(decoded.apart.iter().map(|index| index + before));
                self.findings.append(&mut decoded.findings);
                $(self.dataset.$kind.append(&mut decoded.dataset.$kind);)*
            }

            fn all(&self) -> Vec<Entry> {
                let lengths = [$(self.dataset.$kind.len()),*];
                let mut all = Vec::with_capacity(lengths.iter().sum());
                for (kind, length) in (0..).zip(lengths) {
                    all.extend((0..length as u32).map(|index| Entry { kind, index }));
                }
                all
            }

            /// The id of a record, where it is written, and what it is called.
            fn record(&self, entry: Entry) -> (&Id, Origin, &'static str) {
                fn of<T: Record>(record: &T) -> (&Id, Origin, &'static str) {
                    (record.id(), record.origin(), T::CALLED)
                }
                let reads: &[fn(&Dataset, usize) -> (&Id, Origin, &'static str)] =
                    &[$(|data, index| of(&data.$kind[index])),*];
                reads[entry.kind as usize](&self.dataset, entry.index as usize)
            }

            fn remove(&mut self, entries: &[Entry]) {
                let removes: &[fn(&mut Dataset, usize)] = &[$(|data, index| {
                    data.$kind.remove(index);
                }),*];
                for entry in entries {
                    removes[entry.kind as usize](&mut self.dataset, entry.index as usize);
                }
            }

            fn sort(&mut self) {
                $(
                    self.dataset.$kind.shrink_to_fit();
                    sort_by_id(&mut self.dataset.$kind);
                )*
            }
        }
    };
}

each_kind! { sources actors affiliations places items events claims questions }

/// A record: which kind, and which of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    kind: u8,
    index: u32,
}

impl Merge {
    /// The data set, and what is wrong with it.
    pub(super) fn finish(mut self) -> (Dataset, Vec<Finding>) {
        self.tell_what_is_meant();
        self.sort();
        self.drop_duplicates();
        self.findings.sort_by(|a, b| key(a).cmp(&key(b)));
        (self.dataset, self.findings)
    }

    /// Finds out which claims that stand apart are about affiliations and questions.
    fn tell_what_is_meant(&mut self) {
        if self.apart.is_empty() {
            return;
        }
        let data = &mut self.dataset;
        sort_by_id(&mut data.events);
        sort_by_id(&mut data.affiliations);
        sort_by_id(&mut data.questions);
        for index in self.apart.drain(..) {
            let claim = &mut data.claims[index as usize];
            if has(&data.events, &claim.about) {
                continue;
            }
            if has(&data.affiliations, &claim.about) {
                claim.about_kind = AboutKind::Affiliation;
            } else if has(&data.questions, &claim.about) {
                claim.about_kind = AboutKind::Question;
            }
        }
    }

    /// Reports every record whose id another has before it, and drops it.
    fn drop_duplicates(&mut self) {
        let mut all = self.all();
        // Eight sorted runs: the sort only merges them.
        all.par_sort_by(|a, b| {
            let ((a, a_origin, _), (b, b_origin, _)) = (self.record(*a), self.record(*b));
            a.cmp(b).then(a_origin.cmp(&b_origin))
        });
        let mut dropped = Vec::new();
        let mut findings = Vec::new();
        for same in all.chunk_by(|a, b| self.record(*a).0 == self.record(*b).0) {
            let [first, rest @ ..] = same else { continue };
            for again in rest {
                let (id, origin, called) = self.record(*again);
                let (_, first, first_called) = self.record(*first);
                findings.push(Finding {
                    record: id.as_str().into(),
                    field: FieldPath::root(),
                    place: origin.place(),
                    fact: Box::new(DuplicateId {
                        id: id.as_str().into(),
                        called,
                        first_called,
                        first: first.place(),
                    }),
                });
                dropped.push(*again);
            }
        }
        self.findings.append(&mut findings);
        dropped.sort_unstable_by(|a, b| b.cmp(a));
        self.remove(&dropped);
    }
}

/// Whether one of the records, which are in the order of their ids, has this id.
fn has<T: Record>(records: &[T], id: &Id) -> bool {
    records
        .binary_search_by(|record| record.id().cmp(id))
        .is_ok()
}

/// Sorts records by id, equal ones by place. Large records are moved once only.
fn sort_by_id<T: Record + Sync>(records: &mut [T]) {
    let by_id = |a: &T, b: &T| a.id().cmp(b.id()).then_with(|| a.origin().cmp(&b.origin()));
    if records.is_sorted_by(|a, b| by_id(a, b).is_le()) {
        return;
    }
    let mut order: Vec<u32> = (0..records.len() as u32).collect();
    order.par_sort_unstable_by(|a, b| by_id(&records[*a as usize], &records[*b as usize]));
    for position in 0..order.len() {
        let mut index = order[position] as usize;
        while index < position {
            index = order[index] as usize;
        }
        order[position] = index as u32;
        records.swap(position, index);
    }
}

/// The order of findings.
fn key(finding: &Finding) -> (FileId, Span, &'static str, &str, &FieldPath) {
    let span = match &finding.place {
        Place::File(_) => WHOLE_FILE,
        Place::Span(_, span) => *span,
        Place::Field { record, .. } => *record,
    };
    let rule = finding.fact.rule().name;
    (
        finding.place.file(),
        span,
        rule,
        &finding.record,
        &finding.field,
    )
}
