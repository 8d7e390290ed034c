//! Pictures of hostile words: they change neither the number of things nor the form of a document.

use claimgraph::render::{
    ActClass, Card, CardKind, Edge, Group, Letters, Options, Relation, Scene, Standing, Theme, dot,
    place, svg, svg_auto,
};
use quick_xml::Reader;
use quick_xml::events::Event;

/// A word wherever one can stand: SVG and DOT keep their form.
pub fn pictures(data: &[u8]) {
    let word = String::from_utf8_lossy(data);
    let scene = scene(&word);
    let placed = place(&scene, &Options::default()).expect("a picture of four cards");
    for document in [
        svg(&placed, &Theme::LIGHT, Letters::Live),
        svg_auto(&placed, Letters::Live),
    ] {
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
        let is_shown = |letter: char| letter == '\n' || !letter.is_control();
        assert!(document.chars().all(is_shown), "{word:?}");
    }
    let source = dot(&scene, &Theme::DARK);
    let is_shown = |letter: char| matches!(letter, '\n' | '\t') || !letter.is_control();
    assert!(source.chars().all(is_shown), "{word:?}");
}

/// Four cards and three lines, hostile wherever a word can stand.
pub fn scene(word: &str) -> Scene {
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
        let event = reader.read_event().expect("well-formed XML");
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                depth += i32::from(matches!(event, Event::Start(_)));
                assert_ne!(start.name().as_ref(), "script");
                for attribute in start.attributes() {
                    let attribute = attribute.expect("an attribute");
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
