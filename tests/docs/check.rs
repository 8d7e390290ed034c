//! The guide to checking, by its examples.

use std::path::Path;

use claimgraph::check::{Options, examine};
use claimgraph::config::Config;
use claimgraph::graph::Graph;
use claimgraph::load::{self, load_texts};
use claimgraph::model::decode::fields::CONFIG_TABLES;
use claimgraph::report;
use claimgraph::rules::find;

use super::read;

/// The nth example in YAML.
fn example(nth: usize) -> String {
    let guide = read("docs/check.md");
    let mut blocks = guide.split("```yaml\n").skip(1);
    let block = blocks.nth(nth).expect("an example");
    block.split("```").next().unwrap_or_default().to_owned()
}

#[test]
fn the_example_of_a_configuration_says_all_that_can_be_said() {
    let text = example(0);
    let config = Config::parse(Path::new("claimgraph.yaml"), &text).expect("it is YAML");
    assert!(!config.is_faulty());
    let check = config.check();
    let of_records = check.records.iter().flat_map(|record| &record.rules);
    for level in check.rules.iter().chain(of_records) {
        assert!(find(&level.rule.text).is_some(), "{}", level.rule.text);
    }
    let fields = CONFIG_TABLES.iter().find(|table| table.schema == "Check");
    for name in fields.expect("a table").names {
        assert!(text.contains(&format!("  {name}: ")), "{name}");
    }
}

#[test]
fn the_example_of_comments_is_allowed_and_needed() {
    let texts = vec![("a.yaml".to_owned(), example(1))];
    let loaded = load_texts(texts, &load::Options::default()).expect("it loads");
    let graph = Graph::build(loaded.dataset);
    let examined = examine(
        &loaded.files,
        &graph,
        loaded.findings,
        loaded.unloaded,
        &Options::default(),
    );
    assert_eq!(
        report::summary(&examined),
        "nothing found in 1 file; 2 allowed"
    );
}
