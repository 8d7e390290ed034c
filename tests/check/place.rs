//! Checking in its place: a new folder, its workflow and hook, what a change touches.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use claimgraph::yaml::{self, Limits, Node};

fn claimgraph(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(args)
        .current_dir(folder)
        .env_remove("CLICOLOR_FORCE")
        .env_remove("GITHUB_STEP_SUMMARY")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8(text).unwrap()
}

fn git(folder: &Path, args: &[&str]) {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
    let output = Command::new("git")
        .args(identity)
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", said(&output));
}

/// Without git, what needs it is skipped.
fn is_git_there() -> bool {
    let there = Command::new("git").arg("--version").output().is_ok();
    if !there {
        let notice = "notice: skipped: there is no git\n";
        std::io::stderr().write_all(notice.as_bytes()).unwrap();
    }
    there
}

/// All commands that the files of a service run, in their order.
fn commands(node: &Node<'_>, key: &str, found: &mut Vec<String>) {
    if let Some(mapping) = node.as_mapping() {
        for entry in mapping {
            if entry.key.text == key {
                for line in entry.value.one_or_many() {
                    found.extend(line.as_str().unwrap().lines().map(str::to_owned));
                }
            }
            commands(&entry.value, key, found);
        }
    }
    for node in node.as_sequence().into_iter().flatten() {
        commands(node, key, found);
    }
}

/// Runs the commands of a workflow that call claimgraph, as written.
fn run_workflow(folder: &Path, file: &str, key: &str) -> Vec<(bool, String)> {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    let document = yaml::parse(&text, &Limits::default()).document.unwrap();
    let mut lines = Vec::new();
    commands(&document.root, key, &mut lines);
    let binary = Path::new(env!("CARGO_BIN_EXE_claimgraph"));
    let path = std::env::join_paths(
        std::iter::once(binary.parent().unwrap().to_path_buf())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let calls: Vec<_> = lines
        .iter()
        .filter(|it| it.starts_with("claimgraph "))
        .collect();
    assert!(!calls.is_empty(), "{lines:?}");
    let run = |line: &&String| {
        let output = Command::new("sh")
            .args(["-ec", line])
            .current_dir(folder)
            .env("PATH", path.as_ref().unwrap())
            .env_remove("GITHUB_STEP_SUMMARY")
            .output()
            .unwrap();
        (output.status.success(), said(&output))
    };
    calls.iter().map(run).collect()
}

#[test]
fn a_new_folder_is_checked_by_its_own_workflow() {
    for (service, file, key) in [
        ("github", ".github/workflows/claims.yml", "run"),
        ("gitlab", ".gitlab-ci.yml", "script"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let output = claimgraph(folder, &["init", "--ci", service]);
        assert!(output.status.success(), "{}", said(&output));
        for (passed, said) in run_workflow(folder, file, key) {
            assert!(passed, "{said}");
            assert!(said.contains("nothing found in 1 file"), "{said}");
        }
        let graph = folder.join("graphs/example/report.yaml");
        let text = fs::read_to_string(&graph).unwrap();
        fs::write(&graph, text.replace("actor: ina-holt", "actor: ina-hold")).unwrap();
        for (passed, said) in run_workflow(folder, file, key) {
            assert!(!passed, "{said}");
            assert!(said.contains("there is no actor `ina-hold`"), "{said}");
            if service == "github" {
                let start = "::error file=graphs/example/report.yaml,line=";
                assert!(said.contains(start), "{said}");
            }
        }
    }
}

#[test]
fn a_new_folder_shows_something_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join(".gitignore"), "mine\n").unwrap();
    let first = said(&claimgraph(folder, &["init"]));
    assert!(first.contains("left .gitignore, which is there"), "{first}");
    assert!(first.contains("made graphs/example/report.yaml"), "{first}");
    assert_eq!(
        fs::read_to_string(folder.join(".gitignore")).unwrap(),
        "mine\n"
    );
    let again = said(&claimgraph(folder, &["init"]));
    assert!(!again.contains("made "), "{again}");
    let redlines = said(&claimgraph(folder, &["redlines"]));
    assert!(redlines.contains("red-line: met-as-reported"), "{redlines}");
    let path = claimgraph(folder, &["path", "Dask", "Holt"]);
    assert!(path.status.success(), "{}", said(&path));
    let picture = claimgraph(folder, &["render", "-o", "a.svg"]);
    assert!(picture.status.success(), "{}", said(&picture));
    let schema = folder.join("schemas/claimgraph.schema.json");
    let line = fs::read_to_string(folder.join("graphs/example/report.yaml")).unwrap();
    let named = line
        .lines()
        .next()
        .unwrap()
        .split_once("$schema=")
        .unwrap()
        .1;
    let named = folder.join("graphs/example").join(named).canonicalize();
    assert_eq!(named.unwrap(), schema.canonicalize().unwrap());
}

