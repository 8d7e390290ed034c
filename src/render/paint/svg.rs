//! The painter: a placed scene as SVG.
//!
//! Only elements and presentation attributes that browsers, resvg, librsvg and Inkscape all know:
//! no style sheet, no markers, no filters.

use std::fmt::Write;

use super::outline;
use super::shapes::{card, edge, sign};
use super::xml::{Link, Names, Number, XmlText};
use crate::render::layout::placed::{Line, PlacedHeading};
use crate::render::measure::Style;
use crate::render::{CardKind, Letters, Placed, Standing, Theme};

/// Families that are as wide as the bundled font, in order of preference.
const FAMILIES: &str = "Arial, 'Liberation Sans', Arimo, Helvetica, 'Claimgraph Sans', sans-serif";

pub(in crate::render) fn paint(placed: &Placed, theme: &Theme, letters: Letters) -> String {
    document(placed, theme, letters, ("", "img"))
}

/// The picture as an element of a page that holds several: its names start with `prefix`, and what
/// is in it can be reached one by one.
pub(in crate::render) fn inline(placed: &Placed, theme: &Theme, prefix: &str) -> String {
    document(placed, theme, Letters::Live, (prefix, "group"))
}

fn document(
    placed: &Placed,
    theme: &Theme,
    letters: Letters,
    (prefix, role): (&str, &str),
) -> String {
    let mut canvas = Canvas {
        out: String::new(),
        theme,
        letters,
        prefix,
    };
    canvas.document(placed, role);
    canvas.out
}

/// What is painted so far, and its colours.
pub(super) struct Canvas<'a> {
    pub(super) out: String,
    pub(super) theme: &'a Theme,
    letters: Letters,
    prefix: &'a str,
}

