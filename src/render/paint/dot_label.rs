//! Cards, title and foot as HTML-like DOT labels.

use super::dot_text::DotHtml;
use crate::render::layout::labels::Label;
use crate::render::layout::placed::{Line, PlacedCard, Tone};
use crate::render::legend::{Sign, legend};
use crate::render::measure::{Font, Style};
use crate::render::{ActClass, Card, CardKind, Edge, Scene, Standing, Theme};

/// The label of a card, its rows broken as in the SVG.
pub(super) fn label(card: &Card, placed: &PlacedCard, theme: &Theme) -> DotHtml {
    let width = placed.rect.width.round();
    let (header, body): (Vec<&Line>, Vec<&Line>) = placed
        .lines
        .iter()
        .partition(|line| line.at.y < placed.header);
    match &card.kind {
        CardKind::Person | CardKind::Unnamed => boxed(&body, width, " STYLE=\"ROUNDED\"", theme),
        CardKind::Body | CardKind::Place | CardKind::Item | CardKind::Source | CardKind::Slot => {
            boxed(&body, width, "", theme)
        }
        CardKind::Question => {
            let ground = (theme.structure, theme.background);
            one_cell(&body, width, " STYLE=\"DASHED\"", ground, theme)
        }
        CardKind::Claim { class } => {
            let mut html = DotHtml::new();
            html.markup("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\"><TR>");
            html.markup(&format!(
                "<TD WIDTH=\"4\" BGCOLOR=\"{}\" CELLPADDING=\"0\">",
                theme.class(*class)
            ));
            let cell = "CELLPADDING=\"9\" ALIGN=\"LEFT\"";
            html.markup(&format!(
                "</TD><TD WIDTH=\"{}\" {cell} BGCOLOR=\"{}\">",
                width - 4.0,
                theme.panel
            ));
            html.append(&rows(&body, theme));
            html.markup("</TD></TR></TABLE>");
            html
        }
        CardKind::Event {
            class, standing, ..
        } => event(&header, &body, width, (*class, *standing), theme),
    }
}

/// Title, subtitle and legend.
pub(super) fn head(scene: &Scene, theme: &Theme) -> DotHtml {
    let mut html = DotHtml::new();
    html.markup("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\"><TR><TD ALIGN=\"LEFT\">");
    html.words(
        &first(Font::bold(21.0), &scene.title),
        21.0,
        theme.ink,
        &["B"],
    );
    html.markup("</TD></TR><TR><TD ALIGN=\"LEFT\">");
    html.words(
        &first(Font::regular(11.5), &scene.subtitle),
        11.5,
        theme.muted,
        &[],
    );
    html.markup("</TD></TR><TR><TD ALIGN=\"LEFT\">");
    let entries = legend(scene);
    if entries.is_empty() {
        html.words("", 10.0, theme.muted, &[]);
    }
    if !entries.is_empty() {
        html.markup("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\">");
    }
    for row in entries.chunks(6) {
        html.markup("<TR>");
        for entry in row {
            html.markup("<TD>");
            sample(&mut html, entry.sign, theme);
            html.markup("</TD><TD ALIGN=\"LEFT\">");
            html.words(
                &format!("{}\u{A0}\u{A0}\u{A0}", entry.words),
                10.0,
                theme.muted,
                &[],
            );
            html.markup("</TD>");
        }
        html.markup("</TR>");
    }
    if !entries.is_empty() {
        html.markup("</TABLE>");
    }
    html.markup("</TD></TR></TABLE>");
    html
}

/// The foot, if there is one.
pub(super) fn foot(scene: &Scene, theme: &Theme) -> Option<DotHtml> {
    let font = Font::regular(9.0);
    let rows: Vec<String> = scene
        .footer
        .iter()
        .flat_map(|row| font.wrap(row, 620.0, 4))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let mut html = DotHtml::new();
    for row in rows {
        html.words(&row, 9.0, theme.muted, &[]);
        html.markup("<BR ALIGN=\"LEFT\"/>");
    }
    Some(html)
}

/// The label of a line.
pub(super) fn line_label(edge: &Edge, colour: &str) -> DotHtml {
    let mut html = DotHtml::new();
    let rows = Label::new(edge, 104.0)
        .map(|label| label.lines)
        .unwrap_or_default();
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            html.markup("<BR/>");
        }
        html.words(&row.text, 10.0, colour, &[]);
    }
    html
}

fn boxed(lines: &[&Line], width: f64, style: &str, theme: &Theme) -> DotHtml {
    one_cell(lines, width, style, (theme.line, theme.panel), theme)
}

fn one_cell(
    lines: &[&Line],
    width: f64,
    style: &str,
    (border, ground): (&str, &str),
    theme: &Theme,
) -> DotHtml {
    let mut html = DotHtml::new();
    html.markup(&format!(
        "<TABLE BORDER=\"1\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"9\" \
         COLOR=\"{border}\" BGCOLOR=\"{ground}\"{style}><TR><TD ALIGN=\"LEFT\" WIDTH=\"{width}\">"
    ));
    html.append(&rows(lines, theme));
    html.markup("</TD></TR></TABLE>");
    html
}

