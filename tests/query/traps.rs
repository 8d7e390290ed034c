//! Traps that path searches are known to fall into.

use claimgraph::query::path::{Request, find};
use claimgraph::query::when::InTime;
use claimgraph::query::world::World;

use super::graphs::{actor, ask, graph};

fn people(count: usize) -> String {
    let people = (0..count).map(|it| format!("  a{it}: {{ name: A{it}, kind: person }}\n"));
    format!(
        "sources: {{ report: {{ kind: news, title: T }} }}\nactors:\n{}events:\n",
        people.collect::<String>()
    )
}

fn warns(id: &str, from: usize, to: usize, date: &str) -> String {
    let date = match date {
        "" => String::new(),
        date => format!(", date: {date}"),
    };
    format!("  {id}: {{ act: warn, actor: a{from}, recipient: a{to}{date}, claims: [{{}}] }}\n")
}

#[test]
fn parallel_events_are_connectors_of_one_sequence() {
    let mut text = people(3);
    for number in 0..3 {
        text += &warns(&format!("first-{number}"), 0, 1, "");
        text += &warns(&format!("then-{number}"), 1, 2, "");
    }
    let graph = graph(&text);
    let world = ask(&graph, false).world;
    let ends = [actor(&graph, 0), actor(&graph, 2)];
    for nearest in [None, Some(5)] {
        let request = Request {
            nearest,
            ..Request::default()
        };
        let answer = find(&world, &ends[..1], &ends[1..], &request);
        assert_eq!((answer.paths, answer.courses), (9, 1));
        assert_eq!(answer.strongest.len(), 1);
        assert!(answer.strongest[0].hops.iter().all(|hop| hop.len() == 3));
    }
}

#[test]
fn from_an_actor_to_itself_is_no_step() {
    let text = people(2) + &warns("e", 0, 1, "");
    let graph = graph(&text);
    let world = ask(&graph, false).world;
    let here = [actor(&graph, 0)];
    for (nearest, in_time) in [
        (None, None),
        (Some(3), None),
        (None, Some(InTime::Possibly)),
    ] {
        let request = Request {
            nearest,
            in_time,
            ..Request::default()
        };
        let answer = find(&world, &here, &here, &request);
        assert_eq!((answer.length, answer.paths), (Some(0), 1));
        assert_eq!(answer.strongest[0].actors, here);
    }
}

/// Forty diamonds in a row: 2^40 shortest paths, which are counted and not written out.
#[test]
fn diamonds_are_counted() {
    let mut text = people(40 * 3 + 1);
    for diamond in 0..40 {
        let first = diamond * 3;
        for (number, (from, to)) in [(0, 1), (0, 2), (1, 3), (2, 3)].iter().enumerate() {
            text += &warns(
                &format!("e{diamond}-{number}"),
                first + from,
                first + to,
                "",
            );
        }
    }
    let graph = graph(&text);
    let world = ask(&graph, false).world;
    let answer = find(
        &world,
        &[actor(&graph, 0)],
        &[actor(&graph, 120)],
        &Request::default(),
    );
    assert_eq!(answer.length, Some(80));
    assert_eq!(answer.paths, 1 << 40);
    assert_eq!(answer.strongest.len(), 10);
    // By id, the last diamonds are the first to differ.
    let turns = |course: usize| answer.strongest[course].actors.clone();
    assert_eq!(turns(0)[1], actor(&graph, 1));
    assert_eq!(turns(0)[..78], turns(1)[..78]);
}

/// Ties without end: the k nearest stop, and say so.
#[test]
fn ties_are_cut_off() {
    let mut text = people(13 * 3 + 1);
    for diamond in 0..13 {
        let first = diamond * 3;
        for (number, (from, to)) in [(0, 1), (0, 2), (1, 3), (2, 3)].iter().enumerate() {
            text += &warns(
                &format!("e{diamond}-{number}"),
                first + from,
                first + to,
                "",
            );
        }
    }
    let graph = graph(&text);
    let world = ask(&graph, false).world;
    let request = Request {
        nearest: Some(3),
        ..Request::default()
    };
    let answer = find(&world, &[actor(&graph, 0)], &[actor(&graph, 39)], &request);
    assert!(answer.is_cut);
    assert_eq!(answer.courses, 1003);
}

/// A hub with many spokes: everybody is two connectors from everybody.
#[test]
fn a_hub_is_passed() {
    let spokes = 3000;
    let mut text = people(spokes + 1);
    for spoke in 1..=spokes {
        text += &warns(&format!("e{spoke}"), 0, spoke, "");
    }
    let graph = graph(&text);
    let world = ask(&graph, false).world;
    let answer = find(
        &world,
        &[actor(&graph, 1)],
        &[actor(&graph, spokes)],
        &Request::default(),
    );
    assert_eq!((answer.length, answer.paths), (Some(2), 1));
    assert_eq!(world.neighbourhood(actor(&graph, 1), 1), [actor(&graph, 0)]);
    assert_eq!(world.neighbourhood(actor(&graph, 1), 2).len(), spokes);
}

