//! From drafted words to their place in the text of a source.

use std::fmt;
use std::path::PathBuf;

use rustc_hash::FxHashMap;

use super::{Match, Texts};
use crate::model::id::Id;
use crate::model::source::Source;
use crate::text::{Found, Hint, Lookup, Spot, suggest};

/// Finds words in the local copies of texts; each copy is made ready once.
#[derive(Debug)]
pub struct Places<'a> {
    texts: Option<&'a Texts>,
    sources: FxHashMap<&'a Id, &'a Source>,
    lookups: FxHashMap<Id, Result<Lookup, NoPlace>>,
}

/// Why words have no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPlace {
    /// The claim names no source.
    NoSource,
    /// The source is not known; the ids that are like it.
    Unknown(Id, Vec<String>),
    /// There is no local copy of the source's text.
    NoCopy(Id),
    /// The local copy is not the text that the source records.
    OtherText(Id, PathBuf),
    /// They stand at several places: the first of these, and how many there are.
    Often(Vec<Spot>, usize),
    /// They stand nowhere; what is nearest to them, if anything.
    Nowhere(Option<Hint>),
}

/// The most places that are told of words which stand at several.
const TOLD: usize = 8;

impl<'a> Places<'a> {
    /// Looks in the copies of these sources' texts.
    pub fn new(sources: &'a [Source], texts: Option<&'a Texts>) -> Self {
        Self {
            texts,
            sources: sources.iter().map(|source| (&source.id, source)).collect(),
            lookups: FxHashMap::default(),
        }
    }

    /// The one place of words in the text of a source.
    ///
    /// # Errors
    /// They have none, or several; or there is no text to look in.
    pub fn find(&mut self, source: &Id, words: &str) -> Result<Spot, NoPlace> {
        if !self.lookups.contains_key(source) {
            let lookup = self.lookup(source);
            self.lookups.insert(source.clone(), lookup);
        }
        match &self.lookups[source] {
            Err(why) => Err(why.clone()),
            Ok(lookup) => match lookup.find(words) {
                Found::Once(spot) => Ok(spot),
                Found::Often(spots, times) => Err(NoPlace::Often(spots, times)),
                Found::Nowhere(hint) => Err(NoPlace::Nowhere(hint)),
            },
        }
    }

    fn lookup(&self, id: &Id) -> Result<Lookup, NoPlace> {
        if id.is_unstated() {
            return Err(NoPlace::NoSource);
        }
        let Some(source) = self.sources.get(id) else {
            let mut known: Vec<&str> = self.sources.keys().map(|id| id.as_str()).collect();
            known.sort_unstable();
            let near = suggest(id, known).into_iter().map(str::to_owned);
            return Err(NoPlace::Unknown(id.clone(), near.collect()));
        };
        let copy = self
            .texts
            .and_then(|texts| texts.of(source))
            .ok_or_else(|| NoPlace::NoCopy(id.clone()))?;
        if copy.matched == Match::OtherDigest {
            return Err(NoPlace::OtherText(id.clone(), copy.path.clone()));
        }
        Ok(Lookup::new(copy.text.clone()))
    }
}

impl NoPlace {
    /// The next step.
    pub fn help(&self) -> String {
        match self {
            Self::NoSource => {
                "name it in the claim, or once in `defaults: { source: ID }`".to_owned()
            }
            Self::Unknown(_, near) if !near.is_empty() => {
                format!("did you mean {}?", near.join(" or "))
            }
            Self::Unknown(..) => "`claimgraph add` writes the record of a source".to_owned(),
            Self::NoCopy(id) => format!(
                "keep the text as {id}.txt in a folder of its own, and name that with `--texts \
                 DIR` or with `texts:` in claimgraph.yaml"
            ),
            Self::OtherText(..) => {
                "get the text that was coded, or let `claimgraph add` record the new one".to_owned()
            }
            Self::Often(..) => "draft more of the words, or paste one of the places".to_owned(),
            Self::Nowhere(Some(_)) => "paste that place, or mend the words".to_owned(),
            Self::Nowhere(None) => {
                "`claimgraph read SOURCE` shows the text and its places".to_owned()
            }
        }
    }
}

impl fmt::Display for NoPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSource => f.write_str("the claim names no source"),
            Self::Unknown(id, _) => write!(f, "there is no source `{id}`"),
            Self::NoCopy(id) => write!(f, "there is no local copy of the text of `{id}`"),
            Self::OtherText(id, path) => write!(
                f,
                "{} is not the text that `{id}` records (another sha256)",
                path.display()
            ),
            Self::Often(spots, times) => {
                write!(f, "found {times} times: ")?;
                for (index, spot) in spots.iter().take(TOLD).enumerate() {
                    write!(f, "{}{spot}", if index == 0 { "" } else { ", " })?;
                }
                match times.checked_sub(TOLD) {
                    None | Some(0) => Ok(()),
                    Some(more) => write!(f, ", and {more} more"),
                }
            }
            Self::Nowhere(None) => f.write_str("not found"),
            Self::Nowhere(Some(hint)) => write!(f, "not found; {hint}"),
        }
    }
}

impl std::error::Error for NoPlace {}
