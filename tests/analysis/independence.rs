//! Independence and choke points against every set of routes.

use std::collections::BTreeSet;

use claimgraph::analysis::Derived;
use claimgraph::analysis::independence::Origins;
use claimgraph::graph::{Evidence, Graph, NodeIndex};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::graphs::{EVENT, Records, Size, records};
use super::oracle::{Puzzle, Route, choke_points, routes};

/// Up to so many routes the number is exact.
const EXACT: usize = 24;

const SMALL: Size = Size {
    actors: 3..=6,
    sources: 2..=6,
    claims: 1..=9,
    ties: 0.95,
};

/// About as many routes as can be counted exactly, and more.
const LARGE: Size = Size {
    actors: 30..=60,
    sources: 30..=50,
    claims: 26..=52,
    ties: 0.2,
};

/// What is derived of the event.
struct Is {
    origins: Origins,
    against: Origins,
    choke_points: Vec<String>,
}

fn event(graph: &Graph) -> NodeIndex {
    graph.find(EVENT).expect("an event")
}

fn is(derived: &Derived<'_>) -> Is {
    let graph = derived.graph;
    let state = derived.event(event(graph));
    let choke_points = state.choke_points.iter();
    Is {
        origins: state.origins,
        against: state.against,
        choke_points: choke_points.map(|it| graph.id(*it).to_string()).collect(),
    }
}

/// The routes for the event and those against it.
fn sides(derived: &Derived<'_>) -> [Vec<Route>; 2] {
    let state = derived.event(event(derived.graph));
    [&state.positive, &state.negative].map(|claims| routes(derived, claims))
}

