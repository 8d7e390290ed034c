//! Claim files that nobody would write: they are changed soundly, or left.

use claimgraph::edit::{EditError, SourceRecord, anchor_drafts, append_source};
use claimgraph::model::id::Id;
use claimgraph::model::source::SourceKind;
use claimgraph::text::Anchor;
use claimgraph::yaml::{Limits, parse};
use proptest::prelude::*;

use super::text;

/// Parts of claim files, sound ones and others.
const PARTS: [&str; 40] = [
    "sources:",
    "claims:",
    "events:",
    "actors:",
    "defaults: {source: a}",
    "a:",
    "b:",
    "wire:",
    "kind: news",
    "title: A",
    "act: warn",
    "at: words",
    "at: \"more words\"",
    "- at: 'x'",
    "at: |\n",
    "at: >-  # why\n",
    "skipped:",
    "reason: headline",
    "raised_in:",
    "- a",
    "{",
    "}",
    "[",
    "]",
    ", ",
    ": ",
    " # remark\n",
    "\n",
    "\n  ",
    "\n    ",
    "\n      - ",
    "\r\n",
    "\t",
    "---\n",
    "...\n",
    "é “x” ",
    "&a ",
    "*a",
    "!t ",
    "? ",
];

fn file() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PARTS[..]), 0..24).prop_map(|parts| parts.concat())
}

/// As above, but closer to what is sound.
fn near() -> impl Strategy<Value = String> {
    let record = prop::sample::select(vec![
        "sources:\n  a: {kind: news, title: A}\n",
        "sources: {\n  a: {kind: news, title: A},\n  }\n",
        "sources:\n   a:\n     kind: news\n     title: >+\n       A\n\n  # x\n",
        "events:\n  e:\n    act: warn\n    claims:\n    - {at: w}\n    - at: |+\n\n        w\n\n",
        "claims: [{about: e, source: a, at: [\"w\" ,w]}]\n",
        "questions: {q: {gloss: Q, raised_in: {at:\n  'w'}}}   # é\n",
        "# remark\n",
        "\n",
        "actors: {}\n",
        "sources: {}\n",
    ]);
    (
        prop::collection::vec(record, 0..4),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(records, crlf, open)| {
            let file = records.concat();
            let file = if open {
                file.trim_end().to_owned()
            } else {
                file
            };
            if crlf {
                file.replace('\n', "\r\n")
            } else {
                file
            }
        })
}

fn holds(file: &str) -> Result<(), TestCaseError> {
    let record = SourceRecord::new(&Id::new("wire"), SourceKind::News, &text("Roe warns."));
    let limits = Limits::default();
    match append_source(file, &record, &limits) {
        Ok(new) => {
            let again = append_source(&new, &record, &limits);
            let taken = matches!(again, Err(EditError::Taken { .. }));
            prop_assert!(taken, "{:?} from {:?}", new, file);
        }
        // Whatever is wrong was wrong before, or the file has no way to hold it.
        Err(error) => prop_assert!(!error.to_string().is_empty()),
    }
    let anchor: Anchor = "108..246#d4177f47e0ccd35e".parse().expect("an anchor");
    let all = anchor_drafts(file, &limits, |_, _| Ok::<_, ()>(anchor));
    let none = anchor_drafts(file, &limits, |_, _| Err::<Anchor, _>(()));
    match (all, none) {
        (Ok(all), Ok(none)) => {
            prop_assert_eq!(none.text, file);
            prop_assert_eq!(none.left.len(), all.anchored.len());
            let faults = |file| parse(file, &limits).faults.len();
            prop_assert_eq!(faults(&all.text), faults(file));
        }
        (all, none) => {
            prop_assert!(
                !matches!(all, Err(EditError::Unsound(_))),
                "{:?}: {:?}",
                file,
                all
            );
            prop_assert!(all.is_err() && none.is_err(), "{:?}", file);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_file_is_changed_soundly_or_left(file in file()) {
        holds(&file)?;
    }

    #[test]
    fn a_likely_file_is_changed_soundly_or_left(file in near()) {
        holds(&file)?;
    }
}
