//! A condition's deadline cannot be told.
//!
//! ## What it finds
//!
//! - `within` a time after an event that has no date: its record has none, and its positive claims
//!   do not all give the same in `says`. Only where the clock is said to run: the event is the
//!   warning itself, or a positive claim of mood `actual` says that it happened. Before that, the
//!   deadline is rightly open.
//! - `by` an interval without an end (`2031-05-01/..`).
//!
//! A deadline that is imprecise or marked `?` is one all the same. While a file cannot be read at
//! all, `within` is not judged: a claim with the date may be in it.
//!
//! ## Why it matters
//!
//! Whether a red line is pending, averted or lapsed is judged by its deadline. Without one it shows
//! as `cannot-tell` for ever.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Ultimatum }
//! actors:
//!   eastland: { name: Eastland, kind: state }
//!
//! events:
//!   landing: { act: deploy, actor: eastland, claims: [{ at: 0..9#0000000000000001 }] }
//!   ultimatum:
//!     act: demand
//!     condition: { act: deploy, actor: eastland, within: { of: landing, for: P7D } }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Ultimatum }
//! actors:
//!   eastland: { name: Eastland, kind: state }
//!
//! events:
//!   landing:
//!     act: deploy
//!     actor: eastland
//!     date: 2031-05
//!     claims: [{ at: 0..9#0000000000000001 }]
//!   ultimatum:
//!     act: demand
//!     condition: { act: deploy, actor: eastland, within: { of: landing, for: P7D } }
//! ```
//!
//! ## How to fix it
//!
//! Give the event a `date`, as precise as the text allows. If no text gives one, drop `within` and
//! keep the words in `note`.

use petgraph::graph::NodeIndex;
use rustc_hash::FxHashMap;

use super::context::Context;
use super::finding::{finding, key};
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::model::claim::{Cue, Mood, Polarity};
use crate::model::date::Window;
use crate::model::event::Event;

/// Rule `open-deadline`.
pub static RULE: Rule = Rule {
    name: "open-deadline",
    severity: Severity::Warning,
    summary: "a condition's deadline cannot be told",
};

/// Every deadline that cannot be told.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut starts = FxHashMap::default();
    let events = context.data().events.iter();
    let open = events.filter_map(|event| {
        let condition = event.condition.as_deref()?;
        if let Some(by) = &condition.by {
            let open = by.is_interval() && by.nominal().latest == Window::FUTURE;
            let fact = open.then(|| OpenDeadline::By(by.as_str().into()))?;
            return Some(finding(event, key("condition").key("by"), fact));
        }
        let within = condition.within.as_ref()?;
        let start = context.graph.find(&within.of)?;
        let record = context.graph.event(start)?;
        if record.date.is_some() || context.unloaded > 0 {
            return None;
        }
        let start = *starts
            .entry(start)
            .or_insert_with(|| Start::new(context, start));
        let fact = undated(event, record, start)?;
        Some(finding(event, within_of(), fact))
    });
    open.collect()
}

fn within_of() -> FieldPath {
    key("condition").key("within").key("of")
}

/// What the claims say of an event from which a deadline runs.
#[derive(Clone, Copy)]
struct Start {
    /// That it happened.
    happened: bool,
    /// All of them give the same date.
    agreed: bool,
    /// Some of them give a date.
    dated: bool,
}

impl Start {
    fn new(context: &Context<'_>, event: NodeIndex) -> Self {
        let graph = context.graph;
        let mut happened = false;
        let mut said = Vec::new();
        for claim in graph.claims_about(event) {
            let it = &context.utterances()[graph.position(claim)];
            if it.polarity != Polarity::Positive || it.cue == Cue::Decline || it.drift {
                continue;
            }
            happened |= it.mood == Mood::Actual;
            let says = graph.claim(claim).and_then(|claim| claim.says.as_ref());
            said.push(says.and_then(|says| says.date.as_ref()));
        }
        let dated = said.iter().any(Option::is_some);
        Self {
            happened,
            agreed: dated && said.windows(2).all(|pair| pair[0] == pair[1]),
            dated,
        }
    }
}

fn undated(warning: &Event, start: &Event, said: Start) -> Option<OpenDeadline> {
    let itself = start.id == warning.id;
    ((itself || said.happened) && !said.agreed).then(|| OpenDeadline::Within {
        of: start.id.as_str().into(),
        itself,
        differ: said.dated,
        place: start.origin.place(),
    })
}

/// A deadline that cannot be told.
#[derive(Debug)]
pub enum OpenDeadline {
    /// An interval without an end.
    By(Box<str>),
    /// It runs from something undated.
    Within {
        /// The event from which it runs.
        of: Box<str>,
        /// Whether that is the warning itself.
        itself: bool,
        /// Whether some of its claims give a date.
        differ: bool,
        /// Where the event is written.
        place: Place,
    },
}

impl Fact for OpenDeadline {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        match self {
            Self::By(by) => format!("the deadline {by} has no end"),
            Self::Within {
                of, differ: true, ..
            } => format!("the deadline runs from `{of}`, on whose date its claims do not agree"),
            Self::Within { of, .. } => format!("the deadline runs from `{of}`, which has no date"),
        }
    }

    fn label(&self) -> String {
        match self {
            Self::By(_) => "never over".to_owned(),
            Self::Within { .. } => "when?".to_owned(),
        }
    }

    fn related(&self) -> Vec<(Place, String)> {
        match self {
            Self::Within {
                place,
                itself: false,
                ..
            } => vec![(place.clone(), "without a `date`".to_owned())],
            _ => Vec::new(),
        }
    }

    fn help(&self) -> Option<String> {
        Some(match self {
            Self::By(_) => "write the last day on which the condition can be met".to_owned(),
            Self::Within { of, .. } => {
                format!("give `{of}` a `date`, as precise as the text allows")
            }
        })
    }

    fn value(&self) -> Option<&str> {
        match self {
            Self::By(by) => Some(by),
            Self::Within { of, .. } => Some(of),
        }
    }
}
