//! What holds of every graph, however it is written down.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use claimgraph::analysis::Derived;
use claimgraph::graph::{Evidence, Graph};
use claimgraph::load::{Options, load, load_texts};
use claimgraph::query::filter::Selection;
use claimgraph::query::path::{Request, find};
use claimgraph::query::world::World;
use proptest::prelude::*;

use crate::decode::graphs::{claim_files, folders};
use crate::query::graphs::texts;

/// Files by their names.
type Written = Vec<(String, String)>;

/// The files of each graph.
fn graphs() -> Vec<Written> {
    let files_of = |folder: &Path| {
        let loaded = load(&claim_files(folder), &Options::default()).expect("it can be read");
        let ids = loaded.files.ids();
        let read = ids.map(|it| {
            let text = loaded.files.text(it).expect("it is there").into_owned();
            (loaded.files.path(it).to_owned(), text)
        });
        read.collect()
    };
    folders().iter().map(|folder| files_of(folder)).collect()
}

fn graph(files: Written) -> Graph {
    let loaded = load_texts(files, &Options::default()).expect("a graph");
    assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
    Graph::build(loaded.dataset)
}

/// What is derived of each event.
fn derived(graph: &Graph) -> BTreeMap<String, String> {
    let evidence = Evidence::default();
    let derived = Derived::new(graph, &evidence);
    let tell = |(node, event): (_, &claimgraph::model::event::Event)| {
        let state = derived.event(node);
        let origins = (state.origins.low, state.origins.high);
        let told = format!("{:?} {:?} {origins:?}", state.status, state.flags);
        (event.id.to_string(), told)
    };
    graph.events().map(tell).collect()
}

#[test]
fn names_and_order_of_files_change_nothing() {
    for files in graphs().into_iter().filter(|files| files.len() > 1) {
        let expected = derived(&graph(files.clone()));
        let mut shuffled = files.clone();
        shuffled.reverse();
        assert_eq!(derived(&graph(shuffled.clone())), expected);
        // Paths give the order in which files are read: other names, another order.
        for (number, (path, _)) in shuffled.iter_mut().enumerate() {
            *path = format!("{number:03}.yaml");
        }
        assert_eq!(derived(&graph(shuffled)), expected);
    }
}

#[test]
fn one_file_or_several_change_nothing() {
    let several = graphs().into_iter().find(|files| files.len() > 5);
    let several = several.expect("a graph of several files");
    let sections = [
        "sources",
        "actors",
        "places",
        "items",
        "events",
        "questions",
    ];
    let mut parts: BTreeMap<&str, String> = BTreeMap::new();
    let mut apart = Vec::new();
    for (path, text) in &several {
        // Each file with defaults of its own stays one, the others become one file.
        if text.contains("\ndefaults:") {
            apart.push((path.clone(), text.clone()));
            continue;
        }
        let mut section = "";
        for line in text.split_inclusive('\n') {
            let key = line.trim_end().trim_end_matches(':');
            if let Some(known) = sections.iter().find(|it| **it == key) {
                section = known;
            } else if line.starts_with(' ') && !section.is_empty() {
                parts.entry(section).or_default().push_str(line);
            }
        }
    }
    let whole = parts.iter().map(|(key, lines)| format!("{key}:\n{lines}"));
    let whole: String = "claimgraph: 1\n".to_owned() + &whole.collect::<String>();
    apart.push(("whole.yaml".to_owned(), whole));
    assert_eq!(derived(&graph(apart)), derived(&graph(several)));
}

#[test]
fn the_form_of_yaml_changes_nothing() {
    let form_anew = |text: &String| {
        let value: serde_yaml::Value = serde_yaml::from_str(text).expect("YAML");
        let json = serde_json::to_string(&value).expect("no keys but texts");
        let yaml = serde_yaml::to_string(&value).expect("a value");
        (yaml, json)
    };
    for files in graphs() {
        let expected = derived(&graph(files.clone()));
        let (mut as_yaml, mut as_json) = (Vec::new(), Vec::new());
        for (path, text) in &files {
            let (yaml, json) = form_anew(text);
            as_yaml.push((path.clone(), yaml));
            as_json.push((path.clone(), json));
        }
        assert_eq!(derived(&graph(as_yaml)), expected);
        // JSON is YAML.
        assert_eq!(derived(&graph(as_json)), expected);
    }
}

