//! `claimgraph.yaml`: named graphs, and what is told of a faulty one.

use std::fs;
use std::path::Path;

use claimgraph::config::{Config, GraphError, resolve};
use claimgraph::text::FileId;

fn wanted(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

#[test]
fn names_and_paths_are_resolved() {
    let folder = tempfile::tempdir().expect("there is room");
    let root = folder.path();
    fs::create_dir_all(root.join("graphs/kursk/deep")).expect("there is room");
    fs::create_dir_all(root.join("else")).expect("there is room");
    let text = "graphs: { kursk: [graphs/shared, graphs/kursk], other: else }\ndefault: kursk\n\
                texts: texts/\ncheck: { rules: { any: off } }\nviews: [x]\nthemes: y\n";
    fs::write(root.join("claimgraph.yaml"), text).expect("there is room");
    let below = root.join("graphs/kursk/deep");
    let config = Config::find(&below)
        .expect("it is sound")
        .expect("it is there");
    assert_eq!(config.folder(), root);
    assert_eq!(config.texts(), Some(root.join("texts/")));
    let kursk = [root.join("graphs/shared"), root.join("graphs/kursk")];
    assert_eq!(
        resolve(Some(&config), &[], root).expect("there is a default"),
        kursk
    );
    let both = resolve(Some(&config), &wanted(&["other", "graphs/kursk"]), root);
    assert_eq!(
        both.expect("they are there"),
        [root.join("else"), root.join("graphs/kursk")]
    );
    let error = resolve(Some(&config), &wanted(&["kusk"]), root).expect_err("it is misspelt");
    assert_eq!(
        error.to_string(),
        "`kusk` is neither a graph of claimgraph.yaml nor a file or folder"
    );
    assert_eq!(error.help(), "did you mean `kursk`?");
}

#[test]
fn without_a_configuration_the_folder_graphs_is_the_graph() {
    let folder = tempfile::tempdir().expect("there is room");
    let error = resolve(None, &[], folder.path()).expect_err("there is no such folder");
    assert!(matches!(error, GraphError::NoDefault { .. }), "{error}");
    fs::create_dir(folder.path().join("graphs")).expect("there is room");
    let paths = resolve(None, &[], folder.path()).expect("there is one");
    assert_eq!(paths, [folder.path().join("graphs")]);
}

#[test]
fn faults_are_told_at_their_place() {
    let text = "graph: x\ngraphs: { kursk: [], Kursk 2: a, b: [a, { c: d }] }\ndefault: kurks\ntexts: [a]\n";
    let text = &format!("{text}check:\n  rules: {{ a: of }}\n  coverage: 101\n  fail_on: never\n");
    let config = Config::parse(Path::new("claimgraph.yaml"), text).expect("it is YAML");
    assert!(config.is_faulty());
    let findings = config.findings(FileId(0));
    let told: Vec<_> = findings
        .iter()
        .map(|finding| {
            format!(
                "{} {}: {}",
                finding.fact.rule().name,
                finding.field,
                finding.fact.message()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "unknown-field graph: a configuration has no field `graph`",
            "misplaced graphs.kursk: `kursk` is an empty list",
            "bad-id graphs.Kursk 2: `Kursk 2` is not an id",
            "wrong-type graphs.b[1]: `b` takes text, not a mapping",
            "unknown-graph default: there is no graph `kurks`",
            "wrong-type texts: `texts` takes text, not a list",
            "unknown-value check.rules.a: `of` is not a severity",
            "bad-number check.coverage: `101` is more than all",
        ]
    );
}
