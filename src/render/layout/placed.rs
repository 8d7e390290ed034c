//! A scene with places: what the painter draws.

use super::geometry::{Curve, Point, Rect};
use super::narrow::{LEGIBLE, POINTS};
use crate::render::legend::Entry;
use crate::render::measure::Font;
use crate::render::{ActClass, Scene};

/// A scene in which every card, line and word has its place. Lengths are in points; the origin is
/// the upper left corner.
#[derive(Clone, Debug)]
pub struct Placed {
    /// What was placed.
    pub scene: Scene,
    /// Who did it: "builtin" or "graphviz".
    pub engine: &'static str,
    /// How wide it is to be shown, in CSS pixels; a point to a point where nothing is said.
    pub shown: Option<f64>,
    /// Width of the page.
    pub width: f64,
    /// Height of the page.
    pub height: f64,
    /// Title and subtitle.
    pub head: Vec<Line>,
    /// The legend.
    pub legend: Vec<PlacedEntry>,
    /// Headings of the columns that have one.
    pub headings: Vec<PlacedHeading>,
    /// The named enclosures, one for each group and column.
    pub enclosures: Vec<PlacedHeading>,
    /// The cards, in the order of the scene.
    pub cards: Vec<PlacedCard>,
    /// The lines, in the order of the scene.
    pub edges: Vec<PlacedEdge>,
    /// The foot.
    pub foot: Vec<Line>,
}

impl Placed {
    /// The least width at which it is legible, in CSS pixels.
    pub fn legible_from(&self) -> f64 {
        (self.width * LEGIBLE / POINTS).ceil()
    }

    /// Whether it is legible at the width at which it is to be shown.
    pub fn is_legible(&self) -> bool {
        // A tenth more makes letters a pixel lower: that is no reason to speak.
        const BEARABLE: f64 = 1.1;
        self.shown
            .is_none_or(|shown| self.legible_from() <= shown * BEARABLE)
    }
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The words.
    pub text: String,
    /// The font.
    pub font: Font,
    /// The colour, by its meaning.
    pub tone: Tone,
    /// Left end of the baseline.
    pub at: Point,
    /// Measured width.
    pub width: f64,
    /// The part that is struck through: from and to, counted from the left end.
    pub strike: Option<(f64, f64)>,
}

impl Line {
    /// A line of that text, its left end at the origin.
    pub fn new(text: impl Into<String>, font: Font, tone: Tone) -> Self {
        let text = text.into();
        let width = font.width(&text);
        Self {
            text,
            font,
            tone,
            at: Point::default(),
            width,
            strike: None,
        }
    }

    /// The same line with the left end of its baseline at `x`, `y`.
    #[must_use]
    pub fn at(mut self, x: f64, y: f64) -> Self {
        self.at = Point::new(x, y);
        self
    }

    /// The box of its letters.
    pub fn rect(&self) -> Rect {
        let font = self.font;
        Rect::new(
            self.at.x,
            self.at.y - font.ascent(),
            self.width,
            font.ascent() + font.descent(),
        )
    }
}

/// The colour of text, by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Of first rank.
    Ink,
    /// Of second rank.
    Muted,
    /// On a filled header.
    OnHeader,
    /// In the colour of a class, on the page or a panel.
    Class(ActClass),
}

/// A card with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedCard {
    /// Its box.
    pub rect: Rect,
    /// Height of the header strip; 0 where there is none.
    pub header: f64,
    /// Where a disputed event's header is split, from the left side of the card.
    pub split: Option<f64>,
    /// Its rows, in coordinates of the page.
    pub lines: Vec<Line>,
}

/// A line with its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlacedEdge {
    /// The stroke, from the card it leaves to the base of its head.
    pub curve: Curve,
    /// The tip of its head, at the card it points at.
    pub tip: Point,
    /// The rows of its label, and the box that holds them.
    pub label: Option<(Rect, Vec<Line>)>,
}

/// A heading of a column, or an enclosure, with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedHeading {
    /// Its box.
    pub rect: Rect,
    /// Its name.
    pub line: Line,
}

/// An entry of the legend with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedEntry {
    /// What it explains.
    pub entry: Entry,
    /// The box of its sample.
    pub sample: Rect,
    /// Its words.
    pub line: Line,
}
