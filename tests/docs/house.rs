//! The rooms of the house against what the files of the library use.

use std::fs;
use std::path::{Path, PathBuf};

use super::{read, root, section};

/// The floors from the top: rooms, each with its files and folders in `src/`. A room uses only
/// rooms above it.
const FLOORS: &[&[&[&str]]] = &[
    &[&["text"]],
    &[&["diagnostic"]],
    &[&["yaml"]],
    &[&["model", "load", "config"]],
    &[&["texts"], &["edit"]],
    &[&["graph"]],
    &[&["analysis"]],
    &[&["query"], &["words"]],
    &[&["rules", "check"]],
    &[&["report"], &["render"], &["manual"], &["sparql"]],
    &[&["schema"]],
    &[&["cli"]],
];

#[test]
fn rooms_use_only_rooms_above_them() {
    let mut faults = Vec::new();
    for file in files(&root().join("src")) {
        let path = file.strip_prefix(root().join("src")).expect("below src");
        let room = name(path);
        if ["lib", "main"].contains(&room) {
            continue;
        }
        let Some((floor, rooms)) = place(room) else {
            faults.push(format!("src/{room}: on no floor of tests/docs/house.rs"));
            continue;
        };
        let text = fs::read_to_string(&file).expect("a readable file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        if code.contains("crate::{") {
            faults.push(format!("src/{}: name the rooms one by one", path.display()));
        }
        for used in code.split("crate::").skip(1).map(first_word) {
            let Some((above, _)) = place(used) else {
                continue;
            };
            if !rooms.contains(&used) && above >= floor {
                faults.push(format!("src/{}: uses {used}", path.display()));
            }
        }
    }
    faults.sort();
    faults.dedup();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_guide_shows_every_room_on_its_floor() {
    let guide = read("docs/architecture.md");
    let rows: Vec<Vec<&str>> = section(&guide, "Rooms and floors")
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" | "))
        .filter(|(number, _)| number.parse::<u32>().is_ok())
        .filter_map(|(_, rest)| rest.split(" | ").next())
        .map(|cell| cell.split('`').skip(1).step_by(2).collect())
        .collect();
    let floors: Vec<Vec<&str>> = FLOORS.iter().map(|floor| floor.concat()).collect();
    let gone: Vec<_> = floors
        .concat()
        .into_iter()
        .filter(|room| !exists(room))
        .collect();
    assert!(gone.is_empty(), "no longer in src/: {gone:?}");
    assert_eq!(rows, floors, "docs/architecture.md against src/");
}

fn exists(room: &str) -> bool {
    let src = root().join("src");
    src.join(room).exists() || src.join(room).with_extension("rs").exists()
}

/// The floor of a room, and all that belongs to the room.
fn place(name: &str) -> Option<(usize, &'static [&'static str])> {
    FLOORS.iter().enumerate().find_map(|(floor, rooms)| {
        let room = rooms.iter().find(|room| room.contains(&name))?;
        Some((floor, *room))
    })
}

/// The file or folder of `src` to which a file belongs.
fn name(path: &Path) -> &str {
    let first = path.iter().next().and_then(|part| part.to_str());
    first
        .map(|part| part.strip_suffix(".rs").unwrap_or(part))
        .expect("a name")
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_'));
    &text[..end.unwrap_or(text.len())]
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
