//! Whole sessions. A case is a folder of files and a `session.txt`: commands, each with what it says
//! and its exit code, run one after the other in a copy of the folder. Beside `claimgraph` there are
//! `cat`, `cp`, `mkdir`, `mv` and `rm`. `UPDATE=1 cargo test check::sessions` writes anew what is said; read
//! it before it is committed.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

const SESSIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/check/sessions");

#[test]
fn sessions_say_what_they_hold() {
    let mut sessions: Vec<_> = fs::read_dir(SESSIONS)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    sessions.sort();
    assert!(!sessions.is_empty());
    let mut wrong = String::new();
    for session in sessions {
        let path = session.join("session.txt");
        let kept = fs::read_to_string(&path).unwrap();
        let folder = tempfile::tempdir().unwrap();
        copy(&session, folder.path());
        let mut said = String::new();
        for line in kept.lines().filter(|line| line.starts_with(['$', '#'])) {
            said.push_str(line);
            said.push('\n');
            if let Some(command) = line.strip_prefix("$ ") {
                said.push_str(&run(command, folder.path()));
            }
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, said).unwrap();
        } else if said != kept {
            let _ = write!(wrong, "{} says\n{said}", path.display());
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Runs a command, and gives what it says; its lines are indented, so that none looks like a command.
fn run(command: &str, folder: &Path) -> String {
    let words: Vec<&str> = command.split(' ').collect();
    let at = |word: &str| folder.join(word);
    let said = match words[..] {
        ["cat", file] => fs::read_to_string(at(file)).unwrap(),
        ["cp", from, to] => {
            fs::copy(at(from), at(to)).unwrap();
            String::new()
        }
        ["mv", from, to] => {
            fs::rename(at(from), at(to)).unwrap();
            String::new()
        }
        ["mkdir", folder] => {
            fs::create_dir(at(folder)).unwrap();
            String::new()
        }
        ["rm", file] => {
            fs::remove_file(at(file)).unwrap();
            String::new()
        }
        ["claimgraph", ref args @ ..] => {
            let output = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
                .args(args)
                .current_dir(folder)
                .env_remove("CLICOLOR_FORCE")
                .output()
                .unwrap();
            let said = [output.stdout, output.stderr].concat();
            let said = String::from_utf8(said).unwrap();
            format!("{said}exit {}\n", output.status.code().unwrap())
        }
        _ => panic!("{command}: unknown command"),
    };
    said.lines()
        .map(|line| format!("  {line}").trim_end().to_owned() + "\n")
        .collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            fs::create_dir(&to).unwrap();
            copy(&entry.path(), &to);
        } else if entry.file_name() != "session.txt" {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
