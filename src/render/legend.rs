//! What a picture's signs mean: only those that it shows.

use super::{ActClass, Card, CardKind, Relation, Scene, Standing};

/// A sign and its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The sign.
    pub sign: Sign,
    /// Its meaning, in a few words.
    pub words: String,
}

/// A sign of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The rounded card.
    Rounded,
    /// The square card.
    Square,
    /// The card with a bar.
    Bar,
    /// A header in the colour of a class of acts.
    Header(ActClass),
    /// The split header.
    Split,
    /// The struck header.
    Struck,
    /// The dashed card.
    Dashed,
    /// A line.
    Line(Relation),
    /// The dashed line.
    DashedLine,
    /// The double line.
    DoubleLine,
}

/// The legend of `scene`.
pub fn legend(scene: &Scene) -> Vec<Entry> {
    let has = |test: &dyn Fn(&CardKind) -> bool| scene.cards.iter().any(|card| test(&card.kind));
    let stands = |wanted: &[Standing]| {
        has(&|kind| matches!(kind, CardKind::Event { standing, .. } if wanted.contains(standing)))
    };
    let mut entries = Vec::new();
    let mut add = |sign, words: &[(bool, &str)]| {
        let words: Vec<&str> = words
            .iter()
            .filter(|(shown, _)| *shown)
            .map(|(_, word)| *word)
            .collect();
        if !words.is_empty() {
            entries.push(Entry {
                sign,
                words: words.join(", "),
            });
        }
    };
    add(
        Sign::Rounded,
        &[
            (has(&|kind| *kind == CardKind::Person), "person"),
            (has(&|kind| *kind == CardKind::Unnamed), "unnamed source"),
        ],
    );
    add(
        Sign::Square,
        &[
            (has(&|kind| *kind == CardKind::Body), "state, body or force"),
            (has(&|kind| *kind == CardKind::Place), "place"),
            (has(&|kind| *kind == CardKind::Item), "item"),
        ],
    );
    add(
        Sign::Bar,
        &[(
            has(&|kind| matches!(kind, CardKind::Claim { .. })),
            "what was said",
        )],
    );
    for (class, relation, word) in CLASSES {
        let drawn = relation
            .is_some_and(|relation| scene.edges.iter().any(|edge| edge.relation == relation));
        add(
            Sign::Header(class),
            &[(
                !drawn && scene.cards.iter().any(|card| shows(card, class)),
                word,
            )],
        );
    }
    for (relation, word) in RELATIONS {
        let drawn = |edge: &super::Edge| edge.relation == relation && !edge.derived;
        add(
            Sign::Line(relation),
            &[(scene.edges.iter().any(drawn), word)],
        );
    }
    add(
        Sign::DoubleLine,
        &[(scene.edges.iter().any(|edge| edge.derived), "derived")],
    );
    add(
        Sign::DashedLine,
        &[(scene.edges.iter().any(|edge| edge.hedged), "hedged")],
    );
    add(
        Sign::Dashed,
        &[
            (
                stands(&[Standing::Hedged]),
                "hedged or not said to have happened",
            ),
            (has(&|kind| *kind == CardKind::Question), "open question"),
        ],
    );
    add(Sign::Split, &[(stands(&[Standing::Disputed]), "disputed")]);
    add(
        Sign::Struck,
        &[
            (stands(&[Standing::Negated]), "denied or did not happen"),
            (stands(&[Standing::Retracted]), "retracted"),
        ],
    );
    entries
}

fn shows(card: &Card, wanted: ActClass) -> bool {
    matches!(&card.kind, CardKind::Event { class, standing, .. }
        if *class == wanted && matches!(standing, Standing::Solid | Standing::Disputed))
}

const CLASSES: [(ActClass, Option<Relation>, &str); 6] = [
    (
        ActClass::Authorize,
        Some(Relation::Authorizes),
        "authorizes",
    ),
    (ActClass::Warn, Some(Relation::Warns), "warns"),
    (ActClass::Support, Some(Relation::Supports), "supports"),
    (ActClass::Deny, Some(Relation::Denies), "denies"),
    (ActClass::Military, None, "military act"),
    (ActClass::Structure, None, "other act"),
];

const RELATIONS: [(Relation, &str); 5] = [
    (Relation::Authorizes, "authorizes"),
    (Relation::Warns, "warns"),
    (Relation::Supports, "supports, confirms"),
    (Relation::Denies, "denies, contradicts"),
    (Relation::Structure, "concerns"),
];
