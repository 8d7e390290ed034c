//! The shapes of cards, lines and legend signs.

use super::svg::Canvas;
use super::xml::Number;
use crate::render::layout::cards::BAR;
use crate::render::layout::geometry::{Curve, Point, Rect};
use crate::render::layout::placed::{PlacedCard, PlacedEdge};
use crate::render::legend::Sign;
use crate::render::stroke::Head;
use crate::render::{ActClass, CardKind, Edge, Relation, Standing};

const DASH: &str = "5 3.5";

/// Paints the ground and border of a card.
pub(super) fn card(canvas: &mut Canvas, kind: &CardKind, place: &PlacedCard) {
    let theme = canvas.theme;
    let rect = place.rect;
    match kind {
        CardKind::Person | CardKind::Unnamed => {
            boxed(
                canvas,
                rect,
                12.0,
                theme.panel,
                Some((theme.line, 1.5, false)),
            );
        }
        CardKind::Body | CardKind::Place | CardKind::Item | CardKind::Source | CardKind::Slot => {
            boxed(
                canvas,
                rect,
                0.0,
                theme.panel,
                Some((theme.line, 1.5, false)),
            );
        }
        CardKind::Question => {
            boxed(
                canvas,
                rect,
                0.0,
                theme.background,
                Some((theme.structure, 1.3, true)),
            );
        }
        CardKind::Claim { class } => {
            boxed(canvas, rect, 0.0, theme.panel, None);
            let bar = Rect::new(rect.x, rect.y, BAR, rect.height);
            boxed(canvas, bar, 0.0, theme.class(*class), None);
        }
        CardKind::Event {
            class, standing, ..
        } => event(canvas, *class, *standing, place),
    }
}

/// Paints a line with its head.
pub(super) fn edge(canvas: &mut Canvas, edge: &Edge, place: &PlacedEdge) {
    let colour = canvas.theme.relation(edge.relation);
    stroke(
        canvas,
        &place.curve,
        edge.relation,
        edge.hedged,
        edge.derived,
    );
    head(
        canvas,
        edge.relation.head(),
        place.curve.end(),
        place.tip,
        (colour, edge.hedged),
    );
}

/// Paints a sign of the legend.
pub(super) fn sign(canvas: &mut Canvas, sign: Sign, area: Rect) {
    let theme = canvas.theme;
    let middle = area.centre();
    let line = |to: f64| {
        let mut curve = Curve::from(Point::new(area.x, middle.y));
        curve.line(Point::new(area.right() - to, middle.y));
        curve
    };
    match sign {
        Sign::Rounded => boxed(
            canvas,
            area,
            5.0,
            theme.panel,
            Some((theme.line, 1.5, false)),
        ),
        Sign::Square => boxed(
            canvas,
            area,
            0.0,
            theme.panel,
            Some((theme.line, 1.5, false)),
        ),
        Sign::Bar => {
            boxed(canvas, area, 0.0, theme.panel, None);
            boxed(
                canvas,
                Rect::new(area.x, area.y, 3.0, area.height),
                0.0,
                theme.structure,
                None,
            );
        }
        Sign::Header(class) => {
            boxed(
                canvas,
                area,
                0.0,
                theme.body(class),
                Some((theme.class(class), 1.2, false)),
            );
            let strip = Rect::new(area.x, area.y, area.width, 5.0);
            boxed(canvas, strip, 0.0, theme.class(class), None);
        }
        Sign::Dashed => {
            boxed(
                canvas,
                area,
                0.0,
                theme.background,
                Some((theme.structure, 1.3, true)),
            );
        }
        Sign::Split => {
            boxed(
                canvas,
                area,
                0.0,
                theme.background,
                Some((theme.structure, 1.2, false)),
            );
            slant(canvas, area, area.width / 2.0, theme.structure);
        }
        Sign::Struck => {
            boxed(canvas, area, 0.0, theme.structure, None);
            let y = Number(middle.y);
            canvas.push(format_args!(
                "<path d=\"M{} {y}H{}\" stroke=\"{}\" stroke-width=\"1.3\"/>\n",
                Number(area.x + 4.0),
                Number(area.right() - 4.0),
                theme.background
            ));
        }
        Sign::Line(relation) => {
            stroke(
                canvas,
                &line(relation.head().length()),
                relation,
                false,
                false,
            );
            let tip = Point::new(area.right(), middle.y);
            let base = Point::new(area.right() - relation.head().length(), middle.y);
            head(
                canvas,
                relation.head(),
                base,
                tip,
                (theme.relation(relation), false),
            );
        }
        Sign::DashedLine => stroke(canvas, &line(0.0), Relation::Structure, true, false),
        Sign::DoubleLine => stroke(canvas, &line(0.0), Relation::Structure, false, true),
    }
}

