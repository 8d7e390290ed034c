//! Single values: text, ids, words, dates, places in a text, numbers.
//!
//! A scalar is read as it is written: `2029` is a year where a date stands, `no` a language where
//! a language stands.

use std::str::FromStr;

use super::cursor::Way;
use super::fault::{
    BadAnchor, BadDate, BadDuration, BadId, BadNumber, Misplaced, NumberFault, UnknownValue,
    WrongType,
};
use super::shape::is_reference;
use super::{Decoder, Prose};
use crate::model::date::{Date, Duration};
use crate::model::id::{Id, UNSTATED};
use crate::model::vocabulary::Vocabulary;
use crate::text::{At, Span};
use crate::yaml::{Node, Scalar, ScalarStyle};

impl Decoder<'_> {
    /// Text.
    pub(super) fn text(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Box<str>> {
        let text = self.scalar(way, node, WrongType::TEXT)?;
        self.misread_text(way, node, text);
        Some((*text.text).into())
    }

    /// A gloss or a note.
    pub(super) fn prose(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Box<str>> {
        let text = self.scalar(way, node, WrongType::TEXT)?;
        self.misread_text(way, node, text);
        Some(match self.prose {
            Prose::Kept => (*text.text).into(),
            Prose::Dropped => Box::default(),
        })
    }

    /// A reference to a record; never `unstated`.
    pub(super) fn id(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Id> {
        let id = self.id_or_unstated(way, node)?;
        if id.is_unstated() {
            let field = way.field().unwrap_or_default().into();
            self.report(way, node.span, Misplaced::Unstated(field));
            return None;
        }
        Some(id)
    }

    /// A reference to a record, or `unstated`.
    pub(super) fn id_or_unstated(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Id> {
        let scalar = self.scalar(way, node, WrongType::ID)?;
        if is_reference(&scalar.text) {
            return Some(self.ids.intern(&scalar.text));
        }
        let text = (*scalar.text).into();
        self.report(way, node.span, BadId { text });
        None
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<V: Vocabulary>(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<V> {
        let scalar = self.scalar(way, node, WrongType::WORD)?;
        let value = V::from_name(&scalar.text);
        if value.is_none() {
            self.report(way, node.span, UnknownValue::new::<V>(&scalar.text));
        }
        value
    }

    /// A date.
    pub(super) fn date(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Date> {
        let scalar = self.scalar(way, node, WrongType::DATE)?;
        match Date::from_str(&scalar.text) {
            Ok(date) => Some(date),
            Err(error) => {
                let span = from_offset(node.span, scalar, error.offset());
                let text = (*scalar.text).into();
                self.report(way, span, BadDate { text, error });
                None
            }
        }
    }

    /// A length of time.
    pub(super) fn duration(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Duration> {
        let scalar = self.scalar(way, node, WrongType::DURATION)?;
        match Duration::from_str(&scalar.text) {
            Ok(duration) => Some(duration),
            Err(error) => {
                let span = from_offset(node.span, scalar, error.offset());
                let text = (*scalar.text).into();
                self.report(way, span, BadDuration { text, error });
                None
            }
        }
    }

    /// A place in a source's text, or the words while drafting.
    pub(super) fn at(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<At> {
        let scalar = self.scalar(way, node, WrongType::AT)?;
        match At::from_str(&scalar.text) {
            Ok(at) => {
                if matches!(at, At::Draft(_)) {
                    self.misread_text(way, node, scalar);
                }
                Some(at)
            }
            Err(error) => {
                let span = from_offset(node.span, scalar, error.offset());
                let text = (*scalar.text).into();
                self.report(way, span, BadAnchor { text, error });
                None
            }
        }
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<bool> {
        let scalar = self.scalar(way, node, WrongType::BOOLEAN)?;
        let value = match &*scalar.text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
        .filter(|_| scalar.style == ScalarStyle::Plain);
        if value.is_none() {
            self.wrong_type(way, node, WrongType::BOOLEAN);
        }
        value
    }

    /// A finite number.
    pub(super) fn number(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<f64> {
        self.number_or(way, node, NumberFault::None)
    }

    /// A finite number, or what is wrong with what is none.
    pub(super) fn number_or(
        &mut self,
        way: &Way<'_>,
        node: &Node<'_>,
        otherwise: NumberFault,
    ) -> Option<f64> {
        let scalar = self.scalar(way, node, WrongType::NUMBER)?;
        let number = scalar.text.parse::<f64>().ok().filter(|n| n.is_finite());
        let fault = match number {
            Some(_) if scalar.style == ScalarStyle::Plain => return number,
            Some(_) => NumberFault::Quoted,
            None => otherwise,
        };
        let text = (*scalar.text).into();
        self.report(way, node.span, BadNumber { text, fault });
        None
    }

    /// A number of Unicode scalar values.
    pub(super) fn count(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<u32> {
        let scalar = self.scalar(way, node, WrongType::NUMBER)?;
        let number = scalar.text.parse::<u32>().ok();
        let fault = match number {
            Some(_) if scalar.style == ScalarStyle::Plain => return number,
            Some(_) => NumberFault::Quoted,
            None => NumberFault::NotWhole,
        };
        let text = (*scalar.text).into();
        self.report(way, node.span, BadNumber { text, fault });
        None
    }

    /// A scalar that is written and not blank.
    pub(super) fn scalar<'a, 't>(
        &mut self,
        way: &Way<'_>,
        node: &'a Node<'t>,
        takes: &'static str,
    ) -> Option<&'a Scalar<'t>> {
        match node.as_scalar() {
            Some(scalar) if !scalar.is_null() && !scalar.text.trim().is_empty() => Some(scalar),
            _ => {
                self.wrong_type(way, node, takes);
                None
            }
        }
    }
}

/// Whether a value is the word `unstated`.
pub(super) fn is_unstated(node: &Node<'_>) -> bool {
    node.as_str() == Some(UNSTATED)
}

/// From where a scalar goes wrong to its end; the whole of one that is written in another way than
/// it reads.
fn from_offset(span: Span, scalar: &Scalar<'_>, offset: u32) -> Span {
    if scalar.style != ScalarStyle::Plain || span.len() as usize != scalar.text.len() {
        return span;
    }
    let start = span.start + offset;
    let whole = start >= span.end || !scalar.text.is_char_boundary(offset as usize);
    if whole {
        span
    } else {
        Span::new(start, span.end)
    }
}
