//! The painter of DOT: the same picture for any Graphviz, as HTML-like labels.
//!
//! Nodes are named `n0`, `n1`, ...; the words of the scene appear in labels and tooltips only.

use graphviz_rust::dot_structures::{
    Attribute, Edge as DotEdge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Port, Stmt,
    Subgraph, Vertex,
};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::dot_label::{foot, head, label};
use super::dot_text::{DotHtml, DotText};
use super::svg::words;
use super::xml::{Link, Names};
use crate::render::layout::columns::typeset_columns;
use crate::render::measure::clean;
use crate::render::stroke::Head;
use crate::render::{Edge, Scene, Theme};

pub(in crate::render) fn paint(scene: &Scene, theme: &Theme) -> String {
    let mut stmts = settings(scene, theme);
    let mut everything = Vec::new();
    let foot = foot(scene, theme);
    everything.push(Stmt::Attribute(plain("peripheries", "0")));
    // Without a label of its own the cluster would repeat the graph's.
    let foot = foot.map_or_else(
        || DotText::new("").attribute("label"),
        |foot| foot.attribute("label"),
    );
    everything.push(Stmt::Attribute(foot));
    everything.push(Stmt::Attribute(plain("labelloc", "b")));
    everything.push(Stmt::Attribute(plain("labeljust", "l")));
    let mut names = Names::default();
    for (index, (card, placed)) in scene.cards.iter().zip(typeset_columns(scene)).enumerate() {
        let mut attributes = vec![
            label(card, &placed, theme).attribute("label"),
            DotText::new(&names.name("card", &card.id)).attribute("id"),
            DotText::new(&format!("card {}", words(&card.kind))).attribute("class"),
            tooltip(
                if card.tooltip.is_empty() {
                    &card.name
                } else {
                    &card.tooltip
                },
                "tooltip",
            ),
        ];
        if let Some(link) = card
            .link
            .as_deref()
            .filter(|link| Link::new(link).is_some())
        {
            attributes.push(DotText::new(link).attribute("URL"));
        }
        everything.push(Stmt::Node(Node::new(NodeId(node(index), None), attributes)));
    }
    everything.extend(groups(scene, theme));
    everything.extend(columns(scene));
    stmts.push(Stmt::Subgraph(Subgraph {
        id: name("cluster_all"),
        stmts: everything,
    }));
    for edge in &scene.edges {
        if edge.from < scene.cards.len() && edge.to < scene.cards.len() {
            stmts.push(line(scene, edge, theme, &mut names));
        }
    }
    let graph = Graph::DiGraph {
        id: name("picture"),
        strict: false,
        stmts,
    };
    graph.print(&mut PrinterContext::default()) + "\n"
}

fn settings(scene: &Scene, theme: &Theme) -> Vec<Stmt> {
    let graph = vec![
        plain("rankdir", "LR"),
        plain("ranksep", "0.6"),
        plain("nodesep", "0.3"),
        plain("pad", "0.35"),
        plain("splines", "spline"),
        plain("newrank", "true"),
        plain("outputorder", "edgesfirst"),
        plain("labelloc", "t"),
        plain("labeljust", "l"),
        DotText::new("Arial").attribute("fontname"),
        DotText::new(theme.background).attribute("bgcolor"),
        head(scene, theme).attribute("label"),
        tooltip(&scene.title, "tooltip"),
    ];
    let node = vec![
        plain("shape", "plain"),
        DotText::new("Arial").attribute("fontname"),
        DotText::new(theme.ink).attribute("fontcolor"),
    ];
    let edge = vec![
        DotText::new("Arial").attribute("fontname"),
        plain("fontsize", "10"),
        plain("arrowsize", "0.75"),
    ];
    vec![
        Stmt::GAttribute(GraphAttributes::Graph(graph)),
        Stmt::GAttribute(GraphAttributes::Node(node)),
        Stmt::GAttribute(GraphAttributes::Edge(edge)),
    ]
}

fn groups(scene: &Scene, theme: &Theme) -> Vec<Stmt> {
    let enclosure = |(index, group): (usize, &crate::render::Group)| {
        let mut words = DotHtml::new();
        words.words(&group.name, 9.0, theme.muted, &["B"]);
        let mut stmts = vec![
            Stmt::Attribute(plain("peripheries", "1")),
            Stmt::Attribute(DotText::new("dashed,rounded").attribute("style")),
            Stmt::Attribute(DotText::new(theme.line).attribute("color")),
            Stmt::Attribute(words.attribute("label")),
            Stmt::Attribute(plain("labelloc", "t")),
        ];
        let members = scene
            .cards
            .iter()
            .enumerate()
            .filter(|(_, card)| card.group == Some(index));
        stmts.extend(
            members.map(|(card, _)| Stmt::Node(Node::new(NodeId(node(card), None), vec![]))),
        );
        Stmt::Subgraph(Subgraph {
            id: name(&format!("cluster_{index}")),
            stmts,
        })
    };
    scene.groups.iter().enumerate().map(enclosure).collect()
}

