//! Anchoring keeps every byte that is no draft, whatever the file looks like.

use std::sync::Arc;

use claimgraph::edit::anchor_drafts;
use claimgraph::text::{Found, Lookup, SourceText, Verification, Verifier};
use claimgraph::yaml::Limits;
use proptest::prelude::*;

/// How many words the text has.
const WORDS: usize = 60;

/// The text: words that differ, and between them what typing changes.
fn source() -> SourceText {
    let word = |index: usize| match index % 7 {
        0 => format!("“w{index:02}” "),
        1 => format!("w{index:02}’s "),
        2 => format!("w{index:02}\u{a0}— "),
        3 => format!("w{index:02}é… "),
        4 => format!("w{index:02}.\n"),
        _ => format!("w{index:02} "),
    };
    let text: String = (0..WORDS).map(word).collect();
    SourceText::new(&text).expect("a text")
}

/// The same words, as they are typed.
fn typed(from: usize, count: usize) -> Vec<String> {
    let word = |index: usize| match index % 7 {
        0 => format!("\"w{index:02}\""),
        1 => format!("w{index:02}'s"),
        2 => format!("w{index:02} -"),
        3 => format!("w{index:02}e\u{301}..."),
        4 => format!("w{index:02}."),
        _ => format!("w{index:02}"),
    };
    (from..from + count).map(word).collect()
}

/// A claim with a draft: what stands before and after it, and how it is written.
#[derive(Clone, Debug)]
struct Case {
    style: usize,
    from: usize,
    count: usize,
    remark: String,
}

/// The file with the drafts, and as it should be after.
fn files(cases: &[Case], end: &str) -> (String, String) {
    let head = "# é: \"drafts\"\ndefaults: {source: wire}\nevents:\n  raid:\n    act: attack\n    \
        note: 'at: \"w00\"'\n    claims:\n";
    let (mut old, mut new) = (head.to_owned(), head.to_owned());
    let text = source();
    let lookup = Lookup::new(Arc::new(text));
    for (index, case) in cases.iter().enumerate() {
        let words = typed(case.from, case.count);
        let line = words.join(" ");
        let Found::Once(spot) = lookup.find(&line) else {
            panic!("{line} stands once");
        };
        let anchor = spot.anchor.to_string();
        let remark = &case.remark;
        let double = format!("\"{}\"", line.replace('"', "\\\"").replace('é', "\\u00e9"));
        let single = format!("'{}'", line.replace('\'', "''"));
        let folded = words.join("\n          ");
        let (written, replaced) = match case.style {
            0 => (
                format!("- at: {double}  # {remark}\n"),
                format!("- at: {anchor}  # {remark}\n"),
            ),
            1 => (
                format!("- at:   {single}\n        # {remark}\n"),
                format!("- at:   {anchor}\n        # {remark}\n"),
            ),
            2 => (
                format!("- {{ at: [{double},{single}], label: '{remark}' }}\n"),
                format!("- {{ at: [{anchor},{anchor}], label: '{remark}' }}\n"),
            ),
            3 => (
                format!("- at: |-  # {remark}\n          {folded}\n\n        modality: possible\n"),
                format!("- at: {anchor}  # {remark}\n\n        modality: possible\n"),
            ),
            4 => (
                format!(
                    "- at:\n          - >+\n           {folded}\n\n      # {remark}\n",
                    folded = words.join("\n           ")
                ),
                format!("- at:\n          - {anchor}\n\n      # {remark}\n"),
            ),
            5 => (
                format!("- at: wire,{index} # {remark}\n        quote: {double}\n"),
                format!("- at: wire,{index} # {remark}\n        quote: {double}\n"),
            ),
            _ => (
                format!("- {{\"at\":{double},\"quote\":{single}}}\n"),
                format!("- {{\"at\":\"{anchor}\",\"quote\":{single}}}\n"),
            ),
        };
        for (file, entry) in [(&mut old, written), (&mut new, replaced)] {
            file.push_str("      ");
            file.push_str(&entry);
        }
    }
    (old.replace('\n', end), new.replace('\n', end))
}

fn case() -> impl Strategy<Value = Case> {
    (0usize..7, 0usize..WORDS - 6, 1usize..6, "[a-z ü:{]{0,8}").prop_map(
        |(style, from, count, remark)| Case {
            style,
            from,
            count,
            remark: format!("r{}", remark.trim_end()),
        },
    )
}

proptest! {
    #[test]
    fn every_other_byte_is_kept(
        cases in prop::collection::vec(case(), 1..8),
        crlf in any::<bool>(),
        bom in any::<bool>(),
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let (mut old, mut expected) = files(&cases, end);
        if bom {
            old.insert(0, '\u{feff}');
            expected.insert(0, '\u{feff}');
        }
        let text = Arc::new(source());
        let lookup = Lookup::new(Arc::clone(&text));
        let anchoring = anchor_drafts(&old, &Limits::default(), |source, words| {
            assert_eq!(source.as_str(), "wire");
            match lookup.find(words) {
                Found::Once(spot) => Ok(spot.anchor),
                other => Err(other),
            }
        });
        let anchoring = anchoring.expect("it is sound");
        prop_assert_eq!(&anchoring.text, &expected);
        let verifier = Verifier::new(&text);
        for anchored in &anchoring.anchored {
            prop_assert_eq!(verifier.verify(&anchored.anchor), Verification::Exact);
        }
        let left = cases.iter().filter(|case| case.style == 5).count();
        prop_assert_eq!(anchoring.left.len(), left);
    }
}
