//! Decoding sources.

use super::Decoder;
use super::cursor::Way;
use super::fault::{Misplaced, WrongType};
use super::fields::{RetractedFields, SkipFields, SourceFields, TextFields};
use super::value::is_unstated;
use crate::model::id::Id;
use crate::model::source::{
    Published, Retracted, Skip, SkipReason, Source, SourceKind, TextRecord, is_language,
};
use crate::yaml::{Entry, Node};

impl Decoder<'_> {
    pub(super) fn source(&mut self, id: &Id, entry: &Entry<'_>) {
        let way = Way::record_of(id);
        let f: SourceFields<'_, '_> = self.open(&way, entry.key.span, &entry.value);
        let source = Source {
            id: id.clone(),
            origin: self.origin(entry.key.span),
            kind: self
                .required(&way, f.head, f.kind, Self::word)
                .unwrap_or(SourceKind::Document),
            title: self
                .required(&way, f.head, f.title, Self::text)
                .unwrap_or_else(|| id.as_str().into()),
            publisher: self.one(&way, f.publisher, Self::id),
            authors: self.many(&way, f.authors, Self::id),
            url: self.many(&way, f.url, Self::text),
            archived: self.many(&way, f.archived, Self::text),
            accessed: self.one(&way, f.accessed, Self::date),
            published: self
                .one(&way, f.published, Self::published)
                .unwrap_or_default(),
            language: self.one(&way, f.language, Self::language),
            reliability: self.one(&way, f.reliability, Self::word),
            text: self.one(&way, f.text, Self::text_record).map(Box::new),
            skipped: self.many(&way, f.skipped, Self::skip),
            copy_of: self.one(&way, f.copy_of, Self::id_or_unstated),
            supersedes: self.one(&way, f.supersedes, Self::id),
            retracted: self.one(&way, f.retracted, Self::retracted).map(Box::new),
            note: self.one(&way, f.note, Self::prose),
        };
        self.out.dataset.sources.push(source);
    }

    fn published(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Published> {
        if is_unstated(node) {
            return Some(Published::Unstated);
        }
        self.date(way, node).map(Published::On)
    }

    fn retracted(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Retracted> {
        let f: RetractedFields<'_, '_> = self.open(way, node.span, node);
        let retracted = Retracted {
            date: self.one(way, f.date, Self::date),
            note: self.one(way, f.note, Self::prose),
        };
        (!f.head.excused).then_some(retracted)
    }

    fn skip(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Skip> {
        let f: SkipFields<'_, '_> = self.open(way, node.span, node);
        if !f.at.is_written() {
            self.missing(way, f.head, f.at.name);
        }
        let at = self.many(way, f.at, Self::at);
        let reason: Option<SkipReason> = self.required(way, f.head, f.reason, Self::word);
        let reason = reason.unwrap_or(SkipReason::Boilerplate);
        (!f.head.excused).then_some(Skip { at, reason })
    }

    fn text_record(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<TextRecord> {
        let f: TextFields<'_, '_> = self.open(way, node.span, node);
        let sha256 = self.required(way, f.head, f.sha256, Self::sha256);
        let chars = self.required(way, f.head, f.chars, Self::count);
        let starts =
            |decoder: &mut Self, way: &Way<'_>, node: &Node<'_>| decoder.starts(way, node, chars);
        let paragraphs = self.required(way, f.head, f.paragraphs, starts);
        let sentences = self.required(way, f.head, f.sentences, starts);
        Some(TextRecord {
            sha256: sha256?,
            chars: chars?,
            paragraphs: paragraphs?,
            sentences: sentences?,
        })
    }

    /// A language tag: a code of two or three letters, and what narrows it down.
    fn language(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Box<str>> {
        let text = self.scalar(way, node, WrongType::TEXT)?.text.as_ref();
        if is_language(text) {
            return Some(text.into());
        }
        self.report(way, node.span, Misplaced::Language(text.into()));
        None
    }

    fn sha256(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Box<str>> {
        let scalar = self.scalar(way, node, WrongType::TEXT)?;
        let hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        if scalar.text.len() == 64 && scalar.text.bytes().all(hex) {
            return Some((*scalar.text).into());
        }
        self.report(way, node.span, Misplaced::Sha256((*scalar.text).into()));
        None
    }

    /// Where paragraphs or sentences start.
    fn starts(&mut self, way: &Way<'_>, node: &Node<'_>, chars: Option<u32>) -> Option<Box<[u32]>> {
        let Some(nodes) = node.as_sequence() else {
            self.wrong_type(way, node, WrongType::NUMBERS);
            return None;
        };
        let mut starts: Vec<u32> = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.iter().enumerate() {
            let way = way.index(index);
            let start = self.count(&way, node)?;
            let why = match (starts.last(), chars) {
                (Some(last), _) if *last >= start => Some(format!("the one before it, at {last}")),
                (_, Some(chars)) if start >= chars => {
                    Some(format!("the text has {chars} characters"))
                }
                _ => None,
            };
            if let Some(why) = why {
                let field = if way.field() == Some("paragraphs") {
                    "paragraph"
                } else {
                    "sentence"
                };
                let fact = Misplaced::Boundaries { field, start, why };
                self.report(&way, node.span, fact);
                return None;
            }
            starts.push(start);
        }
        Some(starts.into())
    }
}
