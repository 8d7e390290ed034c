//! Events to a tree, refusing on the way what claim files do without.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::Parsed;
use super::events::{Event, Events, Stop, What};
use super::fault::{
    DuplicateKey, EncodingFault, Fault, Feature, LimitExceeded, RefusedFeature, SyntaxFault,
    YamlFault,
};
use super::limits::Limits;
use super::tree::{Comment, Document, Entry, Key, Mapping, Node, Scalar, ScalarStyle, Value};
use crate::diagnostic::{FieldPath, Step};
use crate::text::Span;

/// How many faults of one file are listed.
const FAULTS: usize = 200;

/// How many keys are compared one by one before they are hashed.
const FEW_KEYS: usize = 12;

pub(super) fn build<'t>(text: &'t str, limits: &Limits) -> Parsed<'t> {
    if let Err(fault) = limits.check_size(text.len() as u64) {
        return Parsed {
            document: None,
            faults: vec![fault],
        };
    }
    let mut builder = Builder::new(text, limits);
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
    base: u32,
    limits: Limits,
    faults: Vec<YamlFault>,
    left_out: usize,
    comments: Vec<Comment<'t>>,
    frames: Vec<Frame<'t>>,
    /// The finished entries of all open lists and mappings, innermost last.
    nodes: Vec<Node<'t>>,
    entries: Vec<Entry<'t>>,
    count: usize,
    /// The end of the last event that is part of the tree.
    end: u32,
}

/// An open list or mapping.
struct Frame<'t> {
    start: u32,
    /// The end of its last value.
    end: u32,
    /// How many values it has had, kept or not.
    count: u32,
    kind: Kind<'t>,
}

enum Kind<'t> {
    /// Where its values begin among `nodes`.
    Sequence(usize),
    /// Where its entries begin among `entries`.
    Mapping(usize, Pending<'t>, Option<Box<KeyIndex>>),
}

enum Pending<'t> {
    Nothing,
    Key(Key<'t>),
    /// A key that was refused, whose value goes with it.
    Dropped,
}