/// Events of many actors, each of whom leads to all the others by the same event.
#[test]
fn crowds_are_passed_once() {
    let crowd = |(number, members): (usize, std::ops::Range<usize>)| {
        let members: Vec<_> = members.map(|it| format!("a{it}")).collect();
        let members = members.join(", ");
        format!("  e{number}: {{ act: warn, actor: [{members}], claims: [{{}}] }}\n")
    };
    let crowds = [0..20, 10..30, 25..45].into_iter().enumerate().map(crowd);
    let text = people(45) + &crowds.collect::<String>();
    let graph = graph(&text);
    let world = ask(&graph, false).world;
    let (first, last) = (actor(&graph, 0), actor(&graph, 44));
    for nearest in [None, Some(5)] {
        let request = Request {
            nearest,
            limit: 100,
            ..Request::default()
        };
        for (from, to) in [(first, last), (last, first)] {
            // By any of ten, then by any of five.
            let answer = find(&world, &[from], &[to], &request);
            assert_eq!((answer.length, answer.paths), (Some(3), 50));
            assert_eq!((answer.courses, answer.strongest.len()), (50, 50));
        }
    }
    let near = [1, 2, 3].map(|hops| world.neighbourhood(first, hops).len());
    assert_eq!(near, [19, 29, 44]);
}

/// The shortest path goes back in time; a longer one does not. Who looks for shortest paths first
/// and then drops those out of order finds none.
#[test]
fn in_time_the_way_may_be_longer() {
    let mut text = people(4);
    text += &warns("late", 0, 1, "2031-05-09");
    text += &warns("early", 1, 3, "2031-05-01");
    text += &warns("first", 0, 2, "2031-05-02");
    text += &warns("second", 2, 1, "2031-05-03");
    text += &warns("third", 1, 3, "2031-05-04");
    let graph = graph(&text);
    let world = ask(&graph, false).world;
    let ends = [actor(&graph, 0), actor(&graph, 3)];
    let length = |in_time| {
        let request = Request {
            in_time,
            ..Request::default()
        };
        find(&world, &ends[..1], &ends[1..], &request).length
    };
    assert_eq!(length(None), Some(2));
    assert_eq!(length(Some(InTime::Possibly)), Some(3));
    assert_eq!(length(Some(InTime::Certainly)), Some(3));
}

/// Who is reached first by few connectors is reached too late to go on: the earliest arrival
/// matters, not the first.
#[test]
fn an_actor_may_be_reached_again_earlier() {
    let mut text = people(4);
    text += &warns("direct-but-late", 0, 1, "2031-05-09");
    text += &warns("detour", 0, 2, "2031-05-01");
    text += &warns("detour-goes-on", 2, 1, "2031-05-02");
    text += &warns("last", 1, 3, "2031-05-03");
    let graph = graph(&text);
    let world = ask(&graph, true).world;
    let request = Request {
        in_time: Some(InTime::Certainly),
        ..Request::default()
    };
    let answer = find(&world, &[actor(&graph, 0)], &[actor(&graph, 3)], &request);
    assert_eq!(answer.length, Some(3));
}

#[test]
fn the_same_day_does_not_go_back_and_a_month_may() {
    let sure = |first: &str, second: &str| {
        let text = people(3) + &warns("first", 0, 1, first) + &warns("second", 1, 2, second);
        let graph = graph(&text);
        let world = ask(&graph, true).world;
        let request = Request {
            in_time: Some(InTime::Possibly),
            ..Request::default()
        };
        let answer = find(&world, &[actor(&graph, 0)], &[actor(&graph, 2)], &request);
        answer.strongest.first().and_then(|course| course.in_time)
    };
    assert_eq!(sure("2031-05-01", "2031-05-01"), Some(InTime::Certainly));
    assert_eq!(sure("2031-05-01", "2031-05-02"), Some(InTime::Certainly));
    assert_eq!(
        sure("2031-05-01", "2031-05-01T06:00Z"),
        Some(InTime::Possibly)
    );
    assert_eq!(
        sure("2031-05-01T06:00Z", "2031-05-01"),
        Some(InTime::Possibly)
    );
    assert_eq!(sure("2031-05", "2031-05"), Some(InTime::Possibly));
    assert_eq!(sure("2031-05-02", "2031-05"), Some(InTime::Possibly));
    assert_eq!(sure("", "2031-05-02"), Some(InTime::Possibly));
    assert_eq!(sure("2031-05-02", "2031-05-01"), None);
    assert_eq!(sure("2031-06", "2031-05"), None);
}

/// petgraph's own algorithms run on a frozen world.
#[test]
fn petgraph_runs_on_a_world() {
    let text = people(4) + &warns("e", 0, 1, "") + &warns("f", 2, 3, "");
    let graph = graph(&text);
    let world: World = ask(&graph, false).world;
    assert!(petgraph::algo::has_path_connecting(
        &world,
        world.junction(actor(&graph, 0)).expect("an actor"),
        world.junction(actor(&graph, 1)).expect("an actor"),
        None
    ));
    // Two pairs, each with its event.
    assert_eq!(petgraph::algo::kosaraju_scc(&world).len(), 2);
    let start = world.junction(actor(&graph, 2)).expect("an actor");
    let goal = world.junction(actor(&graph, 3)).expect("an actor");
    let found = petgraph::algo::astar(&world, start, |it| it == goal, |_| 1, |_| 0);
    assert_eq!(found.map(|(cost, path)| (cost, path.len())), Some((2, 3)));
}
