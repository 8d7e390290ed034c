//! Columns that have an order of their own keep it, whoever places them.

use claimgraph::render::{Direction, Engine, Options, Scene, dot, place};

use super::{has_dot, random};

/// A scene whose lines would rather have its cards in another order.
fn in_order(seed: u64) -> Scene {
    let mut scene = random::columns(seed);
    for column in &mut scene.columns {
        column.in_order = true;
    }
    // Some versions of `dot` fail on labelled lines within a column.
    let (cards, edges) = (&scene.cards, &mut scene.edges);
    edges.retain(|edge| cards[edge.from].column != cards[edge.to].column);
    scene.groups.clear();
    for card in &mut scene.cards {
        card.group = None;
    }
    scene
}

/// How many neighbours of a column stand the wrong way round.
fn wrong(scene: &Scene, options: &Options) -> usize {
    let placed = place(scene, options).unwrap();
    let columns = 0..scene.columns.len();
    let inversions = |column: usize| {
        let own = scene.cards.iter().zip(&placed.cards);
        let own = own.filter(|(card, _)| card.column == column);
        let starts: Vec<f64> = own
            .map(|(_, placed)| match options.direction {
                Direction::Right => placed.rect.y,
                Direction::Down => placed.rect.x,
            })
            .collect();
        starts.windows(2).filter(|pair| pair[0] > pair[1]).count()
    };
    columns.map(inversions).sum()
}

#[test]
fn time_runs_down_in_a_column() {
    for engine in [Engine::Builtin, Engine::Graphviz] {
        if engine == Engine::Graphviz && !has_dot("time_runs_down_in_a_column with Graphviz") {
            continue;
        }
        for direction in [Direction::Right, Direction::Down] {
            let options = Options {
                engine,
                direction,
                ..Options::default()
            };
            for seed in 0..12 {
                let scene = in_order(seed);
                assert_eq!(wrong(&scene, &options), 0, "seed {seed} {options:?}");
            }
        }
    }
}

#[test]
fn without_an_order_lines_have_their_way() {
    let free = |seed| {
        let mut scene = in_order(seed);
        for column in &mut scene.columns {
            column.in_order = false;
        }
        wrong(&scene, &Options::default())
    };
    assert!((0..12).map(free).sum::<usize>() > 0);
}

#[test]
fn a_dot_file_tells_the_order() {
    use claimgraph::render::Theme;
    let scene = in_order(3);
    let column = scene.cards[0].column;
    let mut own = (0..scene.cards.len()).filter(|card| scene.cards[*card].column == column);
    let (first, second) = (own.next().unwrap(), own.next().unwrap());
    let line = format!("n{first} -> n{second}");
    assert!(dot(&scene, &Theme::LIGHT).contains(&line), "{line}");
}

/// Lines of many kinds at one side of a card end far enough from each other to be told apart.
#[test]
fn a_card_is_high_enough_for_its_lines() {
    use claimgraph::render::{Card, CardKind, Edge, Relation};
    let mut scene = Scene::new("", "");
    let card = |name: &str| Card::new(name, CardKind::Body, "state", name);
    let hub = scene.card(card("hub"));
    for spoke in 0..4 {
        let other = scene.card(card(&spoke.to_string()));
        for relation in [Relation::Warns, Relation::Denies] {
            scene.edge(Edge::new(hub, other, relation).hedged(spoke % 2 == 0));
            scene.edge(Edge::new(other, hub, relation).hedged(spoke % 2 == 0));
        }
    }
    let placed = place(&scene, &Options::default()).unwrap();
    let side = placed.cards[hub].rect.right();
    let lines = placed.edges.iter().flat_map(|edge| {
        let first = edge.curve.samples(1)[0];
        [first, edge.tip]
    });
    let mut ends: Vec<f64> = lines
        .filter(|point| (point.x - side).abs() < 1.0)
        .map(|point| point.y)
        .collect();
    ends.sort_by(f64::total_cmp);
    ends.dedup_by(|a, b| (*a - *b).abs() < 0.1);
    assert!(ends.len() > 5, "{ends:?}");
    assert!(
        ends.windows(2).all(|pair| pair[1] - pair[0] > 10.0),
        "{ends:?}"
    );
}
