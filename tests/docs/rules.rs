//! `docs/rules` against the pages of the rules.

use std::collections::BTreeMap;
use std::fs;

use claimgraph::manual::{index, page};
use claimgraph::rules::RULES;

use super::root;

#[test]
fn the_pages_of_the_rules_are_up_to_date() {
    let folder = root().join("docs/rules");
    let mut pages = BTreeMap::from([("README.md".to_owned(), index())]);
    for entry in RULES {
        pages.insert(format!("{}.md", entry.rule.name), page(entry));
    }
    if std::env::var_os("UPDATE").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("there is room");
        for (name, text) in &pages {
            fs::write(folder.join(name), text).expect("there is room");
        }
    }
    let mut there = BTreeMap::new();
    for entry in fs::read_dir(&folder).into_iter().flatten() {
        let path = entry.expect("a file").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        there.insert(name, fs::read_to_string(&path).expect("text"));
    }
    assert!(
        there == pages,
        "docs/rules is out of date; refresh it with\n    UPDATE=1 cargo test docs::rules"
    );
}
