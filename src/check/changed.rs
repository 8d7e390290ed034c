//! What a change touches: the records that differ from an earlier version of their files, and those
//! that name one of these.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::{Examined, Identity, Limited, Located};
use crate::graph::{Edge, Graph};
use crate::load::{Files, Options, load_texts};
use crate::model::dataset::{Dataset, Record};
use crate::rules::{self, STOP_A_FILE};
use crate::text::FileId;

/// A file that differs from an earlier version.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The file now; none if it is gone.
    pub file: Option<FileId>,
    /// The text that it had; none if it was not there.
    pub text: Option<String>,
}

/// The records that a change touches.
#[derive(Debug, Default)]
pub struct Touched {
    /// The files that differ, in their order.
    files: Vec<FileId>,
    /// Their records that differ, what names one of these, and what named one that is gone.
    records: FxHashSet<Box<str>>,
}

impl Touched {
    /// What differs between the graph and earlier versions of its files.
    ///
    /// A record differs if a value in it does; that it has moved, or is written in another way, is
    /// no difference. Takes time linear in the files that differ and the edges of the graph.
    pub fn new(graph: &Graph, earlier: &[Earlier]) -> Self {
        let mut files: Vec<FileId> = earlier.iter().filter_map(|it| it.file).collect();
        files.sort_unstable();
        let texts = earlier.iter().enumerate().filter_map(|(number, it)| {
            let text = it.text.clone()?;
            Some((number.to_string(), text))
        });
        let old = load_texts(texts.collect(), &Options::default());
        let old = old.map(|loaded| loaded.dataset).unwrap_or_default();
        let (old, new) = (written(&old, None), written(graph.data(), Some(&files)));
        let differs = |id: &&str, text: &String| old.get(id) != Some(text);
        let mut ids: FxHashSet<&str> = FxHashSet::default();
        ids.extend(
            new.iter()
                .filter(|(id, text)| differs(id, text))
                .map(|(id, _)| *id),
        );
        // What has moved to another file is there all the same.
        let gone: FxHashSet<&str> = old
            .keys()
            .copied()
            .filter(|id| !new.contains_key(id) && graph.find(id).is_none())
            .collect();
        let mut records: FxHashSet<Box<str>> = ids.iter().map(|id| (*id).into()).collect();
        for edge in graph.inner().raw_edges() {
            // A claim that names its event does not change the event: what is named is untouched.
            if ids.contains(graph.id(edge.target()).as_str()) && edge.weight != Edge::Affiliated {
                records.insert(graph.id(edge.source()).as_str().into());
            }
        }
        for node in graph.dangling() {
            if rules::names_any(graph, *node, &gone) {
                records.insert(graph.id(*node).as_str().into());
            }
        }
        Self { files, records }
    }

    fn concerns(&self, found: &Located) -> bool {
        let record = &found.finding.record;
        if record.is_empty() {
            return self.files.binary_search(&found.spot.file).is_ok();
        }
        self.records.contains(record)
    }
}

/// The records, each by its id as a text of all that is written in it; of some files or of all.
fn written<'d>(data: &'d Dataset, files: Option<&[FileId]>) -> FxHashMap<&'d str, String> {
    fn add<'d, T: Record + Serialize>(
        all: &mut FxHashMap<&'d str, String>,
        records: &'d [T],
        files: Option<&[FileId]>,
    ) {
        for record in records {
            let file = record.origin().file;
            if files.is_none_or(|files| files.binary_search(&file).is_ok()) {
                let text = serde_json::to_string(record).unwrap_or_default();
                all.insert(record.id(), text);
            }
        }
    }
    let mut all = FxHashMap::default();
    add(&mut all, &data.sources, files);
    add(&mut all, &data.actors, files);
    add(&mut all, &data.affiliations, files);
    add(&mut all, &data.places, files);
    add(&mut all, &data.items, files);
    add(&mut all, &data.events, files);
    add(&mut all, &data.claims, files);
    add(&mut all, &data.questions, files);
    all
}

impl Examined {
    /// Keeps the findings about what a change touches, those that are not `known` from before it
    /// (each as often as it was found), and why files did not load.
    pub fn limit_to_touched(
        &mut self,
        touched: &Touched,
        files: &Files,
        known: Option<BTreeMap<Identity, usize>>,
    ) {
        let before = self.findings.len();
        let mut known = known;
        self.findings.retain(|found| {
            let is_new = known.as_mut().is_some_and(|known| {
                match known.get_mut(&Identity::of(files, found)) {
                    Some(count) if *count > 0 => {
                        *count -= 1;
                        false
                    }
                    _ => true,
                }
            });
            is_new
                || touched.concerns(found)
                || STOP_A_FILE.contains(&found.finding.fact.rule().name)
        });
        let claims = touched
            .files
            .iter()
            .filter(|file| file.index() < files.len());
        self.limited = Some(Limited {
            files: claims.count(),
            elsewhere: before - self.findings.len(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{Earlier, Touched};
    use crate::graph::Graph;
    use crate::load::{Options, load_texts};
    use crate::text::FileId;

    #[test]
    fn what_differs_and_what_names_it() {
        let old = "actors:\n  a: { name: A, kind: state }\n  b: { name: B, kind: state }\n  gone: { name: C, kind: state }\n";
        let new = "# Moved.\nactors:\n  b: { kind: state, name: B }\n  a: { name: Another, kind: state }\n";
        let uses = "events:\n  of-a: { act: attack, actor: a }\n  of-b: { act: attack, actor: b }\n  of-gone: { act: attack, actor: gone }\n  of-nobody: { act: attack, actor: nobody }\n";
        let texts = [("0", new), ("1", uses)];
        let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned()));
        let loaded = load_texts(texts.into(), &Options::default()).expect("it loads");
        let graph = Graph::build(loaded.dataset);
        let earlier = Earlier {
            file: Some(FileId(0)),
            text: Some(old.to_owned()),
        };
        let touched = Touched::new(&graph, &[earlier]);
        let mut records: Vec<_> = touched.records.iter().map(|id| &**id).collect();
        records.sort_unstable();
        assert_eq!(records, ["a", "of-a", "of-gone"]);
    }
}
