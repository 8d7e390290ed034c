//! How two actors are connected: the actors along each path, and what connects each two.

use super::board::{Board, Events};
use super::cards::{doubt, of_actor, relation, standing, status_words};
use super::{Drawing, Request, conditions};
use crate::analysis::Derived;
use crate::analysis::status::Status;
use crate::graph::{Edge as Field, NodeIndex};
use crate::model::role::Role;
use crate::query::connector::{Connector, Tie};
use crate::query::filter::Selection;
use crate::query::path::{Course, Request as Search, Step, find};
use crate::query::world::World;
use crate::render::legend::Sign;
use crate::render::{Edge, Relation, Scene, Standing};
use crate::words;

/// The picture of some paths: a column for each actor along them, and between two of them one for
/// the events that connect them, two where two events are linked.
pub fn path_scene(
    derived: &Derived<'_>,
    courses: &[Course],
    (title, subtitle): (&str, &str),
    filters: &[String],
) -> Scene {
    let selection = Selection::default();
    let request = Request {
        derived,
        selection: &selection,
        filters,
        subjects: &[],
        title: None,
        drawing: &Drawing::default(),
    };
    drawn(&request, courses, title, subtitle)
}

/// A line in grey.
const STRUCTURE: Sign = Sign::Line(Relation::Structure);

/// So many sequences of actors are drawn, and connectors of each hop.
const DRAWN: usize = 4;

/// The picture of the shortest paths between two actors.
pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let derived = request.derived;
    let [from, to] = request.subjects else {
        return Scene::new(
            "No ends",
            "Name the two actors between whom paths are to be drawn",
        );
    };
    let most = request.drawing.most(DRAWN);
    let world = World::new(derived, request.selection, false);
    let search = Search {
        limit: most,
        ..Search::default()
    };
    let answer = find(&world, &[*from], &[*to], &search);
    let mut courses = answer.strongest;
    for hop in courses.iter_mut().flat_map(|course| &mut course.hops) {
        hop.truncate(most);
    }
    let shown = courses
        .iter()
        .map(Course::paths)
        .fold(0, u64::saturating_add);
    let subtitle = match answer.length {
        None => "No path connects them".to_owned(),
        Some(length) => format!(
            "The shortest ways, {} between them: {shown} of {} drawn",
            words::count(length, "connector"),
            answer.paths
        ),
    };
    let name = |node| words::name(derived.graph, node);
    let title = format!("How {} and {} are connected", name(*from), name(*to));
    drawn(request, &courses, &title, &subtitle)
}

fn drawn(request: &Request<'_, '_>, courses: &[Course], title: &str, subtitle: &str) -> Scene {
    let mut board = Board::new(request, title, subtitle.to_owned());
    let longest = courses.iter().map(|course| course.hops.len()).max();
    let columns: Vec<usize> = (0..=longest.unwrap_or(0))
        .map(|hop| {
            let steps = courses.iter().filter_map(|course| course.hops.get(hop));
            let is_linked = steps
                .flatten()
                .any(|step| matches!(step.connector, Connector::Link { .. }));
            let actors = board.scene.column();
            if Some(hop) < longest {
                board.scene.column();
            }
            if is_linked {
                board.scene.column();
            }
            actors
        })
        .collect();
    let mut drawn = Vec::new();
    for course in courses {
        for (hop, steps) in course.hops.iter().enumerate() {
            let from = board.thing(columns[hop], course.actors[hop]);
            let to = board.thing(columns[hop + 1], course.actors[hop + 1]);
            for step in steps {
                connect(&mut board, step, (from, to), columns[hop], &mut drawn);
            }
        }
        if course.hops.is_empty() {
            board.thing(0, course.actors[0]);
        }
    }
    drawn.sort_unstable();
    drawn.dedup();
    board.finish(request, &Events::only(drawn), Vec::new())
}

