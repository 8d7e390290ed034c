//! Console blocks of guides: each `$ claimgraph ...` is run, and shows what it prints.

use std::process::Command;

use super::{read, root};

/// Holds a guide to what its commands print, or renews it with `UPDATE=1`; how many there are.
pub(super) fn held(path: &str) -> usize {
    let guide = read(path);
    let mut renewed = String::new();
    let mut commands = 0;
    let mut rest = guide.as_str();
    while let Some(start) = rest.find("$ claimgraph ") {
        let block = start + rest[start..].find("\n```").expect("the end of the block") + 1;
        let command = command(&rest[start..block]);
        renewed.push_str(&rest[..start]);
        renewed.push_str(command);
        renewed.push('\n');
        renewed.push_str(&output(command));
        rest = &rest[block..];
        commands += 1;
    }
    renewed.push_str(rest);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(root().join(path), &renewed).expect("written");
    } else if renewed != guide {
        let line = |text: &str| -> Vec<String> { text.lines().map(Into::into).collect() };
        let (old, new) = (line(&guide), line(&renewed));
        let at = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
        panic!(
            "{path}, line {}, is {:?} and should be {:?}; refresh it with\n    \
             UPDATE=1 cargo test --test claimgraph docs",
            at + 1,
            old.get(at),
            new.get(at)
        );
    }
    commands
}

/// The command at the start of a block: a line, or as many as its quotation marks need.
fn command(block: &str) -> &str {
    let mut quoted = false;
    for (at, c) in block.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '\n' if !quoted => return &block[..at],
            _ => {}
        }
    }
    panic!("a quotation mark is not closed: {block}");
}

/// What a command prints: `claimgraph` with arguments and perhaps `| head -n N`.
fn output(line: &str) -> String {
    let (command, lines) = match line.split_once(" | head -n ") {
        Some((command, lines)) => (command, lines.parse().expect("a number of lines")),
        None => (line, usize::MAX),
    };
    let args = command.strip_prefix("$ claimgraph ").expect("a command");
    let answer = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
        .args(words(args))
        .current_dir(root())
        .output()
        .expect("it runs");
    let text = String::from_utf8(answer.stdout).expect("UTF-8");
    let said = String::from_utf8_lossy(&answer.stderr);
    assert!(!text.is_empty(), "{line} prints nothing: {said}");
    text.lines()
        .take(lines)
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect()
}

/// The words of a command line; what stands in single quotation marks is one.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("a word").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
