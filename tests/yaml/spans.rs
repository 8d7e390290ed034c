//! Places: of every scalar, of lists and mappings, of comments, and from a path back to its bytes.

use claimgraph::diagnostic::FieldPath;
use claimgraph::text::Span;
use claimgraph::yaml::{self, Document, Flow, Limits, Node, Value};
use proptest::prelude::*;

use super::oracle::written;

fn document(text: &str) -> Document<'_> {
    let parsed = yaml::parse(text, &Limits::default());
    assert!(parsed.faults.is_empty(), "{:?} in {text:?}", parsed.faults);
    parsed.document.expect("no fault, so a document")
}

fn slice(text: &str, span: Span) -> &str {
    &text[span.range()]
}

/// Calls `check` with each key and each scalar.
fn scalars(node: &Node<'_>, check: &mut impl FnMut(Span, &str)) {
    match &node.value {
        Value::Scalar(scalar) => check(node.span, &scalar.text),
        Value::Sequence(nodes) => nodes.iter().for_each(|node| scalars(node, check)),
        Value::Mapping(mapping) => {
            for entry in mapping {
                check(entry.key.span, &entry.key.text);
                scalars(&entry.value, check);
            }
        }
        Value::Refused => panic!("refused without a fault"),
    }
}

/// A node lies in the one around it, and after the one before it.
fn nested(node: &Node<'_>) -> bool {
    let mut at = node.span.start;
    let mut follows = |span: Span| {
        let follows = at <= span.start && span.start <= span.end && span.end <= node.span.end;
        at = span.end;
        follows
    };
    match &node.value {
        Value::Sequence(nodes) => nodes.iter().all(|node| follows(node.span) && nested(node)),
        Value::Mapping(mapping) => mapping.iter().all(|entry| {
            follows(entry.key.span) && follows(entry.value.span) && nested(&entry.value)
        }),
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    /// The span of every scalar, sliced and read alone, gives its value.
    #[test]
    fn a_scalar_stands_where_its_span_says(written in written(), crlf in any::<bool>()) {
        let text = written.document(if crlf { "\r\n" } else { "\n" });
        let document = document(&text);
        prop_assert!(nested(&document.root), "{document:#?}");
        scalars(&document.root, &mut |span, value| {
            let alone = slice(&text, span);
            let read = self::document(alone).root;
            assert_eq!(read.as_str(), Some(value), "{alone:?} of {text:?}");
            assert_eq!(alone.trim_start(), alone, "of {text:?}");
        });
    }

    /// A scalar that is written anew where another one stood is read back, the others unchanged.
    #[test]
    fn a_written_scalar_reads_back(value in "\\PC{0,12}|[ -~\\t\\n\\r\u{80}\u{85}\u{2028}\u{feff}]{0,12}") {
        for (text, flow) in [("a: x\nb: y\n", Flow::Outside), ("{a: x, b: y}\n", Flow::Inside)] {
            let span = document(text).root.get("a").expect("it is there").span;
            let change = (span, yaml::write_scalar(&value, flow));
            let spliced = yaml::splice(text, &[change]).expect("the span is of this text");
            let read = document(&spliced).root;
            prop_assert_eq!(read.get("a").and_then(Node::as_str), Some(value.as_str()), "{}", spliced);
            prop_assert_eq!(read.get("b").and_then(Node::as_str), Some("y"));
            prop_assert_eq!(read.as_mapping().map(yaml::Mapping::len), Some(2));
        }
    }

    /// Whatever the text: no panic, faults in order and inside it, and a tree or a fault.
    #[test]
    fn any_text_is_read_or_refused(
        text in "[ \\n\\t\\r:#?!&*%@,\\[\\]{}'\"|>+`~<=a1é\u{feff}\u{0}\\\\-]{0,40}",
    ) {
        let parsed = yaml::parse(&text, &Limits { depth: 8, scalar_bytes: 10, ..Limits::default() });
        prop_assert!(parsed.document.is_some() || !parsed.faults.is_empty());
        let mut before = Span::default();
        for fault in parsed.faults {
            prop_assert!(text.get(fault.span.range()).is_some(), "{fault:?}");
            prop_assert!(before <= fault.span);
            before = fault.span;
            let fact = fault.fault.into_fact(claimgraph::text::FileId(0));
            prop_assert!(!fact.message().is_empty() && fact.help().is_some());
            for (place, _) in fact.related() {
                let claimgraph::diagnostic::Place::Span(_, span) = place else { panic!("a span") };
                prop_assert!(text.get(span.range()).is_some());
            }
        }
        if let Some(document) = parsed.document {
            prop_assert!(nested(&document.root), "{document:#?}");
        }
    }
}

#[test]
fn spans_are_exact() {
    let text = "\u{feff}a:\nb: \"é\"   # c\nc: |+ # keep\n  x\n\n  y\n\nd: >-\n  x  \n  y\n\n# e\ne:\n- \n- [p , 'q']  \nf: {x: , y, z: long\n   text } # g\ng: plain  \n";
    let document = document(text);
    let value = |key: &str| slice(text, document.root.get(key).expect(key).span);
    assert_eq!(value("a"), "");
    assert_eq!(
        document.root.get("a").map(|node| node.span),
        Some(Span::new(5, 5))
    );
    assert_eq!(value("b"), "\"é\"");
    assert_eq!(value("c"), "|+ # keep\n  x\n\n  y\n\n");
    assert_eq!(value("d"), ">-\n  x  \n  y");
    assert_eq!(value("e"), "- \n- [p , 'q']");
    let list = document
        .root
        .get("e")
        .and_then(Node::as_sequence)
        .expect("a list");
    assert_eq!(list[0].span.len(), 0);
    assert!(list[0].is_null());
    assert_eq!(text.as_bytes()[list[0].span.start as usize - 1], b'-');
    assert_eq!(slice(text, list[1].span), "[p , 'q']");
    assert_eq!(value("f"), "{x: , y, z: long\n   text }");
    let mapping = document.root.get("f").expect("a mapping");
    assert_eq!(
        slice(text, mapping.get("z").expect("z").span),
        "long\n   text"
    );
    assert_eq!(mapping.get("z").and_then(Node::as_str), Some("long text"));
    let x = mapping.get("x").expect("x").span;
    assert_eq!(
        (
            x.len(),
            &text[..x.start as usize][text.find("{x").expect("{x")..]
        ),
        (0, "{x:")
    );
    assert_eq!(value("g"), "plain");
    assert_eq!(
        document.root.span,
        Span::new(3, text.trim_end().len() as u32)
    );
}

#[test]
fn absent_values_stand_in_order() {
    for text in [
        "? a\n:]x: b\n",
        "? |+\n\n  \n",
        "? a\n::  1\n",
        "? >1-\n\n    ",
        "{a: , b, ? c, d:}",
        "[a:, b: ]",
        "-\n- \n-   # c\n-",
        "a:   \nb:\t# c\nc:",
    ] {
        let root = document(text).root;
        assert!(nested(&root), "{text:?}: {root:#?}");
        scalars(&root, &mut |span, value| {
            let before = text[..span.start as usize].chars().next_back();
            let after_text =
                before.is_some_and(|c| !c.is_whitespace()) || text.contains(['|', '>']);
            assert!(!value.is_empty() || after_text, "{text:?} {span:?}");
        });
    }
}

#[test]
fn a_block_scalar_after_an_anchor_begins_at_its_mark() {
    let text = "a: &x !t # note | here\n  |\n  text\n";
    let parsed = yaml::parse(text, &Limits::default());
    assert_eq!(parsed.faults.len(), 2);
    let document = parsed.document.expect("features are refused one by one");
    assert_eq!(
        slice(text, document.root.get("a").expect("a").span),
        "|\n  text"
    );
}

#[test]
fn comments_are_gathered_where_they_speak_to_us() {
    let text = "# claimgraph: allow x\na: \"# no\" # yes \t\nb: |  # header\n  # text\n#c\nd: x#y # z\r\n? e\n# last";
    let document = document(text);
    let told: Vec<&str> = document
        .comments
        .iter()
        .map(|comment| comment.text)
        .collect();
    assert_eq!(
        told,
        [
            "# claimgraph: allow x",
            "# yes",
            "# header",
            "#c",
            "# z",
            "# last"
        ]
    );
    for comment in &document.comments {
        assert_eq!(slice(text, comment.span), comment.text);
    }
    assert!(self::document("# other\na: 1 # b\n").comments.is_empty());
    for text in [
        "# claimgraph: x",
        "#claimgraph: x",
        "claimgraph: 1 #  claimgraph: x",
    ] {
        let document = self::document(text);
        assert_eq!(document.comments[0].addressed(), Some(" x"), "{text}");
    }
    assert!(self::document("claimgraph: 1 # x").comments.is_empty());
}

#[test]
fn an_empty_file_is_an_empty_scalar() {
    for text in ["", "\n", "# only this\n", "\u{feff}", "---\n", "~"] {
        assert!(document(text).root.is_null(), "{text:?}");
    }
}

#[test]
fn paths_lead_back_to_their_bytes() {
    let text = "events:\n  permission:\n    act: authorize\n    actor: jane\n    claims:\n      - at: 1..2\n        said_by: [{ actor: x }, y]\n  other: {}\n";
    let document = document(text);
    let permission = FieldPath::root().key("events").key("permission");
    let claim = permission.key("claims").index(0);
    let places = [
        (FieldPath::root(), text.trim_end(), text.trim_end()),
        (
            permission.clone(),
            "permission",
            &text[26..text.find("\n  other").expect("other")],
        ),
        (permission.key("act"), "act", "authorize"),
        (permission.key("actor").index(0), "actor", "jane"),
        (permission.key("actor").index(1), "actor", "actor"),
        (
            permission.key("target").key("x"),
            "permission",
            "permission",
        ),
        (
            claim.clone(),
            "at: 1..2\n        said_by: [{ actor: x }, y]",
            "at: 1..2\n        said_by: [{ actor: x }, y]",
        ),
        (claim.key("said_by").index(0).key("actor"), "actor", "x"),
        (claim.key("said_by").index(1), "y", "y"),
        (claim.key("modality"), "at", "at"),
        (claim.key("said_by").index(7), "said_by", "said_by"),
        (
            FieldPath::root().key("sources"),
            text.trim_end(),
            text.trim_end(),
        ),
    ];
    for (path, key, value) in places {
        assert_eq!(
            slice(text, document.locate_key(&path)),
            key,
            "key of {path}"
        );
        assert_eq!(
            slice(text, document.locate_value(&path)),
            value,
            "value of {path}"
        );
    }
}

#[test]
fn a_list_as_a_key_stands_at_its_first_dash() {
    for (text, place) in [
        ("x: y\n?\n- a\n: b\n", 7..10),
        ("?\n-", 2..3),
        ("- x\n- ?\n  - a\n", 10..13),
    ] {
        let parsed = yaml::parse(text, &Limits::default());
        let places: Vec<_> = parsed.faults.iter().map(|it| it.span.range()).collect();
        assert_eq!(places, [place], "{text}");
    }
}
