//! Decoding quantities.

use super::Decoder;
use super::cursor::Way;
use super::fault::{Misplaced, WrongType};
use super::fields::QuantityFields;
use crate::model::quantity::{Quantities, Quantity};
use crate::yaml::{Node, Value};

impl Decoder<'_> {
    pub(super) fn quantities(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Quantities> {
        let Value::Mapping(mapping) = &node.value else {
            self.wrong_type(way, node, WrongType::MAPPING);
            return None;
        };
        let mut quantities = Vec::with_capacity(mapping.len());
        for entry in mapping {
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
                value: Some(self.number(way, node)?),
                ..Quantity::default()
            }),
            Value::Mapping(_) => self.bounds(way, node),
            _ => {
                self.wrong_type(way, node, WrongType::QUANTITY);
                None
            }
        }
    }

    fn bounds(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Quantity> {
        let f: QuantityFields<'_, '_> = self.open(way, node.span, node);
        let numbers = [f.value, f.min, f.max, f.above, f.below];
        if !numbers.iter().any(super::cursor::Slot::is_written) {
            self.report(way, node.span, Misplaced::NoNumber);
            return None;
        }
        let quantity = Quantity {
            value: self.one(way, f.value, Self::number),
            min: self.one(way, f.min, Self::number),
            max: self.one(way, f.max, Self::number),
            above: self.one(way, f.above, Self::number),
            below: self.one(way, f.below, Self::number),
            approximate: self.one(way, f.approximate, Self::boolean).unwrap_or(false),
        };
        let range = quantity.range();
        let empty = range.low > range.high
            || (range.low.total_cmp(&range.high).is_eq() && !(range.low_in && range.high_in));
        if empty {
            self.report(way, node.span, Misplaced::Bounds);
            return None;
        }
        Some(quantity)
    }
}
