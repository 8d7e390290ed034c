//! The simple form: what is read without the parser, the parser reads alike.

use std::path::Path;

use claimgraph::yaml::{self, Limits};
use proptest::prelude::*;

use super::oracle::written;
use super::suite::cases;

/// Whether a text is of the simple form; if so, the parser reads the same tree, and refuses the same
/// texts as too long, and nothing else.
fn is_simple(text: &str) -> bool {
    is_simple_within(text, &Limits::default())
        | is_simple_within(
            text,
            &Limits {
                scalar_bytes: 4,
                ..Limits::default()
            },
        )
}

fn is_simple_within(text: &str, limits: &Limits) -> bool {
    let (by_parser, simple) = yaml::parse_in_both_ways(text, limits);
    let Some(simple) = simple else { return false };
    assert_eq!(simple.faults, by_parser.faults, "{text}");
    assert!(
        limits.scalar_bytes == 4 || simple.faults.is_empty(),
        "{text}"
    );
    let document = by_parser.document.expect("no fault, so a document");
    let simple = simple.document.expect("it was read");
    assert!(
        format!("{simple:?}") == format!("{document:?}"),
        "{simple:#?}\n{document:#?}\n{text}"
    );
    true
}

/// The YAML files of a folder of the repository.
fn files(folder: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = ignore::Walk::new(root).map(|entry| entry.expect("a readable folder"));
    let files = files.filter(|it| it.path().extension().is_some_and(|it| it == "yaml"));
    let texts = files.filter_map(|it| std::fs::read_to_string(it.path()).ok());
    texts.collect()
}

#[test]
fn the_graphs_are_of_the_simple_form() {
    let texts = files("graphs");
    let simple = texts.iter().filter(|text| is_simple(text)).count();
    assert_eq!(simple, texts.len());
}

#[test]
fn the_fixtures_are_read_alike() {
    let texts = files("tests");
    let simple = texts.iter().filter(|text| is_simple(text)).count();
    assert!(simple > texts.len() / 2, "{simple} of {}", texts.len());
}

#[test]
fn the_suite_is_read_alike() {
    let Some(cases) = cases() else { return };
    let simple = cases.iter().filter(|case| is_simple(&case.yaml)).count();
    assert!(simple > 20, "{simple} of {}", cases.len());
}

#[test]
fn each_part_of_the_form() {
    for text in [
        "a: b\n",
        "a: b",
        "---\na: b\n",
        "\u{FEFF}a: b\n",
        "# why\n\na:   b  # why\n\n  # deeper\nc: d\n",
        "- a\n- b: c\n  d: e\n-   f: g\n    h: i\n- - j\n  - k\n",
        "a:\n- b\n- c:\n  - d\ne:\n    - f\n",
        "a: b\n  c\n\n\n d # why\ne: f\n",
        "- b\n  c\n- 'd''e'\n- \"f\\\"\\\\\\n\"\n",
        "a: \"\\x41\\u201Cb\\U0001F600\"\n",
        "a:\n- - - b\n  - c\n",
        "a:\n- [b]\n",
        "a: |\n  b\n  \u{a0}\n",
        "a: # - b\n- # - b\n  - c\n",
        "a: [b, 'c', \"d\", [], {e: f, g: [h]},]\n",
        "a: [b,  # why\n  c,\n\n  d\n  ]\ne: {f: g,\n # why\n h: i}\n",
        "a: >-\n  b\n  c\n\n  d\n\n# why\ne: |\n  f\n\n    g\n  h  \n",
        "a: >\n  b\n\n",
        "a:\n  - >-\n    b\n  - c\n",
        "a: 10..12#0f, b:c, d#e\n",
        "a: [10..12#0f, b:c]\n",
        "a: Київ – é 东\n",
    ] {
        assert!(is_simple(text), "{text}");
    }
}

#[test]
fn what_is_not_of_the_form() {
    for text in [
        "",
        "a",
        "a:\n",
        "a: b\n c: d\n",
        "a: b: c\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: *b\n",
        "a: &b c\n",
        "a: !b c\n",
        "'a': b\n",
        "a b: c\n",
        "<<: b\n",
        "a: b\na: c\n",
        "a: 'b\n  c'\n",
        "a: [b: c]\n",
        "a: [b,\nc]\n",
        "a: [b\n  c]\n",
        "a: [b # c\n  d]\n",
        "a: {b}\n",
        "a: |2\n  b\n",
        "a: |+\n  b\n",
        "a: >\n  b\n    c\n",
        "a: |\n\n  b\n",
        "a: |\n  b",
        "a: b\n...\n",
        "a: b\n---\nc: d\n",
        "a: b\n# c\n  d\n",
        "a: \"\\e\"\n",
        "a: \"\\ud800\"\n",
        "a: \"\\u+041\"\n",
        "a: [b] c\n",
        "a: 'b' c\n",
        "a: [b]# c\n",
        "a: - b\n",
        "a: \u{7}\n",
    ] {
        assert!(!is_simple(text), "{text}");
    }
}

