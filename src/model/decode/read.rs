//! Reading fields: open a mapping, read one value or several, say what is missing.

use super::Decoder;
use super::cursor::{Head, Slot, Way};
use super::fault::{Misplaced, MissingField, UnknownField, WrongType};
use super::fields::Fields;
use crate::text::Span;
use crate::yaml::{Node, Value};

impl Decoder<'_> {
    /// The fields of a mapping; what is no mapping is reported and has no field. `head` is what
    /// lacks a field that is missing.
    pub(super) fn open<'a, 't, F: Fields<'a, 't>>(
        &mut self,
        way: &Way<'_>,
        head: Span,
        node: &'a Node<'t>,
    ) -> F {
        let mut fields = F::of(head);
        let Value::Mapping(mapping) = &node.value else {
            fields.head().excused = true;
            self.wrong_type(way, node, WrongType::MAPPING);
            return fields;
        };
        if mapping.merges {
            fields.head().reported = u64::MAX;
        }
        for (at, entry) in mapping.iter().enumerate() {
            match fields.slot(&entry.key.text) {
                Some(slot) => slot.entry = Some(entry),
                None if self.is_more_of_a_cut(&mapping.entries, at) => {}
                None => {
                    let cut = self.cut(&mapping.entries, at);
                    let fact = UnknownField::new(&entry.key.text, F::TABLE, cut);
                    let meant = self.lists_more().then(|| (fact.nearest(), fact.sure()));
                    let (near, sure) = meant.unwrap_or_default();
                    let sure = sure.filter(|_| entry.has_value());
                    fields.head().reported |= near.map_or(0, |near| F::TABLE.bit(near));
                    // What is surely another field is read as that one: its faults show too.
                    if let Some(slot) = sure.and_then(|name| fields.slot(name))
                        && slot.entry.is_none()
                    {
                        slot.entry = Some(entry);
                    }
                    self.report(&way.key(&entry.key.text), entry.key.span, fact);
                }
            }
        }
        fields
    }

    /// The value of a field, if it is written and sound.
    pub(super) fn one<'a, 't, T>(
        &mut self,
        way: &Way<'_>,
        slot: Slot<'a, 't>,
        read: impl FnOnce(&mut Self, &Way<'_>, &'a Node<'t>) -> Option<T>,
    ) -> Option<T> {
        let entry = slot.entry?;
        read(self, &way.key(slot.name), &entry.value)
    }

    /// The value of a field that must be written.
    pub(super) fn required<'a, 't, T>(
        &mut self,
        way: &Way<'_>,
        head: Head,
        slot: Slot<'a, 't>,
        read: impl FnOnce(&mut Self, &Way<'_>, &'a Node<'t>) -> Option<T>,
    ) -> Option<T> {
        if !slot.is_written() {
            self.missing(way, head, slot.name);
        }
        self.one(way, slot, read)
    }

    /// Reports that a field is missing, unless what lacks it is no mapping at all, or the field is
    /// written under a key that is reported.
    pub(super) fn missing(&mut self, way: &Way<'_>, head: Head, field: &'static str) {
        if !head.excused && head.reported & head.table.bit(field) == 0 {
            let fact = MissingField::new(way, head.table.called, field);
            self.report(&way.key(field), head.span, fact);
        }
    }

    /// The values of a field that takes one or a list; what is faulty is left out.
    pub(super) fn many<'a, 't, T, L: Default + From<Vec<T>>>(
        &mut self,
        way: &Way<'_>,
        slot: Slot<'a, 't>,
        mut read: impl FnMut(&mut Self, &Way<'_>, &'a Node<'t>) -> Option<T>,
    ) -> L {
        let Some(entry) = slot.entry else {
            return L::default();
        };
        let mut values = Vec::new();
        self.each(&way.key(slot.name), &entry.value, |decoder, way, node| {
            values.extend(read(decoder, way, node));
        });
        values.into()
    }

    /// Does something with each entry of a list, or with the one value that stands for it.
    pub(super) fn each<'a, 't>(
        &mut self,
        way: &Way<'_>,
        node: &'a Node<'t>,
        mut visit: impl FnMut(&mut Self, &Way<'_>, &'a Node<'t>),
    ) {
        match &node.value {
            Value::Sequence(nodes) if nodes.is_empty() => {
                let field = way.field().unwrap_or_default().into();
                self.report(way, node.span, Misplaced::EmptyList(field));
            }
            Value::Sequence(nodes) => {
                for (index, node) in nodes.iter().enumerate() {
                    visit(self, &way.index(index), node);
                }
            }
            _ => visit(self, way, node),
        }
    }

    /// Reports that a value is not of the type that its place takes; in silence where the value
    /// was refused and reported before.
    pub(super) fn wrong_type(&mut self, way: &Way<'_>, node: &Node<'_>, takes: &'static str) {
        if !matches!(node.value, Value::Refused) {
            let fact = WrongType::new(way, takes, node, self.text);
            self.report(way, node.span, fact);
        }
    }
}