/// The lengths of the paths between each two actors.
fn lengths(graph: &Graph, actors: usize) -> Vec<Option<usize>> {
    let evidence = Evidence::default();
    let derived = Derived::new(graph, &evidence);
    let world = World::new(&derived, &Selection::default(), false);
    let node = |number: usize| graph.find(&format!("a{number}")).expect("an actor");
    let pairs = (0..actors).flat_map(|from| (0..actors).map(move |to| (from, to)));
    let length = |(from, to)| find(&world, &[node(from)], &[node(to)], &Request::default()).length;
    pairs.map(length).collect()
}

const FROM_REPORT: &str = "defaults: { source: report }\nevents:\n";

proptest! {
    #[test]
    fn a_union_has_the_paths_of_both((actors, one) in texts(), (others, other) in texts()) {
        let all = actors.max(others);
        let (_, events) = other.split_once("events:\n").expect("events");
        let rename = |text: String, it: usize| text.replace(&format!("e{it}"), &format!("f{it}"));
        let events = (0..9).fold(FROM_REPORT.to_owned() + events, rename);
        let base = "sources: { report: { kind: news, title: T } }\nactors:\n".to_owned();
        let base = (0..all).fold(base, |base, it| base + &format!("  a{it}: {{ name: A{it}, kind: person }}\n"));
        let (_, first) = one.split_once("events:\n").expect("events");
        let first = FROM_REPORT.to_owned() + first;
        let of = |parts: &[(&str, &String)]| {
            graph(parts.iter().map(|(path, text)| ((*path).to_owned(), (*text).clone())).collect())
        };
        let base = ("base.yaml", &base);
        let (first, second) = (("first.yaml", &first), ("second.yaml", &events));
        let both = lengths(&of(&[base, first, second]), all);
        for alone in [lengths(&of(&[base, first]), all), lengths(&of(&[base, second]), all)] {
            for (both, alone) in both.iter().zip(&alone) {
                prop_assert!(alone.is_none_or(|alone| both.is_some_and(|both| both <= alone)));
            }
        }
    }
}

fn check(folder: &Path, args: &[&str], threads: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(["check", "-g", "."])
        .args(args)
        .current_dir(folder)
        .env("RAYON_NUM_THREADS", threads)
        .env_remove("CLICOLOR_FORCE")
        .output()
        .expect("it runs")
}

fn cases() -> Vec<std::path::PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let mut cases = Vec::new();
    for parent in ["cases", "forty"] {
        let entries = fs::read_dir(root.join(parent)).expect("the folder is there");
        cases.extend(entries.map(|it| it.expect("it can be read").path()));
    }
    cases.retain(|path| path.is_dir());
    cases.sort();
    cases
}

#[test]
fn threads_change_nothing() {
    for case in cases() {
        let one = check(&case, &["--format", "json"], "1");
        let many = check(&case, &["--format", "json"], "7");
        assert_eq!(one.stdout, many.stdout, "{}", case.display());
    }
}

#[test]
fn what_is_fixed_stays_fixed() {
    let mut fixed = 0;
    for case in cases() {
        let folder = tempfile::tempdir().expect("a folder");
        for entry in ignore::Walk::new(&case).map(|it| it.expect("it can be read")) {
            let inside = entry.path().strip_prefix(&case).expect("in the case");
            if entry.path().is_file() {
                let copy = folder.path().join(inside);
                fs::create_dir_all(copy.parent().expect("a folder")).expect("a folder");
                fs::copy(entry.path(), copy).expect("a copy");
            }
        }
        let first = check(folder.path(), &["--fix"], "2");
        let said = String::from_utf8_lossy(&first.stderr).into_owned();
        fixed +=
            usize::from(!said.contains("\n0 findings mended") && !said.starts_with("0 findings"));
        let texts = || {
            let files = ignore::Walk::new(folder.path()).map(|it| it.expect("a file").into_path());
            let mut files: Vec<_> = files.filter(|it| it.is_file()).collect();
            files.sort();
            files
                .iter()
                .map(|it| fs::read(it).expect("a file"))
                .collect::<Vec<_>>()
        };
        let before = texts();
        check(folder.path(), &["--fix"], "2");
        assert!(before == texts(), "{}: {said}", case.display());
    }
    assert!(fixed > 15, "{fixed}");
}
