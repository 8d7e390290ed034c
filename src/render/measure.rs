//! Text measured and wrapped by the metrics of the bundled font, so that lines break alike
//! everywhere.
//!
//! The font is metric-compatible with Arial, Arimo, Helvetica and Liberation Sans: text that a
//! browser sets in one of them is as wide as it was measured.

use std::sync::LazyLock;

use ttf_parser::Face;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// The faces that pictures use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Upright.
    Regular,
    /// Upright and bold.
    Bold,
    /// Italic, for the words of a quotation.
    Italic,
}

/// A face at a size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// The face.
    pub style: Style,
    /// Size in points.
    pub size: f64,
    /// Space added after each letter, in points.
    pub tracking: f64,
}

impl Font {
    /// The upright face at `size` points.
    pub const fn regular(size: f64) -> Self {
        Self {
            style: Style::Regular,
            size,
            tracking: 0.0,
        }
    }

    /// The bold face at `size` points.
    pub const fn bold(size: f64) -> Self {
        Self {
            style: Style::Bold,
            size,
            tracking: 0.0,
        }
    }

    /// The italic face at `size` points.
    pub const fn italic(size: f64) -> Self {
        Self {
            style: Style::Italic,
            size,
            tracking: 0.0,
        }
    }

    /// The bold face, spaced for capitals.
    pub const fn capitals(size: f64) -> Self {
        Self {
            style: Style::Bold,
            size,
            tracking: 0.3,
        }
    }

    /// How far letters with accents reach above the baseline, in points.
    pub fn ascent(self) -> f64 {
        self.size * 0.905
    }

    /// How far letters reach below the baseline, in points.
    pub fn descent(self) -> f64 {
        self.size * 0.212
    }

    /// Width of one line in points. What the font lacks counts one em.
    pub fn width(self, text: &str) -> f64 {
        text.chars().map(|letter| self.advance(letter)).sum()
    }

    /// Breaks `text` into at most `limit` lines of at most `width` points, as few as possible and
    /// of even length. Lines break at blanks; a word wider than a line after a hyphen or slash, or
    /// between graphemes. No hyphen is added; what does not fit ends in an ellipsis.
    pub fn wrap(self, text: &str, width: f64, limit: usize) -> Vec<String> {
        // A dash or slash between blanks stays with the word before it.
        let text = clean(text)
            .replace(" / ", "\u{A0}/ ")
            .replace(" – ", "\u{A0}– ");
        let greedy = self.fill(&text, width, limit);
        if greedy.cut || greedy.lines.len() < 2 {
            return greedy.lines;
        }
        let (mut low, mut high) = (width / 2.0, width);
        let mut best = greedy.lines;
        for _ in 0..7 {
            let middle = f64::midpoint(low, high);
            let tried = self.fill(&text, middle, best.len());
            if tried.cut || tried.split_word {
                low = middle;
            } else {
                high = middle;
                best = tried.lines;
            }
        }
        best
    }

    /// As [`wrap`](Self::wrap), but for parts joined by " · ": lines break between parts first, and
    /// no line ends in the dot.
    pub fn wrap_parts(self, text: &str, width: f64, limit: usize) -> Vec<String> {
        let parts: Vec<String> = text
            .split(DOT)
            .map(clean)
            .filter(|part| !part.is_empty())
            .collect();
        let lines = self.join(&parts, width, limit);
        if lines.len() > limit {
            // What is past the limit shows as an ellipsis.
            let mut kept = lines;
            let rest = kept.split_off(limit.saturating_sub(1)).join(DOT);
            kept.extend(self.fill(&rest, width, 1).lines);
            return kept;
        }
        if parts.iter().any(|part| self.width(part) > width) {
            return lines;
        }
        let mut narrow = width;
        let mut best = lines;
        while best.len() > 1 && narrow > width / 2.0 {
            narrow -= 3.0;
            let tried = self.join(&parts, narrow, limit);
            if tried.len() > best.len() || parts.iter().any(|part| self.width(part) > narrow) {
                break;
            }
            best = tried;
        }
        best
    }

    /// Parts joined into lines, as many in each as fit.
    fn join(self, parts: &[String], width: f64, limit: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for part in parts {
            match lines.last_mut() {
                Some(last) if self.width(last) + self.width(DOT) + self.width(part) <= width => {
                    last.push_str(DOT);
                    last.push_str(part);
                }
                _ => lines.extend(self.wrap(part, width, limit)),
            }
        }
        lines
    }

