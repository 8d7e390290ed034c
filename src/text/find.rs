//! Finding words in a text, forgiving what typing and copying change.

use unicode_normalization::UnicodeNormalization;

use super::{CharRange, SourceText};

/// A text made ready for searching; making it takes one pass.
///
/// All quotation marks and apostrophes are one, so are all dashes and runs of dashes, and all runs
/// of blanks and line breaks; an ellipsis is three points; soft hyphens and other invisible
/// characters are not there. Case is exact, unless it is ignored on purpose.
#[derive(Debug)]
pub struct Finder {
    folded: Folded,
    case: Case,
}

impl Finder {
    /// The text, ready for searching.
    pub fn new(text: &SourceText) -> Self {
        Self::with(text, Case::Exact)
    }

    /// The text, ready for searching whatever the case: for hints, never to anchor by.
    pub fn ignoring_case(text: &SourceText) -> Self {
        Self::with(text, Case::Ignored)
    }

    /// All places of the words, in order, none overlapping the one before. Time is linear.
    pub fn find(&self, words: &str) -> Vec<CharRange> {
        let wanted = Folded::new(words.trim().nfc(), self.case);
        let wanted = wanted.text.trim();
        if wanted.is_empty() {
            return Vec::new();
        }
        self.folded
            .text
            .match_indices(wanted)
            .filter_map(|(at, _)| self.folded.range(at, at + wanted.len()))
            .collect()
    }

    fn with(text: &SourceText, case: Case) -> Self {
        Self {
            folded: Folded::new(text.as_str().chars(), case),
            case,
        }
    }
}

/// Whether capitals are letters of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Exact,
    Ignored,
}

/// A text with its variants folded, and for each of its bytes the chars it stands for.
#[derive(Debug, Default)]
struct Folded {
    text: String,
    chars: Vec<CharRange>,
}

impl Folded {
    fn new(chars: impl Iterator<Item = char>, case: Case) -> Self {
        let mut folded = Self::default();
        for (index, c) in chars.enumerate() {
            let fold = match c {
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => continue,
                '“' | '”' | '„' | '‟' | '«' | '»' | '"' | '″' | '‘' | '’' | '‚' | '‛' | '‹'
                | '›' | '\'' | '′' | '`' | '´' | '＂' | '＇' => '"',
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '-' => '-',
                c if c.is_whitespace() => ' ',
                c => c,
            };
            match case {
                Case::Exact => folded.push(fold, index as u32),
                Case::Ignored => {
                    for lower in fold.to_lowercase() {
                        folded.push(lower, index as u32);
                    }
                }
            }
        }
        folded
    }

    fn push(&mut self, c: char, index: u32) {
        if matches!(c, ' ' | '-') && self.text.ends_with(c) {
            if let Some(last) = self.chars.last_mut() {
                last.end = index + 1;
            }
            return;
        }
        let before = self.text.len();
        match c {
            '…' => self.text.push_str("..."),
            _ => self.text.push(c),
        }
        let added = self.text.len() - before;
        self.chars
            .extend(std::iter::repeat_n(CharRange::new(index, index + 1), added));
    }

    /// The chars for which the bytes stand; none where they start or end inside one.
    fn range(&self, start: usize, end: usize) -> Option<CharRange> {
        let (first, last) = (self.chars[start], self.chars[end - 1]);
        let inside = start > 0 && self.chars[start - 1] == first
            || self.chars.get(end).is_some_and(|next| *next == last);
        (!inside).then(|| CharRange::new(first.start, last.end))
    }
}
