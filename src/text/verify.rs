//! Whether an anchor still holds for a text.

use std::cell::Cell;

use super::{Anchor, CharRange, Digest, SourceText};

/// What has become of an anchor. Only [`Exact`](Self::Exact) holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verification {
    /// The words are at their place.
    Exact,
    /// They are not at their place, but at one other.
    Moved(CharRange),
    /// They are not at their place, but at several others, of which these are the first, in order.
    Ambiguous(Vec<CharRange>),
    /// They are not found.
    Changed,
    /// They are not found, and their place lies beyond the text.
    Missing,
}

/// Checks one text; it keeps what the search needs, so that many anchors cost little.
#[derive(Debug)]
pub struct Verifier<'a> {
    text: &'a SourceText,
    sentences: Vec<u32>,
    /// The places at which words may start or end: char and byte, in order, the text's end too.
    bounds: Vec<(u32, u32)>,
    /// What may still be hashed for all anchors together.
    left: Cell<usize>,
}

/// The most that is hashed in search of one anchor, in bytes: enough for all places of a text of a
/// million chars, and some hundredths of a second.
const BUDGET: usize = 8 << 20;

/// The most that is hashed in search of all anchors of one text, in bytes: some seconds. After that,
/// the rest are told as changed.
const ALL: usize = 512 << 20;

/// The most places of an ambiguous anchor that are told.
const PLACES: usize = 8;

impl<'a> Verifier<'a> {
    /// A verifier of this text.
    pub fn new(text: &'a SourceText) -> Self {
        let mut bounds = Vec::new();
        let mut before = None;
        for (index, (byte, c)) in text.as_str().char_indices().enumerate() {
            if before.is_none_or(|before| !joins(before, c)) {
                bounds.push((index as u32, byte as u32));
            }
            before = Some(c);
        }
        bounds.push((text.chars(), text.as_str().len() as u32));
        let sentences = text
            .sentences()
            .iter()
            .map(|sentence| sentence.start)
            .collect();
        Self {
            text,
            sentences,
            bounds,
            left: Cell::new(ALL),
        }
    }

    /// The text that it checks.
    pub const fn text(&self) -> &'a SourceText {
        self.text
    }

    /// What has become of the anchor.
    ///
    /// Words that are not at their place are searched for at the starts of sentences, then at all
    /// starts of words from their old place outwards, up to 8 MiB of text in all.
    pub fn verify(&self, anchor: &Anchor) -> Verification {
        let there = self.text.words(anchor.range);
        if there.is_some_and(|words| Digest::of(words) == anchor.digest) {
            return Verification::Exact;
        }
        let found = self.search(anchor);
        match found[..] {
            [] if there.is_none() => Verification::Missing,
            [] => Verification::Changed,
            [place] => Verification::Moved(place),
            _ => Verification::Ambiguous(found),
        }
    }

    fn search(&self, anchor: &Anchor) -> Vec<CharRange> {
        let Some(length) = anchor
            .range
            .end
            .checked_sub(anchor.range.start)
            .filter(|len| *len > 0)
        else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let mut left = BUDGET.min(self.left.get());
        let budget = left;
        let starts = self
            .sentences
            .iter()
            .copied()
            .chain(self.outwards(anchor.range.start));
        for start in starts {
            let Some(end) = start.checked_add(length) else {
                continue;
            };
            let (Some(first), Some(last)) = (self.byte(start), self.byte(end)) else {
                continue;
            };
            let words = &self.text.as_str()[first..last];
            let Some(rest) = left.checked_sub(words.len()) else {
                break;
            };
            left = rest;
            let place = CharRange::new(start, end);
            if Digest::of(words) == anchor.digest && !found.contains(&place) {
                found.push(place);
                if found.len() == PLACES {
                    break;
                }
            }
        }
        self.left.set(self.left.get() - (budget - left));
        found.sort_unstable();
        found
    }

    /// The bounds by their distance from a place.
    fn outwards(&self, from: u32) -> impl Iterator<Item = u32> {
        let middle = self.bounds.partition_point(|(char, _)| *char < from);
        let (before, after) = self.bounds.split_at(middle);
        let (mut before, mut after) = (before.iter().rev().peekable(), after.iter().peekable());
        std::iter::from_fn(move || {
            let side = match (before.peek(), after.peek()) {
                (Some((back, _)), Some((ahead, _))) if from - back <= ahead - from => before.next(),
                (Some(_), None) => before.next(),
                _ => after.next(),
            };
            side.map(|(char, _)| *char)
        })
    }

    /// The byte of a char that is a bound.
    fn byte(&self, char: u32) -> Option<usize> {
        let index = self
            .bounds
            .binary_search_by_key(&char, |(char, _)| *char)
            .ok()?;
        Some(self.bounds[index].1 as usize)
    }
}

/// Whether a word goes on from one character to the next. Where script has no case, it may end
/// anywhere; where a capital follows a small letter, two words have run together.
fn joins(before: char, after: char) -> bool {
    let part = |c: char| c.is_lowercase() || c.is_uppercase() || c.is_numeric();
    part(before) && part(after) && !(before.is_lowercase() && after.is_uppercase())
}
