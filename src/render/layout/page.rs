//! The page around the cards: title and legend above, the foot below.

use super::geometry::{Point, Rect};
use super::labels::touches;
use super::placed::{Line, Placed, PlacedEntry, PlacedHeading, Tone};
use super::sheet::Sheet;
use crate::render::Scene;
use crate::render::legend::legend;
use crate::render::measure::Font;

/// What is around the cards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Empty space on each side.
    margin: f64,
    /// The least width of titles and notes.
    narrowest: f64,
    /// The width that cards and lines have, where the page has a width.
    pub(super) room: Option<f64>,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            margin: 32.0,
            narrowest: 460.0,
            room: None,
        }
    }
}

impl Frame {
    /// The frame of a page of at most `width` points.
    pub(super) fn within(width: f64) -> Self {
        let wide = Self::default();
        let margin = if width < 600.0 { 14.0 } else { wide.margin };
        Self {
            margin,
            narrowest: wide.narrowest.min(width - 2.0 * margin),
            room: Some(width - 2.0 * margin),
        }
    }
}

const HEADING: f64 = 26.0;
/// The letters of headings, and the least space on either side of them.
const HEADINGS: Font = Font::bold(11.0);
const HEADING_PAD: f64 = 6.0;
/// Height of capitals, in ems.
const CAPITALS: f64 = 0.716;

/// Lays the page of `scene` around `sheet`.
pub(super) fn lay(scene: &Scene, mut sheet: Sheet, engine: &'static str, frame: Frame) -> Placed {
    let margin = frame.margin;
    let bounds = sheet.bounds();
    let inner = bounds.width.max(frame.narrowest);
    let mut y = margin - 6.0;
    let mut head = Vec::new();
    y = rows(
        &mut head,
        &scene.title,
        Font::bold(21.0),
        Tone::Ink,
        (margin, inner, 26.0),
        y,
    );
    if !scene.subtitle.trim().is_empty() {
        y += 2.0;
        y = rows(
            &mut head,
            &scene.subtitle,
            Font::regular(11.5),
            Tone::Muted,
            (margin, inner, 15.5),
            y,
        );
    }
    let (legend, below) = entries(scene, margin, inner, y + 13.0);
    y = if legend.is_empty() { y } else { below };
    y += 30.0;

    let headed = scene.columns.iter().any(|column| column.heading.is_some());
    let room = if headed { HEADING + 22.0 } else { 0.0 };
    let outer = |sheet: &Sheet| {
        let frames = enclosures(scene, sheet);
        frames
            .iter()
            .fold(sheet.bounds(), |whole, frame| whole.united(&frame.rect))
    };
    let bounds = outer(&sheet);
    sheet.shift(margin - bounds.x, y + room - bounds.y);
    let bounds = outer(&sheet);
    let headings = headings(scene, &sheet, margin, y);
    let enclosures = enclosures(scene, &sheet);

    let mut foot = Vec::new();
    // A page without cards ends where they would begin.
    let mut end = bounds.bottom().max(y);
    if scene.footer.iter().any(|row| !row.trim().is_empty()) {
        end += 26.0;
        for row in &scene.footer {
            end = rows(
                &mut foot,
                row,
                Font::regular(9.0),
                Tone::Muted,
                (margin, inner, 12.5),
                end,
            );
        }
    }
    let widest = head.iter().chain(&foot).map(|line| line.at.x + line.width);
    let right = widest.fold(bounds.right(), f64::max);
    let right = legend
        .iter()
        .map(|entry| entry.line.at.x + entry.line.width)
        .fold(right, f64::max);
    Placed {
        scene: scene.clone(),
        engine,
        shown: None,
        width: (right + margin).ceil(),
        height: (end + margin - 8.0).ceil(),
        head,
        legend,
        headings,
        enclosures,
        cards: sheet.cards,
        edges: sheet.edges,
        foot,
    }
}

/// Adds wrapped rows at the left margin and returns where they end.
fn rows(
    lines: &mut Vec<Line>,
    text: &str,
    font: Font,
    tone: Tone,
    (margin, width, leading): (f64, f64, f64),
    mut y: f64,
) -> f64 {
    for row in font.wrap(text, width, 4) {
        let baseline = y + (leading + font.ascent() - font.descent()) / 2.0;
        lines.push(Line::new(row, font, tone).at(margin, baseline));
        y += leading;
    }
    y
}

