//! The layout of Graphviz: `dot` on the `PATH` places boxes of our sizes.
//!
//! It orders the cards of the columns that the scene names, else of those made from its lines, and
//! leads lines past them. The curves are ours, for `dot` knows one port in the middle of a side,
//! where lines of several kinds pile up. It is given sizes and numbers only, never a word of the
//! scene.

mod answer;
mod process;

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::cards::typeset;
use super::columns::{place_like, typeset_columns};
use super::geometry::{Point, Rect};
use super::labels::{self, Label};
use super::layered;
use super::placed::{PlacedCard, PlacedEdge};
use super::sheet::Sheet;
use crate::render::{Direction, RenderError, Scene};
use answer::Answer;

/// Places the cards and lines of `scene`.
pub(in crate::render) fn place(
    scene: &Scene,
    direction: Direction,
    limit: Duration,
) -> Result<Sheet, RenderError> {
    if scene.columns.is_empty() {
        let start = Instant::now();
        return layered::place_by(scene, direction, None, |own| {
            columns(own, direction, limit.saturating_sub(start.elapsed()))
        });
    }
    columns(scene, direction, limit)
}

/// The same of a scene that has columns.
fn columns(scene: &Scene, direction: Direction, limit: Duration) -> Result<Sheet, RenderError> {
    let mut cards = typeset_columns(scene);
    if direction == Direction::Down {
        // Rows of a page that runs down need no common width.
        for (card, own) in cards.iter_mut().zip(&scene.cards) {
            *card = typeset(own, card.rect.width);
        }
    }
    let labels = labels::labels(scene, false, |_| false);
    let question = question(scene, &cards, &labels, direction);
    let answer = Answer::parse(&process::run(&question, limit)?)?;
    let sheet = read(scene, cards, &answer, direction)?;
    Ok(place_like(scene, direction, &sheet))
}

/// The graph as `dot` is asked to lay it out.
fn question(
    scene: &Scene,
    cards: &[PlacedCard],
    labels: &[Option<Label>],
    direction: Direction,
) -> String {
    let down = direction == Direction::Down;
    let mut dot = String::from("digraph {\n");
    let mut add = |line: std::fmt::Arguments| {
        // Writing to a string does not fail.
        let _ = dot.write_fmt(line);
        dot.push('\n');
    };
    let way = if down { "TB" } else { "LR" };
    add(format_args!(
        "graph [rankdir={way}, ranksep={}, nodesep=0.34, splines=spline, newrank=true, pad=0]",
        if labels.iter().any(Option::is_some) {
            "0.5"
        } else {
            "0.85"
        }
    ));
    add(format_args!(
        "node [shape=box, fixedsize=true, label=\"\", margin=0]"
    ));
    add(format_args!("edge [arrowhead=none, arrowtail=none]"));
    let mut order: Vec<usize> = (0..cards.len()).collect();
    if !down && scene.columns.iter().any(|column| column.in_order) {
        // Left to right, `dot` begins a column with what comes last.
        order.reverse();
    }
    for index in order {
        let card = &cards[index];
        let (width, height) = (card.rect.width / 72.0, card.rect.height / 72.0);
        add(format_args!(
            "n{index} [width={width:.4}, height={height:.4}]"
        ));
    }
    for group in 0..scene.groups.len() {
        let members = members(scene, |card| card.group == Some(group));
        add(format_args!(
            "subgraph cluster_{group} {{ margin=28; {members} }}"
        ));
    }
    for column in 0..scene.columns.len() {
        let members = members(scene, |card| {
            card.column.min(scene.columns.len() - 1) == column
        });
        add(format_args!(
            "c{column} [width=0.01, height=0.01, style=invis]"
        ));
        add(format_args!("{{ rank=same; c{column}; {members} }}"));
        if column > 0 {
            add(format_args!(
                "c{} -> c{column} [style=invis, weight=0]",
                column - 1
            ));
        }
    }
    let (out, into) = if down { ("s", "n") } else { ("e", "w") };
    for (index, edge) in scene.edges.iter().enumerate() {
        let (low, high) = ends(scene, index);
        let level = scene.cards[edge.from].column == scene.cards[edge.to].column;
        let (out, into) = if level { ("_", "_") } else { (out, into) };
        let label = labels[index].as_ref().map_or(String::new(), |label| {
            format!(
                ", label=<<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"{}\" HEIGHT=\"{}\"><TR><TD></TD></TR></TABLE>>",
                (label.width + 8.0).ceil(),
                (label.height + 4.0).ceil()
            )
        });
        add(format_args!(
            "n{low}:{out} -> n{high}:{into} [id=\"e{index}\"{label}]"
        ));
    }
    add(format_args!("}}"));
    dot
}

fn members(scene: &Scene, belongs: impl Fn(&crate::render::Card) -> bool) -> String {
    let cards = scene
        .cards
        .iter()
        .enumerate()
        .filter(|(_, card)| belongs(card));
    let names: Vec<String> = cards.map(|(index, _)| format!("n{index}; ")).collect();
    names.concat()
}

/// The ends of a line in the order of the columns.
fn ends(scene: &Scene, index: usize) -> (usize, usize) {
    let edge = &scene.edges[index];
    if scene.cards[edge.from].column > scene.cards[edge.to].column {
        (edge.to, edge.from)
    } else {
        (edge.from, edge.to)
    }
}

/// Where the answer puts cards and leads lines.
fn read(
    scene: &Scene,
    cards: Vec<PlacedCard>,
    answer: &Answer,
    direction: Direction,
) -> Result<Sheet, RenderError> {
    let missing = |what: &str| RenderError::Unreadable(format!("no place for {what}"));
    let mut placed = Vec::with_capacity(cards.len());
    for (index, card) in cards.into_iter().enumerate() {
        let middle = answer
            .node(&format!("n{index}"))
            .ok_or_else(|| missing("a card"))?;
        let corner = middle.moved(-card.rect.width / 2.0, -card.rect.height / 2.0);
        placed.push(card.at(corner.x, corner.y));
    }
    let mut edges = Vec::with_capacity(scene.edges.len());
    for index in 0..scene.edges.len() {
        edges.push(PlacedEdge {
            curve: answer
                .curve(&format!("e{index}"))
                .ok_or_else(|| missing("a line"))?,
            ..PlacedEdge::default()
        });
    }
    let down = direction == Direction::Down;
    let spans = (0..scene.columns.len())
        .map(|column| span(scene, &placed, column, down))
        .collect();
    Ok(Sheet {
        cards: placed,
        edges,
        spans,
        down,
    })
}

fn span(scene: &Scene, cards: &[PlacedCard], column: usize, down: bool) -> Option<(f64, f64)> {
    let own: Vec<Rect> = scene
        .cards
        .iter()
        .zip(cards)
        .filter(|(card, _)| card.column.min(scene.columns.len() - 1) == column)
        .map(|(_, placed)| placed.rect)
        .collect();
    let start = |rect: &Rect| if down { rect.y } else { rect.x };
    let end = |rect: &Rect| if down { rect.bottom() } else { rect.right() };
    let least = own.iter().map(start).reduce(f64::min)?;
    Some((least, own.iter().map(end).fold(least, f64::max)))
}

/// A point of the answer in coordinates of the page: `dot` counts from the bottom.
fn turned(x: f64, y: f64) -> Point {
    Point::new(x, -y)
}
