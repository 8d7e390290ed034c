//! Decoding events, their conditions, consequences and links.

use super::Decoder;
use super::claim::About;
use super::cursor::Way;
use super::fault::{Misplaced, WrongType};
use super::fields::{
    ConditionFields, ConsequenceFields, EndFields, EventFields, PatternFields, WithinFields,
};
use crate::model::act::Act;
use crate::model::claim::AboutKind;
use crate::model::event::{
    Condition, Consequence, ConsequenceKind, End, EndKind, Event, Links, Pattern, Relation, Within,
};
use crate::model::id::Id;
use crate::text::Span;
use crate::yaml::{Entry, Node, Value};

impl Decoder<'_> {
    pub(super) fn event(&mut self, id: &Id, entry: &Entry<'_>) {
        let way = Way::record_of(id);
        let f: EventFields<'_, '_> = self.open(&way, entry.key.span, &entry.value);
        if let Some(negated) = f.negated.entry {
            self.report(
                &way.key("negated"),
                negated.key.span,
                Misplaced::NegatedEvent,
            );
        }
        self.event_of(&way, id, entry.key.span, &f, None);
        self.claims(f.claims, &About::new(AboutKind::Event, id));
    }

    /// An event that is written in the `object` of another. Gives whether it is negated there.
    pub(super) fn inline_event(
        &mut self,
        id: &Id,
        head: Span,
        node: &Node<'_>,
        parent: &Id,
    ) -> bool {
        let way = Way::record_of(id);
        let f: EventFields<'_, '_> = self.open(&way, head, node);
        if let Some(claims) = f.claims.entry {
            self.report(&way.key("claims"), claims.key.span, Misplaced::InlineClaims);
            self.claims(f.claims, &About::new(AboutKind::Event, id));
        }
        self.event_of(&way, id, head, &f, Some(parent));
        self.one(&way, f.negated, Self::boolean).unwrap_or(false)
    }

    fn event_of(
        &mut self,
        way: &Way<'_>,
        id: &Id,
        head: Span,
        f: &EventFields<'_, '_>,
        inline_in: Option<&Id>,
    ) {
        let act: Option<Act> = self.required(way, f.head, f.act, Self::word);
        if let Some(act) = act {
            self.fields_of_act(way, act, f);
        }
        let event = Event {
            id: id.clone(),
            origin: self.origin(head),
            inline_in: inline_in.cloned(),
            act: act.unwrap_or(Act::Other),
            code: self.one(way, f.code, Self::text),
            gloss: self.one(way, f.gloss, Self::prose),
            roles: self.roles(way, [f.actor, f.recipient, f.target, f.instrument, f.place]),
            object: self.objects(way, f.object, Some(id)),
            date: self.one(way, f.date, Self::date),
            valid: self.one(way, f.valid, Self::date).map(Box::new),
            quantities: self
                .one(way, f.quantities, Self::quantities)
                .unwrap_or_default(),
            condition: self.one(way, f.condition, Self::condition).map(Box::new),
            consequence: self.many(way, f.consequence, Self::consequence),
            links: self.links(way, f),
            relation: self.relation(way, f),
            tags: self.many(way, f.tags, Self::text),
            note: self.one(way, f.note, Self::prose),
            claims: (),
        };
        self.out.dataset.events.push(event);
    }

    fn links(&mut self, way: &Way<'_>, f: &EventFields<'_, '_>) -> Option<Box<Links>> {
        let links = Links {
            responds_to: self.many(way, f.responds_to, Self::id),
            reason_for: self.many(way, f.reason_for, Self::id),
            part_of: self.many(way, f.part_of, Self::id),
            kind_of: self.many(way, f.kind_of, Self::id),
            after: self.many(way, f.after, Self::id),
            before: self.many(way, f.before, Self::id),
            during: self.many(way, f.during, Self::id),
            ends: self.many(way, f.ends, Self::end),
        };
        (links != Links::default()).then(|| Box::new(links))
    }

    fn relation(&mut self, way: &Way<'_>, f: &EventFields<'_, '_>) -> Option<Box<Relation>> {
        let relation = Relation {
            from: self.one(way, f.from, Self::id),
            link: self.one(way, f.link, Self::word),
            to: self.one(way, f.to, Self::id),
        };
        (relation != Relation::default()).then(|| Box::new(relation))
    }

    fn condition(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Condition> {
        let f: ConditionFields<'_, '_> = self.open(way, node.span, node);
        if f.head.excused {
            return None;
        }
        self.fields_of_condition(way, node.span, &f);
        Some(Condition {
            event: self.one(way, f.event, Self::id),
            pattern: Pattern {
                act: self.many(way, f.act, Self::word),
                roles: self.roles(way, [f.actor, f.recipient, f.target, f.instrument, f.place]),
                object: self.one(way, f.object, Self::pattern).map(Box::new),
            },
            negated: self.one(way, f.negated, Self::boolean).unwrap_or(false),
            by: self.one(way, f.by, Self::date),
            within: self.one(way, f.within, Self::within),
        })
    }

    fn pattern(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Pattern> {
        if !matches!(node.value, Value::Mapping(_)) {
            self.wrong_type(way, node, WrongType::PATTERN);
            return None;
        }
        let f: PatternFields<'_, '_> = self.open(way, node.span, node);
        Some(Pattern {
            act: self.many(way, f.act, Self::word),
            roles: self.roles(way, [f.actor, f.recipient, f.target, f.instrument, f.place]),
            object: self.one(way, f.object, Self::pattern).map(Box::new),
        })
    }

    fn within(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Within> {
        let f: WithinFields<'_, '_> = self.open(way, node.span, node);
        let of = self.required(way, f.head, f.of, Self::id);
        let duration = self.required(way, f.head, f.duration, Self::duration);
        Some(Within {
            of: of?,
            duration: duration?,
        })
    }

    fn consequence(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<Consequence> {
        let f: ConsequenceFields<'_, '_> = self.open(way, node.span, node);
        let kind: Option<ConsequenceKind> = self.required(way, f.head, f.kind, Self::word);
        if !f.head.excused && !f.event.is_written() && !f.gloss.is_written() {
            self.report(way, node.span, Misplaced::EmptyConsequence);
        }
        let event = self.one(way, f.event, Self::id);
        let gloss = self.one(way, f.gloss, Self::prose);
        (!f.head.excused).then(|| Consequence {
            kind: kind.unwrap_or(ConsequenceKind::Action),
            event,
            gloss,
        })
    }

    fn end(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<End> {
        let f: EndFields<'_, '_> = self.open(way, node.span, node);
        let event = self.required(way, f.head, f.event, Self::id);
        let how: Option<EndKind> = self.required(way, f.head, f.how, Self::word);
        let extent = self.one(way, f.extent, Self::word);
        Some(End {
            event: event?,
            how: how.unwrap_or(EndKind::Revoke),
            extent,
        })
    }
}
