//! The README shows what the commands in it print.

use std::process::Command;

use super::{read, root};

#[test]
fn the_readme_shows_what_the_commands_print() {
    let readme = read("README.md");
    let mut renewed = String::new();
    let mut commands = 0;
    let mut rest = readme.as_str();
    while let Some(start) = rest.find("$ claimgraph ") {
        let block = start + rest[start..].find("\n```").expect("the end of the block") + 1;
        let line = rest[start..].lines().next().expect("the command");
        renewed.push_str(&rest[..start]);
        renewed.push_str(line);
        renewed.push('\n');
        renewed.push_str(&output(line));
        rest = &rest[block..];
        commands += 1;
    }
    renewed.push_str(rest);
    assert!(commands >= 2, "only {commands} commands");
    assert!(readme.lines().count() < 130, "the README is too long");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join("README.md"), &renewed).expect("written");
    } else if renewed != readme {
        let line = |text: &str| -> Vec<String> { text.lines().map(Into::into).collect() };
        let (old, new) = (line(&readme), line(&renewed));
        let at = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        panic!(
            "README.md, line {}, is {:?} and should be {:?}; refresh it with\n    \
             UPDATE=1 cargo test --test claimgraph readme",
            at + 1,
            old.get(at),
            new.get(at)
        );
    }
}

/// What a command line of the README prints: `claimgraph` with arguments and perhaps `| head -n N`.
fn output(line: &str) -> String {
    let (command, lines) = match line.split_once(" | head -n ") {
        Some((command, lines)) => (command, lines.parse().expect("a number of lines")),
        None => (line, usize::MAX),
    };
    let args = command
        .strip_prefix("$ claimgraph ")
        .expect("a command")
        .split(' ');
    let answer = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(args)
        .current_dir(root())
        .output()
        .expect("it runs");
    let text = String::from_utf8(answer.stdout).expect("UTF-8");
    assert!(!text.is_empty(), "{line} prints nothing");
    text.lines()
        .take(lines)
        .flat_map(|line| [line, "\n"])
        .collect()
}