/// The entry that pre-commit runs, given one changed file of a graph of many.
#[test]
fn the_hook_reports_no_false_reference() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(".pre-commit-hooks.yaml")).unwrap();
    let document = yaml::parse(&text, &Limits::default()).document.unwrap();
    let hook = &document.root.as_sequence().unwrap()[0];
    let entry = hook.get("entry").unwrap().as_str().unwrap();
    let mut args: Vec<&str> = entry.split(' ').skip(1).collect();
    assert_eq!(hook.get("language").unwrap().as_str(), Some("rust"));
    let folder = tempfile::tempdir().unwrap();
    let graph = folder.path().join("graphs");
    fs::create_dir(&graph).unwrap();
    fs::write(
        graph.join("actors.yaml"),
        "actors: { a: { name: A, kind: state } }\n",
    )
    .unwrap();
    fs::write(
        graph.join("b.yaml"),
        "events: { b: { act: attack, actor: nobody } }\n",
    )
    .unwrap();
    fs::write(
        graph.join("c.yaml"),
        "events: { c: { act: attack, actor: a } }\n",
    )
    .unwrap();
    args.push("graphs/c.yaml");
    let output = claimgraph(folder.path(), &args);
    assert!(output.status.success(), "{}", said(&output));
    args.push("graphs/b.yaml");
    let output = claimgraph(folder.path(), &args);
    assert!(said(&output).contains("there is no actor `nobody`"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_a_change_touches() {
    if !is_git_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let graphs = root.join("sub/graphs");
    fs::create_dir_all(&graphs).unwrap();
    let write = |name: &str, text: &str| fs::write(graphs.join(name), text).unwrap();
    let actors = "actors:\n  a: { name: A, kind: state }\n  b: { name: B, kind: state }\n";
    write("actors.yaml", actors);
    write(
        "of-a.yaml",
        "events:\n  of-a: { act: attack, actor: a, target: nowhere }\n",
    );
    write(
        "of-b.yaml",
        "events:\n  of-b: { act: attack, actor: b, target: nowhere }\n",
    );
    git(root, &["init", "-q"]);
    git(root, &["add", "."]);
    git(root, &["commit", "-qm", "first"]);
    let sub = root.join("sub");
    let rules = |args: &[&str]| -> BTreeMap<String, usize> {
        let all = [&["check", "-q", "-f", "concise"], args].concat();
        let output = claimgraph(&sub, &all);
        let text = String::from_utf8(output.stdout).unwrap();
        let mut places = BTreeMap::new();
        for line in text.lines().filter(|line| line.contains(": error[")) {
            *places
                .entry(line.split(':').next().unwrap().to_owned())
                .or_default() += 1;
        }
        places
    };
    let of = |names: &[&str]| -> BTreeMap<String, usize> {
        names
            .iter()
            .map(|name| (format!("graphs/{name}.yaml"), 1))
            .collect()
    };
    assert_eq!(rules(&[]), of(&["of-a", "of-b"]));
    assert_eq!(rules(&["--changed"]), of(&[]));
    // The record moves, and differs in nothing.
    write("actors.yaml", &format!("# Moved.\n\n{actors}"));
    assert_eq!(rules(&["--changed"]), of(&[]));
    // It differs: what names it is looked at, in a file that has not changed.
    write("actors.yaml", &actors.replace("name: A", "name: Another"));
    assert_eq!(rules(&["--changed"]), of(&["of-a"]));
    git(root, &["commit", "-qam", "second"]);
    assert_eq!(rules(&["--changed"]), of(&[]));
    assert_eq!(rules(&["--changed=HEAD~1"]), of(&["of-a"]));
    // What named a record that is gone.
    write(
        "actors.yaml",
        "actors:\n  a: { name: Another, kind: state }\n",
    );
    assert_eq!(
        rules(&["--changed"]),
        BTreeMap::from([("graphs/of-b.yaml".to_owned(), 2)])
    );
    // A new file, not yet known to git.
    git(root, &["commit", "-qam", "third"]);
    write(
        "new.yaml",
        "events:\n  new: { act: attack, target: nowhere }\n",
    );
    assert_eq!(rules(&["--changed"]), of(&["new"]));
    // What the change breaks in records that are written as before.
    write("new.yaml", "actors:\n  a: { name: Again, kind: state }\n");
    assert_eq!(rules(&["--changed"]), of(&["new"]));
    write("new.yaml", "events: {}\n");
    write(
        "of-a.yaml",
        "events:\n  of-a: { act: attack, actor: a, target: nowhere, wher: x }\n",
    );
    assert!(rules(&["--changed"]).contains_key("graphs/of-a.yaml"));
    let output = claimgraph(&sub, &["check", "--changed=no-such"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("git knows no revision `no-such`"));
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("a.yaml"), "events: {}\n").unwrap();
    let output = claimgraph(outside.path(), &["check", "-g", ".", "--changed"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
}

#[test]
fn standard_input_stands_in_for_a_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("a.yaml"),
        "actors: { a: { name: A, kind: state } }\n",
    )
    .unwrap();
    fs::write(
        folder.path().join("b.yaml"),
        "events: { b: { act: attack, actor: no } }\n",
    )
    .unwrap();
    let check = |args: &[&str], text: &str| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
            .args(["check", "-f", "concise", "-q", "--stdin-filename"])
            .args(args)
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        said(&child.wait_with_output().unwrap())
    };
    let text = "events: { b: { act: attack, actor: a }, c: { act: atack } }\n";
    let told = check(&["b.yaml", "-g", "."], text);
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(
        told.starts_with("b.yaml:1:51: error[unknown-value]"),
        "{told}"
    );
    // A file that is not there, and a graph that is not there either.
    let told = check(
        &["new.yaml", "-g", "."],
        "events: { d: { act: attack, actor: nobody } }\n",
    );
    assert!(
        told.starts_with("new.yaml:1:36: error[unknown-reference]"),
        "{told}"
    );
    let alone = tempfile::tempdir().unwrap();
    let example = claimgraph(
        alone.path(),
        &["rule", "unknown-reference", "--example", "bad"],
    );
    let mut child = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(["check", "--stdin-filename", "example.yaml"])
        .current_dir(alone.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(&example.stdout)
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("error[unknown-reference]"));
}

#[test]
fn what_can_surely_be_mended_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    let text = "# A comment.\nactors:\n  westland: { name: Westland, kind: 'stat' }   # and one\n\
                events:\n  # claimgraph: allow syntax -- no longer\n  raid:\n    act: \"atack\"\n    \
                actor: wetsland\n    taget: westland\n    place: somewhere else\n";
    fs::write(&path, text).unwrap();
    let diff = claimgraph(folder.path(), &["check", "-g", ".", "--diff"]);
    assert_eq!(diff.status.code(), Some(1));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    let diff = String::from_utf8(diff.stdout).unwrap();
    assert!(
        diff.starts_with("--- a/a.yaml\n+++ b/a.yaml\n@@ -1,10 +1,9 @@\n"),
        "{diff}"
    );
    let output = claimgraph(folder.path(), &["check", "-g", ".", "--fix"]);
    assert!(
        said(&output).contains("5 findings mended in 1 file"),
        "{}",
        said(&output)
    );
    let mended = fs::read_to_string(&path).unwrap();
    let wanted = text
        .replace("'stat'", "'state'")
        .replace("  # claimgraph: allow syntax -- no longer\n", "")
        .replace("\"atack\"", "\"attack\"")
        .replace("wetsland", "westland")
        .replace("taget", "target");
    assert_eq!(mended, wanted);
    // What is left is told, and nothing is left to be mended.
    assert_eq!(output.status.code(), Some(1));
    let again = claimgraph(folder.path(), &["check", "-g", ".", "--fix"]);
    assert!(said(&again).contains("0 findings mended in 0 files"));
    if is_git_there() {
        fs::write(&path, text).unwrap();
        fs::write(folder.path().join("a.diff"), &diff).unwrap();
        git(folder.path(), &["apply", "a.diff"]);
        assert_eq!(fs::read_to_string(&path).unwrap(), wanted);
    }
}

