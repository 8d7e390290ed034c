//! Looking words up in a text: the place they have, or the nearest thing to it.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::{Anchor, CharRange, Finder, SourceText};

/// A text in which many words are looked up.
#[derive(Debug)]
pub struct Lookup {
    text: Arc<SourceText>,
    finder: Finder,
    /// Only made when words are not found.
    loose: OnceLock<Finder>,
    sentences: Vec<CharRange>,
}

/// What came of looking words up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// They stand at one place.
    Once(Spot),
    /// They stand at several: the first of these, in order, and how many there are.
    Often(Vec<Spot>, usize),
    /// They stand nowhere; what is nearest to them, if anything.
    Nowhere(Option<Hint>),
}

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The place, for an `at`.
    pub anchor: Anchor,
    /// The sentence in which it starts, from 1; 0 outside of all.
    pub sentence: usize,
}

/// What is nearest to words that are not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// They are found when case is ignored, first at this place.
    OtherCase(Spot),
    /// Only their beginning is found: this many words, case ignored.
    Beginning(usize, Spot),
    /// Only their end is found: this many words, case ignored.
    Ending(usize, Spot),
}

/// The most places that are told.
const MOST: usize = 100;

impl Lookup {
    /// The text, ready for looking up.
    pub fn new(text: Arc<SourceText>) -> Self {
        Self {
            finder: Finder::new(&text),
            loose: OnceLock::new(),
            sentences: text.sentences(),
            text,
        }
    }

    /// Looks words up, forgiving what [`Finder`] forgives.
    pub fn find(&self, words: &str) -> Found {
        let places = self.finder.find(words);
        let spots = self.spots(&places);
        match spots[..] {
            [] => Found::Nowhere(self.hint(words)),
            [spot] => Found::Once(spot),
            _ => Found::Often(spots, places.len()),
        }
    }

    fn spots(&self, places: &[CharRange]) -> Vec<Spot> {
        let spot = |place: &CharRange| {
            Some(Spot {
                anchor: self.text.anchor(*place)?,
                sentence: self
                    .sentences
                    .partition_point(|sentence| sentence.start <= place.start),
            })
        };
        places.iter().take(MOST).filter_map(spot).collect()
    }

    fn hint(&self, words: &str) -> Option<Hint> {
        let loose = self.loose.get_or_init(|| Finder::ignoring_case(&self.text));
        let first = |words: &str| self.spots(&loose.find(words)).first().copied();
        if let Some(spot) = first(words) {
            return Some(Hint::OtherCase(spot));
        }
        let bounds = Bounds::of(words);
        let beginning = longest(bounds.len(), |count| first(bounds.first(words, count)));
        let ending = longest(bounds.len(), |count| first(bounds.last(words, count)));
        match (beginning, ending) {
            (Some((words, spot)), Some((fewer, _))) if words >= fewer => {
                Some(Hint::Beginning(words, spot))
            }
            (_, Some((words, spot))) => Some(Hint::Ending(words, spot)),
            (Some((words, spot)), None) => Some(Hint::Beginning(words, spot)),
            (None, None) => None,
        }
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = |count| if count == 1 { "word" } else { "words" };
        match self {
            Self::OtherCase(spot) => write!(f, "found when case is ignored: {spot}"),
            Self::Beginning(count, spot) => {
                write!(f, "only the first {count} {} found: {spot}", words(*count))
            }
            Self::Ending(count, spot) => {
                write!(f, "only the last {count} {} found: {spot}", words(*count))
            }
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in sentence {}", self.anchor, self.sentence)
    }
}

/// The bytes at which the words of a text start and end.
struct Bounds(Vec<(usize, usize)>);

impl Bounds {
    fn of(text: &str) -> Self {
        let start = |word: &str| word.as_ptr().addr() - text.as_ptr().addr();
        Self(
            text.split_whitespace()
                .map(|word| (start(word), start(word) + word.len()))
                .collect(),
        )
    }

    const fn len(&self) -> usize {
        self.0.len()
    }

    fn first<'t>(&self, text: &'t str, count: usize) -> &'t str {
        &text[self.0[0].0..self.0[count - 1].1]
    }

    fn last<'t>(&self, text: &'t str, count: usize) -> &'t str {
        let all = self.0.len();
        &text[self.0[all - count].0..self.0[all - 1].1]
    }
}

/// The largest number of words, at least one and fewer than all, that are found. What is found of
/// some words is found of fewer, so that a few looks are enough.
fn longest<T>(all: usize, found: impl Fn(usize) -> Option<T>) -> Option<(usize, T)> {
    let (mut low, mut high) = (0, all);
    let mut best = None;
    while low + 1 < high {
        let middle = usize::midpoint(low, high);
        match found(middle) {
            Some(it) => {
                best = Some((middle, it));
                low = middle;
            }
            None => high = middle,
        }
    }
    best
}