impl Canvas<'_> {
    /// Adds markup that holds no user text but what is escaped.
    pub(super) fn push(&mut self, markup: std::fmt::Arguments) {
        // Writing to a string does not fail.
        let _ = self.out.write_fmt(markup);
    }

    /// Adds a line of text.
    pub(super) fn text(&mut self, line: &Line, more: &str) {
        let fill = self.theme.tone(line.tone);
        let outlines = match self.letters {
            Letters::Live => None,
            Letters::Outlines => outline::path(line),
        };
        match outlines {
            Some(path) => self.push(format_args!("<path d=\"{path}\" fill=\"{fill}\"{more}/>\n")),
            None => self.live(line, fill, more),
        }
        if let Some((from, to)) = line.strike {
            let y = Number(line.at.y - line.font.size * 0.33);
            let (from, to) = (Number(line.at.x + from), Number(line.at.x + to));
            self.push(format_args!(
                "<path d=\"M{from} {y}H{to}\" stroke=\"{fill}\" stroke-width=\"1.3\"/>\n"
            ));
        }
    }

    fn live(&mut self, line: &Line, fill: &str, more: &str) {
        let style = match line.font.style {
            Style::Regular => "",
            Style::Bold => " font-weight=\"700\"",
            Style::Italic => " font-style=\"italic\"",
        };
        let (x, y, size) = (Number(line.at.x), Number(line.at.y), Number(line.font.size));
        self.push(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{style}"
        ));
        if line.font.tracking > 0.0 {
            self.push(format_args!(
                " letter-spacing=\"{}\"",
                Number(line.font.tracking)
            ));
        }
        self.push(format_args!(
            " fill=\"{fill}\"{more}>{}</text>\n",
            XmlText::new(&line.text)
        ));
    }

    fn document(&mut self, placed: &Placed, role: &str) {
        let prefix = self.prefix;
        let (width, height) = (Number(placed.width), Number(placed.height));
        let size = match placed.shown {
            Some(shown) => {
                let high = Number(shown * placed.height / placed.width);
                format!("width=\"{}\" height=\"{high}\"", Number(shown))
            }
            None => format!("width=\"{width}pt\" height=\"{height}pt\""),
        };
        self.push(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"{role}\" \
             aria-labelledby=\"{prefix}picture-title {prefix}picture-words\" {size} \
             viewBox=\"0 0 {width} {height}\" font-family=\"{FAMILIES}\">\n"
        ));
        let scene = &placed.scene;
        self.push(format_args!(
            "<title id=\"{prefix}picture-title\">{}</title>\n<desc id=\"{prefix}picture-words\">",
            XmlText::new(&scene.title)
        ));
        for (index, statement) in scene.statements.iter().enumerate() {
            let lead = if index == 0 { "" } else { "\n" };
            self.push(format_args!("{lead}{}", XmlText::new(statement)));
        }
        self.push(format_args!("</desc>\n"));
        self.push(format_args!(
            "<rect class=\"page\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
            self.theme.background
        ));
        self.group("head", |canvas| {
            placed.head.iter().for_each(|line| canvas.text(line, ""));
        });
        self.group("legend", |canvas| {
            for entry in &placed.legend {
                sign(canvas, entry.entry.sign, entry.sample);
                canvas.text(&entry.line, "");
            }
        });
        self.headings(&placed.headings);
        self.enclosures(&placed.enclosures);
        let mut names = Names::default();
        self.edges(placed, &mut names);
        self.cards(placed, &mut names);
        self.labels(placed);
        self.group("foot", |canvas| {
            placed.foot.iter().for_each(|line| canvas.text(line, ""));
        });
        self.push(format_args!("</svg>\n"));
    }

    fn group(&mut self, class: &str, inside: impl FnOnce(&mut Self)) {
        self.push(format_args!("<g class=\"{class}\">\n"));
        inside(self);
        self.push(format_args!("</g>\n"));
    }

    fn headings(&mut self, headings: &[PlacedHeading]) {
        if headings.is_empty() {
            return;
        }
        let theme = self.theme;
        self.group("headings", |canvas| {
            for pair in headings.windows(2).filter(|pair| pair[0].rect.right() < pair[1].rect.x) {
                let y = Number(pair[0].rect.centre().y);
                let (from, to) = (Number(pair[0].rect.right()), Number(pair[1].rect.x));
                canvas.push(format_args!(
                    "<path d=\"M{from} {y}H{to}\" stroke=\"{}\" stroke-width=\"2\"/>\n",
                    theme.line
                ));
            }
            for heading in headings {
                let (x, y) = (Number(heading.rect.x), Number(heading.rect.y));
                let (width, height) = (Number(heading.rect.width), Number(heading.rect.height));
                canvas.push(format_args!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n",
                    theme.panel
                ));
                canvas.text(&heading.line, "");
            }
        });
    }

    fn enclosures(&mut self, enclosures: &[PlacedHeading]) {
        if enclosures.is_empty() {
            return;
        }
        let line = self.theme.line;
        self.group("enclosures", |canvas| {
            for area in enclosures {
                let (x, y) = (Number(area.rect.x), Number(area.rect.y));
                let (width, height) = (Number(area.rect.width), Number(area.rect.height));
                canvas.push(format_args!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"10\" \
                     fill=\"none\" stroke=\"{line}\" stroke-dasharray=\"3 3\"/>\n"
                ));
                canvas.text(&area.line, "");
            }
        });
    }

    fn edges(&mut self, placed: &Placed, names: &mut Names) {
        self.group("edges", |canvas| {
            for (own, place) in placed.scene.edges.iter().zip(&placed.edges) {
                let name = names.name(&format!("{}edge", canvas.prefix), &own.id);
                let hedged = if own.hedged { " hedged" } else { "" };
                let derived = if own.derived { " derived" } else { "" };
                canvas.push(format_args!(
                    "<g id=\"{name}\" class=\"edge {}{hedged}{derived}\">",
                    own.relation.word()
                ));
                let sentence = if own.tooltip.is_empty() {
                    &own.label
                } else {
                    &own.tooltip
                };
                canvas.tooltip(sentence);
                edge(canvas, own, place);
                canvas.push(format_args!("</g>\n"));
            }
        });
    }

    fn cards(&mut self, placed: &Placed, names: &mut Names) {
        self.group("cards", |canvas| {
            let mut cards: Vec<_> = placed.scene.cards.iter().zip(&placed.cards).collect();
            if !canvas.prefix.is_empty() {
                // One goes from card to card by keys: column by column, from the top.
                cards.sort_by(|(_, a), (_, b)| {
                    let (a, b) = (a.rect, b.rect);
                    a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
                });
            }
            for (own, place) in cards {
                let link = own.link.as_deref().and_then(Link::new);
                if let Some(link) = &link {
                    canvas.push(format_args!("<a href=\"{link}\">"));
                }
                let name = names.name(&format!("{}card", canvas.prefix), &own.id);
                canvas.push(format_args!(
                    "<g id=\"{name}\" class=\"card {}\">",
                    words(&own.kind)
                ));
                canvas.tooltip(if own.tooltip.is_empty() {
                    &own.name
                } else {
                    &own.tooltip
                });
                card(canvas, &own.kind, place);
                for line in &place.lines {
                    canvas.text(line, "");
                }
                canvas.push(format_args!(
                    "</g>{}\n",
                    if link.is_some() { "</a>" } else { "" }
                ));
            }
        });
    }

    fn labels(&mut self, placed: &Placed) {
        let halo = format!(
            " stroke=\"{}\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
            self.theme.background
        );
        self.group("labels", |canvas| {
            for (_, lines) in placed.edges.iter().filter_map(|edge| edge.label.as_ref()) {
                for line in lines {
                    canvas.text(line, &halo);
                }
            }
        });
    }

    fn tooltip(&mut self, sentence: &str) {
        let sentence = XmlText::new(sentence);
        if !sentence.is_empty() {
            self.push(format_args!("<title>{sentence}</title>"));
        }
        self.push(format_args!("\n"));
    }
}

/// The classes of a card's element.
pub(super) fn words(kind: &CardKind) -> String {
    match kind {
        CardKind::Person => "person".into(),
        CardKind::Unnamed => "unnamed".into(),
        CardKind::Body => "body".into(),
        CardKind::Place => "place".into(),
        CardKind::Item => "item".into(),
        CardKind::Source => "source".into(),
        CardKind::Slot => "slot".into(),
        CardKind::Question => "question".into(),
        CardKind::Claim { class } => format!("claim {}", class.word()),
        CardKind::Event {
            class, standing, ..
        } => {
            let standing = match standing {
                Standing::Solid => "solid",
                Standing::Hedged => "hedged",
                Standing::Disputed => "disputed",
                Standing::Negated => "negated",
                Standing::Retracted => "retracted",
            };
            format!("event {} {standing}", class.word())
        }
    }
}
