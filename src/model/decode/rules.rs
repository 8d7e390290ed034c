//! Which fields of an event its act allows, and which of a condition go together.

use super::Decoder;
use super::cursor::Way;
use super::fault::Misplaced;
use super::fields::{ConditionFields, EventFields};
use crate::model::act::Act;
use crate::text::Span;

impl Decoder<'_> {
    pub(super) fn fields_of_act(&mut self, way: &Way<'_>, act: Act, f: &EventFields<'_, '_>) {
        if act == Act::Other {
            if !f.code.is_written() {
                self.missing(way, f.head, f.code.name);
            }
        } else if let Some(entry) = f.code.entry {
            self.report(&way.key("code"), entry.key.span, Misplaced::CodeOnly(act));
        }
        for slot in [f.from, f.link, f.to] {
            match slot.entry {
                None if act == Act::Relation => self.missing(way, f.head, slot.name),
                Some(entry) if act != Act::Relation => {
                    let fact = Misplaced::RelationOnly(slot.name, act);
                    self.report(&way.key(slot.name), entry.key.span, fact);
                }
                _ => {}
            }
        }
        if act.takes_condition() {
            return;
        }
        if let Some(entry) = f.condition.entry {
            self.report(
                &way.key("condition"),
                entry.key.span,
                Misplaced::Condition(act),
            );
        }
        if let Some(entry) = f.consequence.entry {
            let fact = Misplaced::Consequence(act);
            self.report(&way.key("consequence"), entry.key.span, fact);
        }
    }

    pub(super) fn fields_of_condition(
        &mut self,
        way: &Way<'_>,
        span: Span,
        f: &ConditionFields<'_, '_>,
    ) {
        let pattern = [
            f.act,
            f.actor,
            f.recipient,
            f.target,
            f.instrument,
            f.place,
            f.object,
        ];
        if f.event.is_written() {
            for slot in pattern {
                if let Some(entry) = slot.entry {
                    let fact = Misplaced::PatternBesideEvent(slot.name);
                    self.report(&way.key(slot.name), entry.key.span, fact);
                }
            }
        } else if pattern.iter().all(|slot| !slot.is_written()) {
            self.report(way, span, Misplaced::EmptyCondition);
        }
        if let (Some(_), Some(entry)) = (f.by.entry, f.within.entry) {
            self.report(&way.key("within"), entry.key.span, Misplaced::TwoDeadlines);
        }
    }
}