/// The number that the model gives.
fn number(puzzle: &Puzzle<'_>) -> u32 {
    if puzzle.len() <= EXACT {
        puzzle.by_branching()
    } else {
        puzzle.greedily()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn small_graphs_agree_with_every_subset(records in records(&SMALL)) {
        prop_assume!(records.errors().is_empty());
        let (graph, evidence) = (records.graph(), Evidence::default());
        let derived = Derived::new(&graph, &evidence);
        let (is, sides) = (is(&derived), sides(&derived));
        for (is, routes) in [is.origins, is.against].into_iter().zip(&sides) {
            let (low, high) = (Puzzle::low(&derived, routes), Puzzle::high(routes));
            let want = Origins {
                low: low.by_every_subset(),
                high: high.by_every_subset(),
                at_least: false,
            };
            prop_assert_eq!(is, want, "{:#?}", routes);
            // The other way to count is the measure of the large ones.
            prop_assert_eq!((low.by_branching(), high.by_branching()), (want.low, want.high));
        }
        let found: BTreeSet<String> = is.choke_points.iter().cloned().collect();
        prop_assert_eq!(found.len(), is.choke_points.len());
        prop_assert_eq!(found, choke_points(&sides[0]), "{:#?}", sides);
    }

    #[test]
    fn without_a_choke_point_no_origin_is_left(records in records(&SMALL)) {
        let (graph, evidence) = (records.graph(), Evidence::default());
        let derived = Derived::new(&graph, &evidence);
        let state = derived.event(event(&graph));
        // Without the later word of who turned, the earlier one would be back.
        prop_assume!(state.aside.is_empty());
        for point in &state.choke_points {
            let without = Evidence { without: vec![*point], ..Evidence::default() };
            let left = is(&Derived::new(&graph, &without)).origins;
            prop_assert_eq!(left, Origins::default(), "without {}", graph.id(*point));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn large_graphs_are_counted_greedily(records in records(&LARGE)) {
        let (graph, evidence) = (records.graph(), Evidence::default());
        let derived = Derived::new(&graph, &evidence);
        let (is, sides) = (is(&derived), sides(&derived));
        for (is, routes) in [is.origins, is.against].into_iter().zip(&sides) {
            let (low, high) = (Puzzle::low(&derived, routes), Puzzle::high(routes));
            let number_of_low = number(&low);
            let want = Origins {
                low: number_of_low,
                // What is independent in low is so in high.
                high: number(&high).max(number_of_low),
                at_least: routes.len() > EXACT,
            };
            prop_assert_eq!(is, want, "{:#?}", routes);
            prop_assert!(is.low <= is.high);
            prop_assert!(is.low <= low.by_branching() && is.high <= high.by_branching());
        }
        let found: BTreeSet<String> = is.choke_points.into_iter().collect();
        prop_assert_eq!(found, choke_points(&sides[0]));
    }

    #[test]
    fn the_order_of_files_and_records_changes_nothing(
        records in prop_oneof![records(&SMALL), records(&LARGE)],
        keys in proptest::collection::vec(any::<u16>(), 150),
    ) {
        let evidence = Evidence::default();
        let (graph, other) = (records.graph(), records.reordered(&keys));
        let (is, that) = (
            is(&Derived::new(&graph, &evidence)),
            is(&Derived::new(&other, &evidence)),
        );
        prop_assert_eq!(is.origins, that.origins);
        prop_assert_eq!(is.against, that.against);
        prop_assert_eq!(is.choke_points, that.choke_points);
    }

    /// Each of some states has so many aides, who speak to an outlet each; and some outlets add a
    /// word of their own.
    #[test]
    fn states_and_their_aides(states in 1_usize..9, aides in 1_usize..9, bare in 0_usize..12) {
        let mut records = Records::default();
        records.event();
        for state in 0..states {
            records.actor(&format!("state-{state}"), "kind: state");
            for aide in 0..aides {
                let id = format!("aide-{state}-{aide}");
                let of = format!("affiliations: [{{ role: employed-by, of: state-{state} }}]");
                records.actor(&id, &format!("kind: unnamed, {of}"));
                records.source(&format!("report-{state}-{aide}"), "kind: news");
                let said = format!("source: report-{state}-{aide}, said_by: {id}");
                records.claim(&format!("claim-{state}-{aide}"), &said);
            }
        }
        for word in 0..bare {
            records.source(&format!("word-{word}"), "kind: news");
            records.claim(&format!("claim-{word}"), &format!("source: word-{word}"));
        }
        let (graph, evidence) = (records.graph(), Evidence::default());
        let routes = states * aides + bare;
        let want = Origins {
            low: u32::try_from(states).expect("a few"),
            high: u32::try_from(routes).expect("a few"),
            at_least: routes > EXACT,
        };
        prop_assert_eq!(is(&Derived::new(&graph, &evidence)).origins, want);
    }

    /// Each of some houses has so many reports, on the word of another person each.
    #[test]
    fn houses_and_their_reports(houses in 1_usize..9, reports in 1_usize..9) {
        let mut records = Records::default();
        records.event();
        for house in 0..houses {
            records.actor(&format!("house-{house}"), "kind: organization");
            for report in 0..reports {
                let number = format!("{house}-{report}");
                records.actor(&format!("person-{number}"), "kind: person");
                let published = format!("kind: news, publisher: house-{house}");
                records.source(&format!("report-{number}"), &published);
                let said = format!("source: report-{number}, said_by: person-{number}");
                records.claim(&format!("claim-{number}"), &said);
            }
        }
        let (graph, evidence) = (records.graph(), Evidence::default());
        let derived = Derived::new(&graph, &evidence);
        let origins = u32::try_from(houses).expect("a few");
        let want = Origins {
            low: origins,
            high: origins,
            at_least: houses * reports > EXACT,
        };
        let is = is(&derived);
        prop_assert_eq!(is.origins, want);
        prop_assert_eq!(is.choke_points.is_empty(), houses > 1);
    }

    /// Two outlets each have a long way to what they tell, and a short one from the one to the
    /// other that only cites: the greedy walk would take that one for the two.
    #[test]
    fn a_route_that_only_cites_takes_none_away(pairs in 1_usize..8, alone in 0_usize..24) {
        let mut records = Records::default();
        records.event();
        for pair in 0..pairs {
            for side in ["east", "west"] {
                let id = format!("{side}-{pair}");
                records.actor(&id, "kind: organization");
                for nth in 0..3 {
                    records.actor(&format!("person-{id}-{nth}"), "kind: person");
                }
                for source in ["own", "more"] {
                    let published = format!("kind: news, publisher: {id}");
                    records.source(&format!("{source}-{id}"), &published);
                }
                let way = format!("[person-{id}-0, person-{id}-1, person-{id}-2]");
                let said = format!("source: own-{id}, said_by: {way}");
                records.claim(&format!("said-{id}"), &said);
            }
            let cites = format!("source: more-east-{pair}, said_by: {{ source: more-west-{pair} }}");
            records.claim(&format!("cites-{pair}"), &cites);
        }
        for number in 0..alone {
            records.actor(&format!("person-{number}"), "kind: person");
            records.source(&format!("report-{number}"), "kind: news");
            let said = format!("source: report-{number}, said_by: person-{number}");
            records.claim(&format!("said-{number}"), &said);
        }
        let (graph, evidence) = (records.graph(), Evidence::default());
        let origins = u32::try_from(2 * pairs + alone).expect("a few");
        let want = Origins {
            low: origins,
            high: origins,
            at_least: 3 * pairs + alone > EXACT,
        };
        prop_assert_eq!(is(&Derived::new(&graph, &evidence)).origins, want);
    }
}

/// How many of some random graphs have each of some things.
fn count<const N: usize>(
    size: &Size,
    of: u32,
    has: impl Fn(&Is, &Derived<'_>, &[Route]) -> [bool; N],
) -> [u32; N] {
    let mut runner = TestRunner::deterministic();
    let evidence = Evidence::default();
    let strategy = records(size);
    let mut counts = [0; N];
    for _ in 0..of {
        let tree = strategy.new_tree(&mut runner).expect("a graph");
        let graph = tree.current().graph();
        let derived = Derived::new(&graph, &evidence);
        let has = has(&is(&derived), &derived, &sides(&derived)[0]);
        for (count, has) in counts.iter_mut().zip(has) {
            *count += u32::from(has);
        }
    }
    counts
}

/// The graphs are worth the trying only if they hold what can be got wrong.
#[test]
fn the_random_graphs_have_what_is_tried() {
    let small = count(&SMALL, 200, |is, _, routes| {
        let Origins { low, high, .. } = is.origins;
        [
            low > 0 && low < high,
            low > 1,
            high > 2,
            routes.len() > 1 && !is.choke_points.is_empty(),
            is.against.high > 1,
        ]
    });
    assert!(reaches(small, [40, 12, 8, 40, 15]), "{small:?}");
    let large = count(&LARGE, 100, |is, derived, routes| {
        let (low, high) = (Puzzle::low(derived, routes), Puzzle::high(routes));
        [
            is.origins.at_least,
            !is.origins.at_least,
            low.len() > EXACT,
            low.len() > EXACT && low.greedily() < low.by_branching(),
            high.len() > EXACT && high.greedily() < high.by_branching(),
            is.origins.low > 4,
        ]
    });
    assert!(reaches(large, [40, 20, 5, 2, 15, 60]), "{large:?}");
}

fn reaches<const N: usize>(counts: [u32; N], least: [u32; N]) -> bool {
    counts
        .iter()
        .zip(least)
        .all(|(count, least)| *count >= least)
}
