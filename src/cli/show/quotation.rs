//! Quotations: the words of a span from the local copy of the text, checked against its digest.

use std::sync::Arc;

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::id::Id;
use crate::model::source::Source;
use crate::text::{Anchor, CharRange, Verification, Verifier};
use crate::texts::{LocalCopy, Match, Texts};

/// The words of one span.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Quotation {
    /// Whether they are those that the digest was made of.
    state: &'static str,
    /// The words; none where they are not found.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// Where they are now, if not at their place.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<String>,
}

/// The words of spans, where they are asked for.
pub(super) struct Quotations {
    asked: bool,
    texts: Option<Texts>,
    /// The copy of each source that was quoted, by its id.
    found: IndexMap<Id, Option<Arc<LocalCopy>>>,
}

impl Quotations {
    /// None: no words were asked for.
    pub(super) fn unasked() -> Self {
        Self {
            asked: false,
            texts: None,
            found: IndexMap::new(),
        }
    }

    /// From local copies, where there are any.
    pub(super) fn from(texts: Option<Texts>) -> Self {
        Self {
            asked: true,
            texts,
            found: IndexMap::new(),
        }
    }

    /// The words of an anchor in a source's text; none where no copy is at hand or none are asked
    /// for.
    pub(super) fn quote(&mut self, source: &Source, anchor: &Anchor) -> Option<Quotation> {
        if !self.asked {
            return None;
        }
        let texts = self.texts.as_ref();
        let copy = self
            .found
            .entry(source.id.clone())
            .or_insert_with(|| texts.and_then(|texts| texts.of(source)));
        copy.as_ref().map(|copy| quote(copy, anchor))
    }

    /// The local copies that were looked into.
    pub(super) const fn texts(&self) -> Option<&Texts> {
        self.texts.as_ref()
    }

    /// What is to be known of the copies: which were missing, and which are of another text.
    pub(super) fn notes(&self) -> Vec<String> {
        self.found
            .iter()
            .filter_map(|(source, copy)| match copy {
                Some(copy) if copy.matched == Match::OtherDigest => Some(format!(
                    "{} has not the digest that {source} records; each span is checked by itself",
                    copy.path.display()
                )),
                Some(_) => None,
                None if self.texts.is_some() => Some(format!(
                    "no words: no copy of the text of {source} is among the local copies, neither by its digest nor as {source}.txt"
                )),
                None => Some(format!(
                    "no words: no copy of the text of {source} is at hand; `--texts DIR` tells where it lies"
                )),
            })
            .collect()
    }
}

impl Quotation {
    /// In a line of text: the words between quotation marks, or what has become of them.
    pub(super) fn told(&self) -> String {
        let words = self.words.as_deref().map(|it| format!("“{it}”"));
        let places = self.places.join(" or ");
        match (self.state, words) {
            ("exact", Some(words)) => words,
            ("moved", Some(words)) => format!("moved to {places}: {words}"),
            ("ambiguous", _) => format!("not at this place, but at {places}"),
            ("missing", _) => "the copy is too short to hold this place".to_owned(),
            _ => "changed: the copy does not hold these words".to_owned(),
        }
    }
}

fn quote(copy: &LocalCopy, anchor: &Anchor) -> Quotation {
    let words = |range: CharRange| copy.text.words(range).map(str::to_owned);
    if copy.text.anchor(anchor.range) == Some(*anchor) {
        return Quotation {
            state: "exact",
            words: words(anchor.range),
            places: Vec::new(),
        };
    }
    let (state, words, places) = match Verifier::new(&copy.text).verify(anchor) {
        Verification::Exact => ("exact", words(anchor.range), Vec::new()),
        Verification::Moved(place) => ("moved", words(place), vec![place]),
        Verification::Ambiguous(places) => ("ambiguous", None, places),
        Verification::Changed => ("changed", None, Vec::new()),
        Verification::Missing => ("missing", None, Vec::new()),
    };
    Quotation {
        state,
        words,
        places: places.iter().map(ToString::to_string).collect(),
    }
}
