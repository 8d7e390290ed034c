//! Saved views: on their own, among all views, and on the page to explore.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const CONFIG: &str = "\
graphs: { own: [own.yaml] }
default: own
views:
  ours: { view: actors, title: Who \"we\" are }
  gone: { view: path, about: [one, nobody] }
";

const GRAPH: &str = "\
actors:
  one: { name: One, kind: state }
  two: { name: Two, kind: state }
sources: { report: { kind: news, title: T } }
events:
  visit: { act: negotiate, gloss: One talks to Two, actor: one, recipient: two, claims: [{}] }
";

fn run(folder: &Path, args: &[&str]) -> (Output, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output, said)
}

fn folder(config: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("claimgraph.yaml"), config).unwrap();
    fs::write(folder.path().join("own.yaml"), GRAPH).unwrap();
    folder
}

#[test]
fn the_page_has_those_that_fit_the_graph() {
    let folder = folder(CONFIG);
    let (output, said) = run(folder.path(), &["render", "-o", "page.html"]);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("left out the view gone: "), "{said}");
    let page = fs::read_to_string(folder.path().join("page.html")).unwrap();
    assert!(page.contains("data-view=\"ours\""));
    assert!(
        page.contains("Who &quot;we&quot; are</text>") || page.contains("Who \"we\" are</text>")
    );
    assert_eq!(page.matches("data-view=").count(), 5);
    assert!(!page.contains("data-view=\"gone\""));
}

#[test]
fn all_views_are_written_with_them() {
    let (kept, _) = CONFIG.split_once("  gone").unwrap();
    let folder = folder(kept);
    fs::create_dir(folder.path().join("out")).unwrap();
    let (output, said) = run(folder.path(), &["render", "--all-views", "-o", "out"]);
    assert!(output.status.success(), "{said}");
    let files = fs::read_dir(folder.path().join("out")).unwrap();
    let mut names: Vec<_> = files.map(|it| it.unwrap().file_name()).collect();
    names.sort();
    let expected = [
        "actors.svg",
        "all.svg",
        "authorizations.svg",
        "ours.svg",
        "warnings.svg",
    ];
    assert_eq!(names, expected);
    let alone = run(folder.path(), &["render", "ours", "-f", "svg"])
        .0
        .stdout;
    assert!(fs::read(folder.path().join("out/ours.svg")).unwrap() == alone);
}