fn event(canvas: &mut Canvas, class: ActClass, standing: Standing, place: &PlacedCard) {
    let theme = canvas.theme;
    let rect = place.rect;
    let colour = match standing {
        Standing::Negated | Standing::Retracted => theme.structure,
        Standing::Solid | Standing::Hedged | Standing::Disputed => theme.class(class),
    };
    let body = match standing {
        Standing::Solid | Standing::Disputed => theme.body(class),
        Standing::Hedged | Standing::Negated | Standing::Retracted => theme.background,
    };
    boxed(canvas, rect, 0.0, body, None);
    let strip = Rect::new(rect.x, rect.y, rect.width, place.header);
    match (standing, place.split) {
        (Standing::Hedged, _) => {
            let y = Number(strip.bottom());
            canvas.push(format_args!(
                "<path d=\"M{} {y}H{}\" stroke=\"{colour}\" stroke-width=\"1.3\" stroke-dasharray=\"{DASH}\"/>\n",
                Number(rect.x),
                Number(rect.right())
            ));
        }
        (Standing::Disputed, Some(split)) => {
            boxed(canvas, strip, 0.0, theme.background, None);
            slant(canvas, strip, split, colour);
            canvas.push(format_args!(
                "<path d=\"M{} {y}H{}\" stroke=\"{colour}\" stroke-width=\"1.3\"/>\n",
                Number(rect.x),
                Number(rect.right()),
                y = Number(strip.bottom())
            ));
        }
        _ => boxed(canvas, strip, 0.0, colour, None),
    }
    boxed(
        canvas,
        rect,
        0.0,
        "none",
        Some((colour, 1.3, standing == Standing::Hedged)),
    );
}

/// The left part of a strip, cut aslant.
fn slant(canvas: &mut Canvas, strip: Rect, split: f64, fill: &str) {
    let (top, foot) = (Number(strip.x + split + 5.0), Number(strip.x + split - 5.0));
    let (x, y, bottom) = (Number(strip.x), Number(strip.y), Number(strip.bottom()));
    canvas.push(format_args!(
        "<path d=\"M{x} {y}H{top}L{foot} {bottom}H{x}Z\" fill=\"{fill}\"/>\n"
    ));
}

fn boxed(
    canvas: &mut Canvas,
    area: Rect,
    radius: f64,
    fill: &str,
    border: Option<(&str, f64, bool)>,
) {
    let (x, y) = (Number(area.x), Number(area.y));
    let (width, height) = (Number(area.width), Number(area.height));
    canvas.push(format_args!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""
    ));
    if radius > 0.0 {
        canvas.push(format_args!(" rx=\"{}\"", Number(radius)));
    }
    canvas.push(format_args!(" fill=\"{fill}\""));
    if let Some((colour, thick, dashed)) = border {
        canvas.push(format_args!(
            " stroke=\"{colour}\" stroke-width=\"{}\"",
            Number(thick)
        ));
        if dashed {
            canvas.push(format_args!(" stroke-dasharray=\"{DASH}\""));
        }
    }
    canvas.push(format_args!("/>\n"));
}

/// A double line is a thick one with the page's colour inside.
fn stroke(canvas: &mut Canvas, curve: &Curve, relation: Relation, hedged: bool, derived: bool) {
    let theme = canvas.theme;
    let width = relation.width();
    let outer = if derived { width + 3.0 } else { width };
    let dash = if hedged {
        " stroke-dasharray=\"6 4\""
    } else {
        ""
    };
    let path = outline(curve);
    canvas.push(format_args!(
        "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{dash}/>\n",
        theme.relation(relation),
        Number(outer)
    ));
    if derived {
        let inner = if width < 2.0 {
            outer - 2.0
        } else {
            outer - 2.8
        };
        canvas.push(format_args!(
            "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"/>\n",
            theme.background,
            Number(inner)
        ));
    }
}

fn outline(curve: &Curve) -> String {
    let point = |at: Point| format!("{} {}", Number(at.x), Number(at.y));
    let pieces = curve.pieces.iter();
    let bends =
        pieces.map(|[one, two, end]| format!("C{} {} {}", point(*one), point(*two), point(*end)));
    std::iter::once(format!("M{}", point(curve.start)))
        .chain(bends)
        .collect()
}

fn head(canvas: &mut Canvas, head: Head, base: Point, tip: Point, (colour, hollow): (&str, bool)) {
    let length = base.distance(tip).max(1e-6);
    let along = Point::new((tip.x - base.x) / length, (tip.y - base.y) / length);
    let at = |forth: f64, aside: f64| {
        let point = base.moved(
            along.x * forth - along.y * aside,
            along.y * forth + along.x * aside,
        );
        format!("{} {}", Number(point.x), Number(point.y))
    };
    let fill = if hollow {
        canvas.theme.background
    } else {
        colour
    };
    let border = if hollow {
        format!(" stroke=\"{colour}\" stroke-width=\"1.3\"")
    } else {
        String::new()
    };
    let inset = if hollow { 0.8 } else { 0.0 };
    match head {
        Head::Normal => canvas.push(format_args!(
            "<path d=\"M{}L{}L{}Z\" fill=\"{fill}\"{border}/>\n",
            at(length - inset * 2.0, 0.0),
            at(inset, 4.8 - inset),
            at(inset, inset - 4.8)
        )),
        Head::Vee => canvas.push(format_args!(
            "<path d=\"M{}L{}L{}L{}Z\" fill=\"{fill}\"{border}/>\n",
            at(length - inset, 0.0),
            at(-1.5, 4.0 - inset),
            at(1.0, 0.0),
            at(-1.5, inset - 4.0)
        )),
        Head::Dot => {
            let radius = length / 2.0;
            let centre = base.towards(tip, radius);
            canvas.push(format_args!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{fill}\"{border}/>\n",
                Number(centre.x),
                Number(centre.y),
                Number(radius - inset)
            ));
        }
        Head::Bar => canvas.push(format_args!(
            "<path d=\"M{}L{}\" stroke=\"{colour}\" stroke-width=\"2.6\"/>\n",
            at(0.0, 5.5),
            at(0.0, -5.5)
        )),
    }
}
