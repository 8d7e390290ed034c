//! The guide to pictures against what there is.

use claimgraph::cli::Cli;
use claimgraph::model::vocabulary::Vocabulary;
use claimgraph::render::view::View;
use clap::CommandFactory as _;

use super::{read, section};

#[test]
fn every_view_is_in_the_table() {
    let guide = read("docs/render.md");
    let told: Vec<&str> = section(&guide, "Views")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split(['`', ' ']).next())
        .collect();
    let views: Vec<&str> = View::ALL.iter().map(|(name, _)| *name).collect();
    assert_eq!(told, views);
}

#[test]
fn every_option_of_its_own_is_told() {
    let guide = read("docs/render.md");
    let command = Cli::command();
    let render = command.find_subcommand("render").expect("a command");
    let shared = command.find_subcommand("path").expect("a command");
    let is_shared = |name: &str| shared.get_arguments().any(|it| it.get_long() == Some(name));
    let own = render.get_arguments().filter_map(clap::Arg::get_long);
    let missing: Vec<&str> = own
        .filter(|name| !is_shared(name) && !guide.contains(&format!("--{name}")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_saved_views_of_the_guide_are_those_of_the_project() {
    let guide = read("docs/render.md");
    let block = guide.split("```yaml\n").nth(1).expect("a block");
    let block = block.split("```").next().expect("its end");
    let own = read("claimgraph.yaml");
    assert!(own.ends_with(block), "{own}");
}
