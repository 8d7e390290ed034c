//! The top level of a claim file.

use super::Decoder;
use super::cursor::{Slot, Way};
use super::fault::{BadId, Misplaced, ReservedId, WrongType};
use super::fields::{DefaultsFields, FileFields};
use crate::model::dataset::DefaultSource;
use crate::model::id::{Id, RESERVED, is_slug};
use crate::text::Span;
use crate::yaml::{Entry, Mapping, Node, Value};

impl Decoder<'_> {
    /// Decodes a file. An empty one holds no record.
    pub(super) fn file(&mut self, root: &Node<'_>) {
        let way = Way::record_of("");
        if root.is_null() {
            return;
        }
        let f: FileFields<'_, '_> = self.open(&way, root.span, root);
        self.version(&way, f.claimgraph);
        self.default_source = self.source_of_file(&way, f.defaults, f.sources);
        self.section(&way, f.sources, Self::source);
        self.section(&way, f.actors, Self::actor);
        self.section(&way, f.places, Self::place);
        self.section(&way, f.items, Self::item);
        // Events are large: a list of very many should not be moved as it grows.
        let events = f.events.entry.and_then(|it| it.value.as_mapping());
        let count = events.map_or(0, Mapping::len);
        self.out.dataset.events.reserve_exact(count);
        self.section(&way, f.events, Self::event);
        if let Some(entry) = f.claims.entry {
            let mut nth = 0;
            self.each(&way.key("claims"), &entry.value, |decoder, _, node| {
                nth += 1;
                decoder.claim_apart(node, nth);
            });
        }
        self.section(&way, f.questions, Self::question);
    }

    fn version(&mut self, way: &Way<'_>, slot: Slot<'_, '_>) {
        self.one(way, slot, |decoder, way, node| {
            let scalar = decoder.scalar(way, node, WrongType::NUMBER)?;
            if &*scalar.text != "1" {
                let version = Misplaced::Version((*scalar.text).into());
                decoder.report(way, node.span, version);
            }
            Some(())
        });
    }

    /// The source of claims that name none: the file's default, else its only source.
    fn source_of_file(
        &mut self,
        way: &Way<'_>,
        defaults: Slot<'_, '_>,
        sources: Slot<'_, '_>,
    ) -> Option<Id> {
        if let Some(entry) = defaults.entry {
            let way = way.key("defaults");
            let f: DefaultsFields<'_, '_> = self.open(&way, entry.key.span, &entry.value);
            let source = self.one(&way, f.source, Self::id);
            if let (Some(id), Some(entry)) = (source, f.source.entry) {
                let origin = self.origin(entry.value.span);
                let named = DefaultSource {
                    id: id.clone(),
                    origin,
                };
                self.out.dataset.defaults.push(named);
                return Some(id);
            }
        }
        match sources.entry?.value.as_mapping()?.entries.as_ref() {
            [only] => Some(self.ids.intern(&only.key.text)),
            _ => None,
        }
    }

    /// The records of one kind. One with a faulty id keeps it, so that what refers to it is not
    /// reported as well.
    fn section(
        &mut self,
        way: &Way<'_>,
        slot: Slot<'_, '_>,
        record: fn(&mut Self, &Id, &Entry<'_>),
    ) {
        let Some(section) = slot.entry else { return };
        let way = way.key(slot.name);
        let Value::Mapping(mapping) = &section.value.value else {
            self.wrong_type(&way, &section.value, WrongType::SECTION);
            return;
        };
        for entry in mapping {
            let text = &*entry.key.text;
            let way = Way::record_of(text);
            self.reserved(&way, entry.key.span, text);
            if !is_slug(text) {
                let text = text.into();
                self.report(&way, entry.key.span, BadId { text });
            }
            let id = self.ids.intern(text);
            record(self, &id, entry);
        }
    }

    /// Reports an id that no record may have.
    pub(super) fn reserved(&mut self, way: &Way<'_>, span: Span, id: &str) {
        if RESERVED.contains(&id) {
            self.report(way, span, ReservedId { id: id.into() });
        }
    }
}
