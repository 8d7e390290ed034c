//! How much of a text is coded.

use serde::Serialize;

use super::CharRange;

/// What has been done with a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A claim, question or affiliation touches it.
    Coded,
    /// It is skipped with a reason, and not coded.
    Skipped,
    /// Neither.
    Left,
}

/// The marks of a text's sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// One mark a sentence, in order.
    pub marks: Vec<Mark>,
}

impl Coverage {
    /// Marks each sentence: coded if a range of `touched` shares a char with it, else skipped if
    /// one of `skipped` does, else left. The ranges may overlap and come in any order. Time is
    /// n log n.
    pub fn new(sentences: &[CharRange], touched: &[CharRange], skipped: &[CharRange]) -> Self {
        let (touched, skipped) = (Ranges::new(touched), Ranges::new(skipped));
        let mark = |sentence: &CharRange| {
            if touched.touch(*sentence) {
                Mark::Coded
            } else if skipped.touch(*sentence) {
                Mark::Skipped
            } else {
                Mark::Left
            }
        };
        Self {
            marks: sentences.iter().map(mark).collect(),
        }
    }

    /// How many sentences have the mark.
    pub fn count(&self, mark: Mark) -> usize {
        self.marks.iter().filter(|other| **other == mark).count()
    }

    /// The share of the sentences with the mark in whole percent, rounded down so that 100 means
    /// all; none for a text without sentences.
    pub fn percent(&self, mark: Mark) -> Option<usize> {
        (self.count(mark) * 100).checked_div(self.marks.len())
    }
}

/// Ranges in order, overlapping ones made one.
struct Ranges(Vec<CharRange>);

impl Ranges {
    fn new(ranges: &[CharRange]) -> Self {
        let mut sorted: Vec<_> = ranges
            .iter()
            .copied()
            .filter(|range| range.start < range.end)
            .collect();
        sorted.sort_unstable();
        let mut merged: Vec<CharRange> = Vec::with_capacity(sorted.len());
        for range in sorted {
            match merged.last_mut().filter(|last| range.start <= last.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => merged.push(range),
            }
        }
        Self(merged)
    }

    fn touch(&self, sentence: CharRange) -> bool {
        let next = self.0.partition_point(|range| range.end <= sentence.start);
        self.0
            .get(next)
            .is_some_and(|range| range.overlaps(sentence))
    }
}