#[test]
fn depth_is_bounded_alike() {
    for depth in 60..70 {
        is_simple(&format!("a: {}{}\n", "[".repeat(depth), "]".repeat(depth)));
        is_simple(&format!("{}a: b\n", "- ".repeat(depth)));
        let brackets = "[".repeat(depth / 2) + &"]".repeat(depth / 2);
        is_simple(&format!("{}a: {brackets}\n", "- ".repeat(depth / 2)));
    }
    assert!(is_simple(&format!("{}a: b\n", "- ".repeat(60))));
}

/// A text of lines that are nearly of the form.
fn lines() -> impl Strategy<Value = String> {
    let start = prop_oneof![
        6 => Just(""), 4 => Just("- "), 1 => Just("-"), 1 => Just("- - "), 1 => Just("# ")
    ];
    let key = prop_oneof![4 => "[ab]: ", 2 => "[ab]:", 3 => Just(String::new())];
    let value = prop_oneof![
        4 => "[a-c]( [a-c#:'\"-]{1,3}){0,2} {0,2}",
        2 => Just(String::new()),
        1 => "[|>][-+12]? {0,1}",
        2 => "['\"][a-c:# '\"\\\\]{0,5}['\"]",
        3 => "[\\[{][a-c:,# \\]\\[{}'\"-]{0,9}[\\]}]",
        1 => "[\\[{][a-c:, \\]\\[{}\"]{0,9}",
        1 => "[a-c:, ]{0,4}[\\]}]",
        1 => "[!&*%@`?:,.~-]{1,3}( [a-c])?",
    ];
    let end = prop_oneof![8 => Just(""), 1 => Just(" # c"), 1 => Just("# c"), 1 => Just(" ")];
    let line = (0..7usize, start, key, value, end, 0..30u8);
    let line = line.prop_map(|(indent, start, key, value, end, blank)| match blank {
        0 => "\n".to_owned(),
        1 => " ".repeat(indent) + "\n",
        _ => format!("{}{start}{key}{value}{end}\n", " ".repeat(indent / 2 * 2)),
    });
    let text = prop::collection::vec(line, 1..8).prop_map(|lines| lines.concat());
    (text, any::<bool>()).prop_map(|(text, is_cut)| match text.strip_suffix('\n') {
        Some(cut) if is_cut => cut.to_owned(),
        _ => text,
    })
}

/// What is put into a text to spoil it.
const PIECES: [&str; 29] = [
    "", " ", "  ", "\n", "\n\n", "\n  ", "\n ", ": ", ":", "- ", "-", "#", " #", ",", "[", "]",
    "{", "}", "\\u20ac", "'", "\"", "\\", "|\n", ">-\n", "é", "\u{85}", "\u{2028}", "\u{a0}", "? ",
];

/// A text with pieces of it taken out and others put in.
fn spoilt(text: &str, edits: &[(usize, usize, usize)]) -> String {
    let mut text = text.to_owned();
    for (at, length, piece) in edits {
        let mut at = at % (text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let mut end = (at + length).min(text.len());
        while !text.is_char_boundary(end) {
            end += 1;
        }
        text.replace_range(at..end, PIECES[*piece]);
    }
    text
}

fn edits() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    prop::collection::vec((any::<usize>(), 0..4usize, 0..PIECES.len()), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn lines_are_read_alike(text in lines(), edits in edits()) {
        is_simple(&spoilt(&text, &edits));
    }

    #[test]
    fn documents_are_read_alike(document in written(), edits in edits()) {
        is_simple(&spoilt(&document.document("\n"), &edits));
    }

    #[test]
    fn spoilt_records_are_read_alike(from in any::<usize>(), edits in edits()) {
        const TOUR: &str = include_str!("../../graphs/tour/claims.yaml");
        let lines: Vec<_> = TOUR.split_inclusive('\n').collect();
        let from = from % lines.len();
        let some = lines[from..].iter().take(12).copied().collect::<String>();
        is_simple(&spoilt(&some, &edits));
    }
}