#[derive(Default)]
struct KeyIndex {
    hasher: RandomState,
    places: HashMap<u64, usize>,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, limits: &Limits) -> Self {
        Self {
            text,
            base: if text.starts_with('\u{FEFF}') { 3 } else { 0 },
            limits: *limits,
            faults: Vec::new(),
            left_out: 0,
            comments: Vec::new(),
            frames: Vec::new(),
            nodes: Vec::new(),
            entries: Vec::new(),
            count: 0,
            end: 0,
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
        let bytes = self.text.as_bytes();
        let suspicious =
            |byte: u8| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) | (byte == 0x7F);
        let ascii = bytes
            .iter()
            .fold(false, |found, byte| found | suspicious(*byte));
        let other = self.text.contains(
            |c| matches!(c, '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}'),
        );
        if !ascii && !other {
            return false;
        }
        for (at, character) in self.text.char_indices() {
            if character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{85}')
                || matches!(character, '\u{FFFE}' | '\u{FFFF}')
            {
                let span = Span::new(at as u32, (at + character.len_utf8()) as u32);
                self.refuse(span, Fault::Encoding(EncodingFault::Control { character }));
            }
        }
        true
    }

    fn run(&mut self) -> Option<Document<'t>> {
        let base = self.base;
        let body = &self.text[base as usize..];
        let comments = body.contains("# claimgraph:");
        let mut root = None;
        let mut first: Option<Span> = None;
        for event in Events::new(body, base, comments, self.limits.depth()) {
            let event = match event {
                Ok(event) => event,
                Err(stop) => {
                    self.stop(stop);
                    return None;
                }
            };
            match event.what {
                What::Comment => {
                    let span = event.span;
                    let text = self.text[span.range()].trim_end();
                    let span = Span::new(span.start, span.start + text.len() as u32);
                    self.comments.push(Comment { span, text });
                    continue;
                }
                What::DocumentEnd => {
                    continue;
                }
                What::DocumentStart => {
                    self.refuse_directives(event.span);
                    if let Some(first) = first {
                        let line = self.line_from(event.span.start);
                        self.refuse_feature(Feature::SecondDocument, line, Some(first));
                        break;
                    }
                    first = Some(self.line_from(event.span.start));
                    continue;
                }
                _ => {}
            }
            if let Some(node) = self.event(event) {
                root = Some(node);
            }
            if self.count > self.limits.nodes() {
                let limit = self.limits.nodes();
                let span = Span::new(self.end, self.end);
                self.refuse(span, Fault::Limit(LimitExceeded::Nodes { limit }));
                return None;
            }
        }
        let root = root.unwrap_or(Node {
            span: Span::new(base, base),
            value: Value::Scalar(Scalar {
                text: Cow::Borrowed(""),
                style: ScalarStyle::Plain,
            }),
        });
        Some(Document {
            root,
            comments: std::mem::take(&mut self.comments),
        })
    }

    /// Takes one event; the root, when it is finished.
    fn event(&mut self, event: Event<'t>) -> Option<Node<'t>> {
        let span = event.span;
        if let Some(tag) = event.tag {
            self.refuse_feature(Feature::Tag, tag, None);
        }
        let node = match event.what {
            What::Scalar(text, style) => {
                let (text, span) = self.scalar_place(text, style, span);
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
                self.refuse_feature(Feature::Anchor, span, None);
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
            What::DocumentStart | What::DocumentEnd | What::Comment => return None,
        };
        self.end = self.end.max(node.span.end);
        self.count += 1;
        self.finish(node)
    }

    fn open(&mut self, span: Span, kind: Kind<'t>) {
        self.end = self.end.max(span.end);
        self.frames.push(Frame {
            start: span.start,
            end: span.end,
            count: 0,
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
        let Some(earlier) = known(&key, &self.entries[*first..], index) else {
            return Pending::Key(key);
        };
        let fault = DuplicateKey {
            key: key.text.as_ref().into(),
            first: earlier,
        };
        self.refuse(span, Fault::DuplicateKey(fault));
        Pending::Dropped
    }

    /// The value and the bytes of a scalar, where the parser's differ from ours.
    fn scalar_place(
        &self,
        text: Cow<'t, str>,
        style: ScalarStyle,
        span: Span,
    ) -> (Cow<'t, str>, Span) {
        match style {
            ScalarStyle::Plain if span.is_empty() => (Cow::Borrowed(""), span),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let span = self.block_scalar(&text, span);
                (text, span)
            }
            _ => (text, span),
        }
    }

    /// From the header of a block scalar to the end of its content.
    fn block_scalar(&self, value: &str, content: Span) -> Span {
        let bytes = self.text.as_bytes();
        let mut at = self.end as usize;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'|' | b'>' => break,
                b'#' | b'&' | b'!' => {
                    let ends: &[u8] = if *byte == b'#' { b"\r\n" } else { b" \t\r\n" };
                    while bytes.get(at).is_some_and(|byte| !ends.contains(byte)) {
                        at += 1;
                    }
                }
                _ => at += 1,
            }
        }
        let mut header_end = at + 1;
        while bytes
            .get(header_end)
            .is_some_and(|byte| matches!(byte, b'+' | b'-' | b'0'..=b'9'))
        {
            header_end += 1;
        }
        let keep = self
            .text
            .get(at..header_end)
            .is_some_and(|header| header.contains('+'));
        let raw = &self.text[content.range()];
        let last_line = value
            .trim_end_matches('\n')
            .rsplit('\n')
            .next()
            .unwrap_or_default();
        let length = if keep {
            raw.len()
        } else if last_line.trim().is_empty() {
            raw.trim_end_matches(['\n', '\r']).len()
        } else {
            let text_end = raw.trim_end().len();
            let line = raw[text_end..].find(['\n', '\r']);
            text_end + line.unwrap_or(raw.len() - text_end)
        };
        let end = if value.is_empty() {
            header_end
        } else {
            content.start as usize + length
        };
        Span::new(at as u32, end.max(header_end) as u32)
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

    fn stop(&mut self, stop: Stop) {
        let limit = self.limits.depth() as u32;
        let end = self.text[stop.offset as usize..]
            .chars()
            .next()
            .map_or(0, char::len_utf8) as u32;
        let span = Span::new(stop.offset, stop.offset + end);
        let fault = match stop.kind {
            granit_parser::ErrorKind::RecursionLimitExceeded => {
                Fault::Limit(LimitExceeded::Depth { limit })
            }
            kind => Fault::Syntax(SyntaxFault {
                message: kind.to_string().into(),
                label: "".into(),
                related: None,
                help: None,
            }),
        };
        self.refuse(span, fault);
    }

    fn line_from(&self, start: u32) -> Span {
        let rest = &self.text[start as usize..];
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        Span::new(start, start + line.trim_end().len() as u32)
    }

    fn refuse_feature(&mut self, feature: Feature, span: Span, first: Option<Span>) {
        let written = self.text[span.range()]
            .chars()
            .take(80)
            .collect::<String>()
            .into();
        self.refuse(
            span,
            Fault::Feature(RefusedFeature {
                feature,
                written,
                first,
            }),
        );
    }

    fn refuse(&mut self, span: Span, fault: Fault) {
        if self.faults.len() == FAULTS {
            self.left_out += 1;
            return;
        }
        let path = self.path();
        self.faults.push(YamlFault { span, path, fault });
    }

    /// The path of the value being read.
    fn path(&self) -> FieldPath {
        let steps = self.frames.iter().filter_map(|frame| match &frame.kind {
            Kind::Sequence(_) => Some(Step::Index(frame.count)),
            Kind::Mapping(_, Pending::Key(key), _) => Some(Step::Key(key.text.as_ref().into())),
            Kind::Mapping(..) => None,
        });
        FieldPath(steps.collect())
    }
}

/// Where `key` stands already.
fn known(key: &Key<'_>, entries: &[Entry<'_>], index: &mut Option<Box<KeyIndex>>) -> Option<Span> {
    if entries.len() < FEW_KEYS {
        let same = entries.iter().find(|entry| entry.key.text == key.text);
        return same.map(|entry| entry.key.span);
    }
    let index = index.get_or_insert_with(|| {
        let mut index = Box::<KeyIndex>::default();
        for (place, entry) in entries.iter().enumerate() {
            index.insert(&entry.key.text, place, entries);
        }
        index
    });
    let earlier = index.insert(&key.text, entries.len(), entries)?;
    Some(entries[earlier].key.span)
}

impl KeyIndex {
    /// Notes that `key` will be entry `place`; where it stands already, if it does.
    fn insert(&mut self, key: &str, place: usize, entries: &[Entry<'_>]) -> Option<usize> {
        let mut hash = self.hasher.hash_one(key);
        while let Some(earlier) = self.places.get(&hash) {
            if entries
                .get(*earlier)
                .is_some_and(|entry| entry.key.text == key)
            {
                return Some(*earlier);
            }
            hash = hash.wrapping_add(1);
        }
        self.places.insert(hash, place);
        None
    }
}
