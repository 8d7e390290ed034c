//! Spans held against the local copies of the texts, once for all rules that ask.

use std::sync::Arc;

use rayon::prelude::*;

use super::context::Context;
use crate::diagnostic::{FieldPath, Finding, Place};
use crate::graph::Kind;
use crate::model::claim::Claim;
use crate::model::dataset::{Origin, Record as _};
use crate::model::id::Id;
use crate::model::source::Source;
use crate::text::{Anchor, At, Verification, Verifier};
use crate::texts::{LocalCopy, Match};

/// What came of holding spans against texts.
#[derive(Debug, Default)]
pub(super) struct Spans<'g> {
    /// The spans that do not hold, in the order of sources and claims.
    pub(super) broken: Vec<Broken<'g>>,
    /// The sources whose local copy is another text than they record.
    pub(super) other_texts: Vec<(&'g Source, Arc<LocalCopy>)>,
    /// The sources without a local copy, each with how many spans are not verified for that.
    pub(super) unverified: Vec<(&'g Source, usize)>,
}

/// A span that does not hold.
#[derive(Debug)]
pub(super) struct Broken<'g> {
    pub(super) record: &'g Id,
    origin: Origin,
    field: FieldPath,
    pub(super) anchor: Anchor,
    pub(super) source: &'g Source,
    pub(super) outcome: Verification,
}

/// A place that a claim or a skip names in a source.
#[derive(Debug)]
struct Named<'g> {
    record: &'g Id,
    origin: Origin,
    anchor: &'g Anchor,
    /// The position of a skip among those of its source, and how many there are.
    skip: Option<(usize, usize)>,
    /// The position of the place, and how many its record names.
    at: (usize, usize),
}

impl<'g> Spans<'g> {
    /// Verifies all spans whose texts are at hand.
    pub(super) fn new(context: &Context<'g>) -> Self {
        let sources = &context.data().sources;
        let Some(texts) = context.scope.texts else {
            return Self::unread(context);
        };
        let mut named: Vec<Vec<Named<'g>>> = sources.iter().map(skips).collect();
        for (claim, source) in of_claims(context) {
            if let Some(named) = named.get_mut(source) {
                places_of(claim, named);
            }
        }
        let mut spans = Self::default();
        let verified: Vec<_> = sources
            .par_iter()
            .zip(named)
            .filter(|(_, named)| !named.is_empty())
            .map(|(source, named)| (source, texts.of(source), named))
            .map(|(source, copy, named)| match copy {
                None => (source, None, named.len(), Vec::new()),
                Some(copy) => {
                    let broken = broken(source, &copy, named);
                    (source, Some(copy), 0, broken)
                }
            })
            .collect();
        for (source, copy, unverified, broken) in verified {
            match copy {
                None => spans.unverified.push((source, unverified)),
                Some(copy) if copy.matched == Match::OtherDigest => {
                    spans.other_texts.push((source, copy));
                }
                Some(_) => {}
            }
            spans.broken.extend(broken);
        }
        spans
    }
}

impl<'g> Spans<'g> {
    /// Where no text is at hand at all: only counted.
    fn unread(context: &Context<'g>) -> Self {
        let sources = &context.data().sources;
        let anchors = |at: &[At]| at.iter().filter(|at| matches!(at, At::Anchor(_))).count();
        let skips = |source: &Source| source.skipped.iter().map(|it| anchors(&it.at)).sum();
        let mut counts: Vec<usize> = sources.iter().map(skips).collect();
        for (claim, source) in of_claims(context) {
            if let Some(count) = counts.get_mut(source) {
                *count += anchors(&claim.at);
            }
        }
        let unverified = sources.iter().zip(counts).filter(|(_, count)| *count > 0);
        Self {
            unverified: unverified.collect(),
            ..Self::default()
        }
    }
}

/// The claims that name a place, each with the position of its source.
fn of_claims<'c, 'g>(context: &'c Context<'g>) -> impl Iterator<Item = (&'g Claim, usize)> + 'c {
    let first = context.graph.node(Kind::Source, 0).index();
    let claims = context.data().claims.iter().zip(context.utterances());
    claims
        .filter(|(claim, _)| !claim.at.is_empty())
        .filter_map(move |(claim, utterance)| {
            let source = utterance.attribution.source?;
            Some((claim, source.index().checked_sub(first)?))
        })
}

fn skips(source: &Source) -> Vec<Named<'_>> {
    let count = source.skipped.len();
    let mut named = Vec::new();
    for (index, skip) in source.skipped.iter().enumerate() {
        for (place, at) in skip.at.iter().enumerate() {
            if let At::Anchor(anchor) = at {
                named.push(Named {
                    record: &source.id,
                    origin: source.origin,
                    anchor,
                    skip: Some((index, count)),
                    at: (place, skip.at.len()),
                });
            }
        }
    }
    named
}

fn places_of<'g>(claim: &'g Claim, named: &mut Vec<Named<'g>>) {
    for (place, at) in claim.at.iter().enumerate() {
        if let At::Anchor(anchor) = at {
            named.push(Named {
                record: claim.id(),
                origin: claim.origin,
                anchor,
                skip: None,
                at: (place, claim.at.len()),
            });
        }
    }
}

fn broken<'g>(source: &'g Source, copy: &LocalCopy, named: Vec<Named<'g>>) -> Vec<Broken<'g>> {
    let verifier = Verifier::new(&copy.text);
    let found = named.into_iter().filter_map(|it| {
        let outcome = verifier.verify(it.anchor);
        (outcome != Verification::Exact).then(|| Broken {
            record: it.record,
            origin: it.origin,
            field: it.field(),
            anchor: *it.anchor,
            source,
            outcome,
        })
    });
    found.collect()
}

impl Named<'_> {
    fn field(&self) -> FieldPath {
        let mut field = FieldPath::root();
        if let Some((index, count)) = self.skip {
            field = field.key("skipped");
            if count > 1 {
                field = field.index(index);
            }
        }
        field = field.key("at");
        let (index, count) = self.at;
        if count > 1 { field.index(index) } else { field }
    }
}

impl Broken<'_> {
    /// The finding of a fact about it, at its `at`.
    pub(super) fn finding(&self, fact: impl crate::diagnostic::Fact + 'static) -> Finding {
        Finding {
            record: self.record.as_str().into(),
            place: self.origin.field(self.field.clone()),
            field: self.field.clone(),
            fact: Box::new(fact),
        }
    }

    /// The record of the text's digest.
    pub(super) fn text_place(&self) -> Place {
        self.source.origin.place()
    }
}