fn connect(
    board: &mut Board<'_, '_>,
    step: &Step,
    (from, to): (usize, usize),
    column: usize,
    drawn: &mut Vec<NodeIndex>,
) {
    let derived = board.derived;
    match step.connector {
        Connector::Event(event) => {
            let card = board.event(column + 1, event);
            let tooltip = words::gloss(derived.graph, event);
            line(board, event, (from, card), &tooltip);
            line(board, event, (to, card), &tooltip);
            drawn.push(event);
        }
        Connector::Link {
            from: holder,
            link,
            to: other,
        } => {
            let near = derived
                .graph
                .out(holder, |edge| matches!(edge, Field::Role(_)));
            let first_actor = board.scene.cards[from].id.clone();
            let holds = near
                .iter()
                .any(|(_, actor)| derived.graph.id(*actor).as_str() == first_actor);
            let (first, second) = if holds {
                (holder, other)
            } else {
                (other, holder)
            };
            let one = board.event(column + 1, first);
            let two = board.event(column + 2, second);
            let gloss = |event| words::gloss(derived.graph, event);
            line(board, first, (from, one), &gloss(first));
            line(board, second, (to, two), &gloss(second));
            let mut label = match link {
                Tie::Meets => conditions::meeting(derived, other, holder),
                Tie::Relation(relation) => derived
                    .graph
                    .event(relation)
                    .and_then(crate::model::event::Event::relation_link)
                    .map_or("relates to", |link| link.name()),
                tie => tie.name(),
            }
            .replace('_', " ");
            // Who relates them may be sure of it, deny it, or have nobody behind it.
            let doubt = match link {
                Tie::Relation(relation) => {
                    label = format!("{label} · {}", status_words(derived, relation));
                    doubt(derived, relation)
                }
                // What did not happen in time may meet a condition just by that.
                Tie::Meets if standing(derived, holder) == Standing::Negated => None,
                Tie::Meets => doubt(derived, holder),
                _ if derived.event(holder).status.may_have_happened() => None,
                _ => doubt(derived, holder),
            };
            if let Some(doubt) = doubt {
                board.scene.means(Sign::DashedLine, doubt);
            }
            // The line points as the link is written, whichever way the path takes.
            let (tail, head) = if holds { (one, two) } else { (two, one) };
            let told = match link {
                Tie::Meets => format!("{}: {label}, of {}", gloss(holder), gloss(other)),
                _ => format!("{} {label} {}", gloss(holder), gloss(other)),
            };
            let edge = Edge::new(tail, head, Relation::Structure)
                .tooltip(told)
                .hedged(doubt.is_some())
                .label(label);
            let edge = if step.connector.is_derived() {
                let label = format!("{} · derived", edge.label);
                edge.label(label).derived()
            } else {
                board.scene.means(STRUCTURE, "link");
                edge
            };
            once(board, edge);
            drawn.extend([first, second]);
            if let Tie::Relation(relation) = link {
                drawn.push(relation);
            }
        }
        Connector::Affiliation(node) => {
            let told = words::affiliation(derived, node);
            let record = derived.graph.affiliation(node);
            let mut label = record
                .map_or("affiliated", |it| it.role.name())
                .replace('-', " ");
            if step.weakness == Status::Mentioned {
                label.push_str(" · background");
            }
            board.scene.means(STRUCTURE, "affiliation");
            let is_forward = record.is_some_and(|it| *it.actor == *board.scene.cards[from].id);
            let (tail, head) = if is_forward { (from, to) } else { (to, from) };
            let edge = Edge::new(tail, head, Relation::Structure)
                .label(label)
                .tooltip(told);
            once(board, edge);
        }
    }
}

/// The line between an actor and an event: it points at the event from who acts, and at whom the
/// event concerns.
fn line(board: &mut Board<'_, '_>, event: NodeIndex, (actor, card): (usize, usize), tooltip: &str) {
    let derived = board.derived;
    let graph = derived.graph;
    let hedged = board.hedge(event);
    let id = &board.scene.cards[actor].id;
    let own = graph.out(event, |edge| matches!(edge, Field::Role(_)));
    let is_own = |it: NodeIndex| graph.id(it).as_str() == id;
    let takes_part = own.iter().any(|(_, it)| is_own(*it));
    let acts = own
        .iter()
        .any(|(field, it)| *field == Field::Role(Role::Actor) && is_own(*it));
    // Who only has a part in what the event is about is not who it is done to.
    let relation = match (takes_part, acts) {
        (false, _) => Relation::Structure,
        (true, false) => relation(derived, event),
        (true, true) => of_actor(relation(derived, event)),
    };
    if relation == Relation::Structure {
        let means = if takes_part {
            "acts or is concerned"
        } else {
            "is about"
        };
        board.scene.means(STRUCTURE, means);
    }
    let (from, to) = if acts { (actor, card) } else { (card, actor) };
    let edge = Edge::new(from, to, relation)
        .hedged(hedged)
        .tooltip(tooltip);
    once(board, edge);
}

/// Adds a line unless the same two cards are joined already.
fn once(board: &mut Board<'_, '_>, edge: Edge) {
    let joined = board
        .scene
        .edges
        .iter()
        .any(|it| (it.from, it.to) == (edge.from, edge.to) && it.label == edge.label);
    if !joined {
        board.scene.edges.push(edge);
    }
}
