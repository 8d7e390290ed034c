//! Events to a tree, refusing on the way what claim files do without.

use std::borrow::Cow;

use super::Parsed;
use super::diagnose::{self, Situation};
use super::events::{Event, Events, What};
use super::fault::{
    DuplicateKey, EncodingFault, Fault, Feature, LimitExceeded, RefusedFeature, YamlFault,
};
use super::frame::{Frame, Kind, Pending};
use super::keys;
use super::limits::Limits;
use super::tree::{Document, Entry, Key, Mapping, Node, Scalar, ScalarStyle, Value};
use super::{comments, encoding, frame, place, simple, text};
use crate::diagnostic::FieldPath;
use crate::text::Span;

/// How many faults of one file are listed.
const FAULTS: usize = 200;

/// Which value of a key that is there twice the tree keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    First,
    /// The first, but for the value of the key at this byte and those that it lies in.
    Through(u32),
}

pub(super) fn build<'t>(text: &'t str, limits: &Limits, keep: Keep) -> Parsed<'t> {
    // Another value is only asked for where a key is there twice, which the parser reads.
    let simple = match keep {
        Keep::First => without_parser(text, limits),
        Keep::Through(_) => None,
    };
    match simple {
        Some(parsed) => parsed,
        None => with_parser(text, limits, keep),
    }
}

/// The tree of a text of the simple form, in which there is nothing to refuse but texts that are too
/// long: these the parser would copy before it hands them over.
pub(super) fn without_parser<'t>(text: &'t str, limits: &Limits) -> Option<Parsed<'t>> {
    limits.check_size(text.len() as u64).ok()?;
    if encoding::has_control_characters(text) {
        return None;
    }
    let mut builder = Builder::new(text, limits, Keep::First);
    let mut root = None;
    let is_read = simple::read(text, builder.base, limits, |event| {
        root = builder.event(event);
        let mut faults = builder.faults.iter();
        let too_long =
            |it: &YamlFault| matches!(it.fault, Fault::Limit(LimitExceeded::Scalar { .. }));
        faults.all(too_long) && builder.left_out == 0 && builder.count <= limits.nodes()
    });
    is_read.then(|| Parsed {
        document: Some(builder.document(root)),
        faults: builder.into_faults(),
    })
}

/// The tree of any text, and what is wrong with it.
pub(super) fn with_parser<'t>(text: &'t str, limits: &Limits, keep: Keep) -> Parsed<'t> {
    if let Err(fault) = limits.check_size(text.len() as u64) {
        return Parsed {
            document: None,
            faults: vec![fault],
        };
    }
    let mut builder = Builder::new(text, limits, keep);
    let document = if builder.refuse_control_characters() {
        None
    } else {
        builder.run()
    };
    Parsed {
        document,
        faults: builder.into_faults(),
    }
}

