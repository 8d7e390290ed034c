//! Decoding the role `object`: events by id, negated or not, and events written in place.

use super::Decoder;
use super::cursor::{Slot, Way};
use super::fault::{Misplaced, WrongType};
use super::fields::ObjectFields;
use super::shape::object_id;
use super::value::is_unstated;
use crate::model::event::{Object, Objects};
use crate::model::id::Id;
use crate::text::Span;
use crate::yaml::{Node, Value};

impl Decoder<'_> {
    /// What an act is about. Events written in place become events of their own, named after
    /// `owner`; where there is none (in `says`), they are faults.
    pub(super) fn objects(
        &mut self,
        way: &Way<'_>,
        slot: Slot<'_, '_>,
        owner: Option<&Id>,
    ) -> Objects {
        let Some(entry) = slot.entry else {
            return Objects::Absent;
        };
        let way = way.key(slot.name);
        if self.leaves_open(&way, &entry.value) {
            return Objects::Unstated;
        }
        let mut objects = Vec::new();
        match &entry.value.value {
            Value::Sequence(nodes) if !nodes.is_empty() => {
                for (index, node) in nodes.iter().enumerate() {
                    let made = owner.map(|owner| (owner, index, node.span));
                    objects.extend(self.object(&way.index(index), node, made));
                }
            }
            Value::Sequence(_) => self.report(
                &way,
                entry.value.span,
                Misplaced::EmptyList("object".into()),
            ),
            _ => {
                let made = owner.map(|owner| (owner, 0, entry.key.span));
                objects.extend(self.object(&way, &entry.value, made));
            }
        }
        if objects.is_empty() {
            Objects::Absent
        } else {
            Objects::Known(objects.into())
        }
    }

    /// One event. `made` is for an event written in place: the event it is in, its position, and
    /// where it is written.
    fn object(
        &mut self,
        way: &Way<'_>,
        node: &Node<'_>,
        made: Option<(&Id, usize, Span)>,
    ) -> Option<Object> {
        match &node.value {
            // Reported where the list was looked at.
            _ if is_unstated(node) => None,
            Value::Scalar(_) => self.id(way, node).map(|event| Object {
                event,
                negated: false,
            }),
            Value::Mapping(mapping) if mapping.get("event").is_some() => {
                let f: ObjectFields<'_, '_> = self.open(way, node.span, node);
                let event = self.one(way, f.event, Self::id);
                let negated = self.one(way, f.negated, Self::boolean);
                event.map(|event| Object {
                    event,
                    negated: negated.unwrap_or(false),
                })
            }
            Value::Mapping(_) => {
                let Some((owner, index, head)) = made else {
                    self.report(way, node.span, Misplaced::InlineInSays);
                    return None;
                };
                let event = object_id(owner, index);
                let negated = self.inline_event(&event, head, node, owner);
                Some(Object { event, negated })
            }
            _ => {
                self.wrong_type(way, node, WrongType::OBJECT);
                None
            }
        }
    }
}
