//! What a check keeps for the next: whatever the file holds, and whatever is edited.

use std::fs;

use claimgraph::check::{Cache, Examined, Options, examine, examine_again, examine_and_keep};
use claimgraph::graph::Graph;
use claimgraph::load::{self, Files, Loaded, load_texts};
use claimgraph::report;
use tempfile::TempDir;

/// A small graph with a finding.
const GRAPH: &str = "sources:
  daily: { kind: news, title: Daily, published: 2024-05-01 }
actors:
  one: { name: One, kind: state }
  two: { name: Two, kind: state }
events:
  raid:
    act: attack
    actor: one
    claims: [{ source: daily, said_by: one, at: 1..9#0123456789abcdef }]
";

/// What stands between the texts of several files.
const BETWEEN: &str = "\n====\n";

/// How many files there may be: more of them find nothing else.
const MOST: usize = 16;

fn loaded(texts: &[&str]) -> Loaded {
    let named = texts.iter().enumerate();
    let named = named.map(|(nth, text)| (format!("{nth:02}.yaml"), (*text).to_owned()));
    let options = load::Options {
        digests: true,
        ..load::Options::default()
    };
    load_texts(named.collect(), &options).expect("few texts")
}

fn again(files: &mut Files, cache: &Cache) -> Option<Examined> {
    let how = load::Options::default();
    examine_again(files, &how, Vec::new, &Options::default(), cache)
}

/// A cache file of any content: it is passed over, or findings are told; nothing panics.
pub fn cache(data: &[u8]) {
    let folder = TempDir::new().expect("a folder");
    let cache = Cache::new(folder.path(), b"graph", "1");
    fs::write(cache.path(), cache.sealed(data)).expect("a file");
    let mut files = loaded(&[GRAPH]).files;
    if let Some(examined) = again(&mut files, &cache) {
        report::human(&files, &examined, false);
        report::json(&files, &examined);
    }
    // Of another text, nothing is kept.
    let mut files = loaded(&[GRAPH, "events: {}"]).files;
    again(&mut files, &cache);
}

/// Some files, and what the first becomes: going on from what was kept of the one tells what a whole
/// check of the other tells.
pub fn edits(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut texts: Vec<&str> = text.split(BETWEEN).take(MOST).collect();
    let Some(edited) = texts.pop().filter(|_| !texts.is_empty()) else {
        return;
    };
    let folder = TempDir::new().expect("a folder");
    let cache = Cache::new(folder.path(), b"graph", "1");
    let options = Options::default();
    let before = loaded(&texts);
    let graph = Graph::build(before.dataset);
    let keeps = (&cache, &*before.digests);
    let (found, unloaded) = (before.findings, before.unloaded);
    examine_and_keep(&before.files, &graph, found, unloaded, &options, keeps);
    texts[0] = edited;
    let mut after = loaded(&texts);
    if let Some(examined) = again(&mut after.files, &cache) {
        let graph = Graph::build(after.dataset);
        let whole = examine(
            &after.files,
            &graph,
            after.findings,
            after.unloaded,
            &options,
        );
        let told = |examined: &Examined| report::json(&after.files, examined);
        assert_eq!(told(&whole), told(&examined));
        assert_eq!(whole.unverified, examined.unverified);
    }
}

/// Whatever else is in the seeds, one is what is kept of the graph now.
#[cfg(test)]
#[test]
fn a_seed_is_what_is_kept() {
    let folder = TempDir::new().expect("a folder");
    let cache = Cache::new(folder.path(), b"graph", "1");
    let Loaded {
        files,
        dataset,
        findings,
        digests,
        ..
    } = loaded(&[GRAPH]);
    let (graph, options) = (Graph::build(dataset), Options::default());
    examine_and_keep(&files, &graph, findings, 0, &options, (&cache, &digests));
    let kept = fs::read(cache.path()).expect("a file");
    // What stands before and after is as long without content.
    let (start, end) = (cache.sealed(&[]).len() - 32, kept.len() - 32);
    let content = &kept[start..end];
    let seed = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fuzz/seeds/cache/whole");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(seed, content).expect("the seed");
    }
    let seed = fs::read(seed).expect("the seed");
    assert!(seed == content, "`UPDATE=1 cargo test` writes it anew");
    let mut files = files;
    let examined = again(&mut files, &cache).expect("it is gone on from");
    assert_eq!(examined.findings.len(), 1);
}
