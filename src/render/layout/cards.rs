//! Cards typeset: how wide they want to be, and their rows at a given width.

use super::geometry::Rect;
use super::placed::{Line, PlacedCard, Tone};
use crate::render::measure::Font;
use crate::render::{ActClass, Card, CardKind, Standing};

/// Width of a claim's bar.
pub(in crate::render) const BAR: f64 = 4.0;

/// The width that `card` would choose, within the bounds of its kind: as narrow as its rows allow
/// without more of them, and without cutting words.
pub(in crate::render) fn preferred_width(card: &Card) -> f64 {
    let (least, most) = bounds(&card.kind);
    let widest = typeset(card, most);
    let fits = |width: f64| {
        let placed = typeset(card, width);
        placed.rect.height <= widest.rect.height && placed.letters() >= widest.letters()
    };
    if fits(least) {
        return least;
    }
    let (mut narrow, mut wide) = (least, most);
    while wide - narrow > 2.0 {
        let middle = f64::midpoint(narrow, wide).round();
        if fits(middle) {
            wide = middle;
        } else {
            narrow = middle;
        }
    }
    wide
}

/// `card` at `width`, its corner at the origin.
pub(in crate::render) fn typeset(card: &Card, width: f64) -> PlacedCard {
    let mut sheet = Sheet::new(width);
    match &card.kind {
        CardKind::Person
        | CardKind::Unnamed
        | CardKind::Body
        | CardKind::Place
        | CardKind::Item
        | CardKind::Source
        | CardKind::Slot => {
            sheet.pad(11.0, 10.0);
            sheet.rows(
                &capitals(&card.header),
                Font::capitals(8.0),
                Tone::Muted,
                1,
                11.0,
            );
            sheet.skip(2.5);
            // A title is longer than a name.
            let most = match card.kind {
                CardKind::Source | CardKind::Slot => 5,
                _ => 3,
            };
            sheet.rows(&card.name, Font::bold(13.0), Tone::Ink, most, 16.0);
            sheet.notes(card, 9.5);
            sheet.skip(9.0);
            sheet.finish()
        }
        CardKind::Event {
            class,
            standing,
            verb,
        } => event(card, *class, *standing, verb, width),
        CardKind::Question => {
            sheet.pad(11.0, 10.0);
            sheet.rows(
                &capitals(&card.header),
                Font::capitals(8.5),
                Tone::Muted,
                2,
                11.5,
            );
            sheet.skip(3.0);
            sheet.rows(&card.name, Font::regular(12.0), Tone::Ink, 6, 15.5);
            sheet.notes(card, 9.0);
            sheet.skip(10.0);
            sheet.finish()
        }
        CardKind::Claim { class } => {
            let tone = match class {
                ActClass::Structure | ActClass::Military => Tone::Muted,
                coloured => Tone::Class(*coloured),
            };
            sheet.pad(11.0, 10.0);
            sheet.left = BAR + 10.0;
            sheet.rows(&capitals(&card.header), Font::capitals(8.5), tone, 2, 11.5);
            sheet.skip(2.5);
            sheet.rows(&card.name, Font::regular(11.0), Tone::Ink, 6, 14.5);
            if let Some(words) = &card.words {
                sheet.skip(if card.name.is_empty() { 0.0 } else { 3.0 });
                sheet.rows(words, Font::italic(11.0), Tone::Ink, 7, 14.5);
            }
            sheet.notes(card, 9.0);
            sheet.skip(9.0);
            sheet.finish()
        }
    }
}

fn bounds(kind: &CardKind) -> (f64, f64) {
    match kind {
        CardKind::Person
        | CardKind::Unnamed
        | CardKind::Body
        | CardKind::Place
        | CardKind::Item
        | CardKind::Slot => (116.0, 160.0),
        CardKind::Source => (116.0, 190.0),
        CardKind::Event { .. } | CardKind::Question | CardKind::Claim { .. } => (150.0, 190.0),
    }
}

