//! Another reader of YAML as oracle: on generated files of the part that claim files use, its tree
//! and ours are the same.

use claimgraph::yaml::{self, Limits, Node, ScalarStyle, Value};
use proptest::prelude::*;
use serde_yaml::Value as Theirs;

/// A document to be written, with the way to write each part.
#[derive(Clone, Debug)]
pub(super) enum Written {
    Plain(String),
    Single(String),
    Double(String),
    Literal(String, &'static str),
    Folded(String, &'static str),
    Empty,
    List(Vec<Written>, bool),
    Map(Vec<(String, Written)>, bool),
}

/// Text that YAML reads as itself without quotes, in brackets too, and takes for no other type.
pub(super) fn plain() -> impl Strategy<Value = String> {
    "[a-zä東][a-z0-9 ~?#:._/-]{0,12}[a-z~é]".prop_map(|text| {
        let text = text
            .replace(": ", "; ")
            .replace(" #", " ~")
            .replace(":?", ";?");
        if matches!(
            text.as_str(),
            "no" | "on" | "off" | "yes" | "true" | "false" | "null"
        ) {
            return text + "x";
        }
        text
    })
}

/// Lines for a block scalar, and its chomping indicator.
fn block() -> impl Strategy<Value = (String, &'static str)> {
    let line = "[a-z*&!\"'#é-][a-z0-9 :#'\"\\[\\]{}é]{0,12}[a-z:]";
    let lines = prop::collection::vec(prop_oneof![4 => line, 1 => Just(String::new())], 0..4);
    let block = ("[a-z]{1,6}", lines).prop_map(|(first, more)| {
        let mut text = first;
        for line in more {
            text.push('\n');
            text.push_str(&line);
        }
        text
    });
    (block, prop_oneof![Just(""), Just("-"), Just("+")])
}

pub(super) fn written() -> impl Strategy<Value = Written> {
    let quoted = "[ -~éа東\\t]{0,16}";
    let leaf = prop_oneof![
        4 => plain().prop_map(Written::Plain),
        1 => quoted.prop_map(Written::Single),
        1 => "[ -~éа東\\t\\n]{0,16}".prop_map(Written::Double),
        1 => block().prop_map(|(text, chomp)| Written::Literal(text, chomp)),
        1 => block().prop_map(|(text, chomp)| Written::Folded(text, chomp)),
        1 => Just(Written::Empty),
    ];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let key = prop_oneof![3 => plain(), 1 => Just("with space".to_owned())];
        prop_oneof![
            (prop::collection::vec(inner.clone(), 0..5), any::<bool>())
                .prop_map(|(entries, flow)| Written::List(entries, flow)),
            (prop::collection::btree_map(key, inner, 0..5), any::<bool>())
                .prop_map(|(entries, flow)| Written::Map(entries.into_iter().collect(), flow)),
        ]
    })
}

impl Written {
    /// The document as text; `breaks` are its line breaks.
    pub(super) fn document(&self, breaks: &str) -> String {
        let mut text = String::from("# a comment\n");
        match self {
            Self::Empty => text.push_str("~\n"),
            other => other.block(0, &mut text),
        }
        text.replace('\n', breaks)
    }

    fn block(&self, indent: usize, text: &mut String) {
        let margin = " ".repeat(indent);
        match self {
            Self::List(entries, false) if !entries.is_empty() => {
                for entry in entries {
                    text.push_str(&margin);
                    text.push('-');
                    entry.after(indent + 2, text);
                }
            }
            Self::Map(entries, false) if !entries.is_empty() => {
                for (key, value) in entries {
                    text.push_str(&margin);
                    text.push_str(key);
                    text.push(':');
                    value.after(indent + 2, text);
                }
            }
            other => other.after(indent + 1, text),
        }
    }

