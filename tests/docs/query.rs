//! The guide to questions shows what the commands in it print, and names all that a query knows.

use claimgraph::model::act::Act;
use claimgraph::model::vocabulary::Vocabulary;
use claimgraph::sparql::vocabulary::{DERIVED, VALUES, edges, predicate};

use super::{code_words, console, read, section};

#[test]
fn the_guide_to_questions_shows_what_the_commands_print() {
    let commands = console::held("docs/query.md");
    assert!(commands >= 30, "only {commands} commands");
}

#[test]
fn the_guide_to_questions_tells_the_vocabulary() {
    let guide = read("docs/query.md");
    let told = code_words(section(&guide, "The vocabulary"));
    let mut names: Vec<String> = edges().into_iter().map(predicate).collect();
    names.extend(
        VALUES
            .iter()
            .chain(&DERIVED)
            .map(|(name, _)| (*name).to_owned()),
    );
    for name in names {
        // What a claim says and what a condition asks are told by one example.
        let general = name
            .strip_prefix("says_")
            .or_else(|| name.strip_prefix("condition_"));
        let is_told = told.contains(name.as_str()) || general.is_some_and(|it| told.contains(it));
        assert!(
            is_told,
            "docs/query.md, The vocabulary: `{name}` is missing"
        );
    }
    assert!(Act::ALL.len() > 20);
}
