//! Decoding `claimgraph.yaml`.

use super::Decoder;
use super::cursor::{Slot, Way};
use super::fault::{BadId, UnknownGraph, WrongType};
use super::fields::ConfigFields;
use crate::config::{Graph, Parts};
use crate::diagnostic::Finding;
use crate::model::id::{Interner, is_slug};
use crate::text::FileId;
use crate::yaml::{Document, Value};

/// The parts of a configuration, and what is wrong with them. The rooms that own `rules`, `views`
/// and `themes` check those themselves.
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
    };
    (parts, decoder.out.findings)
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
}
