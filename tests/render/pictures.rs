//! Pictures of the article and two more, kept under `target/tmp` to be looked at.

use std::path::Path;

use claimgraph::render::{
    ActClass, Card, CardKind, Column, Direction, Edge, Engine, Group, Letters, Options, Relation,
    Scene, Standing, Theme, dot, place, svg,
};

use super::{has_dot, random, views};

/// The pictures that the guides show are those that the tool draws. `UPDATE=1 cargo test --test
/// claimgraph pictures` draws them anew.
#[test]
fn the_pictures_of_the_guides_are_up_to_date() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    for (name, scene) in [
        ("authorizations", views::authorizations()),
        ("warnings", views::warnings()),
    ] {
        let options = Options {
            engine: Engine::Builtin,
            ..Options::default()
        };
        let placed = place(&scene, &options).unwrap();
        for (theme, ending) in [(Theme::LIGHT, "svg"), (Theme::DARK, "dark.svg")] {
            let file = folder.join(format!("{name}.{ending}"));
            let drawn = svg(&placed, &theme, Letters::Live);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&file, &drawn).unwrap();
            }
            let kept = std::fs::read_to_string(&file).unwrap_or_default();
            assert!(
                kept == drawn,
                "{} is not what is drawn; `UPDATE=1 cargo test --test claimgraph pictures` draws it",
                file.display()
            );
        }
    }
}

#[test]
fn pictures_are_painted() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    std::fs::create_dir_all(&folder).unwrap();
    let scenes = [
        ("authorizations", views::authorizations()),
        ("warnings", views::warnings()),
        ("standings", standings()),
        ("random", random::columns(12)),
    ];
    for (name, scene) in scenes {
        for theme in [Theme::LIGHT, Theme::DARK] {
            let file = folder.join(format!("{name}.{}.dot", theme.name));
            std::fs::write(file, dot(&scene, &theme)).unwrap();
        }
        for (engine, word) in [(Engine::Builtin, "builtin"), (Engine::Graphviz, "graphviz")] {
            if engine == Engine::Graphviz && !has_dot("pictures_are_painted with Graphviz") {
                continue;
            }
            for (direction, way) in [(Direction::Right, ""), (Direction::Down, ".down")] {
                let options = Options {
                    engine,
                    direction,
                    ..Options::default()
                };
                let placed = place(&scene, &options).unwrap();
                for theme in [Theme::LIGHT, Theme::DARK] {
                    let file = folder.join(format!("{name}.{word}{way}.{}.svg", theme.name));
                    std::fs::write(file, svg(&placed, &theme, Letters::Live)).unwrap();
                }
            }
        }
    }
}

/// A card of every kind, under headings, some in an enclosure.
fn standings() -> Scene {
    let mut scene = Scene::new(
        "How events stand",
        "A card of every kind, in columns with headings",
    );
    scene.groups = vec![Group {
        name: "The alliance".into(),
    }];
    for heading in ["In September", "Before the decision", "The decision"] {
        scene.columns.push(Column {
            heading: Some(heading.into()),
            ..Column::default()
        });
    }
    let event = |class, standing, who: &str, verb: &str, gloss: &str| {
        let kind = CardKind::Event {
            class,
            standing,
            verb: verb.into(),
        };
        Card::new("event", kind, who, gloss).note("reported · 2 sources · ¶3")
    };
    let warns = event(
        ActClass::Warn,
        Standing::Solid,
        "Eastland",
        "warns",
        "Missiles mean war",
    );
    let disputed = event(
        ActClass::Military,
        Standing::Disputed,
        "Eastland",
        "deploys",
        "Troops at the border",
    );
    let denied = event(
        ActClass::Authorize,
        Standing::Negated,
        "Roe",
        "authorizes",
        "Strikes at sea",
    );
    let taken = event(
        ActClass::Deny,
        Standing::Retracted,
        "Roe",
        "rejects",
        "The offer of talks",
    );
    let hedged = event(
        ActClass::Military,
        Standing::Hedged,
        "Southland",
        "attacks",
        "Depots are hit",
    );
    let supports = event(
        ActClass::Support,
        Standing::Solid,
        "Westland",
        "supplies",
        "Missiles",
    );
    let cards: Vec<usize> = [
        (warns, 0),
        (disputed, 1),
        (denied, 2),
        (taken, 2),
        (hedged, 1),
        (supports, 0),
    ]
    .into_iter()
    .map(|(card, column)| scene.card(card.in_column(column)))
    .collect();
    for name in ["Westland", "Northland"] {
        let mut member = Card::new(name, CardKind::Body, "State", name).in_column(2);
        member.group = Some(0);
        scene.card(member);
    }
    scene.edge(Edge::new(cards[0], cards[1], Relation::Structure).label("before"));
    scene.edge(Edge::new(cards[1], cards[2], Relation::Denies).label("contradicts"));
    scene.edge(Edge::new(cards[5], cards[4], Relation::Supports).hedged(true));
    scene.edge(Edge::new(cards[4], cards[3], Relation::Denies).hedged(true));
    scene.edge(Edge::new(cards[5], 7, Relation::Authorizes));
    scene
}
