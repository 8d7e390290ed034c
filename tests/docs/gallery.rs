//! The gallery shows what its commands draw.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use super::{read, root};

#[test]
fn the_gallery_shows_what_its_commands_draw() {
    let gallery = read("docs/gallery.md");
    let shown: BTreeSet<&str> = gallery
        .split("](pictures/")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .collect();
    let mut drawn = BTreeSet::new();
    let commands = gallery
        .lines()
        .filter_map(|line| line.strip_prefix("$ claimgraph "));
    for command in commands {
        let (args, kept) = command.split_once(" -o docs/pictures/").expect("a picture");
        let output = Command::new(env!("CARGO_BIN_EXE_claimgraph"))
            .args(args.split(' '))
            .args(["--layout", "builtin", "--format", "svg"])
            .current_dir(root())
            .output()
            .expect("it runs");
        assert!(output.status.success(), "{command}: {output:?}");
        let path = root().join("docs/pictures").join(kept);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &output.stdout).expect("it is written");
        }
        let is_kept = fs::read(&path).is_ok_and(|kept| kept == output.stdout);
        assert!(
            is_kept,
            "{kept} is old; `UPDATE=1 cargo test --test claimgraph gallery` draws it"
        );
        drawn.insert(kept);
    }
    assert_eq!(shown, drawn);
    assert_eq!(shown.len(), 6);
}
