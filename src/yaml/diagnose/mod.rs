//! From the place where the parser gave up to the place where the author went wrong.

mod brackets;
mod lines;
mod open;
mod place;
mod quotes;

use granit_parser::ErrorKind;

use super::events::Stop;
use super::fault::{Fault, Feature, LimitExceeded, RefusedFeature, SyntaxFault};
use crate::text::Span;

/// What had been read when the parser stopped.
pub(super) struct Situation<'t> {
    pub(super) text: &'t str,
    /// Where the outermost open bracket stands, or the end of the last thing read.
    pub(super) before: u32,
    /// The last scalar.
    pub(super) last: Span,
    pub(super) depth: u32,
}

/// The bytes to underline, and the fault.
pub(super) fn diagnose(situation: &Situation<'_>, stop: &Stop) -> (Span, Fault) {
    use ErrorKind as Kind;
    let at = stop.offset as usize;
    if let Some(told) = situation.conflict(at) {
        return told.into_fault();
    }
    let told = match &stop.kind {
        Kind::RecursionLimitExceeded => {
            let limit = situation.depth;
            return (
                situation.character(at),
                Fault::Limit(LimitExceeded::Depth { limit }),
            );
        }
        Kind::UndeclaredTagHandle
        | Kind::UnclosedVerbatimTag
        | Kind::MissingTagUri
        | Kind::InvalidTagTerminator
        | Kind::InvalidTagEscape
        | Kind::InvalidGlobalTagCharacter
        | Kind::ExpectedTagBang => return situation.feature(Feature::Tag, situation.word(at)),
        Kind::UnsupportedYamlMajorVersion
        | Kind::DuplicateVersionDirective
        | Kind::DuplicateTagDirective
        | Kind::MissingYamlVersion
        | Kind::MissingYamlVersionSeparator
        | Kind::YamlVersionTooLong
        | Kind::MissingDirectiveName
        | Kind::InvalidDirectiveName
        | Kind::InvalidDirectiveTerminator
        | Kind::InvalidTagDirectiveTerminator
        | Kind::ExpectedTagDirectiveBang
        | Kind::DirectiveByteLimitExceeded { .. }
        | Kind::TooManyReservedDirectiveParams { .. }
        | Kind::MissingDocumentEndBeforeDirective
            if situation.line(at).trim_start().starts_with('%') =>
        {
            return situation.feature(Feature::Directive, situation.whole_line(at));
        }
        Kind::UnclosedQuotedScalar
        | Kind::InvalidQuotedScalarIndent
        | Kind::DocumentIndicatorInQuotedScalar => situation.unclosed_quote(at),
        Kind::InvalidTrailingSingleQuotedScalar | Kind::InvalidTrailingDoubleQuotedScalar => {
            situation.after_quote(at)
        }
        Kind::UnclosedFlowCollection { .. }
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofFlowSequence
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::InvalidIndentation
        | Kind::InvalidFlowScalarIndent => situation.unclosed_bracket(at),
        Kind::MisplacedFlowCollectionEnd => situation.stray_bracket(at),
        Kind::UnexpectedEofImplicitFlowMapping | Kind::ExpectedNodeContent => {
            situation.missing_entry(at)
        }
        Kind::ExpectedFlowMappingSeparator | Kind::ExpectedFlowSequenceSeparator => {
            situation.missing_comma(at)
        }
        Kind::MappingValueNotAllowed => situation.second_colon(at),
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => situation.missing_colon(at),
        Kind::ExpectedBlockMappingKey | Kind::ExpectedBlockSequenceEntry => {
            situation.does_not_fit(at)
        }
        Kind::BlockSequenceEntryNotAllowed => situation.dash_in_line(at),
        Kind::TabInBlockIndentation
        | Kind::TabInIndentation
        | Kind::TabNotAllowed
        | Kind::TabInPlainScalar
        | Kind::TabAtBlockScalarStart => situation.tab(at),
        Kind::UnexpectedCharacter { .. }
        | Kind::MissingAnchorOrAliasName
        | Kind::MappingKeyNotAllowed
        | Kind::BlockEntryInFlowCollection
        | Kind::PlainScalarStartsWithDashFlowIndicator => situation.needs_quotes(at),
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidUnicodeEscape
        | Kind::InvalidLowSurrogate
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate => situation.escape(at),
        Kind::InvalidBlockScalarHeader => situation.block_header(at),
        Kind::CommentNotSeparated => Told::new(
            situation.word(at),
            "a blank is missing before the comment",
            "write a blank before `#`",
        ),
        Kind::BomInsideDocument => Told::new(
            situation.character(at),
            "a byte order mark in the middle of the file",
            "remove it: it can only be the first character",
        ),
        other => Told::new(
            situation.word(at),
            &format!("not valid YAML: {other}"),
            "if this is text, put it in quotes",
        ),
    };
    told.into_fault()
}

/// A fault in the making.
struct Told {
    span: Span,
    message: String,
    label: &'static str,
    related: Option<(Span, &'static str)>,
    help: String,
}

impl Told {
    fn new(span: Span, message: &str, help: &str) -> Self {
        let (message, help) = (message.to_owned(), help.to_owned());
        Self {
            span,
            message,
            label: "",
            related: None,
            help,
        }
    }

    fn into_fault(self) -> (Span, Fault) {
        let fault = SyntaxFault {
            message: self.message.into(),
            label: self.label.into(),
            related: self.related.map(|(span, label)| (span, label.into())),
            help: Some(self.help.into()),
        };
        (self.span, Fault::Syntax(fault))
    }
}

impl Situation<'_> {
    fn feature(&self, feature: Feature, span: Span) -> (Span, Fault) {
        let written: Box<str> = self.slice(span).chars().take(80).collect::<String>().into();
        (
            span,
            Fault::Feature(RefusedFeature {
                feature,
                text: written.clone(),
                written,
                first: None,
            }),
        )
    }
}

/// A text in single quotes; its first 60 characters.
fn quoted(text: &str) -> String {
    let text = text.trim();
    let mut shown: String = text.chars().take(60).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    format!("'{}'", shown.replace('\'', "''"))
}

/// A text on one line; its first 40 characters.
fn shown(text: &str) -> String {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let mut shown: String = line.chars().take(40).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
