//! Words of spans, each in its sentence, where a local copy of the text is at hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::graph::Graph;
use crate::model::claim::Claim;
use crate::model::id::Id;
use crate::model::source::Source;
use crate::text::{Anchor, At, CharRange, Verification, Verifier};
use crate::texts::{LocalCopy, Texts};

/// The words of a span, and what stands before and after them in their sentences.
#[derive(Serialize)]
pub(super) struct Quote {
    before: String,
    words: String,
    after: String,
    /// Where they stand now, if not at their place.
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<String>,
}

/// The local copies of texts, each read once.
pub(super) struct Quotes<'t> {
    texts: Option<&'t Texts>,
    read: BTreeMap<Id, Option<Read>>,
}

struct Read {
    copy: Arc<LocalCopy>,
    sentences: Vec<CharRange>,
}

impl<'t> Quotes<'t> {
    /// From local copies, where there are any.
    pub(super) const fn from(texts: Option<&'t Texts>) -> Self {
        Self {
            texts,
            read: BTreeMap::new(),
        }
    }

    /// The words of a claim's spans; those that the text does not hold any more are left out.
    pub(super) fn of(&mut self, graph: &Graph, claim: &Claim) -> Vec<Quote> {
        let Some(texts) = self.texts else {
            return Vec::new();
        };
        let source = graph.find(&claim.source);
        let Some(source) = source.and_then(|node| graph.source(node)) else {
            return Vec::new();
        };
        let read = self
            .read
            .entry(source.id.clone())
            .or_insert_with(|| Read::new(texts, source));
        let Some(read) = read else {
            return Vec::new();
        };
        let anchors = claim.at.iter().filter_map(|at| match at {
            At::Anchor(anchor) => Some(anchor),
            At::Draft(_) => None,
        });
        anchors.filter_map(|anchor| read.quote(anchor)).collect()
    }
}

impl Read {
    fn new(texts: &Texts, source: &Source) -> Option<Self> {
        let copy = texts.of(source)?;
        let sentences = copy.text.sentences();
        Some(Self { copy, sentences })
    }

    fn quote(&self, anchor: &Anchor) -> Option<Quote> {
        let text = &self.copy.text;
        let (range, moved) = if text.anchor(anchor.range) == Some(*anchor) {
            (anchor.range, None)
        } else {
            match Verifier::new(text).verify(anchor) {
                Verification::Exact => (anchor.range, None),
                Verification::Moved(range) => (range, Some(range.to_string())),
                Verification::Ambiguous(_) | Verification::Changed | Verification::Missing => {
                    return None;
                }
            }
        };
        let touched = || {
            let of = self.sentences.iter();
            of.filter(|it| it.start < range.end && range.start < it.end)
        };
        let start = touched().next().map_or(range.start, |it| it.start);
        let end = touched().next_back().map_or(range.end, |it| it.end);
        let words = |start: u32, end: u32| {
            let there = (start < end).then(|| text.words(CharRange::new(start, end)));
            there.flatten().unwrap_or_default().to_owned()
        };
        Some(Quote {
            before: words(start, range.start),
            words: words(range.start, range.end),
            after: words(range.end, end),
            moved,
        })
    }
}