/// A fix that would make something else wrong is no fix.
#[test]
fn a_fix_that_makes_anything_worse_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    // The key that is meant is there already.
    let text = "events:\n  raid: { act: attack, gloss: A, glos: B }\n";
    fs::write(&path, text).unwrap();
    let output = claimgraph(folder.path(), &["check", "-g", ".", "--fix"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

/// A fix that would make something worse leaves the others of its file.
#[test]
fn one_unfit_fix_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let graph = "sources:
  daily: { kind: news, title: News }
actors:
  westland: { name: Westland, kind: state }
events:
  raid: { act: attack, actor: westlnd }
  twice:
    act: attack
    actor: westland
    claims:
      - { source: daily, locator: p. 1, modality: possible, modalty: certain }
";
    fs::write(folder.path().join("a.yaml"), graph).unwrap();
    let output = claimgraph(folder.path(), &["check", "-g", ".", "--fix"]);
    let mended = fs::read_to_string(folder.path().join("a.yaml")).unwrap();
    let wanted = graph.replace("westlnd", "westland");
    assert_eq!(mended, wanted, "{}", said(&output));
}

/// Where records name a claim by the id that its place makes, its place is not mended by itself.
#[test]
fn a_claim_that_is_named_by_its_place_stays() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let text = "The army left the town. Nobody was hurt there.\n";
    fs::write(root.join("daily.txt"), text).unwrap();
    let graph = "actors:
  westland: { name: Westland, kind: state }
events:
  move:
    act: deploy
    actor: westland
    claims: { at: 0..23#DIGEST }
  other:
    act: deploy
    actor: westland
    claims: { locator: p. 2, repeats: move/daily@0 }
";
    let run = |args: &[&str]| said(&claimgraph(root, args));
    let record = run(&["add", "daily.txt", "--id", "daily", "-o", "a.yaml"]);
    let found = run(&[
        "-g",
        "a.yaml",
        "--texts",
        ".",
        "anchor",
        "--find",
        "The army left the town.",
        "daily",
    ]);
    let digest = found.split('#').nth(1).and_then(|it| it.get(..16));
    let digest = digest.unwrap_or_else(|| panic!("{record} {found}"));
    let source = fs::read_to_string(root.join("a.yaml")).unwrap();
    let graph = format!("{source}\n{}", graph.replace("DIGEST", digest));
    fs::write(root.join("a.yaml"), &graph).unwrap();
    fs::write(root.join("daily.txt"), format!("A line before it. {text}")).unwrap();
    let told = run(&["check", "-g", ".", "--texts", ".", "--fix"]);
    assert!(told.contains("give the claim an `id` of its own"), "{told}");
    assert_eq!(fs::read_to_string(root.join("a.yaml")).unwrap(), graph);
}

/// What is written of a baseline is read again, whatever the keys of the files hold.
#[test]
fn a_baseline_reads_back() {
    let folder = tempfile::tempdir().unwrap();
    let graph = "events:\n  raid: { act: attack, \"x\\x07\\x80\\ufffey\": 1 }\n";
    fs::write(folder.path().join("a.yaml"), graph).unwrap();
    claimgraph(
        folder.path(),
        &["check", "-g", ".", "--write-baseline", "b.json"],
    );
    let output = claimgraph(folder.path(), &["check", "-g", ".", "--baseline", "b.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

/// Hooks pass every YAML file that changes; one that is none of the graph's is named and passed over.
#[test]
fn a_file_of_no_graph_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("graphs")).unwrap();
    fs::write(
        root.join("graphs/a.yaml"),
        "events:\n  raid: { act: attak }\n",
    )
    .unwrap();
    fs::write(root.join("other.yaml"), "a: 1\n").unwrap();
    let run = |paths: &[&str]| claimgraph(root, &[&["check"], paths].concat());
    let output = run(&["other.yaml"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(said(&output).contains("other.yaml is no claim file of this graph"));
    assert_eq!(run(&["other.yaml", "graphs/a.yaml"]).status.code(), Some(1));
    assert_eq!(run(&["nowhere.yaml"]).status.code(), Some(2));
}
