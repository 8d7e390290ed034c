//! Decoding `claimgraph.yaml`.

use super::Decoder;
use super::cursor::{Slot, Way};
use super::fault::{BadId, BadNumber, NumberFault, UnknownGraph, WrongType};
use super::fields::{CheckFields, ConfigFields, SavedFields};
use crate::config::{
    CheckPart, Graph, Parts, RecordLevels, RuleLevel, SavedView, Setting, Written,
};
use crate::diagnostic::Finding;
use crate::model::id::{Interner, is_slug};
use crate::text::FileId;
use crate::yaml::{Document, Node, Value};

/// The parts of a configuration, and what is wrong with them. Those who draw check what a view's
/// settings say.
pub(crate) fn decode_config(
    file: FileId,
    text: &str,
    document: &Document<'_>,
) -> (Parts, Vec<Finding>) {
    let mut ids = Interner::default();
    let mut decoder = Decoder::new(file, text, &mut ids);
    let root = &document.root;
    if root.is_null() {
        return (Parts::default(), Vec::new());
    }
    let way = Way::record_of("");
    let f: ConfigFields<'_, '_> = decoder.open(&way, root.span, root);
    let graphs = decoder.graphs(&way, f.graphs);
    let default = decoder.one(&way, f.default, Decoder::text);
    if let (Some(name), Some(entry)) = (&default, f.default.entry)
        && !graphs.iter().any(|graph| graph.name == *name)
    {
        let known = graphs.iter().map(|graph| graph.name.clone()).collect();
        let name = name.clone();
        decoder.report(
            &way.key("default"),
            entry.value.span,
            UnknownGraph { name, known },
        );
    }
    let parts = Parts {
        graphs,
        default,
        texts: decoder.one(&way, f.texts, Decoder::text),
        check: decoder.check(&way, f.check),
        views: decoder.views(&way, f.views),
    };
    (parts, decoder.finish().findings)
}

