//! Paths against the naive search, on random graphs.

use std::collections::BTreeSet;

use claimgraph::query::connector::Connector;
use claimgraph::query::path::{Answer, Request, find};
use claimgraph::query::survey::Passage;
use claimgraph::query::when::InTime;
use petgraph::algo::dijkstra;
use proptest::prelude::*;

use super::graphs::{actor, ask, graph, texts};
use super::naive::{Trail, Walk, paths, shortest, trails};

fn found(answer: &Answer) -> Vec<Trail> {
    let paths = answer.written_out(100_000);
    paths
        .into_iter()
        .map(|path| {
            let connectors = path.steps.iter().map(|step| step.connector).collect();
            (path.actors, connectors)
        })
        .collect()
}

fn all() -> Request {
    Request {
        limit: 100_000,
        ..Request::default()
    }
}

/// The order of ties, from its definition.
fn rank(walk: &Walk) -> impl Ord + use<> {
    let derived = walk.passages.iter().filter(|it| it.connector.is_derived());
    let mut weakness: Vec<_> = walk.passages.iter().map(|it| it.weakness).collect();
    weakness.sort_unstable();
    weakness.reverse();
    let connectors = walk.passages.iter().map(|it| it.connector);
    let ids: Vec<_> = connectors.zip(walk.actors[1..].iter().copied()).collect();
    (derived.count(), weakness, ids)
}

/// Whether some dates within the windows of the passages never go back: any of the ends of the
/// windows is tried for each.
fn possibly_in_time(passages: &[Passage]) -> bool {
    let mut dates = Vec::new();
    for passage in passages {
        dates.push(passage.when[0]);
        if matches!(passage.connector, Connector::Link { .. }) {
            dates.push(passage.when[1]);
        }
    }
    let times: BTreeSet<i64> = dates
        .iter()
        .flat_map(|when| [when.possibly.0, when.possibly.1])
        .collect();
    let mut reached: BTreeSet<i64> = [i64::MIN].into();
    for when in dates {
        let fits = |time: &i64| when.possibly.0 <= *time && *time <= when.possibly.1;
        reached = times
            .iter()
            .filter(|time| fits(time) && reached.iter().any(|before| before <= time))
            .copied()
            .collect();
    }
    !reached.is_empty()
}