    /// What stands after a key or a dash, up to the end of the line or lines.
    fn after(&self, indent: usize, text: &mut String) {
        match self {
            Self::List(entries, false) if !entries.is_empty() => {
                text.push_str("  # below\n\n");
                self.block(indent, text);
            }
            Self::Map(entries, false) if !entries.is_empty() => {
                text.push('\n');
                self.block(indent, text);
            }
            Self::Literal(lines, chomp) => block_scalar('|', lines, chomp, indent, text),
            Self::Folded(lines, chomp) => block_scalar('>', lines, chomp, indent, text),
            Self::Empty => text.push('\n'),
            other => {
                text.push(' ');
                other.flow(text);
                text.push_str("  # after it\n");
            }
        }
    }

    fn flow(&self, text: &mut String) {
        match self {
            Self::Plain(value) => text.push_str(value),
            Self::Single(value) => {
                text.push('\'');
                text.push_str(&value.replace('\'', "''"));
                text.push('\'');
            }
            Self::Double(value) | Self::Literal(value, _) | Self::Folded(value, _) => {
                text.push('"');
                let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
                text.push_str(&escaped.replace('\n', "\\n").replace('\t', "\\t"));
                text.push('"');
            }
            Self::Empty => text.push('~'),
            Self::List(entries, _) => {
                text.push_str("[ ");
                for entry in entries {
                    entry.flow(text);
                    text.push_str(" , ");
                }
                text.push(']');
            }
            Self::Map(entries, _) => {
                text.push('{');
                for (key, value) in entries {
                    text.push_str(key);
                    text.push_str(": ");
                    value.flow(text);
                    text.push(',');
                }
                text.push('}');
            }
        }
    }
}

fn block_scalar(mark: char, lines: &str, chomp: &str, indent: usize, text: &mut String) {
    text.push(' ');
    text.push(mark);
    text.push_str(chomp);
    text.push('\n');
    for line in lines.lines() {
        if !line.is_empty() {
            text.push_str(&" ".repeat(indent));
            text.push_str(line);
        }
        text.push('\n');
    }
}

fn same(ours: &Node<'_>, theirs: &Theirs) -> bool {
    match (&ours.value, theirs) {
        (Value::Scalar(scalar), Theirs::Null) => scalar.is_null(),
        (Value::Scalar(scalar), Theirs::String(text)) => scalar.text == *text && !scalar.is_null(),
        (Value::Scalar(scalar), Theirs::Number(_) | Theirs::Bool(_)) => {
            scalar.style == ScalarStyle::Plain
        }
        (Value::Sequence(ours), Theirs::Sequence(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(one, other)| same(one, other))
        }
        (Value::Mapping(ours), Theirs::Mapping(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(entry, (key, value))| {
                    key.as_str() == Some(&entry.key.text) && same(&entry.value, value)
                })
        }
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn another_reader_reads_the_same(written in written(), crlf in any::<bool>()) {
        let text = written.document(if crlf { "\r\n" } else { "\n" });
        let theirs: Theirs = serde_yaml::from_str(&text).expect("it was written as YAML");
        let parsed = yaml::parse(&text, &Limits::default());
        prop_assert!(parsed.faults.is_empty(), "{:?} in\n{}", parsed.faults, text);
        let ours = parsed.document.expect("no fault, so a document").root;
        prop_assert!(same(&ours, &theirs), "{ours:#?}\nis not\n{theirs:#?}\nin\n{text}");
    }
}

#[test]
fn the_comparison_tells_trees_apart() {
    let ours = yaml::parse("a: [x, ~]", &Limits::default())
        .document
        .expect("it is YAML")
        .root;
    let theirs = |text| serde_yaml::from_str::<Theirs>(text).expect("it is YAML");
    assert!(same(&ours, &theirs("{a: [x, null]}")));
    for other in [
        "{a: [y, ~]}",
        "{a: [x]}",
        "{b: [x, ~]}",
        "{a: [x, '~']}",
        "{a: [x, {}]}",
        "[]",
    ] {
        assert!(!same(&ours, &theirs(other)), "{other}");
    }
}
