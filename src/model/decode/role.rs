//! Decoding what fills roles.

use super::Decoder;
use super::cursor::{Slot, Way};
use super::fault::Misplaced;
use super::value::is_unstated;
use crate::model::id::Id;
use crate::model::role::{Filler, Role, Roles};
use crate::yaml::{Node, Value};

impl Decoder<'_> {
    /// The roles, given in the order of [`Role::ALL`].
    pub(super) fn roles(&mut self, way: &Way<'_>, slots: [Slot<'_, '_>; 5]) -> Roles {
        let mut roles = Roles::default();
        for (role, slot) in Role::ALL.into_iter().zip(slots) {
            if let Some(filler) = self.one(way, slot, Self::filler) {
                *roles.get_mut(role) = filler;
            }
        }
        roles
    }

    fn filler(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Filler> {
        if self.leaves_open(way, node) {
            return Some(Filler::Unstated);
        }
        let ids = self.known(way, node);
        (!ids.is_empty()).then(|| Filler::Known(ids.into()))
    }

    /// The ids of a list in which `unstated` has no place, or the one id.
    pub(super) fn known(&mut self, way: &Way<'_>, node: &Node<'_>) -> Vec<Id> {
        let mut ids = Vec::with_capacity(node.one_or_many().len());
        self.each(way, node, |decoder, way, node| {
            if !is_unstated(node) {
                ids.extend(decoder.id(way, node));
            }
        });
        ids
    }

    /// Whether a role is `unstated`, alone; reports it in a list with others.
    pub(super) fn leaves_open(&mut self, way: &Way<'_>, node: &Node<'_>) -> bool {
        match &node.value {
            Value::Sequence(nodes) if nodes.len() > 1 => {
                for (index, node) in nodes.iter().enumerate() {
                    if is_unstated(node) {
                        self.report(&way.index(index), node.span, Misplaced::UnstatedBeside);
                    }
                }
                false
            }
            Value::Sequence(nodes) => nodes.first().is_some_and(is_unstated),
            _ => is_unstated(node),
        }
    }
}
