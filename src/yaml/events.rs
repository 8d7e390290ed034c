//! The parser's events in our own terms. The only file that names the parser.

use std::borrow::Cow;

use granit_parser::{Event as Raw, Parser, ScalarStyle as RawStyle, StrInput};

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
    Comment,
    /// Follows the node that it names.
    Anchor,
    Alias,
    Scalar(Cow<'t, str>, ScalarStyle),
    SequenceStart,
    SequenceEnd,
    MappingStart,
    MappingEnd,
}

/// Where and why the parser stopped.
pub(super) struct Stop {
    pub(super) offset: u32,
    pub(super) kind: granit_parser::ErrorKind,
}

impl<'t> Events<'t> {
    /// The events of `text`, which begins at byte `base` of its file.
    pub(super) fn new(text: &'t str, base: u32, comments: bool, depth: usize) -> Self {
        let options = granit_parser::options! {
            strict_indentation: true,
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            emit_comments: comments,
            max_buffered_comment_events: usize::MAX,
            flow_nesting_limit: depth,
            block_nesting_limit: depth,
        };
        let parser = Parser::new_from_str_with_options(text, options);
        Self { parser, base }
    }

    fn span(&self, span: &granit_parser::Span) -> Span {
        let start = span.start.byte_offset().unwrap_or_default() as u32;
        let end = span.end.byte_offset().unwrap_or_default() as u32;
        Span::new(self.base + start, self.base + end)
    }
}

impl<'t> Iterator for Events<'t> {
    type Item = Result<Event<'t>, Stop>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (event, span) = match self.parser.next_event()? {
                Ok(next) => next,
                Err(error) => {
                    let offset = error.marker().byte_offset().unwrap_or_default() as u32;
                    return Some(Err(Stop {
                        offset: self.base + offset,
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
                Raw::Comment(..) => What::Comment,
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

const fn own_style(style: RawStyle) -> ScalarStyle {
    match style {
        RawStyle::Plain => ScalarStyle::Plain,
        RawStyle::SingleQuoted => ScalarStyle::SingleQuoted,
        RawStyle::DoubleQuoted => ScalarStyle::DoubleQuoted,
        RawStyle::Literal => ScalarStyle::Literal,
        RawStyle::Folded => ScalarStyle::Folded,
    }
}
