//! What the words around a picture say: the same of the same set, and only of what is drawn.

use claimgraph::render::layout::geometry::{Point, Rect};
use claimgraph::render::view::View;
use claimgraph::render::{CardKind, Options, Placed, Relation, Scene, place};

use super::views;

/// The numbers of the sentence that tells what is not drawn: of how many, how many for each reason.
fn not_drawn(scene: &Scene) -> Option<(usize, usize, Vec<usize>)> {
    let foot = scene.footer.join(" ");
    let (before, reasons) = foot.split_once(" events")?;
    let (_, counts) = before.rsplit_once("Not drawn: ")?;
    let (missing, asked) = counts.split_once(" of ")?;
    let missing = missing.parse().unwrap();
    let reasons = reasons.split(['.', ';']).next().unwrap();
    let counts = match reasons.strip_prefix(": ") {
        Some(reasons) => reasons
            .split(", ")
            .filter_map(|reason| reason.split(' ').next()?.parse().ok())
            .collect(),
        None => vec![missing],
    };
    Some((missing, asked.parse().unwrap(), counts))
}

#[test]
fn counts_add_up() {
    let mut told = 0;
    for (name, scene) in views::all() {
        let Some((missing, asked, reasons)) = not_drawn(&scene) else {
            continue;
        };
        told += 1;
        assert_eq!(missing, reasons.iter().sum::<usize>(), "{name}");
        let events = scene.cards.iter();
        let events = events.filter(|card| matches!(card.kind, CardKind::Event { .. }));
        if name.ends_with("-all") || name.ends_with("-ladder") {
            assert_eq!(asked - missing, events.count(), "{name}");
        }
        if name.ends_with("-all") {
            let subtitle = format!("{} of {asked} events", asked - missing);
            assert_eq!(scene.subtitle, subtitle, "{name}");
        }
    }
    assert!(told >= 8, "{told}");
}

#[test]
fn actors_and_ladders_say_what_has_no_place_in_them() {
    let foot = |view| views::view("gulf", view).footer.join(" ");
    assert!(foot(View::Actors).contains("with nobody known on one of two sides"));
    assert!(foot(View::Ladder).contains("not of the one towards the other"));
}

/// A subtitle promises nothing that is not drawn.
#[test]
fn permissions_and_orders_are_told_apart() {
    let mut confirmed = 0;
    for graph in ["gulf", "kursk", "tour"] {
        let scene = views::view(graph, View::Authorizations);
        let verb = |wanted: &str| {
            let cards = scene.cards.iter();
            let found = cards.filter(
                |card| matches!(&card.kind, CardKind::Event { verb, .. } if verb == wanted),
            );
            found.count()
        };
        let subtitle = &scene.subtitle;
        assert_eq!(subtitle.contains("order"), verb("orders") > 0, "{subtitle}");
        let is_confirmed = scene
            .edges
            .iter()
            .any(|it| it.relation == Relation::Supports);
        assert_eq!(subtitle.contains("who confirm"), is_confirmed, "{subtitle}");
        confirmed += usize::from(is_confirmed);
    }
    assert!((1..3).contains(&confirmed), "both cases");
    let subtitle = views::view("gulf", View::Authorizations).subtitle;
    assert_eq!(
        subtitle,
        "7 permissions and 2 orders, and whom they concern"
    );
}

/// "1 situations": what is counted is said so that it is right of one and of many.
#[test]
fn one_is_not_told_of_as_many() {
    for (name, scene) in views::all() {
        for words in scene.footer.iter().chain([&scene.subtitle]) {
            let words: Vec<&str> = words.split([' ', ',', '.', ':']).collect();
            let wrong = words
                .windows(2)
                .any(|pair| pair[0] == "1" && pair[1].len() > 2 && pair[1].ends_with('s'));
            assert!(!wrong, "{name}: {words:?}");
        }
    }
}

