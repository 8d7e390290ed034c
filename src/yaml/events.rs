//! The parser's events in our own terms.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event as Raw, Parser, ScalarStyle as RawStyle, StrInput};

use super::tree::ScalarStyle;
use crate::text::Span;

/// The events of one text, up to its end or its first error.
pub(super) struct Events<'t> {
    parser: Parser<'t, StrInput<'t>>,
    base: u32,
}

/// An event and its bytes.
pub(super) struct Event<'t> {
    pub(super) span: Span,
    /// The bytes of the tag of a node that has one.
    pub(super) tag: Option<Span>,
    pub(super) what: What<'t>,
}

pub(super) enum What<'t> {
    DocumentStart,
    DocumentEnd,
    /// Follows the node that it names.
    Anchor,
    Alias,
    /// Of a block scalar, the span is that of its content.
    Scalar(Cow<'t, str>, ScalarStyle),
    SequenceStart,
    SequenceEnd,
    MappingStart,
    MappingEnd,
}

/// Where and why the parser stopped.
pub(super) struct Stop {
    pub(super) offset: u32,
    pub(super) kind: ErrorKind,
}

impl<'t> Events<'t> {
    /// The events of `text`, which begins at byte `base` of its file, and stops at collections
    /// that are more than `depth` deep.
    pub(super) fn new(text: &'t str, base: u32, depth: usize) -> Self {
        let options = granit_parser::options! {
            strict_indentation: true,
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            emit_comments: false,
            flow_nesting_limit: depth,
            block_nesting_limit: depth,
        };
        let parser = Parser::new_from_str_with_options(text, options);
        Self { parser, base }
    }

    fn offset(&self, marker: &granit_parser::Marker) -> u32 {
        self.base + marker.byte_offset().unwrap_or_default() as u32
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        Span::new(self.offset(&span.start), self.offset(&span.end))
    }
}

impl<'t> Iterator for Events<'t> {
    type Item = Result<Event<'t>, Stop>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (event, span) = match self.parser.next_event()? {
                Ok(next) => next,
                Err(error) => {
                    let offset = self.offset(error.marker());
                    return Some(Err(Stop {
                        offset,
                        kind: error.kind().clone(),
                    }));
                }
            };
            let what = match event {
                Raw::Scalar(text, style, ..) => What::Scalar(text, own_style(style)),
                Raw::SequenceStart(..) => What::SequenceStart,
                Raw::SequenceEnd => What::SequenceEnd,
                Raw::MappingStart(..) => What::MappingStart,
                Raw::MappingEnd => What::MappingEnd,
                Raw::Alias(_) | Raw::UnresolvedAlias(_) => What::Alias,
                Raw::Anchor(..) => What::Anchor,
                Raw::DocumentStart(..) => What::DocumentStart,
                Raw::DocumentEnd => What::DocumentEnd,
                _ => continue,
            };
            let tag = span.tag_span().map(|tag| self.span(&tag));
            return Some(Ok(Event {
                span: self.span(&span),
                tag,
                what,
            }));
        }
    }
}

/// The events of `text` in the notation of the YAML test suite, without styles, anchors, tags and
/// document markers; or the byte at which it is not YAML. Refuses nothing: for tests.
///
/// # Errors
/// The offset of the syntax error.
#[doc(hidden)]
pub fn raw_events(text: &str) -> Result<Vec<String>, usize> {
    let mut lines = Vec::new();
    for event in Events::new(text, 0, 255) {
        let event = event.map_err(|stop| stop.offset as usize)?;
        lines.push(match event.what {
            What::Scalar(_, ScalarStyle::Plain) if event.span.is_empty() => "=VAL ".to_owned(),
            What::Scalar(text, _) => format!("=VAL {text}"),
            What::Alias => "=ALI".to_owned(),
            What::SequenceStart => "+SEQ".to_owned(),
            What::SequenceEnd => "-SEQ".to_owned(),
            What::MappingStart => "+MAP".to_owned(),
            What::MappingEnd => "-MAP".to_owned(),
            What::DocumentStart => "+DOC".to_owned(),
            What::DocumentEnd => "-DOC".to_owned(),
            What::Anchor => continue,
        });
    }
    Ok(lines)
}

const fn own_style(style: RawStyle) -> ScalarStyle {
    match style {
        RawStyle::Plain => ScalarStyle::Plain,
        RawStyle::SingleQuoted => ScalarStyle::SingleQuoted,
        RawStyle::DoubleQuoted => ScalarStyle::DoubleQuoted,
        RawStyle::Literal => ScalarStyle::Literal,
        RawStyle::Folded => ScalarStyle::Folded,
    }
}
