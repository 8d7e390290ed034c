//! Putting the records of many files together.

use rayon::slice::ParallelSliceMut;

use super::WHOLE_FILE;
use crate::diagnostic::{FieldPath, Finding, Place};
use crate::model::actor::Affiliation;
use crate::model::claim::{AboutKind, Claim};
use crate::model::dataset::{Dataset, Origin, Record};
use crate::model::decode::Decoded;
use crate::model::decode::fault::DuplicateId;
use crate::model::event::Event;
use crate::model::id::{Id, is_slug};
use crate::model::question::Question;
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
                self.dataset.defaults.append(&mut decoded.dataset.defaults);
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

            /// Puts the records of each kind in this order, and drops those that are not in it.
            fn arrange(&mut self, mut orders: [Vec<u32>; KINDS]) {
                let mut kinds = orders.iter_mut();
                rayon::scope(|scope| {
                    $(
                        if let Some(order) = kinds.next() {
                            let records = &mut self.dataset.$kind;
                            scope.spawn(move |_| arrange(records, order));
                        }
                    )*
                });
            }
        }

        /// How many kinds of record there are.
        const KINDS: usize = [$(stringify!($kind)),*].len();
    };
}

each_kind! { sources actors affiliations places items events claims questions }

/// A record: which kind, and which of them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    kind: u8,
    index: u32,
}

/// A record by the first bytes of its id, which mostly settle the order without a look at the id.
#[derive(Clone, Copy)]
struct Key {
    /// Sixteen bytes, the first the most significant; zeros after the end.
    prefix: [u64; 2],
    entry: Entry,
}

impl Key {
    fn new(id: &str, entry: Entry) -> Self {
        Self {
            prefix: prefix(id),
            entry,
        }
    }
}

fn prefix(id: &str) -> [u64; 2] {
    let mut bytes = [0; 16];
    for (byte, of_id) in bytes.iter_mut().zip(id.as_bytes()) {
        *byte = *of_id;
    }
    let whole = u128::from_be_bytes(bytes);
    [(whole >> 64) as u64, whole as u64]
}

impl Merge {
    /// The data set, and what is wrong with it.
    pub(super) fn finish(mut self) -> (Dataset, Vec<Finding>) {
        let sorted = self.sorted();
        self.tell_what_is_meant(&sorted);
        let orders = self.without_duplicates(&sorted);
        drop(sorted);
        self.arrange(orders);
        self.findings.sort_by(|a, b| key(a).cmp(&key(b)));
        (self.dataset, self.findings)
    }

    /// All records, by id and then by place.
    fn sorted(&self) -> Vec<Key> {
        let all = self.all();
        let mut keys: Vec<Key> = all
            .into_iter()
            .map(|entry| Key::new(self.record(entry).0, entry))
            .collect();
        keys.par_sort_unstable_by(|a, b| {
            a.prefix.cmp(&b.prefix).then_with(|| {
                let ((a, a_origin, _), (b, b_origin, _)) =
                    (self.record(a.entry), self.record(b.entry));
                a.cmp(b).then(a_origin.cmp(&b_origin))
            })
        });
        keys
    }

    /// Finds out which claims that stand apart are about affiliations and questions.
    fn tell_what_is_meant(&mut self, sorted: &[Key]) {
        for index in std::mem::take(&mut self.apart) {
            let about = &self.dataset.claims[index as usize].about;
            let wanted = prefix(about);
            let start = sorted.partition_point(|key| {
                key.prefix < wanted
                    || key.prefix == wanted && self.record(key.entry).0.as_str() < about.as_str()
            });
            let named = sorted[start..]
                .iter()
                .map(|key| self.record(key.entry))
                .take_while(|(id, ..)| *id == about);
            // Of several with one id, an event goes before an affiliation before a question.
            let kind = named
                .filter_map(|(.., called)| match called {
                    Event::CALLED => Some(AboutKind::Event),
                    Affiliation::CALLED => Some(AboutKind::Affiliation),
                    Question::CALLED => Some(AboutKind::Question),
                    _ => None,
                })
                .min();
            if let Some(kind) = kind {
                self.dataset.claims[index as usize].about_kind = kind;
            }
        }
    }

    /// The records of each kind by id, but for those whose id another has before them, each of
    /// which is reported.
    fn without_duplicates(&mut self, sorted: &[Key]) -> [Vec<u32>; KINDS] {
        let mut orders = [const { Vec::new() }; KINDS];
        let mut findings = Vec::new();
        let same = |a: &Key, b: &Key| {
            a.prefix == b.prefix && self.record(a.entry).0 == self.record(b.entry).0
        };
        for same in sorted.chunk_by(same) {
            let [first, rest @ ..] = same else { continue };
            orders[first.entry.kind as usize].push(first.entry.index);
            for again in rest {
                let (id, origin, called) = self.record(again.entry);
                let (_, first, first_called) = self.record(first.entry);
                findings.push(Finding {
                    record: id.as_str().into(),
                    field: FieldPath::root(),
                    place: of_id(called, id, origin),
                    fact: Box::new(DuplicateId {
                        id: id.as_str().into(),
                        called,
                        first_called,
                        first: of_id(first_called, id, first),
                    }),
                });
            }
        }
        self.findings.append(&mut findings);
        orders
    }
}

/// Where the id of a record stands: a claim's own is a field of it, one that is made stands nowhere.
fn of_id(called: &str, id: &Id, origin: Origin) -> Place {
    if called == Claim::CALLED && is_slug(id) {
        origin.field(FieldPath::root().key("id"))
    } else {
        origin.place()
    }
}

/// Moves the records at `order` to the front, in that order, and drops the others. Each is moved
/// at most twice.
fn arrange<T>(records: &mut Vec<T>, order: &mut Vec<u32>) {
    let kept = order.len();
    if order.len() < records.len() {
        let mut is_kept = vec![false; records.len()];
        for index in &*order {
            is_kept[*index as usize] = true;
        }
        let dropped = (0..records.len() as u32).filter(|index| !is_kept[*index as usize]);
        order.extend(dropped);
    }
    for start in 0..order.len() {
        let mut position = start;
        loop {
            let next = order[position] as usize;
            order[position] = position as u32;
            if next == start {
                break;
            }
            records.swap(position, next);
            position = next;
        }
    }
    records.truncate(kept);
    records.shrink_to_fit();
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