/// Cards of a column get one rank. Invisible lines between the first cards of neighbouring columns
/// keep the columns in order, and those between the cards of a column that has an order keep that.
fn columns(scene: &Scene) -> Vec<Stmt> {
    let mut stmts = Vec::new();
    let mut before: Option<usize> = None;
    for column in 0..scene.columns.len() {
        let last = scene.columns.len() - 1;
        let members: Vec<usize> = (0..scene.cards.len())
            .filter(|&card| scene.cards[card].column.min(last) == column)
            .collect();
        let Some(&first) = members.first() else {
            continue;
        };
        let mut same = vec![Stmt::Attribute(plain("rank", "same"))];
        same.extend(
            members
                .iter()
                .map(|&card| Stmt::Node(Node::new(NodeId(node(card), None), vec![]))),
        );
        stmts.push(Stmt::Subgraph(Subgraph {
            id: name(&format!("column_{column}")),
            stmts: same,
        }));
        let is_own = |edge: &Edge| members.contains(&edge.from) && members.contains(&edge.to);
        // Some versions of `dot` fail on labelled lines within a column beside such a chain.
        if scene.columns[column].in_order && !scene.edges.iter().any(is_own) {
            stmts.extend(members.windows(2).map(|pair| invisible(pair[0], pair[1])));
        }
        stmts.extend(before.map(|before| invisible(before, first)));
        before = Some(first);
    }
    stmts
}

fn invisible(from: usize, to: usize) -> Stmt {
    Stmt::Edge(DotEdge {
        ty: EdgeTy::Pair(vertex(from, None), vertex(to, None)),
        attributes: vec![plain("style", "invis"), plain("weight", "0")],
    })
}

fn line(scene: &Scene, edge: &Edge, theme: &Theme, names: &mut Names) -> Stmt {
    let column = |card: usize| scene.cards[card].column;
    let columns = !scene.columns.is_empty();
    let back = columns && column(edge.from) > column(edge.to);
    let level = edge.from == edge.to || (columns && column(edge.from) == column(edge.to));
    let (low, high) = if back {
        (edge.to, edge.from)
    } else {
        (edge.from, edge.to)
    };
    let port = |side: &'static str| (!level).then_some(side);
    let ty = EdgeTy::Pair(vertex(low, port("e")), vertex(high, port("w")));

    let colour = theme.relation(edge.relation);
    let width = edge.relation.width();
    let shape = match (edge.relation.head(), edge.hedged) {
        (Head::Normal, false) => "normal",
        (Head::Normal, true) => "onormal",
        (Head::Dot, false) => "dot",
        (Head::Dot, true) => "odot",
        (Head::Bar, _) => "nonetee",
        (Head::Vee, _) => "vee",
    };
    // Two colours make two strokes, two points apart.
    let (pen, ink) = if edge.derived {
        (1.0, format!("{colour}:{colour}"))
    } else {
        (width, colour.to_owned())
    };
    let hedged = if edge.hedged { " hedged" } else { "" };
    let derived = if edge.derived { " derived" } else { "" };
    let class = format!("edge {}{hedged}{derived}", edge.relation.word());
    let mut attributes = vec![
        DotText::new(&names.name("edge", &edge.id)).attribute("id"),
        DotText::new(&class).attribute("class"),
        DotText::new(&ink).attribute("color"),
        plain("penwidth", &format!("{pen:.2}")),
        plain(if back { "arrowtail" } else { "arrowhead" }, shape),
        plain("dir", if back { "back" } else { "forward" }),
        tooltip(
            if edge.tooltip.is_empty() {
                &edge.label
            } else {
                &edge.tooltip
            },
            "tooltip",
        ),
    ];
    if edge.hedged {
        attributes.push(plain("style", "dashed"));
    }
    if !clean(&edge.label).is_empty() {
        attributes.push(super::dot_label::line_label(edge, colour).attribute("label"));
    }
    Stmt::Edge(DotEdge { ty, attributes })
}

/// A tooltip; without words `dot` would make one of the node's name.
fn tooltip(sentence: &str, attribute: &'static str) -> Attribute {
    DotText::new(if clean(sentence).is_empty() {
        " "
    } else {
        sentence
    })
    .attribute(attribute)
}

fn plain(attribute: &'static str, value: &str) -> Attribute {
    Attribute(Id::Plain(attribute.into()), Id::Plain(value.to_owned()))
}

fn name(name: &str) -> Id {
    Id::Plain(name.to_owned())
}

fn node(index: usize) -> Id {
    Id::Plain(format!("n{index}"))
}

fn vertex(index: usize, side: Option<&str>) -> Vertex {
    Vertex::N(NodeId(
        node(index),
        side.map(|side| Port(None, Some(side.to_owned()))),
    ))
}
