//! Putting a source into a claim file, whatever that looks like.

use claimgraph::edit::{EditError, SourceRecord, append_source};
use claimgraph::model::id::Id;
use claimgraph::model::source::SourceKind;
use claimgraph::text::LineIndex;
use claimgraph::yaml::Limits;

use super::{loaded, messages, text};

fn record() -> SourceRecord {
    let id = Id::new("wire");
    SourceRecord::new(&id, SourceKind::News, &text("Roe warns. Roe waits.")).titled("A wire")
}

fn append(file: &str) -> Result<String, EditError> {
    append_source(file, &record(), &Limits::default())
}

/// What the old text says stands there still, in two parts at most with the new one between.
fn is_kept(old: &str, new: &str) -> bool {
    let start = old
        .bytes()
        .zip(new.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let end = old.bytes().rev().zip(new.bytes().rev());
    start + end.take_while(|(a, b)| a == b).count() >= old.len()
}

const FILES: [(&str, &str); 13] = [
    (
        "block",
        "sources:\n  a: { kind: news, title: A }   # one\n  # of a, or of all\nactors: {}\n",
    ),
    (
        "deep",
        "# head\nsources:\n    a:\n        kind: news\n        title: A\n        # about a\n\nactors:\n    roe: { name: Roe, kind: person }",
    ),
    (
        "apart",
        "sources:\n  a:\n    kind: news\n    title: A\n\n  b:\n    kind: news\n    title: |+\n      B\n\n# tail\n",
    ),
    ("open end", "sources:\n  a: { kind: news, title: A }"),
    (
        "none",
        "actors:\n  roe: { name: Roe, kind: person }\n# tail\n",
    ),
    (
        "ended",
        "actors:\n  roe: { name: Roe, kind: person }\n...\n",
    ),
    (
        "bare",
        "sources:   # to come\nactors:\n  roe: { name: Roe, kind: person }\n",
    ),
    (
        "empty",
        "sources: {}  # to come\nactors:\n  roe: { name: Roe, kind: person }\n",
    ),
    (
        "braces",
        "sources: { a: { kind: news, title: A }, }   # one\n",
    ),
    (
        "braces on lines",
        "sources: {\n  a: { kind: news, title: A }  # one\n }\nactors: {}\n",
    ),
    ("empty braces on lines", "sources: {  # none\n  }\n"),
    (
        "all braces",
        "{ actors: { roe: { name: Roe, kind: person } } }\n",
    ),
    ("remarks only", "# nothing yet\n"),
];

#[test]
fn every_file_takes_a_source() {
    let mut told = String::new();
    for (name, file) in FILES {
        let new = append(file).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(name == "empty" || is_kept(file, &new), "{name}: {new}");
        let before = messages(&loaded(&[("a.yaml", file)]).findings);
        let after = messages(&loaded(&[("a.yaml", &new)]).findings);
        assert!(
            after.iter().all(|it| before.contains(it)),
            "{name}: {after:?}"
        );
        told.extend(["=== ", name, "\n", &new]);
        if !new.ends_with('\n') {
            told.push_str("\\\n");
        }
    }
    insta::assert_snapshot!(told);
}

#[test]
fn line_ends_and_a_mark_are_kept_to() {
    for (name, file) in FILES {
        let crlf = format!("\u{feff}{}", file.replace('\n', "\r\n"));
        let new = append(&crlf).unwrap_or_else(|error| panic!("{name}: {error}"));
        let plain = append(file).expect("as above");
        assert_eq!(
            new.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
            plain.replace("\r\n", "\n"),
            "{name}"
        );
        if file.contains('\n') {
            assert_eq!(
                new.matches('\n').count(),
                new.matches("\r\n").count(),
                "{name}"
            );
        }
    }
}

#[test]
fn what_cannot_take_it_is_told_with_its_place() {
    let told: Vec<String> = [
        "sources:\n  wire: { kind: news, title: A }\n",
        "actors:\n  wire: { name: Wire, kind: group }\n",
        "sources: []\n",
        "sources: ~\n",
        "- a\n",
        "sources: [\n",
        "sources:\n  a: { kind: news, title: A }\nevents:\n  b: { act: warn, claims: [{ id: c }] }\n",
    ]
    .iter()
    .map(|file| {
        let error = append(file).expect_err("it cannot take it");
        let place = LineIndex::new(file).place(error.span().start);
        format!("{place}: {error}\n  {}", error.help().unwrap_or_default())
    })
    .collect();
    insta::assert_snapshot!(told.join("\n"));
}
