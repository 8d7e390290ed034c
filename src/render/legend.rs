//! What a picture's signs mean: only those that it shows.

use super::{ActClass, Card, CardKind, Edge, Relation, Scene, Standing};

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

/// The legend of `scene`: what its view says that a sign means, else what the sign usually means.
pub fn legend(scene: &Scene) -> Vec<Entry> {
    let has = |test: &dyn Fn(&CardKind) -> bool| scene.cards.iter().any(|card| test(&card.kind));
    let is = |wanted: CardKind| has(&|kind| *kind == wanted);
    let stands = |wanted: Standing| {
        has(&|kind| matches!(kind, CardKind::Event { standing, .. } if *standing == wanted))
    };
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |sign, words: &[(bool, &str)]| {
        // What a line tells already, a card of the same meaning need not tell again.
        let told = |word: &str| {
            entries.iter().any(|entry| {
                entry.sign == Sign::DashedLine && entry.words.split(", ").any(|it| it == word)
            })
        };
        let shown = words.iter().filter(|(shown, word)| *shown && !told(word));
        let words: Vec<&str> = shown.map(|(_, word)| *word).collect();
        if !words.is_empty() {
            let words = meaning(scene, sign).map_or_else(|| words.join(", "), str::to_owned);
            let words = match sign {
                Sign::Header(_) | Sign::Line(_) => few(&words),
                _ => words,
            };
            entries.push(Entry { sign, words });
        }
    };
    add(
        Sign::Rounded,
        &[
            (is(CardKind::Person), "person"),
            (is(CardKind::Unnamed), "unnamed source"),
        ],
    );
    add(
        Sign::Square,
        &[
            (is(CardKind::Body), "state, body or force"),
            (is(CardKind::Place), "place"),
            (is(CardKind::Item), "item"),
            (is(CardKind::Source), "source"),
            (is(CardKind::Slot), "part of the condition"),
        ],
    );
    let is_claim = has(&|kind| matches!(kind, CardKind::Claim { .. }));
    add(Sign::Bar, &[(is_claim, "what was said")]);
    for (class, relation, word) in CLASSES {
        // A line that means the act too tells its colour already.
        let line = relation.map(Sign::Line);
        let told = line.is_some_and(|it| is_line_drawn(scene, it) && meaning(scene, it).is_none());
        let shown = !told && scene.cards.iter().any(|card| shows(card, class));
        let acts = relation.and_then(|_| acts(scene, class, shows));
        add(
            Sign::Header(class),
            &[(shown, acts.as_deref().unwrap_or(word))],
        );
    }
    for (sign, word) in LINES {
        let class = CLASSES
            .iter()
            .find(|(_, relation, _)| relation.map(Sign::Line) == Some(sign));
        let acts = class.and_then(|(class, ..)| acts(scene, *class, is_of));
        add(
            sign,
            &[(is_line_drawn(scene, sign), acts.as_deref().unwrap_or(word))],
        );
    }
    add(
        Sign::Dashed,
        &[
            (
                stands(Standing::Hedged),
                "hedged or not said to have happened",
            ),
            (is(CardKind::Question), "open question"),
        ],
    );
    add(Sign::Split, &[(stands(Standing::Disputed), "disputed")]);
    add(
        Sign::Struck,
        &[
            (stands(Standing::Negated), "denied or did not happen"),
            (stands(Standing::Retracted), "retracted"),
        ],
    );
    entries
}

/// The acts of a class that the picture shows in some way, "promises, supplies": its colour stands
/// for each.
fn acts(scene: &Scene, wanted: ActClass, is_shown: fn(&Card, ActClass) -> bool) -> Option<String> {
    let mut acts: Vec<&str> = Vec::new();
    for card in scene.cards.iter().filter(|card| is_shown(card, wanted)) {
        if let CardKind::Event { verb, .. } = &card.kind
            && !acts.contains(&&**verb)
        {
            acts.push(verb);
        }
    }
    (!acts.is_empty()).then(|| acts.join(", "))
}

fn is_of(card: &Card, wanted: ActClass) -> bool {
    matches!(&card.kind, CardKind::Event { class, .. } if *class == wanted)
}

/// At most four meanings, as many as a line of the legend has room for.
fn few(words: &str) -> String {
    let all: Vec<&str> = words.split(", ").collect();
    match all.get(..3) {
        Some(first) if all.len() > 4 => format!("{} and the like", first.join(", ")),
        _ => words.to_owned(),
    }
}

/// What the view says that a sign means.
fn meaning(scene: &Scene, sign: Sign) -> Option<&str> {
    let own = scene.meanings.iter().find(|entry| entry.sign == sign)?;
    Some(&own.words)
}

fn is_line_drawn(scene: &Scene, sign: Sign) -> bool {
    let drawn = |edge: &Edge| match sign {
        // Grey is no kind of act: dashed or double, a line is told of by that alone.
        Sign::Line(Relation::Structure) => {
            edge.relation == Relation::Structure && !edge.derived && !edge.hedged
        }
        Sign::Line(relation) => edge.relation == relation,
        Sign::DoubleLine => edge.derived,
        Sign::DashedLine => edge.hedged,
        _ => false,
    };
    scene.edges.iter().any(drawn)
}

/// Whether a card has a header in the colour of a class.
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
    (ActClass::Deny, Some(Relation::Denies), "opposes"),
    (ActClass::Military, None, "military act"),
    (ActClass::Structure, None, "other act"),
];

const LINES: [(Sign, &str); 7] = [
    (Sign::Line(Relation::Authorizes), "authorizes"),
    (Sign::Line(Relation::Warns), "warns"),
    (Sign::Line(Relation::Supports), "supports"),
    (Sign::Line(Relation::Denies), "opposes"),
    (Sign::Line(Relation::Structure), "concerns"),
    (Sign::DoubleLine, "derived"),
    (Sign::DashedLine, "hedged"),
];