/// Whether no dates within the windows of the passages go back: each event's last instant is not
/// after the first of the next; what lasts can be passed at any time of its own.
fn certainly_in_time(passages: &[Passage]) -> bool {
    let mut reached = (i64::MIN, false);
    for passage in passages {
        let both = matches!(passage.connector, Connector::Link { .. });
        for when in &passage.when[..if both { 2 } else { 1 }] {
            let (first, last) = when.certainly;
            let same_day = when.is_day && reached == (last, true);
            if when.lasts {
                reached = (reached.0.max(first), false);
                if reached.0 > last {
                    return false;
                }
            } else if first < reached.0 && !same_day {
                return false;
            } else {
                reached = (last, when.is_day);
            }
        }
    }
    true
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_shortest_paths_are_those_of_a_naive_search((actors, text) in texts(), directed: bool) {
        let graph = graph(&text);
        let asked = ask(&graph, directed);
        let (from, to) = (actor(&graph, 0), actor(&graph, actors - 1));
        let answer = find(&asked.world, &[from], &[to], &all());
        let mut naive = shortest(paths(&asked.ways, from, to, &[], actors));
        naive.sort_by_cached_key(rank);
        let expected: Vec<_> = naive.iter().map(Walk::trail).collect();
        prop_assert_eq!(found(&answer), expected, "{}", text);
        prop_assert_eq!(answer.length, naive.first().map(|it| it.passages.len()));
        prop_assert_eq!(answer.paths, naive.len() as u64);
        let sequences: BTreeSet<_> = naive.iter().map(|it| &it.actors).collect();
        prop_assert_eq!(answer.courses, sequences.len() as u64);
        // The strongest few are the first of all.
        let few = find(&asked.world, &[from], &[to], &Request { limit: 2, ..all() });
        prop_assert_eq!(&few.strongest[..], &answer.strongest[..answer.strongest.len().min(2)]);
        // petgraph's own search sees the same distance.
        let start = asked.world.junction(from).expect("an actor");
        let goal = asked.world.junction(to).expect("an actor");
        let costs = dijkstra(&asked.world, start, Some(goal), |_| 1);
        prop_assert_eq!(answer.length, costs.get(&goal).map(|arcs| arcs / 2));
    }

    #[test]
    fn what_is_avoided_is_walked_around((actors, text) in texts(), most in 1_usize..4) {
        let graph = graph(&text);
        let asked = ask(&graph, false);
        let (from, to) = (actor(&graph, 0), actor(&graph, actors - 1));
        let avoid = vec![actor(&graph, 1)];
        let request = Request { avoid: avoid.clone(), max_hops: Some(most), ..all() };
        let answer = find(&asked.world, &[from], &[to], &request);
        let naive = shortest(paths(&asked.ways, from, to, &avoid, most));
        prop_assert_eq!(found(&answer).into_iter().collect::<BTreeSet<_>>(), trails(&naive));
    }

    #[test]
    fn a_set_of_ends_is_as_near_as_its_nearest((actors, text) in texts()) {
        let graph = graph(&text);
        let asked = ask(&graph, false);
        let from = [actor(&graph, 0), actor(&graph, 1)];
        let to = [actor(&graph, actors - 1)];
        let answer = find(&asked.world, &from, &to, &all());
        let all_paths = from.iter().flat_map(|from| paths(&asked.ways, *from, to[0], &[], actors));
        let naive = shortest(all_paths);
        prop_assert_eq!(found(&answer).into_iter().collect::<BTreeSet<_>>(), trails(&naive));
        prop_assert_eq!(answer.paths, naive.len() as u64);
    }

    #[test]
    fn the_nearest_are_those_of_a_naive_search((actors, text) in texts(), k in 1_usize..6, directed: bool) {
        let graph = graph(&text);
        let asked = ask(&graph, directed);
        let (from, to) = (actor(&graph, 0), actor(&graph, actors - 1));
        let answer = find(&asked.world, &[from], &[to], &Request { nearest: Some(k), ..all() });
        let naive = paths(&asked.ways, from, to, &[], actors);
        let mut sequences: Vec<_> = naive.iter().map(|it| it.actors.clone()).collect();
        sequences.sort_by_key(|it| (it.len(), it.clone()));
        sequences.dedup();
        let last = sequences.get(k - 1).or(sequences.last()).map_or(0, Vec::len);
        let expected: BTreeSet<_> = sequences.into_iter().filter(|it| it.len() <= last).collect();
        let is: Vec<_> = answer.strongest.iter().map(|it| it.actors.clone()).collect();
        let lengths: Vec<_> = is.iter().map(Vec::len).collect();
        prop_assert!(lengths.is_sorted());
        prop_assert_eq!(is.len(), expected.len(), "{}", text);
        prop_assert_eq!(is.into_iter().collect::<BTreeSet<_>>(), expected.clone());
        // Each with all of its connectors.
        let with: Vec<Walk> = naive.into_iter().filter(|it| expected.contains(&it.actors)).collect();
        prop_assert_eq!(found(&answer).into_iter().collect::<BTreeSet<_>>(), trails(&with));
        prop_assert_eq!(answer.paths, trails(&with).len() as u64);
    }

    #[test]
    fn in_time_the_fewest_hops_are_those_of_a_naive_search((actors, text) in texts(), certainly: bool) {
        let graph = graph(&text);
        let asked = ask(&graph, false);
        let (from, to) = (actor(&graph, 0), actor(&graph, actors - 1));
        let in_time = if certainly { InTime::Certainly } else { InTime::Possibly };
        let answer = find(&asked.world, &[from], &[to], &Request { in_time: Some(in_time), ..all() });
        let all_paths = paths(&asked.ways, from, to, &[], actors);
        let naive = shortest(all_paths.into_iter().filter(|it| {
            if certainly {
                certainly_in_time(&it.passages)
            } else {
                possibly_in_time(&it.passages)
            }
        }));
        prop_assert_eq!(answer.length, naive.first().map(|it| it.passages.len()), "{}", text);
        prop_assert_eq!(found(&answer).into_iter().collect::<BTreeSet<_>>(), trails(&naive), "{}", text);
        prop_assert_eq!(answer.paths, naive.len() as u64);
        for course in &answer.strongest {
            if certainly {
                prop_assert_eq!(course.in_time, Some(InTime::Certainly));
            }
        }
    }
}
