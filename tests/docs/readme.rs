//! The README shows what the commands in it print.

use super::{console, read};

#[test]
fn the_readme_shows_what_the_commands_print() {
    let commands = console::held("README.md");
    assert!(commands >= 2, "only {commands} commands");
    let lines = read("README.md").lines().count();
    assert!(lines < 130, "the README is too long");
}
