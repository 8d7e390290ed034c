//! What two sides did and said to each other: a column for each time step.

use std::collections::BTreeMap;

use super::board::{Board, Events, asked};
use super::{Request, conditions};
use crate::analysis::Derived;
use crate::analysis::ladder::ladder;
use crate::graph::{Edge as Field, NodeIndex};
use crate::model::date::Date;
use crate::model::event::Link;
use crate::render::legend::Sign;
use crate::render::{Column, Edge, Relation, Scene};
use crate::words;

/// So many time steps are drawn; what lies closest together shares one.
const STEPS: usize = 7;

/// So many acts are drawn.
const DRAWN: usize = 28;

pub(super) fn scene(request: &Request<'_, '_>) -> Scene {
    let derived = request.derived;
    let graph = derived.graph;
    let [one, other] = request.subjects else {
        return Scene::new("No sides", "Name the two sides whose acts are to be drawn");
    };
    let mut events = Events::default();
    let mut happened = asked(request);
    events.without_mentioned(derived, &mut happened);
    let mut acts: Vec<NodeIndex> = Vec::new();
    for rung in ladder(derived, [*one, *other], &happened) {
        if !acts.contains(&rung.event) {
            acts.push(rung.event);
        }
    }
    events.leave_out(
        happened.len() - acts.len(),
        "not of the one towards the other",
    );
    let most = request.drawing.most(DRAWN);
    events.too_many(acts.len().saturating_sub(most), "that came later");
    acts.truncate(most);
    let title = format!(
        "{} and {}",
        words::name(graph, *one),
        words::name(graph, *other)
    );
    let is_dated = acts.iter().any(|it| derived.filling().date(*it).is_some());
    let subtitle = match acts.len() {
        0 => "No claim here names the one as acting on the other".to_owned(),
        1 => "1 act of the one towards the other".to_owned(),
        many if is_dated => {
            format!("{many} acts of the one towards the other, in the order in which they happened")
        }
        many => format!("{many} acts of the one towards the other"),
    };
    let mut board = Board::new(request, &title, subtitle);
    let steps = steps(derived, &acts);
    for (heading, events) in &steps {
        let column = board.scene.column();
        board.scene.columns[column] = Column {
            heading: Some(heading.clone()),
            in_order: true,
        };
        for event in events {
            board.event(column, *event);
        }
    }
    links(&mut board, &steps);
    for event in &acts {
        let gloss = words::gloss(graph, *event);
        let status = derived.event(*event).status;
        board.scene.statements.push(format!("{gloss} ({status})."));
    }
    events.drawn = acts;
    board.finish(request, &events, Vec::new())
}

/// Acts that share a column.
struct Step<'d> {
    /// The first instant, and one past the last.
    window: (i64, i64),
    /// The first date and the last.
    dates: (&'d Date, &'d Date),
    events: Vec<NodeIndex>,
}

/// The time steps with their events: dated ones in order, neighbours put together until few enough
/// are left; then those whose time is not stated.
fn steps(derived: &Derived<'_>, acts: &[NodeIndex]) -> Vec<(String, Vec<NodeIndex>)> {
    let filling = derived.filling();
    let mut dated: BTreeMap<(i64, i64), Step> = BTreeMap::new();
    let mut undated = Vec::new();
    for event in acts {
        let Some(date) = filling.date(*event) else {
            undated.push(*event);
            continue;
        };
        let window = Date::nominal(date);
        let window = (window.earliest, window.latest);
        let step = dated.entry(window).or_insert_with(|| Step {
            window,
            dates: (date, date),
            events: Vec::new(),
        });
        step.events.push(*event);
    }
    let mut steps: Vec<Step> = dated.into_values().collect();
    while steps.len() > STEPS {
        // The two neighbours that lie closest together, the first of several such.
        let gap = |at: &usize| steps[at + 1].window.0.saturating_sub(steps[*at].window.0);
        let Some(at) = (0..steps.len() - 1).min_by_key(gap) else {
            break;
        };
        let later = steps.remove(at + 1);
        let step = &mut steps[at];
        step.window.1 = later.window.1;
        step.dates.1 = later.dates.1;
        step.events.extend(later.events);
    }
    let mut told: Vec<(String, Vec<NodeIndex>)> = steps
        .into_iter()
        .map(|step| {
            let (first, last) = step.dates;
            let heading = if first == last {
                first.in_words()
            } else {
                first.in_words_to(last)
            };
            (heading, step.events)
        })
        .collect();
    if !undated.is_empty() {
        told.push(("time not stated".to_owned(), undated));
    }
    told
}

/// The links between acts: what answers, ends, is a reason for, or meets.
fn links(board: &mut Board<'_, '_>, steps: &[(String, Vec<NodeIndex>)]) {
    let derived = board.derived;
    let graph = board.graph();
    let column_of = |event: NodeIndex| {
        let found = steps
            .iter()
            .position(|(_, events)| events.contains(&event))?;
        Some(found)
    };
    let mut found: Vec<(NodeIndex, NodeIndex, &'static str, bool)> = Vec::new();
    for event in steps.iter().flat_map(|(_, events)| events) {
        let links = graph.out(*event, |edge| {
            matches!(
                edge,
                Field::Link(Link::RespondsTo | Link::ReasonFor) | Field::Ends
            )
        });
        found.extend(
            links
                .into_iter()
                .map(|(edge, other)| (*event, other, edge.name(), false)),
        );
        if let Some(line) = derived.red_line(*event) {
            let met = line.pairs.iter().filter_map(|pair| {
                let met = conditions::meets(derived, line, pair)?;
                Some((pair.event, *event, met.of_act(), true))
            });
            found.extend(met);
        }
    }
    for (from, to, label, is_derived) in found {
        let (Some(first), Some(second)) = (column_of(from), column_of(to)) else {
            continue;
        };
        let (tail, head) = (board.event(first, from), board.event(second, to));
        let label = label.replace('_', " ");
        if !is_derived {
            let sign = Sign::Line(Relation::Structure);
            board.scene.means(sign, &label);
        }
        let edge = Edge::new(tail, head, Relation::Structure).label(label);
        board
            .scene
            .edge(if is_derived { edge.derived() } else { edge });
    }
}