fn event(card: &Card, class: ActClass, standing: Standing, verb: &str, width: f64) -> PlacedCard {
    let mut sheet = Sheet::new(width);
    let font = Font::capitals(9.0);
    let hollow = standing == Standing::Hedged;
    let tone = match (hollow, class) {
        (false, _) => Tone::OnHeader,
        (true, ActClass::Structure | ActClass::Military) => Tone::Muted,
        (true, coloured) => Tone::Class(coloured),
    };
    let mark = if hollow { "?" } else { "" };
    let verb = capitals(&format!("{verb}{mark}"));
    let words = if card.header.trim().is_empty() {
        verb.clone()
    } else {
        format!("{} · {verb}", capitals(&card.header))
    };

    sheet.pad(11.0, 6.5);
    let half = (standing == Standing::Disputed).then(|| font.width(DISPUTED) + 18.0);
    if let Some(half) = half {
        sheet.right = half + 11.0;
    }
    sheet.rows(&words, font, tone, 3, 12.0);
    let header_lines = sheet.lines.len();
    match standing {
        Standing::Negated => strike(&mut sheet.lines, &verb),
        Standing::Retracted => strike(&mut sheet.lines, &words),
        _ => {}
    }
    sheet.skip(6.0);
    let header = sheet.y;
    if let Some(half) = half {
        sheet.right = 11.0;
        let tone = match class {
            ActClass::Structure | ActClass::Military => Tone::Muted,
            coloured => Tone::Class(coloured),
        };
        let baseline = sheet.lines.first().map_or(header - 9.0, |line| line.at.y);
        let word = Line::new(DISPUTED, font, tone).at(width - half + 9.0, baseline);
        sheet.lines.insert(header_lines, word);
    }

    sheet.skip(9.0);
    sheet.rows(&card.name, Font::regular(12.0), Tone::Ink, 6, 15.5);
    sheet.notes(card, 9.0);
    sheet.skip(9.5);
    let mut placed = sheet.finish();
    placed.header = header;
    placed.split = half.map(|half| width - half);
    placed
}

const DISPUTED: &str = "DISPUTED";

fn capitals(text: &str) -> String {
    text.to_uppercase()
}

/// Strikes the last rows of a header as far as they show `words`.
fn strike(lines: &mut [Line], words: &str) {
    let mut left = words
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .count();
    for line in lines.iter_mut().rev() {
        let mut from = line.text.len();
        for (index, letter) in line.text.char_indices().rev() {
            if left == 0 {
                break;
            }
            if !letter.is_whitespace() {
                left -= 1;
                from = index;
            }
        }
        if from < line.text.len() {
            let lead = line.font.width(&line.text[..from]);
            line.strike = Some((lead, line.width - line.font.tracking));
        }
    }
}

/// Rows set one below the other.
struct Sheet {
    width: f64,
    left: f64,
    right: f64,
    y: f64,
    lines: Vec<Line>,
}

impl Sheet {
    fn new(width: f64) -> Self {
        Self {
            width,
            left: 0.0,
            right: 0.0,
            y: 0.0,
            lines: Vec::new(),
        }
    }

    fn pad(&mut self, sides: f64, top: f64) {
        self.left = sides;
        self.right = sides;
        self.y += top;
    }

    fn skip(&mut self, by: f64) {
        self.y += by;
    }

    fn rows(&mut self, text: &str, font: Font, tone: Tone, limit: usize, leading: f64) {
        for row in font.wrap_parts(text, self.width - self.left - self.right, limit) {
            // Letters sit in the middle of their row.
            let baseline = self.y + (leading + font.ascent() - font.descent()) / 2.0;
            self.lines
                .push(Line::new(row, font, tone).at(self.left, baseline));
            self.y += leading;
        }
    }

    fn notes(&mut self, card: &Card, size: f64) {
        for (index, note) in card.notes.iter().take(6).enumerate() {
            self.skip(if index == 0 { 3.0 } else { 0.0 });
            self.rows(note, Font::regular(size), Tone::Muted, 4, size + 3.0);
        }
    }

    fn finish(self) -> PlacedCard {
        PlacedCard {
            rect: Rect::new(0.0, 0.0, self.width, self.y),
            header: 0.0,
            split: None,
            lines: self.lines,
        }
    }
}

impl PlacedCard {
    /// How many letters its rows show: fewer where words are cut.
    fn letters(&self) -> usize {
        let letters = |line: &Line| line.text.chars().filter(|it| !it.is_whitespace()).count();
        self.lines.iter().map(letters).sum()
    }

    /// The same card with its corner at `x`, `y`.
    #[must_use]
    pub(in crate::render) fn at(mut self, x: f64, y: f64) -> Self {
        let (dx, dy) = (x - self.rect.x, y - self.rect.y);
        self.rect = self.rect.moved(dx, dy);
        for line in &mut self.lines {
            line.at = line.at.moved(dx, dy);
        }
        self
    }
}
