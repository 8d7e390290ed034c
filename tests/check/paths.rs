//! Paths limit what is reported, never what is loaded.

use std::fs;
use std::path::PathBuf;

use claimgraph::check::{Examined, files_under};
use claimgraph::diagnostic::Severity;
use claimgraph::load::{Files, Options, load};

fn written(folder: &tempfile::TempDir, texts: &[(&str, &str)]) -> (Files, Examined) {
    for (name, text) in texts {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    super::of(
        load(&[folder.path()], &Options::default()).unwrap(),
        super::Around::default(),
    )
}

fn limited(folder: &tempfile::TempDir, texts: &[(&str, &str)], to: &str) -> Vec<String> {
    let (files, mut examined) = written(folder, texts);
    let under = files_under(&files, &[folder.path().join(to)]).unwrap();
    examined.limit_to(&under);
    let told = examined.findings.iter();
    told.map(|found| found.finding.fact.message()).collect()
}

const TEXTS: &[(&str, &str)] = &[
    (
        "a.yaml",
        "events:\n  raid: { act: attack, actor: nobody }\n",
    ),
    (
        "b/c.yaml",
        "events:\n  warning: { act: warn, actor: somebody }\n",
    ),
    ("b/d.yaml", "events:\n  raid: { act: attack }\n"),
];

#[test]
fn a_file_or_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        limited(&folder, TEXTS, "b/c.yaml"),
        ["there is no actor `somebody`"]
    );
    let twice = "two events have the id `raid`";
    assert_eq!(
        limited(&folder, TEXTS, "b"),
        ["there is no actor `somebody`", twice]
    );
    // Told at the second of the two files, it concerns the first as well.
    assert_eq!(
        limited(&folder, TEXTS, "a.yaml"),
        ["there is no actor `nobody`", twice]
    );
}

#[test]
fn references_into_other_files_hold() {
    let folder = tempfile::tempdir().unwrap();
    let texts = [
        (
            "a.yaml",
            "events:\n  raid: { act: attack, actor: westland }\n",
        ),
        (
            "b.yaml",
            "actors:\n  westland: { name: Westland, kind: state }\n",
        ),
    ];
    assert!(limited(&folder, &texts, "a.yaml").is_empty());
}

#[test]
fn paths_outside_the_graph_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let (files, _) = written(&folder, TEXTS);
    let nowhere = [
        folder.path().join("a.yaml"),
        PathBuf::from("/nowhere"),
        PathBuf::from("e"),
    ];
    assert_eq!(files_under(&files, &nowhere).unwrap_err(), nowhere[1..]);
    // A name that only begins like a folder's is not in it.
    let (files, _) = written(&folder, &[("bc.yaml", "events:\n  x: { act: warn }\n")]);
    assert_eq!(
        files_under(&files, &[folder.path().join("b")])
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn a_file_that_does_not_load_is_told_with_what_may_lie_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let texts = [TEXTS[0], ("b.yaml", "actors: {\n")];
    let (files, mut examined) = written(&folder, &texts);
    assert_eq!((examined.unloaded, examined.unresolved), (1, 1));
    let under = files_under(&files, &[folder.path().join("a.yaml")]).unwrap();
    examined.limit_to(&under);
    let rules: Vec<_> = examined
        .findings
        .iter()
        .map(|it| it.finding.fact.rule().name)
        .collect();
    assert_eq!(rules, ["syntax"]);
    assert_eq!(examined.count(Severity::Error), 1);
}
