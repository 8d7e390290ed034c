//! Reading a source: sentence by sentence, with what codes it.

use serde::Serialize;

use super::LocalCopy;
use crate::model::claim::AboutKind;
use crate::model::dataset::Dataset;
use crate::model::id::Id;
use crate::model::source::{SkipReason, Source};
use crate::text::source_text::ranges;
use crate::text::{
    Anchor, At, CharRange, Coverage, Finder, Mark, SourceText, Verification, Verifier,
};

/// A source's text, sentence by sentence.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
    /// What codes or skips a place that the text does not have, in the order of the ids.
    pub unplaced: Vec<Unplaced>,
    /// How many paragraphs there are.
    pub paragraphs: usize,
}

/// A sentence of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands. Without a copy of the text, up to the start of the next.
    pub range: CharRange,
    /// Its place for an `at`, where there is a copy of the text.
    pub at: Option<Anchor>,
    /// The paragraph it is in, from 1.
    pub paragraph: usize,
    /// What has been done with it.
    pub mark: Mark,
    /// The claims and questions whose spans touch it.
    pub by: Vec<Id>,
    /// Why it is skipped, or a part of it.
    pub skipped: Vec<SkipReason>,
}

/// A place that the text does not have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unplaced {
    /// The claim or question; the source, of a skipped span.
    pub id: Id,
    /// What is written.
    pub at: Box<str>,
    /// Why it has no place.
    pub why: &'static str,
}

impl Reading {
    /// Reads a source by its local copy, else by the boundaries that it records. None where there
    /// is neither.
    ///
    /// In a copy, what has moved counts where it stands now, and drafted words where they are
    /// found. A copy that is not the text on record is split anew.
    pub fn new(data: &Dataset, source: &Source, copy: Option<&LocalCopy>) -> Option<Self> {
        let text = copy.map(|copy| &*copy.text);
        let record = source
            .text
            .as_deref()
            .filter(|_| copy.is_none_or(LocalCopy::is_exact));
        let (sentences, paragraphs) = match (record, text) {
            (Some(record), _) => {
                let sentences = ranges(&record.sentences, record.chars);
                let trimmed = |range| text.map_or(range, |text| trim(text, range));
                let sentences = sentences.into_iter().map(trimmed).collect();
                (sentences, record.paragraphs.to_vec())
            }
            (None, Some(text)) => {
                let paragraphs = text.paragraphs().iter().map(|it| it.start).collect();
                (text.sentences(), paragraphs)
            }
            (None, None) => return None,
        };
        let mut spans = Spans::new(text);
        for claim in data.claims.iter().filter(|it| it.source == source.id) {
            let id = if claim.about_kind == AboutKind::Question {
                &claim.about
            } else {
                &claim.id
            };
            for at in &claim.at {
                spans.add(id, at, None);
            }
        }
        for skip in &source.skipped {
            for at in &skip.at {
                spans.add(&source.id, at, Some(skip.reason));
            }
        }
        Some(spans.over(&sentences, &paragraphs))
    }

    /// How much of it is coded.
    pub fn coverage(&self) -> Coverage {
        Coverage {
            marks: self.sentences.iter().map(|it| it.mark).collect(),
        }
    }
}

/// The spans of a source, placed in its text.
struct Spans<'a> {
    text: Option<(Verifier<'a>, Finder)>,
    placed: Vec<(CharRange, Id, Option<SkipReason>)>,
    unplaced: Vec<Unplaced>,
}

impl<'a> Spans<'a> {
    fn new(text: Option<&'a SourceText>) -> Self {
        Self {
            text: text.map(|text| (Verifier::new(text), Finder::new(text))),
            placed: Vec::new(),
            unplaced: Vec::new(),
        }
    }

    fn add(&mut self, id: &Id, at: &At, skipped: Option<SkipReason>) {
        match self.place(at) {
            Ok(range) => self.placed.push((range, id.clone(), skipped)),
            Err(why) => self.unplaced.push(Unplaced {
                id: id.clone(),
                at: at.to_string().into(),
                why,
            }),
        }
    }

    fn place(&self, at: &At) -> Result<CharRange, &'static str> {
        match (at, &self.text) {
            (At::Anchor(anchor), None) => Ok(anchor.range),
            (At::Anchor(anchor), Some((verifier, _))) => match verifier.verify(anchor) {
                Verification::Exact => Ok(anchor.range),
                Verification::Moved(range) => Ok(range),
                Verification::Ambiguous(_) => Err("moved, and now at several places"),
                Verification::Changed => Err("not in this text"),
                Verification::Missing => Err("beyond this text"),
            },
            (At::Draft(_), None) => Err("drafted words"),
            (At::Draft(words), Some((_, finder))) => match finder.find(words)[..] {
                [range] => Ok(range),
                [] => Err("drafted words that are not in this text"),
                _ => Err("drafted words that stand at several places"),
            },
        }
    }

    fn over(mut self, sentences: &[CharRange], paragraphs: &[u32]) -> Reading {
        let ranges = |skipped: bool| -> Vec<CharRange> {
            let of = self.placed.iter();
            of.filter(|(_, _, reason)| reason.is_some() == skipped)
                .map(|(range, _, _)| *range)
                .collect()
        };
        let coverage = Coverage::new(sentences, &ranges(false), &ranges(true));
        let text = self.text.as_ref().map(|(verifier, _)| verifier.text());
        let mut read: Vec<Sentence> = sentences
            .iter()
            .zip(coverage.marks)
            .map(|(range, mark)| Sentence {
                range: *range,
                at: text.and_then(|text| text.anchor(*range)),
                paragraph: paragraphs.partition_point(|start| *start <= range.start),
                mark,
                by: Vec::new(),
                skipped: Vec::new(),
            })
            .collect();
        self.placed.sort_unstable();
        for (range, id, reason) in &self.placed {
            let first = sentences.partition_point(|sentence| sentence.end <= range.start);
            let touched = read[first..]
                .iter_mut()
                .take_while(|sentence| sentence.range.start < range.end);
            for sentence in touched {
                match reason {
                    Some(reason) if !sentence.skipped.contains(reason) => {
                        sentence.skipped.push(*reason);
                    }
                    None if !sentence.by.contains(id) => sentence.by.push(id.clone()),
                    _ => {}
                }
            }
        }
        self.unplaced.sort_unstable();
        Reading {
            sentences: read,
            unplaced: self.unplaced,
            paragraphs: paragraphs.len(),
        }
    }
}

/// The range without the blanks around its words.
fn trim(text: &SourceText, range: CharRange) -> CharRange {
    let Some(words) = text.words(range) else {
        return range;
    };
    let blanks = |words: &str, rest: &str| words[..words.len() - rest.len()].chars().count();
    let rest = words.trim_start();
    let before = blanks(words, rest) as u32;
    let after = rest[rest.trim_end().len()..].chars().count() as u32;
    CharRange::new(range.start + before, range.end - after)
}
