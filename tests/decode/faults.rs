//! What is told of faulty files: a file of `cases` each, with what is told beside it.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use claimgraph::diagnostic::Finding;
use claimgraph::load::{Loaded, Options, load_texts, locate};
use claimgraph::text::{LineIndex, Span};

/// Everything that is told of a text, in the order in which it is told.
fn told(loaded: &Loaded, text: &str) -> String {
    let lines = LineIndex::new(text);
    let place = |span: Span| {
        let (start, end) = (lines.place(span.start), lines.place(span.end));
        format!(
            "{}:{}-{}:{}",
            start.line, start.column, end.line, end.column
        )
    };
    let mut told = String::new();
    for Finding {
        record,
        field,
        place: at,
        fact,
    } in &loaded.findings
    {
        let span = &locate(&loaded.files, at).expect("it is in memory");
        let rule = fact.rule().name;
        writeln!(told, "{rule} at {} ({record}: {field})", place(*span)).expect("it is a string");
        let mut tell = |mark: &str, text: &str| {
            if !text.is_empty() {
                writeln!(told, "    {mark} {text}").expect("it is a string");
            }
        };
        tell(">", &text[span.range()].replace('\n', "\\n"));
        tell("!", &fact.message());
        tell("^", &fact.label());
        for (at, label) in fact.related() {
            let span = locate(&loaded.files, &at).expect("it is in memory");
            tell("-", &format!("{} {label}", place(span)));
        }
        tell("?", &fact.help().unwrap_or_default());
    }
    told
}

#[test]
fn every_fault_of_a_file_is_told() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/decode/cases");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "yaml")
        })
        .collect();
    cases.sort();
    assert!(cases.len() >= 10);
    let mut wrong = Vec::new();
    for case in cases {
        let text = fs::read_to_string(&case).expect("it can be read");
        let files = vec![("case.yaml".to_owned(), text.clone())];
        let loaded = load_texts(files, &Options::default()).expect("it is one file");
        let told = told(&loaded, &text);
        assert!(!told.is_empty(), "{} has no fault", case.display());
        let kept = case.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&kept, &told).expect("it can be written");
        }
        if fs::read_to_string(&kept).unwrap_or_default() != told {
            wrong.push(format!("{}\n{told}", kept.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "not as kept; read what is told, and if it is right, keep it with\n    \
         UPDATE=1 cargo test --test claimgraph decode::faults\n\n{}",
        wrong.join("\n")
    );
}
