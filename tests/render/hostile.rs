//! Hostile words: they change neither the number of things nor the form of a document.

use std::io::Write;
use std::process::{Command, Stdio};

use claimgraph::render::{
    ActClass, Card, CardKind, Edge, Group, Letters, Options, Relation, Scene, Standing, Theme, dot,
    place, svg,
};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::has_dot;

fn words() -> Vec<String> {
    let mut words: Vec<String> = [
        "",
        "   ",
        "\"",
        "\\",
        "\\N \\G \\E",
        "ends with \\",
        "x\"]; evil [label=\"pwned",
        "]]>",
        "</script><script>alert(1)</script>",
        "</text></svg>",
        "<b>&amp; &#0; &bogus;",
        "a\0b",
        "\u{202E}reversed\u{202C} \u{2066}isolated",
        "line\none\r\ntwo",
        "-->",
        "👩‍👩‍👧‍👦🏳️‍🌈 e\u{301}\u{301}\u{301}\u{301}\u{301}",
        "разрешение",
        "άδεια",
        "授权远程导弹打击",
        "תירבע العربية",
        "javascript:alert(1)",
        "\u{FFFE}\u{FFFF}\u{FEFF}",
        "node",
    ]
    .map(String::from)
    .to_vec();
    words.push("long ".repeat(2048));
    words.push("W".repeat(10_240));
    words
}

/// Four cards and three lines, hostile wherever a word can stand.
fn scene(word: &str) -> Scene {
    let mut scene = Scene::new(word, word);
    let columns = [scene.column(), scene.column()];
    scene.columns[0].heading = Some(word.into());
    scene.groups = vec![Group { name: word.into() }];
    let event = CardKind::Event {
        class: ActClass::Warn,
        standing: Standing::Disputed,
        verb: word.into(),
    };
    let negated = CardKind::Event {
        class: ActClass::Authorize,
        standing: Standing::Negated,
        verb: word.into(),
    };
    let claim = CardKind::Claim {
        class: ActClass::Support,
    };
    for (index, kind) in [CardKind::Person, event, claim, negated]
        .into_iter()
        .enumerate()
    {
        let mut card = Card::new(word, kind, word, word)
            .note(word)
            .words(word)
            .tooltip(word)
            .link(word)
            .in_column(columns[index % 2]);
        card.group = (index == 0).then_some(0);
        scene.card(card);
    }
    for (from, to) in [(0, 1), (1, 2), (3, 1)] {
        let mut edge = Edge::new(from, to, Relation::Denies)
            .label(word)
            .tooltip(word);
        edge.id = word.into();
        scene.edge(edge);
    }
    scene.footer = vec![word.into()];
    scene.statements = vec![word.into()];
    scene
}

/// The elements of a well-formed document whose class starts with `class`, and all their ids.
fn count(document: &str, class: &str) -> (usize, Vec<String>) {
    let mut reader = Reader::from_str(document);
    let (mut found, mut ids, mut depth) = (0, Vec::new(), 0_i32);
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                depth += i32::from(matches!(event, Event::Start(_)));
                assert_ne!(start.name().as_ref(), "script");
                for attribute in start.attributes() {
                    let attribute = attribute.unwrap();
                    let value = attribute.value.into_owned();
                    match attribute.key.as_ref() {
                        "class" if value.split(' ').next() == Some(class) => found += 1,
                        "id" => ids.push(value),
                        "href" => assert!(!value.starts_with("javascript")),
                        _ => {}
                    }
                }
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    (found, ids)
}

#[test]
fn svg_keeps_its_form() {
    for word in words() {
        let placed = place(&scene(&word), &Options::default()).unwrap();
        let document = svg(&placed, &Theme::LIGHT, Letters::Live);
        let (cards, ids) = count(&document, "card");
        let (edges, _) = count(&document, "edge");
        assert_eq!((cards, edges), (4, 3), "{word:?}");
        let mut unlike = ids.clone();
        unlike.sort();
        unlike.dedup();
        assert_eq!(
            unlike.len(),
            ids.len(),
            "ids are unlike each other: {word:?}"
        );
        assert!(
            document
                .chars()
                .all(|letter| letter == '\n' || !letter.is_control())
        );
    }
}

#[test]
fn dot_keeps_its_form() {
    if !has_dot("dot_keeps_its_form") {
        return;
    }
    for word in words() {
        let text = dot(&scene(&word), &Theme::DARK);
        let mut child = Command::new("dot")
            .arg("-Tsvg")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(text.as_bytes())
            .unwrap();
        let output = child.wait_with_output().unwrap();
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{complaint}\n{text}");
        let document = String::from_utf8(output.stdout).unwrap();
        let nodes = document.matches("class=\"node ").count();
        let edges = document.matches("class=\"edge ").count();
        assert_eq!((nodes, edges), (4, 3), "{word:?}\n{complaint}");
    }
}