fn entries(scene: &Scene, margin: f64, inner: f64, top: f64) -> (Vec<PlacedEntry>, f64) {
    const SAMPLE: (f64, f64) = (26.0, 12.0);
    const ROW: f64 = 18.0;
    let font = Font::regular(10.0);
    let (mut x, mut y) = (margin, top);
    let mut placed = Vec::new();
    for entry in legend(scene) {
        let line = Line::new(entry.words.clone(), font, Tone::Muted);
        let whole = SAMPLE.0 + 7.0 + line.width;
        if x > margin && x + whole > margin + inner {
            x = margin;
            y += ROW;
        }
        let sample = Rect::new(x, y, SAMPLE.0, SAMPLE.1);
        let baseline = y + f64::midpoint(SAMPLE.1, font.size * CAPITALS);
        let line = line.at(x + SAMPLE.0 + 7.0, baseline);
        placed.push(PlacedEntry {
            entry,
            sample,
            line,
        });
        x += whole + 16.0;
    }
    (placed, y + SAMPLE.1)
}

/// The width in which a heading has its words, up to that of a wide card.
pub(super) fn heading_width(words: &str) -> f64 {
    const MOST: f64 = 200.0;
    (HEADINGS.width(words) + 2.0 * HEADING_PAD).ceil().min(MOST)
}

fn headings(scene: &Scene, sheet: &Sheet, margin: f64, top: f64) -> Vec<PlacedHeading> {
    let font = HEADINGS;
    let mut headings = Vec::new();
    for (column, span) in scene.columns.iter().zip(&sheet.spans) {
        let (Some(heading), Some(span)) = (&column.heading, span) else {
            continue;
        };
        let wide = if sheet.down { 200.0 } else { span.1 - span.0 };
        let text = font
            .wrap(heading, wide - 2.0 * HEADING_PAD, 1)
            .into_iter()
            .next()
            .unwrap_or_default();
        let line = Line::new(text, font, Tone::Ink);
        let rect = if sheet.down {
            Rect::new(margin, span.0 - HEADING - 8.0, line.width + 20.0, HEADING)
        } else {
            Rect::new(span.0, top, wide, HEADING)
        };
        let x = rect.x + (rect.width - line.width) / 2.0;
        let line = line.at(x, rect.y + f64::midpoint(HEADING, font.size * CAPITALS));
        headings.push(PlacedHeading { rect, line });
    }
    headings
}

/// One box around the cards of a group in each column.
pub(super) fn enclosures(scene: &Scene, sheet: &Sheet) -> Vec<PlacedHeading> {
    let font = Font::bold(9.0);
    let mut found: Vec<((usize, usize), Rect)> = Vec::new();
    for (card, placed) in scene.cards.iter().zip(&sheet.cards) {
        let Some(group) = card.group.filter(|&group| group < scene.groups.len()) else {
            continue;
        };
        let key = (group, card.column);
        let own = placed.rect.grown(10.0);
        match found.iter_mut().find(|(other, _)| *other == key) {
            Some((_, rect)) => *rect = rect.united(&own),
            None => found.push((key, own)),
        }
    }
    let paths: Vec<Vec<Point>> = sheet
        .edges
        .iter()
        .map(|edge| {
            edge.curve
                .samples(24)
                .into_iter()
                .chain([edge.tip])
                .collect()
        })
        .collect();
    let named = |((group, _), area): ((usize, usize), Rect)| {
        let area = Rect::new(area.x, area.y - 16.0, area.width, area.height + 16.0);
        let name = font.wrap(&scene.groups[group].name, area.width - 20.0, 1);
        let line = Line::new(
            name.into_iter().next().unwrap_or_default(),
            font,
            Tone::Muted,
        );
        let line = clear_of(&paths, line, &area);
        PlacedHeading { rect: area, line }
    };
    found.into_iter().map(named).collect()
}

/// The name of an enclosure at its upper left, or as little to the right as leaves it clear of
/// lines that come in from above.
fn clear_of(paths: &[Vec<Point>], line: Line, area: &Rect) -> Line {
    const STEP: f64 = 6.0;
    let (first, y) = (area.x + 10.0, area.y + 16.0);
    let last = area.right() - 10.0 - line.width;
    let mut x = first;
    while x <= last {
        let place = line.clone().at(x, y).rect().grown(3.0);
        if !paths.iter().any(|path| touches(path, &place)) {
            return line.at(x, y);
        }
        x += STEP;
    }
    line.at(first, y)
}
