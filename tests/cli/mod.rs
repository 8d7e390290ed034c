//! The command line as users see it: each case is a command and all that it says.
//!
//! A case is a file in `tests/cli/cases`. Its first line is the command, perhaps with variables of
//! the environment; the rest is what it must say. `UPDATE=1 cargo test cli` writes what it does say.

mod cache;
mod faults;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Variables by which terminals and users choose colour; no case has them unless it says so.
const COLOURS: &[&str] = &[
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "TERM",
    "COLORTERM",
];

#[test]
fn commands_say_what_their_cases_hold() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for path in cases() {
        let case = fs::read_to_string(&path).expect("a case");
        let command = case.lines().next().expect("a command");
        let said = said(command);
        if said == case {
            continue;
        }
        if update {
            fs::write(&path, said).expect("the case is written");
        } else {
            let name = path.file_name().expect("a name").to_string_lossy();
            let _ = writeln!(wrong, "--- {name} should say\n{case}--- and says\n{said}");
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong}\n`UPDATE=1 cargo test cli` accepts what is said"
    );
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let mut child = claimgraph()
        .args(["show", "report", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn an_answer_in_a_file_holds_no_colour() {
    let file = std::env::temp_dir().join(format!("claimgraph-{}.txt", std::process::id()));
    let output = claimgraph()
        .args(["list", "events", "--color", "always", "-o"])
        .arg(&file)
        .output()
        .expect("it runs");
    let answer = fs::read_to_string(&file).expect("an answer");
    fs::remove_file(&file).expect("the answer is removed");
    assert!(output.stdout.is_empty());
    assert!(answer.starts_with("ID "), "{answer}");
}

/// The cases, in the order of their names.
fn cases() -> Vec<PathBuf> {
    let folder = root().join("tests/cli/cases");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("a case").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// A command and all that it says, as a case holds it.
fn said(line: &str) -> String {
    let mut words = split(line.strip_prefix("$ ").expect("`$ ` before the command")).into_iter();
    let mut command = claimgraph();
    for word in words.by_ref() {
        match word.split_once('=') {
            Some((name, value)) => command.env(name, value),
            None => break,
        };
    }
    let output = command.args(words).output().expect("it runs");
    let mut said = format!("{line}\n");
    for (name, bytes) in [("stdout", &output.stdout), ("stderr", &output.stderr)] {
        let text = String::from_utf8_lossy(bytes).replace('\u{1b}', "␛");
        if !text.is_empty() {
            let end = if text.ends_with('\n') { "" } else { "␄\n" };
            let _ = write!(said, "--- {name}\n{text}{end}");
        }
    }
    let code = output.status.code().expect("it ends by itself");
    let _ = writeln!(said, "--- exit {code}");
    said
}

/// The words of a command line; quotation marks hold a word together.
fn split(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("a word").push(c),
        }
    }
    words
}

fn claimgraph() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimgraph"));
    command.current_dir(root());
    for name in COLOURS {
        command.env_remove(name);
    }
    command
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
