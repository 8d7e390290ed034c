//! The record of a source, as it is written and as it reads back.

use claimgraph::edit::{SourceRecord, new_file};
use claimgraph::model::id::Id;
use claimgraph::model::source::{Published, SourceKind};
use claimgraph::text::SourceText;
use proptest::prelude::*;

use super::{WIRE, loaded, messages, text};

fn record(id: &str, words: &SourceText) -> SourceRecord {
    SourceRecord::new(&Id::new(id), SourceKind::News, words)
}

#[test]
fn a_record_is_readable() {
    let many = "Roe said so. Eastland did not answer.\n".repeat(20);
    let date = "XXXX-09".parse().expect("a date");
    let full = record("2029", &text(&many))
        .titled("Roe: \"no\"")
        .at_urls(&["https://daily.example/?a=b#c".to_owned(), "no".to_owned()])
        .published(Some(Id::new("daily")), Published::On(date))
        .in_language(Some("no"));
    let both = [record("wire", &text(WIRE)), full].map(|it| it.to_yaml().expect("it is sound"));
    insta::assert_snapshot!(both.join("\n"));
}

proptest! {
    #[test]
    fn a_record_reads_back(
        words in "\\PC{0,60}(\\. \\PC{0,20}){0,40}",
        title in "[\\PC&&[^\u{2028}\u{2029}]]{0,40}",
        url in prop::collection::vec("[\\PC&&[^\u{2028}\u{2029}]]{1,20}", 0..3),
        tag in "no|[a-z]{2}|~|pt-BR",
    ) {
        let words = text(&words);
        let record = record("wire", &words).titled(&format!("t{title}")).at_urls(&url);
        let blank = url.iter().any(|url| url.trim().is_empty());
        let record = if tag == "~" { record } else { record.in_language(Some(&tag)) };
        let written = new_file(&record, "schema.json");
        prop_assume!(!blank);
        let written = written.expect("it reads back");
        let loaded = loaded(&[("a.yaml", &written)]);
        prop_assert_eq!(messages(&loaded.findings), Vec::<String>::new());
        let source = &loaded.dataset.sources[0];
        prop_assert_eq!(source.text.as_deref(), Some(record.text()));
        // Another reader of YAML agrees.
        let other: serde_yaml::Value = serde_yaml::from_str(&written).expect("YAML");
        let of = &other["sources"]["wire"];
        prop_assert_eq!(of["title"].as_str(), Some(&*source.title));
        prop_assert_eq!(of["text"]["sha256"].as_str(), Some(&*record.text().sha256));
    }
}