fn event(
    header: &[&Line],
    body: &[&Line],
    width: f64,
    (class, standing): (ActClass, Standing),
    theme: &Theme,
) -> DotHtml {
    let dashed = if standing == Standing::Hedged {
        " STYLE=\"DASHED\""
    } else {
        ""
    };
    let colour = match standing {
        Standing::Negated | Standing::Retracted => theme.structure,
        _ => theme.class(class),
    };
    let (strip, ground) = match standing {
        Standing::Hedged => (theme.background, theme.background),
        Standing::Negated | Standing::Retracted => (colour, theme.background),
        Standing::Solid | Standing::Disputed => (colour, theme.body(class)),
    };
    let words = |line: &&&Line| standing != Standing::Disputed || line.tone == Tone::OnHeader;
    let own: Vec<&Line> = header.iter().filter(words).copied().collect();
    let aside: Vec<&Line> = header.iter().filter(|line| !words(line)).copied().collect();
    let span = if aside.is_empty() {
        ""
    } else {
        " COLSPAN=\"2\""
    };
    let cell = "ALIGN=\"LEFT\"";
    let own_width = if aside.is_empty() {
        width
    } else {
        width - 80.0
    };
    let mut html = DotHtml::new();
    html.markup(&format!(
        "<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" COLOR=\"{colour}\"><TR>\
         <TD {cell} WIDTH=\"{own_width}\" CELLPADDING=\"6\" BGCOLOR=\"{strip}\"{dashed}>"
    ));
    html.append(&rows(&own, theme));
    if !aside.is_empty() {
        html.markup(&format!(
            "</TD><TD CELLPADDING=\"6\" BGCOLOR=\"{}\">",
            theme.background
        ));
        html.append(&rows(&aside, theme));
    }
    html.markup(&format!(
        "</TD></TR><TR><TD {cell} WIDTH=\"{width}\" CELLPADDING=\"9\" BGCOLOR=\"{ground}\"{span}{dashed}>"
    ));
    html.append(&rows(body, theme));
    html.markup("</TD></TR></TABLE>");
    html
}

/// Rows of text, as far apart as in the SVG; something where there are none.
fn rows(lines: &[&Line], theme: &Theme) -> DotHtml {
    let mut html = DotHtml::new();
    if lines.is_empty() {
        html.words("", 9.0, theme.muted, &[]);
        return html;
    }
    html.markup("<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\">");
    let mut above: Option<f64> = None;
    for line in lines {
        let colour = theme.tone(line.tone);
        let base: &[&str] = match line.font.style {
            Style::Regular => &[],
            Style::Bold => &["B"],
            Style::Italic => &["I"],
        };
        let height = above
            .map_or(line.font.size * 1.2, |above| line.at.y - above)
            .max(1.0);
        above = Some(line.at.y);
        html.markup(&format!(
            "<TR><TD ALIGN=\"LEFT\" VALIGN=\"BOTTOM\" HEIGHT=\"{}\">",
            height.round()
        ));
        let (kept, struck) = line.text.split_at(struck_from(line));
        if !kept.is_empty() {
            // A blank at the end would be dropped.
            html.words(&kept.replace(' ', "\u{A0}"), line.font.size, colour, base);
        }
        if !struck.is_empty() {
            html.words(struck, line.font.size, colour, &[base, &["S"]].concat());
        }
        html.markup("</TD></TR>");
    }
    html.markup("</TABLE>");
    html
}

/// The byte at which the struck part of a line starts; its length where none is struck.
fn struck_from(line: &Line) -> usize {
    let Some((from, _)) = line.strike else {
        return line.text.len();
    };
    let starts = line.text.char_indices().map(|(index, _)| index);
    starts
        .into_iter()
        .find(|&index| line.font.width(&line.text[..index]) >= from - 0.01)
        .unwrap_or(line.text.len())
}

fn first(font: Font, text: &str) -> String {
    font.wrap(text, 700.0, 1)
        .into_iter()
        .next()
        .unwrap_or_default()
}

/// A sign of the legend, as near as a table comes to it.
fn sample(html: &mut DotHtml, sign: Sign, theme: &Theme) {
    let mut table = |border: u8, height: u8, colour: &str, ground: &str, style: &str| {
        html.markup(&format!(
            "<TABLE BORDER=\"{border}\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" \
             FIXEDSIZE=\"TRUE\" WIDTH=\"24\" HEIGHT=\"{height}\" COLOR=\"{colour}\" \
             BGCOLOR=\"{ground}\"{style}><TR><TD></TD></TR></TABLE>"
        ));
    };
    match sign {
        Sign::Rounded => table(1, 11, theme.line, theme.panel, " STYLE=\"ROUNDED\""),
        Sign::Square => table(1, 11, theme.line, theme.panel, ""),
        Sign::Dashed => table(
            1,
            11,
            theme.structure,
            theme.background,
            " STYLE=\"DASHED\"",
        ),
        Sign::Header(class) => table(1, 11, theme.class(class), theme.class(class), ""),
        Sign::Line(relation) => table(0, 3, theme.relation(relation), theme.relation(relation), ""),
        Sign::Bar => html.words("|", 12.0, theme.structure, &["B"]),
        Sign::Split => html.words("[ / ]", 10.0, theme.structure, &["B"]),
        Sign::Struck => html.words("VERB", 8.0, theme.structure, &["B", "S"]),
        Sign::DashedLine => html.words("- - -", 10.0, theme.structure, &["B"]),
        Sign::DoubleLine => html.words("=", 12.0, theme.structure, &["B"]),
    }
}