struct Builder<'t> {
    text: &'t str,
    keep: Keep,
    base: u32,
    limits: Limits,
    faults: Vec<YamlFault>,
    left_out: usize,
    frames: Vec<Frame<'t>>,
    /// The finished entries of all open lists and mappings, innermost last.
    nodes: Vec<Node<'t>>,
    entries: Vec<Entry<'t>>,
    count: usize,
    /// The end of the last event that is part of the tree.
    end: u32,
    /// The last scalar.
    last: Span,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, limits: &Limits, keep: Keep) -> Self {
        Self {
            text,
            keep,
            base: if text.starts_with('\u{FEFF}') { 3 } else { 0 },
            limits: *limits,
            faults: Vec::new(),
            left_out: 0,
            frames: Vec::new(),
            nodes: Vec::new(),
            entries: Vec::new(),
            count: 0,
            end: 0,
            last: Span::default(),
        }
    }

    fn into_faults(mut self) -> Vec<YamlFault> {
        self.faults.sort_by_key(|fault| fault.span);
        if self.left_out > 0 {
            let span = self
                .faults
                .last()
                .map(|fault| fault.span)
                .unwrap_or_default();
            let left_out = self.left_out;
            self.faults.push(YamlFault::at(
                span,
                Fault::Limit(LimitExceeded::Faults { left_out }),
            ));
        }
        self.faults
    }

    fn refuse_control_characters(&mut self) -> bool {
        let found = encoding::control_characters(self.text);
        for (span, character) in &found {
            let character = *character;
            self.refuse(*span, Fault::Encoding(EncodingFault::Control { character }));
        }
        !found.is_empty()
    }

    fn run(&mut self) -> Option<Document<'t>> {
        let base = self.base;
        let mut root = None;
        let mut first: Option<Span> = None;
        for event in Events::new(&self.text[base as usize..], base, self.limits.depth()) {
            let event = match event {
                Ok(event) => event,
                Err(stop) => {
                    let (span, fault) = diagnose::diagnose(&self.situation(), &stop);
                    self.frames.retain(|frame| frame.start < span.start);
                    self.refuse(span, fault);
                    return None;
                }
            };
            if matches!(event.what, What::DocumentStart) {
                self.refuse_directives(event.span);
                let line = self.line_from(event.span.start);
                if first.is_some() {
                    self.refuse_feature(Feature::SecondDocument, line, first);
                    break;
                }
                first = Some(line);
                if self.text[event.span.start as usize..].starts_with("---") {
                    self.end = event.span.start + 3;
                }
            } else {
                let event = self.placed(event);
                root = self.event(event).or(root);
            }
            if self.count > self.limits.nodes() {
                let limit = self.limits.nodes();
                let span = Span::new(self.end, self.end);
                self.refuse(span, Fault::Limit(LimitExceeded::Nodes { limit }));
                return None;
            }
        }
        Some(self.document(root))
    }

    fn document(&self, root: Option<Node<'t>>) -> Document<'t> {
        let root = root.unwrap_or(Node {
            span: Span::new(self.base, self.base),
            value: Value::Scalar(Scalar {
                text: Cow::Borrowed(""),
                style: ScalarStyle::Plain,
            }),
        });
        let wanted = comments::wanted(self.text);
        let comments = if wanted {
            comments::gather(self.text, &root)
        } else {
            Vec::new()
        };
        Document { root, comments }
    }

    /// An event of the parser's with the place and the value that are ours.
    fn placed(&self, mut event: Event<'t>) -> Event<'t> {
        event.what = match event.what {
            What::Scalar(text, style) => {
                let (text, span) = self.scalar_place(text, style, event.span);
                event.span = span;
                What::Scalar(text, style)
            }
            What::SequenceStart => {
                let mapping = self.frames.last().filter(|frame| frame.is_mapping());
                let from = mapping.map(|mapping| self.end.max(mapping.start));
                event.span = place::list(self.text, from, event.span);
                What::SequenceStart
            }
            what => what,
        };
        event
    }

    /// Takes one event; the root, when it is finished.
    fn event(&mut self, event: Event<'t>) -> Option<Node<'t>> {
        let span = event.span;
        if let Some(tag) = event.tag {
            self.refuse_feature(Feature::Tag, tag, None);
        }
        let node = match event.what {
            What::Scalar(text, style) => {
                self.last = span;
                if text.len() > self.limits.scalar_bytes as usize {
                    let limit = self.limits.scalar_bytes;
                    self.refuse(span, Fault::Limit(LimitExceeded::Scalar { limit }));
                    Node {
                        span,
                        value: Value::Refused,
                    }
                } else {
                    Node {
                        span,
                        value: Value::Scalar(Scalar { text, style }),
                    }
                }
            }
            What::Alias => {
                self.refuse_feature(Feature::Alias, span, None);
                Node {
                    span,
                    value: Value::Refused,
                }
            }
            What::Anchor => {
                let path = frame::path_of_last(&self.frames, &self.entries);
                let fault = self.feature(Feature::Anchor, span, None);
                self.refuse_at(span, path, fault);
                return None;
            }
            What::SequenceStart => {
                self.open(span, Kind::Sequence(self.nodes.len()));
                return None;
            }
            What::MappingStart => {
                self.open(
                    span,
                    Kind::Mapping(self.entries.len(), Pending::Nothing, None),
                );
                return None;
            }
            What::SequenceEnd | What::MappingEnd => self.close(span)?,
            What::DocumentStart | What::DocumentEnd => return None,
        };
        self.end = self.end.max(node.span.end);
        self.count += 1;
        self.finish(node)
    }

    fn open(&mut self, span: Span, kind: Kind<'t>) {
        // Its bracket or dash; a mapping without brackets has none.
        self.end = self.end.max(span.end);
        self.frames.push(Frame {
            start: span.start,
            end: span.end,
            count: 0,
            merges: false,
            kind,
        });
    }

    fn close(&mut self, span: Span) -> Option<Node<'t>> {
        let frame = self.frames.pop()?;
        let end = if span.is_empty() { frame.end } else { span.end };
        let value = match frame.kind {
            Kind::Sequence(first) => Value::Sequence(self.nodes.drain(first..).collect()),
            Kind::Mapping(first, ..) => Value::Mapping(Mapping {
                entries: self.entries.drain(first..).collect(),
                merges: frame.merges,
            }),
        };
        Some(Node {
            span: Span::new(frame.start, end),
            value,
        })
    }

    /// Puts a finished value where it belongs; gives it back if it is the root.
    fn finish(&mut self, node: Node<'t>) -> Option<Node<'t>> {
        let Some(frame) = self.frames.last_mut() else {
            return Some(node);
        };
        frame.end = frame.end.max(node.span.end);
        match &mut frame.kind {
            Kind::Sequence(_) => {
                frame.count += 1;
                self.nodes.push(node);
            }
            Kind::Mapping(_, pending, _) => match std::mem::replace(pending, Pending::Nothing) {
                Pending::Key(key) => self.entries.push(Entry { key, value: node }),
                Pending::Again(place, key) => {
                    let through = |it: u32| key == it || node.span.range().contains(&(it as usize));
                    if matches!(self.keep, Keep::Through(it) if through(it)) {
                        self.entries[place].value = node;
                    }
                }
                Pending::Dropped => {}
                Pending::Nothing => self.key(node),
            },
        }
        None
    }

    fn key(&mut self, node: Node<'t>) {
        let span = node.span;
        let next = match node.value {
            Value::Scalar(scalar) => self.scalar_key(scalar, span),
            Value::Refused => Pending::Dropped,
            Value::Sequence(_) | Value::Mapping(_) => {
                self.refuse_feature(Feature::ComplexKey, span, None);
                Pending::Dropped
            }
        };
        if let Some(Frame {
            kind: Kind::Mapping(_, pending, _),
            ..
        }) = self.frames.last_mut()
        {
            *pending = next;
        }
    }

    fn scalar_key(&mut self, scalar: Scalar<'t>, span: Span) -> Pending<'t> {
        if scalar.style == ScalarStyle::Plain && scalar.text == "<<" {
            self.refuse_feature(Feature::MergeKey, span, None);
            if let Some(frame) = self.frames.last_mut() {
                frame.merges = true;
            }
            return Pending::Dropped;
        }
        if scalar.style == ScalarStyle::Plain && scalar.text.is_empty() {
            self.refuse_feature(Feature::EmptyKey, span, None);
            return Pending::Dropped;
        }
        let key = Key {
            text: scalar.text,
            span,
        };
        let Some(Frame {
            kind: Kind::Mapping(first, _, index),
            ..
        }) = self.frames.last_mut()
        else {
            return Pending::Dropped;
        };
        let entries = &self.entries[*first..];
        let Some(earlier) = keys::earlier(&key.text, entries, index) else {
            return Pending::Key(key);
        };
        let fault = DuplicateKey {
            key: key.text.as_ref().into(),
            first: entries[earlier].key.span,
        };
        let place = *first + earlier;
        let path = frame::path(&self.frames).key(&key.text);
        self.refuse_at(span, path, Fault::DuplicateKey(fault));
        Pending::Again(place, span.start)
    }

    /// The value and the bytes of a scalar, where the parser's differ from ours.
    fn scalar_place(
        &self,
        text: Cow<'t, str>,
        style: ScalarStyle,
        span: Span,
    ) -> (Cow<'t, str>, Span) {
        match style {
            ScalarStyle::Plain if span.is_empty() => {
                let is_key = self.frames.last().is_some_and(Frame::wants_key);
                let in_brackets = self.bracket().is_some();
                let span = place::absent(self.text, self.end, span, is_key, in_brackets);
                (Cow::Borrowed(""), span)
            }
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let span = place::block_scalar(self.text, self.end, span, &text);
                (text, span)
            }
            _ => (text, span),
        }
    }

    /// The directives that stand before a document's start.
    fn refuse_directives(&mut self, start: Span) {
        let mut at = self.end.max(self.base);
        let between = &self.text[at as usize..start.start.max(at) as usize];
        for line in between.split_inclusive('\n') {
            if line.starts_with('%') {
                let length = line.trim_end().len() as u32;
                self.refuse_feature(Feature::Directive, Span::new(at, at + length), None);
            }
            at += line.len() as u32;
        }
    }

    /// Where the outermost open bracket stands.
    fn bracket(&self) -> Option<u32> {
        let bytes = self.text.as_bytes();
        let starts = self.frames.iter().map(|frame| frame.start);
        starts
            .filter(|start| matches!(bytes.get(*start as usize), Some(b'[' | b'{')))
            .min()
    }

    fn situation(&self) -> Situation<'t> {
        Situation {
            text: self.text,
            before: self.bracket().unwrap_or(self.end),
            last: self.last,
            depth: self.limits.depth() as u32,
        }
    }

    fn line_from(&self, start: u32) -> Span {
        let rest = &self.text[start as usize..];
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        Span::new(start, start + line.trim_end().len() as u32)
    }

    fn refuse_feature(&mut self, feature: Feature, span: Span, first: Option<Span>) {
        let fault = self.feature(feature, span, first);
        self.refuse(span, fault);
    }

    fn feature(&self, feature: Feature, span: Span, first: Option<Span>) -> Fault {
        let written = self.text[span.range()].chars().take(80).collect::<String>();
        let text = text::begun_by(self.text, span, self.bracket().is_some());
        Fault::Feature(RefusedFeature {
            feature,
            written: written.into(),
            text: text.chars().take(80).collect::<String>().into(),
            first,
        })
    }

    fn refuse(&mut self, span: Span, fault: Fault) {
        let path = frame::path(&self.frames);
        self.refuse_at(span, path, fault);
    }

    fn refuse_at(&mut self, span: Span, path: FieldPath, fault: Fault) {
        if self.faults.len() < FAULTS {
            self.faults.push(YamlFault { span, path, fault });
        } else {
            self.left_out += 1;
        }
    }
}