    fn advance(self, letter: char) -> f64 {
        self.tracking + self.size * units(self.style, letter)
    }

    fn fill(self, text: &str, width: f64, limit: usize) -> Filled {
        let mut filled = Filled::default();
        let mut line = String::new();
        let mut used = 0.0;
        let blank = self.advance(' ');
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let mut first = true;
            for piece in self.pieces(word, width) {
                let wide = self.width(piece);
                let lead = if first && !line.is_empty() {
                    blank
                } else {
                    0.0
                };
                filled.split_word |= !first;
                if !line.is_empty() && used + lead + wide > width {
                    if filled.lines.len() + 1 >= limit {
                        self.end_in_ellipsis(&mut line, width);
                        filled.lines.push(line);
                        filled.cut = true;
                        return filled;
                    }
                    filled.lines.push(std::mem::take(&mut line));
                    used = 0.0;
                } else if lead > 0.0 {
                    line.push(' ');
                    used += lead;
                }
                line.push_str(piece);
                used += wide;
                first = false;
            }
        }
        if !line.is_empty() {
            filled.lines.push(line);
        }
        filled
    }

    /// A word that fits a line is one piece.
    fn pieces(self, word: &str, width: f64) -> Vec<&str> {
        if self.width(word) <= width {
            return vec![word];
        }
        word.split_inclusive(['-', '/'])
            .flat_map(|part| {
                if self.width(part) <= width {
                    vec![part]
                } else {
                    part.graphemes(true).collect()
                }
            })
            .collect()
    }

    fn end_in_ellipsis(self, line: &mut String, width: f64) {
        let room = width - self.advance('…');
        while !line.is_empty() && self.width(line) > room {
            let last = line.graphemes(true).next_back().map_or(0, str::len);
            line.truncate(line.len() - last);
        }
        line.truncate(line.trim_end().len());
        line.push('…');
    }
}

/// What joins the parts of a row.
const DOT: &str = " · ";

/// `text` as one line of harmless letters: blanks of any kind become single spaces; control
/// characters, marks that turn the direction of writing, and what XML forbids are dropped; a
/// letter keeps a limited number of marks.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len().min(4096));
    let mut marks = 0;
    for letter in text.chars() {
        if letter != '\u{A0}' && letter.is_whitespace() {
            if !cleaned.is_empty() && !cleaned.ends_with(' ') {
                cleaned.push(' ');
            }
            continue;
        }
        if is_harmful(letter) {
            continue;
        }
        marks = if is_combining_mark(letter) {
            marks + 1
        } else {
            0
        };
        if marks <= 4 {
            cleaned.push(letter);
        }
    }
    cleaned.truncate(cleaned.trim_end_matches(' ').len());
    cleaned
}

fn is_harmful(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}')
}

#[derive(Default)]
struct Filled {
    lines: Vec<String>,
    cut: bool,
    split_word: bool,
}

/// Advance in ems.
fn units(style: Style, letter: char) -> f64 {
    let table = match style {
        Style::Regular => &REGULAR,
        Style::Bold => &BOLD,
        Style::Italic => &ITALIC,
    };
    match table.get(letter as usize).copied().flatten() {
        Some(advance) => f64::from(advance),
        None if is_combining_mark(letter) || matches!(letter, '\u{200C}' | '\u{200D}') => 0.0,
        None => 1.0,
    }
}

/// The faces of the bundled font: regular, bold, italic.
pub(super) const FACES: [&[u8]; 3] = [
    include_bytes!("font/claimgraph-sans-regular.ttf"),
    include_bytes!("font/claimgraph-sans-bold.ttf"),
    include_bytes!("font/claimgraph-sans-italic.ttf"),
];

static REGULAR: Advances = LazyLock::new(|| advances(FACES[0]));
static BOLD: Advances = LazyLock::new(|| advances(FACES[1]));
static ITALIC: Advances = LazyLock::new(|| advances(FACES[2]));

/// For each scalar value of the first planes that the font covers, its advance in ems.
type Advances = LazyLock<Vec<Option<f32>>>;

/// The advances of a font; none where it cannot be read.
fn advances(font: &[u8]) -> Vec<Option<f32>> {
    const COVERED: u32 = 0x2600;
    let Ok(face) = Face::parse(font, 0) else {
        return Vec::new();
    };
    let em = f32::from(face.units_per_em());
    (0..COVERED)
        .map(|code| {
            let glyph = face.glyph_index(char::from_u32(code)?)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / em)
        })
        .collect()
}