impl Decoder<'_> {
    fn graphs(&mut self, way: &Way<'_>, slot: Slot<'_, '_>) -> Vec<Graph> {
        let Some(entry) = slot.entry else {
            return Vec::new();
        };
        let way = way.key(slot.name);
        let Value::Mapping(mapping) = &entry.value.value else {
            self.wrong_type(&way, &entry.value, WrongType::GRAPHS);
            return Vec::new();
        };
        let mut graphs = Vec::with_capacity(mapping.len());
        for entry in mapping {
            let name: Box<str> = (*entry.key.text).into();
            let way = way.key(&entry.key.text);
            if !is_slug(&name) {
                self.report(&way, entry.key.span, BadId { text: name.clone() });
            }
            let mut paths = Vec::new();
            self.each(&way, &entry.value, |decoder, way, node| {
                paths.extend(decoder.text(way, node));
            });
            graphs.push(Graph { name, paths });
        }
        graphs
    }

    fn check(&mut self, way: &Way<'_>, slot: Slot<'_, '_>) -> CheckPart {
        let Some(entry) = slot.entry else {
            return CheckPart::default();
        };
        let way = way.key(slot.name);
        let f: CheckFields<'_, '_> = self.open(&way, entry.key.span, &entry.value);
        let mut records = Vec::new();
        if let Some(entry) = f.records.entry {
            let way = way.key("records");
            self.keyed(
                &way,
                &entry.value,
                WrongType::LEVELS,
                |decoder, way, record, node| {
                    let rules = decoder.levels(way, node);
                    records.push(RecordLevels { record, rules });
                },
            );
        }
        let rules = match f.rules.entry {
            Some(entry) => self.levels(&way.key("rules"), &entry.value),
            None => Vec::new(),
        };
        let mut ignore = Vec::new();
        if let Some(entry) = f.ignore.entry {
            self.each(&way.key("ignore"), &entry.value, |decoder, way, node| {
                let text = decoder.text(way, node);
                ignore.extend(text.map(|text| Written {
                    text,
                    span: node.span,
                }));
            });
        }
        CheckPart {
            rules,
            records,
            coverage: self.one(&way, f.coverage, Self::percent),
            fail_on: self.one(&way, f.fail_on, Self::word),
            require_texts: self
                .one(&way, f.require_texts, Self::boolean)
                .unwrap_or_default(),
            baseline: self.one(&way, f.baseline, Self::text),
            ignore,
        }
    }

    fn views(&mut self, way: &Way<'_>, slot: Slot<'_, '_>) -> Vec<SavedView> {
        let Some(entry) = slot.entry else {
            return Vec::new();
        };
        let way = way.key(slot.name);
        let mut views = Vec::new();
        self.keyed(
            &way,
            &entry.value,
            WrongType::VIEWS,
            |decoder, way, name, node| {
                if !is_slug(&name.text) {
                    let text = name.text.clone();
                    decoder.report(way, name.span, BadId { text });
                }
                views.push(decoder.saved(way, name, node));
            },
        );
        views
    }

    fn saved(&mut self, way: &Way<'_>, name: Written, node: &Node<'_>) -> SavedView {
        let f: SavedFields<'_, '_> = self.open(way, name.span, node);
        let mut blocs = Vec::new();
        if let Some(entry) = f.blocs.entry {
            let way = way.key("blocs");
            self.keyed(
                &way,
                &entry.value,
                WrongType::BLOCS,
                |decoder, way, bloc, node| {
                    blocs.push((bloc, decoder.written(way, node)));
                },
            );
        }
        let slots = [
            f.view,
            f.about,
            f.title,
            f.credit,
            f.theme,
            f.layout,
            f.direction,
            f.size,
            f.text,
            f.focus,
            f.depth,
            f.collapse,
            f.coder,
            f.as_of,
            f.at,
            f.without,
            f.only_source,
            f.include,
            f.act,
            f.actor,
            f.recipient,
            f.target,
            f.source,
            f.status,
            f.flag,
            f.mood,
            f.min_modality,
            f.since,
            f.until,
        ];
        let mut settings = Vec::new();
        for slot in slots {
            if let Some(entry) = slot.entry {
                settings.push(Setting {
                    name: slot.name,
                    values: self.written(&way.key(slot.name), &entry.value),
                });
            }
        }
        SavedView {
            name,
            settings,
            blocs,
        }
    }

    /// A word, or a list of them.
    fn written(&mut self, way: &Way<'_>, node: &Node<'_>) -> Vec<Written> {
        let mut written = Vec::new();
        self.each(way, node, |decoder, way, node| {
            // A size, a year and a flag are written as they are, whatever YAML takes them for.
            let scalar = decoder.scalar(way, node, WrongType::TEXT);
            written.extend(scalar.map(|scalar| Written {
                text: (*scalar.text).into(),
                span: node.span,
            }));
        });
        written
    }

    /// Rules and their severities.
    fn levels(&mut self, way: &Way<'_>, node: &Node<'_>) -> Vec<RuleLevel> {
        let mut levels = Vec::new();
        self.keyed(way, node, WrongType::LEVELS, |decoder, way, rule, node| {
            let level = decoder.word(way, node);
            levels.extend(level.map(|level| RuleLevel { rule, level }));
        });
        levels
    }

    /// Visits each entry of a mapping.
    fn keyed<'t>(
        &mut self,
        way: &Way<'_>,
        node: &Node<'t>,
        takes: &'static str,
        mut visit: impl FnMut(&mut Self, &Way<'_>, Written, &Node<'t>),
    ) {
        let Value::Mapping(mapping) = &node.value else {
            self.wrong_type(way, node, takes);
            return;
        };
        for entry in mapping {
            let key = Written {
                text: (*entry.key.text).into(),
                span: entry.key.span,
            };
            visit(self, &way.key(&entry.key.text), key, &entry.value);
        }
    }

    fn percent(&mut self, way: &Way<'_>, node: &Node<'_>) -> Option<u8> {
        let number = self.count(way, node)?;
        let percent = u8::try_from(number).ok().filter(|number| *number <= 100);
        if percent.is_none() {
            let text = number.to_string().into();
            let fault = NumberFault::NoPercentage;
            self.report(way, node.span, BadNumber { text, fault });
        }
        percent
    }
}
