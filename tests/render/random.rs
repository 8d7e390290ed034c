//! Scenes made by a small generator of its own, the same for a seed everywhere.

use claimgraph::render::{ActClass, Card, CardKind, Edge, Group, Relation, Scene, Standing};

struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    fn words(&mut self, most: usize) -> String {
        const WORDS: [&str; 12] = [
            "missiles",
            "the",
            "border",
            "of",
            "Ελλάδα",
            "разрешение",
            "long-range",
            "to",
            "state",
            "Donaudampfschifffahrtsgesellschaftskapitän",
            "W",
            "“may”",
        ];
        let count = 1 + self.roll(most);
        (0..count)
            .map(|_| WORDS[self.roll(WORDS.len())])
            .collect::<Vec<_>>()
            .join(" ")
    }
}

const CLASSES: [ActClass; 6] = [
    ActClass::Authorize,
    ActClass::Warn,
    ActClass::Support,
    ActClass::Deny,
    ActClass::Military,
    ActClass::Structure,
];

/// Two to five columns with one to six cards each, lines forth, back, within columns and around.
pub(super) fn columns(seed: u64) -> Scene {
    let mut dice = Dice(seed.wrapping_mul(7919) + 17);
    let mut scene = Scene::new(dice.words(6), dice.words(9));
    let count = 2 + dice.roll(4);
    let grouped = dice.roll(5) == 0;
    if grouped {
        scene.groups = vec![
            Group {
                name: dice.words(2),
            },
            Group {
                name: dice.words(2),
            },
        ];
    }
    for column in 0..count {
        scene.column();
        if dice.roll(6) == 0 {
            scene.columns[column].heading = Some(dice.words(3));
        }
        for _ in 0..=dice.roll(6) {
            let mut card = card(&mut dice, scene.cards.len()).in_column(column);
            if grouped {
                card.group = Some(dice.roll(3)).filter(|group| *group < 2);
            }
            scene.card(card);
        }
    }
    let cards = scene.cards.len();
    for _ in 0..cards + dice.roll(cards) {
        let relation = [
            Relation::Authorizes,
            Relation::Warns,
            Relation::Supports,
            Relation::Denies,
            Relation::Structure,
        ][dice.roll(5)];
        let mut edge =
            Edge::new(dice.roll(cards), dice.roll(cards), relation).hedged(dice.roll(3) == 0);
        edge.derived = dice.roll(6) == 0;
        if dice.roll(2) == 0 {
            edge.label = dice.words(3);
        }
        scene.edge(edge);
    }
    scene.footer = vec![dice.words(30)];
    scene
}

/// The same scenes without columns.
pub(super) fn free(seed: u64) -> Scene {
    let mut scene = columns(seed);
    scene.columns.clear();
    for card in &mut scene.cards {
        card.column = 0;
    }
    scene
}

fn card(dice: &mut Dice, index: usize) -> Card {
    let class = CLASSES[dice.roll(6)];
    let standing = [
        Standing::Solid,
        Standing::Solid,
        Standing::Hedged,
        Standing::Disputed,
        Standing::Negated,
        Standing::Retracted,
    ][dice.roll(6)];
    let kind = match dice.roll(6) {
        0 => CardKind::Person,
        1 => CardKind::Unnamed,
        2 => CardKind::Body,
        3 => CardKind::Question,
        4 => CardKind::Claim { class },
        _ => CardKind::Event {
            class,
            standing,
            verb: dice.words(1),
        },
    };
    let mut card = Card::new(format!("card/{index}"), kind, dice.words(3), dice.words(12));
    for _ in 0..dice.roll(3) {
        card = card.note(format!("{} · {}", dice.words(2), dice.words(3)));
    }
    if dice.roll(4) == 0 {
        card = card.words(dice.words(20));
    }
    card
}
