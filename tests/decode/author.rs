//! What is printed as an author writes it decodes to the same records.

use std::fmt::Write as _;

use claimgraph::load::{Options, load, load_texts};
use claimgraph::model::author;
use claimgraph::model::dataset::{Dataset, Origin};
use claimgraph::model::decode::fields::TABLES;
use claimgraph::text::{FileId, Span};

use super::graphs::{claim_files, folders};

/// Every record but for where it is written.
fn contents(mut data: Dataset) -> String {
    let nowhere = Origin {
        file: FileId(0),
        span: Span::default(),
    };
    let mut contents = String::new();
    macro_rules! write_all {
        ($($kind:ident)*) => {$(
            for record in &mut data.$kind {
                record.origin = nowhere;
                writeln!(contents, "{record:?}").expect("it is a string");
            }
        )*};
    }
    write_all! { sources actors affiliations places items events claims questions }
    contents
}

fn assert_round_trip(data: Dataset, of: &str) {
    let written = author::file(&data).expect("it can be written");
    let text = serde_yaml::to_string(&written).expect("it can be written");
    let again = load_texts(
        vec![("again.yaml".to_owned(), text.clone())],
        &Options::default(),
    )
    .expect("it is one file");
    let told: Vec<String> = again
        .findings
        .iter()
        .map(|each| each.fact.message())
        .collect();
    assert!(told.is_empty(), "{of}: {told:#?}\n{text}");
    let (before, after) = (contents(data), contents(again.dataset));
    for (before, after) in before.lines().zip(after.lines()) {
        assert_eq!(before, after, "{of}");
    }
    assert_eq!(before.lines().count(), after.lines().count(), "{of}");
}

#[test]
fn every_graph_survives_being_written() {
    for folder in folders() {
        let loaded = load(&claim_files(&folder), &Options::default()).expect("it can be read");
        assert_round_trip(loaded.dataset, &folder.display().to_string());
    }
}

#[test]
fn every_field_survives_being_written() {
    let text = include_str!("every-field.yaml");
    let files = vec![("every-field.yaml".to_owned(), text.to_owned())];
    let loaded = load_texts(files, &Options::default()).expect("it is one file");
    let told: Vec<String> = loaded
        .findings
        .iter()
        .map(|each| each.fact.message())
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    assert_round_trip(loaded.dataset, "every-field.yaml");
}

#[test]
fn every_field_is_in_that_file() {
    let text = include_str!("every-field.yaml");
    for table in TABLES {
        for name in table.names {
            assert!(
                text.contains(&format!("{name}:")),
                "{} has `{name}`",
                table.called
            );
        }
    }
}
