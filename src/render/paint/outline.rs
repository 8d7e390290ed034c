//! Letters as shapes, for programs that have none of the fonts or must not change a line's width.

use std::fmt::Write;

use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::xml::Number;
use crate::render::layout::placed::Line;
use crate::render::measure::{FACES, Style};

/// The letters of a line as the data of a path, each where it was measured. None where the font
/// lacks one of them, or the line has none to see.
pub(super) fn path(line: &Line) -> Option<String> {
    let font = FACES[match line.font.style {
        Style::Regular => 0,
        Style::Bold => 1,
        Style::Italic => 2,
    }];
    let face = Face::parse(font, 0).ok()?;
    let glyphs: Option<Vec<(char, GlyphId)>> = line
        .text
        .chars()
        .map(|letter| Some((letter, face.glyph_index(letter)?)))
        .collect();
    let mut pen = Pen {
        out: String::new(),
        x: line.at.x,
        y: line.at.y,
        scale: line.font.size / f64::from(face.units_per_em()),
    };
    for (letter, glyph) in glyphs? {
        face.outline_glyph(glyph, &mut pen);
        pen.x += line.font.width(letter.encode_utf8(&mut [0; 4]));
    }
    (!pen.out.is_empty()).then_some(pen.out)
}

/// Writes outlines of letters, in units of the font, as path data in points of the page.
struct Pen {
    out: String,
    /// Where the letter starts.
    x: f64,
    /// The baseline.
    y: f64,
    scale: f64,
}

impl Pen {
    fn write(&mut self, command: char, points: &[(f32, f32)]) {
        self.out.push(command);
        for (index, (x, y)) in points.iter().enumerate() {
            let gap = if index == 0 { "" } else { " " };
            let x = Number(self.x + f64::from(*x) * self.scale);
            let y = Number(self.y - f64::from(*y) * self.scale);
            // Writing to a string does not fail.
            let _ = write!(self.out, "{gap}{x} {y}");
        }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.write('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.write('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.out.push('Z');
    }
}
