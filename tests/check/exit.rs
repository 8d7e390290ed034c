//! The command: what it prints where, and its exit codes.

use std::fs;
use std::process::{Command, Output};

fn check(folder: &tempfile::TempDir, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(["check", "--graph", "."])
        .args(args)
        .current_dir(folder.path())
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap()
}

fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), text).unwrap();
    folder
}

const CLEAN: &str = "events:\n  raid: { act: attack }\n";
const FAULTY: &str = "events:\n  raid: { act: attack, actor: nobody }\n";

#[test]
fn clean_is_0() {
    let output = check(&folder(CLEAN), &["--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["findings"], serde_json::json!([]));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "nothing found in 1 file\n"
    );
}

#[test]
fn findings_are_1() {
    let folder = folder(FAULTY);
    let output = check(&folder, &[]);
    assert_eq!(output.status.code(), Some(1));
    let answer = String::from_utf8(output.stdout).unwrap();
    assert!(answer.starts_with("error[unknown-reference]: there is no actor `nobody`\n"));
    assert!(answer.contains(" --> a.yaml:2:31\n"), "{answer}");
    assert!(answer.ends_with("\n1 error in 1 file\n"));
    assert!(output.stderr.is_empty());

    let output = check(&folder, &["-f", "concise", "a.yaml"]);
    assert_eq!(output.status.code(), Some(1));
    let line = "a.yaml:2:31: error[unknown-reference] there is no actor `nobody`\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), line);
}

#[test]
fn colour_only_when_asked() {
    let folder = folder(FAULTY);
    assert!(!check(&folder, &[]).stdout.contains(&0x1b));
    assert!(
        check(&folder, &["--color", "always"])
            .stdout
            .contains(&0x1b)
    );
}

#[test]
fn what_cannot_run_is_2() {
    let folder = folder(CLEAN);
    let output = check(&folder, &["elsewhere.yaml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("under elsewhere.yaml"), "{message}");

    let output = check(&folder, &["--fail-on", "never-heard-of"]);
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_limit_on_size_holds() {
    let text = format!("{CLEAN}# {}\n", "x".repeat(2 << 20));
    let folder = folder(&text);
    let output = check(&folder, &["--max-file-size", "1", "-f", "concise"]);
    assert_eq!(output.status.code(), Some(1));
    let answer = String::from_utf8(output.stdout).unwrap();
    assert!(answer.starts_with("a.yaml:1:1: error[limit] "), "{answer}");
    assert_eq!(
        check(&folder, &["--max-file-size", "4"]).status.code(),
        Some(0)
    );
}