#[test]
fn terms_are_explained_where_they_are_drawn() {
    for (name, scene) in views::all() {
        let foot = scene.footer.join(" ").to_lowercase();
        let notes = scene.cards.iter().flat_map(|card| &card.notes);
        let labels = scene.edges.iter().map(|edge| &edge.label);
        let words: Vec<&String> = notes.chain(labels).chain([&scene.subtitle]).collect();
        for (term, told) in [
            ("¶", "¶ = "),
            ("origin", "origins = "),
            ("derived", "derived = "),
            ("background", "background = "),
        ] {
            let drawn = words.iter().any(|words| words.contains(term));
            assert_eq!(foot.contains(told), drawn, "{name}: {term}");
        }
        assert!(!foot.contains("dashed"), "{name}: the legend tells it");
    }
}

/// Machine words: ISO 8601 dates and durations.
#[test]
fn dates_are_said_as_readers_say_them() {
    let is_machine = |word: &str| {
        let parts: Vec<&str> = word.split('-').collect();
        let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        // Two years may be joined by a dash: 1990-1991.
        parts.len() > 2 && parts.iter().take(2).all(digits)
            || word.starts_with('P') && word[1..].bytes().any(|byte| byte.is_ascii_digit())
    };
    for (name, scene) in views::all() {
        let cards = scene.cards.iter();
        let cards = cards.flat_map(|card| card.notes.iter().chain([&card.name]));
        let headings = scene.columns.iter().filter_map(|it| it.heading.as_ref());
        let around = scene.footer.iter().chain([&scene.subtitle]);
        for words in cards.chain(headings).chain(around) {
            let found = words.split([' ', '(', ')', ',', ';', '.']);
            let found: Vec<&str> = found.filter(|word| is_machine(word)).collect();
            assert!(found.is_empty(), "{name}: {found:?} in {words}");
        }
    }
}

/// The event of the claims is said by its own card, not by each claim again.
#[test]
fn claims_do_not_repeat_their_event() {
    let scene = views::view("kursk", View::Claim);
    let event = |kind: &CardKind| matches!(kind, CardKind::Event { .. });
    let event = scene.cards.iter().find(|card| event(&card.kind)).unwrap();
    let same = scene.cards.iter().filter(|card| card.name == event.name);
    assert_eq!(same.count(), 1);
}

/// A source's title is not cut where a wider card has room for it.
#[test]
fn titles_of_sources_are_whole() {
    let mut found = 0;
    for graph in ["gulf", "kursk", "tour"] {
        let scene = views::view(graph, View::Claim);
        let placed = place(&scene, &Options::default()).unwrap();
        for (card, place) in scene.cards.iter().zip(&placed.cards) {
            if card.kind == CardKind::Source {
                found += 1;
                let cut = place.lines.iter().any(|line| line.text.contains('…'));
                assert!(!cut, "{}", card.name);
            }
        }
    }
    assert!(found > 2);
}

/// Labels that are nearer to another line than to their own; it may only go down.
const NEARER_TO_ANOTHER: usize = 4;

#[test]
fn labels_belong_to_their_lines() {
    let (mut nearer, mut on_borders) = (0, 0);
    for (_, scene) in views::all() {
        let placed = place(&scene, &Options::default()).unwrap();
        for (index, area) in areas(&placed) {
            let own = distance(&placed, index, &area);
            let others = (0..placed.edges.len()).filter(|other| *other != index);
            nearer += usize::from(
                others
                    .into_iter()
                    .any(|it| distance(&placed, it, &area) < own),
            );
            let frames = placed.enclosures.iter().map(|enclosure| enclosure.rect);
            on_borders += frames
                .filter(|frame| frame.overlaps(&area) && !frame.encloses(&area))
                .count();
        }
    }
    assert!(nearer <= NEARER_TO_ANOTHER, "{nearer}");
    assert_eq!(on_borders, 0, "on the borders of enclosures");
}

fn areas(placed: &Placed) -> Vec<(usize, Rect)> {
    let edges = placed.edges.iter().enumerate();
    edges
        .filter_map(|(index, edge)| Some((index, edge.label.as_ref()?.0)))
        .collect()
}

fn distance(placed: &Placed, edge: usize, area: &Rect) -> f64 {
    let off = |point: &Point| {
        let x = (area.x - point.x).max(point.x - area.right()).max(0.0);
        let y = (area.y - point.y).max(point.y - area.bottom()).max(0.0);
        x.hypot(y)
    };
    let points = placed.edges[edge].curve.samples(60);
    points.iter().map(off).fold(f64::INFINITY, f64::min)
}
