//! Why a picture could not be made, and what to do next.

use std::time::Duration;

/// Why a scene could not be placed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// A line names a card that the scene does not have.
    #[error("line {edge} of the scene leads to card {card}, but the scene has {cards} cards")]
    NoSuchCard {
        /// Index of the line.
        edge: usize,
        /// The index it names.
        card: usize,
        /// How many cards there are.
        cards: usize,
    },
    /// More than the engine places.
    #[error(
        "{cards} cards and {lines} lines are more than `--layout {layout}` places ({most_cards} and {most_lines}); draw less with `--focus ID --depth N` or the filters, or explore all with `-o page.html`"
    )]
    TooMany {
        /// The layout that was asked for.
        layout: &'static str,
        /// How many cards the scene has.
        cards: usize,
        /// How many lines it has.
        lines: usize,
        /// How many cards are placed at most.
        most_cards: usize,
        /// How many lines are placed at most.
        most_lines: usize,
    },
    /// No `dot` on the `PATH`.
    #[error(
        "no `dot` on the PATH; install Graphviz (https://graphviz.org/download), or use `--layout builtin`"
    )]
    NoGraphviz,
    /// `dot` could not be started or talked to.
    #[error("`dot` could not be run ({0}); use `--layout builtin`")]
    Spawn(#[source] std::io::Error),
    /// `dot` ended with an error.
    #[error("`dot` failed: {0}; use `--layout builtin`")]
    Graphviz(String),
    /// `dot` took too long and was stopped.
    #[error(
        "`dot` was stopped after {} s; use `--layout builtin`, or draw less with `--focus ID --depth N`",
        .0.as_secs()
    )]
    TimedOut(Duration),
    /// The picture has no size, or more pixels than are painted.
    #[error(
        "a picture of {width:.0} by {height:.0} pixels is not painted; choose another `--scale`"
    )]
    TooLarge {
        /// Its width in pixels.
        width: f64,
        /// Its height in pixels.
        height: f64,
    },
    /// The picture could not be painted in that format.
    #[error("the picture could not be painted: {0}; `-o FILE.svg` may do")]
    Vector(String),
    /// `dot` answered with something that is not a layout of what it was given.
    #[error("`dot` gave a layout that could not be read ({0}); use `--layout builtin`")]
    Unreadable(String),
}
