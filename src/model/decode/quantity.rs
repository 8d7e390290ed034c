//! Decoding quantities.

use super::Decoder;
use super::cursor::Way;
use super::fault::{BadNumber, Misplaced, MisreadYaml, NumberFault, WrongType};
use super::fields::QuantityFields;
use crate::model::quantity::{Quantities, Quantity};
use crate::text::Span;
use crate::yaml::{Entry, Node, Value};

/// As many groups of three digits are looked at.
const GROUPS: usize = 6;

impl Decoder<'_> {
    pub(super) fn quantities(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Quantities> {
        let Value::Mapping(mapping) = &node.value else {
            self.wrong_type(way, node, WrongType::MAPPING);
            return None;
        };
        let mut quantities = Vec::with_capacity(mapping.len());
        for (at, entry) in mapping.iter().enumerate() {
            if self.is_bare(entry) && self.separated(way, &mapping.entries, at) {
                // What is left of the number is none.
                quantities.pop();
                continue;
            }
            if let Some(quantity) = self.quantity(&way.key(&entry.key.text), &entry.value) {
                quantities.push(((*entry.key.text).into(), quantity));
            }
        }
        quantities.sort_by(|(a, _): &(Box<str>, _), (b, _)| a.cmp(b));
        Some(Quantities(quantities.into()))
    }

    fn quantity(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Quantity> {
        match &node.value {
            Value::Scalar(scalar) if !scalar.is_null() => Some(Quantity {
                value: Some(self.amount(way, node)?),
                ..Quantity::default()
            }),
            Value::Mapping(_) => self.bounds(way, node),
            _ => {
                self.wrong_type(way, node, WrongType::QUANTITY);
                None
            }
        }
    }

    /// Reports `10,000`, of which YAML in brackets makes 10 and a key. Whether it is such a number.
    fn separated(&mut self, way: &Way<'_>, entries: &[Entry<'_>], at: usize) -> bool {
        let is_group = |key: &str| key.len() == 3 && key.bytes().all(|b| b.is_ascii_digit());
        let number = |entry: &Entry<'_>| {
            entry
                .value
                .as_str()
                .is_some_and(|text| text.parse::<u32>().is_ok())
        };
        // A number has a few groups; a mapping may have keys by the thousand.
        let start = (at.saturating_sub(GROUPS)..at).rfind(|start| !self.is_bare(&entries[*start]));
        let Some((start, first)) = start.and_then(|start| Some((start, entries.get(start)?)))
        else {
            return false;
        };
        let groups = &entries[start + 1..=at];
        if !number(first) || !groups.iter().all(|entry| is_group(&entry.key.text)) {
            return false;
        }
        let is_last = |entry: Option<&Entry<'_>>| {
            !entry.is_some_and(|entry| self.is_bare(entry) && is_group(&entry.key.text))
        };
        if is_last(entries.get(at + 1)) {
            let mut span = Span::new(first.value.span.start, entries[at].key.span.end);
            // A group that is here twice is no second key.
            let rest = self.text.get(span.end as usize..).unwrap_or_default();
            let more = rest
                .split(',')
                .skip(1)
                .map(|group| group.get(..3).unwrap_or(group));
            span.end += 4 * more.take_while(|group| is_group(group)).count() as u32;
            let text = self.text.get(span.range()).unwrap_or_default().into();
            let fault = NumberFault::NoAmount;
            self.report(&way.key(&first.key.text), span, BadNumber { text, fault });
        }
        true
    }

    /// A number that counts something.
    fn amount(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<f64> {
        let value = self.number_or(way, node, NumberFault::NoAmount)?;
        let text = node.as_str().unwrap_or_default();
        let thousands = text.split_once('.').is_some_and(|(whole, rest)| {
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            (1..=3).contains(&whole.len())
                && digits(whole)
                && !whole.starts_with('0')
                && rest.len() == 3
                && digits(rest)
                && rest.ends_with('0')
        });
        if thousands {
            let text = text.into();
            self.report(way, node.span, MisreadYaml::Thousands { text, value });
        }
        Some(value)
    }

    fn bounds(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Quantity> {
        let f: QuantityFields<'_, '_> = self.open(way, node.span, node);
        let numbers = [f.value, f.min, f.max, f.above, f.below];
        if !numbers.iter().any(super::cursor::Slot::is_written) {
            self.report(way, node.span, Misplaced::NoNumber);
            return None;
        }
        let quantity = Quantity {
            value: self.one(way, f.value, Self::amount),
            min: self.one(way, f.min, Self::amount),
            max: self.one(way, f.max, Self::amount),
            above: self.one(way, f.above, Self::amount),
            below: self.one(way, f.below, Self::amount),
            approximate: self.one(way, f.approximate, Self::boolean).unwrap_or(false),
        };
        let range = quantity.range();
        let empty = range.low > range.high
            || (range.low.total_cmp(&range.high).is_eq() && !(range.low_in && range.high_in));
        if empty {
            let bounds = quantity.to_string().into();
            self.report(way, node.span, Misplaced::Bounds(bounds));
            return None;
        }
        Some(quantity)
    }
}
