//! Quotations: the words of a span from the local copy of the text, checked against its digest.

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::Serialize;

use super::super::CliError;
use crate::model::source::Source;
use crate::text::{Anchor, CharRange, Copies, LocalCopy, Verification, Verifier};

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

/// The local copies of texts, each read once.
pub(super) struct Quotations {
    copies: Option<Copies>,
    folder: Option<PathBuf>,
    asked: bool,
    found: IndexMap<String, Option<LocalCopy>>,
}

impl Quotations {
    /// None: no words were asked for.
    pub(super) fn unasked() -> Self {
        Self {
            copies: None,
            folder: None,
            asked: false,
            found: IndexMap::new(),
        }
    }

    /// From the copies under a folder. A fresh clone need not have the folder that is configured;
    /// the one that was `given` must be there.
    pub(super) fn under(folder: Option<&Path>, given: bool) -> Result<Self, CliError> {
        let copies = match folder {
            Some(folder) if given || folder.exists() => {
                Some(Copies::under(folder).map_err(|source| CliError::Read {
                    path: folder.to_path_buf(),
                    source,
                })?)
            }
            _ => None,
        };
        let here = std::env::current_dir().unwrap_or_default();
        Ok(Self {
            copies,
            folder: folder.map(|it| it.strip_prefix(here).unwrap_or(it).to_path_buf()),
            asked: true,
            found: IndexMap::new(),
        })
    }

    /// The words of an anchor in a source's text; none where no copy is at hand or none are asked
    /// for.
    pub(super) fn quote(&mut self, source: &Source, anchor: &Anchor) -> Option<Quotation> {
        if !self.asked {
            return None;
        }
        if !self.found.contains_key(source.id.as_str()) {
            let sha256 = source.text.as_deref().map(|text| &*text.sha256);
            let copies = self.copies.as_mut();
            let copy = copies.and_then(|copies| copies.find(&source.id, sha256));
            self.found.insert(source.id.to_string(), copy);
        }
        let copy = self.found.get(source.id.as_str())?.as_ref()?;
        Some(quote(copy, anchor))
    }

    /// What is to be known of the copies: which were missing, and which are of another text.
    pub(super) fn notes(&self) -> Vec<String> {
        self.found
            .iter()
            .filter_map(|(source, copy)| match (copy, &self.folder) {
                (Some(copy), _) if copy.is_same => None,
                (Some(copy), _) => Some(format!(
                    "{} has not the digest that source {source} records: each span was checked by itself",
                    copy.path.display()
                )),
                (None, Some(folder)) if self.copies.is_none() => Some(format!(
                    "no copy of the text of {source} is at hand: there is no folder {}",
                    folder.display()
                )),
                (None, Some(folder)) => Some(format!(
                    "no copy of the text of {source} in {}: no file there has its digest or is named {source}.txt",
                    folder.display()
                )),
                (None, None) => Some(format!(
                    "no copy of the text of {source} is at hand: `--texts DIR` or `texts:` in claimgraph.yaml tells where it lies"
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
