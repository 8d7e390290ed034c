//! Local copies: which file is taken for the text of which source.

use std::fs;
use std::path::Path;

use claimgraph::model::source::Source;
use claimgraph::texts::{MOST_BYTES, Match, Texts};

use super::{WIRE, loaded, text};

/// A source `wire` whose record has this digest.
fn source(sha256: Option<&str>) -> Source {
    let record = sha256.map_or(String::new(), |sha256| {
        format!(", text: {{ sha256: \"{sha256}\", chars: 9, paragraphs: [0], sentences: [0] }}")
    });
    let file = format!("sources: {{ wire: {{ kind: news, title: A wire{record} }} }}\n");
    loaded(&[("a.yaml", &file)]).dataset.sources.remove(0)
}

fn write(folder: &Path, name: &str, content: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
    fs::write(path, content).expect("it can be written");
}

/// The name of the file that is taken, and how it is known.
fn taken(folder: &Path, source: &Source) -> Option<(String, Match)> {
    let texts = Texts::open(folder).expect("a folder");
    let copy = texts.of(source)?;
    let path = copy.path.strip_prefix(folder).expect("it lies there");
    let again = texts.of(source).expect("it is kept");
    assert_eq!(copy, again);
    Some((path.display().to_string().replace('\\', "/"), copy.matched))
}

fn known(name: &str, matched: Match) -> (String, Match) {
    (name.to_owned(), matched)
}

#[test]
fn the_digest_goes_before_the_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    let recorded = source(Some(&text(WIRE).sha256()));
    let unrecorded = source(None);
    assert_eq!(taken(folder, &recorded), None);

    write(folder, "wire.md", "Another text.");
    write(folder, "readme.rst", WIRE);
    write(folder, ".hidden.txt", WIRE);
    assert_eq!(
        taken(folder, &recorded),
        Some(known("wire.md", Match::OtherDigest))
    );
    assert_eq!(
        taken(folder, &unrecorded),
        Some(known("wire.md", Match::Name))
    );

    // The digest is that of the normalised text; what git ignores is looked at.
    write(folder, ".gitignore", "*\n");
    write(folder, "2031/z.txt", &WIRE.replace("\r\n", "\n"));
    assert_eq!(
        taken(folder, &recorded),
        Some(known("2031/z.txt", Match::Digest))
    );
    write(folder, "y.txt", WIRE);
    assert_eq!(
        taken(folder, &recorded),
        Some(known("y.txt", Match::Digest))
    );
    write(folder, "2031/wire.md", WIRE);
    assert_eq!(
        taken(folder, &recorded),
        Some(known("2031/wire.md", Match::Digest))
    );

    write(folder, "wire.txt", "A third text.");
    assert_eq!(
        taken(folder, &unrecorded),
        Some(known("wire.txt", Match::Name))
    );
}

#[test]
fn what_is_no_text_is_passed_over_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let large = fs::File::create(folder.path().join("large.txt")).expect("a file");
    large.set_len(MOST_BYTES + 1).expect("it takes no room");
    fs::write(folder.path().join("wire.txt"), b"Roe \xff").expect("a file");
    fs::create_dir(folder.path().join("folder.txt")).expect("a folder");
    let texts = Texts::open(folder.path()).expect("a folder");
    assert_eq!(texts.of(&source(Some(&"0".repeat(64)))), None);
    let told: Vec<String> = texts
        .refused()
        .iter()
        .map(|(path, why)| format!("{}: {why}", path.file_name().expect("one").display()))
        .collect();
    insta::assert_snapshot!(told.join("\n"), @"
    large.txt: larger than 64 MiB, the most that a text may have
    wire.txt: not UTF-8 from byte 4 on; save the text as UTF-8
    ");
}

#[test]
fn a_folder_must_be_there() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(Texts::open(&folder.path().join("none")).is_err());
    write(folder.path(), "a.txt", WIRE);
    assert!(Texts::open(&folder.path().join("a.txt")).is_err());
}
