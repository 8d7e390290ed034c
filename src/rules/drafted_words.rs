//! A place in a source's text is still the words themselves.
//!
//! ## What it finds
//!
//! An `at` that holds words instead of `START..END#DIGEST`, in a claim, a question or a skipped
//! span.
//!
//! ## Why it matters
//!
//! Words are how one drafts; they are no evidence. They may stand in the text twice or not at all,
//! and nobody sees when the text changes. And they are somebody else's words, which a public
//! repository has no right to hold; a digest holds none.
//!
//! ## Example
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//!
//! events:
//!   move:
//!     act: deploy
//!     claims:
//!       - at: "moved its missiles to the border"
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! sources:
//!   report: { kind: news, title: Missiles moved }
//!
//! events:
//!   move:
//!     act: deploy
//!     claims:
//!       - at: 108..140#d4177f47e0ccd35e
//! ```
//!
//! ## How to fix it
//!
//! `claimgraph anchor --write FILE` replaces the words of a file by their places, once a local
//! copy of the text is there (`texts:` in `claimgraph.yaml`, or `--texts DIR`).

use super::context::Context;
use super::finding::{entry, finding, is_named_by_place};
use crate::diagnostic::{Fact, FieldPath, Finding, Fix, Rule, Severity};
use crate::model::dataset::Record;
use crate::model::id::Id;
use crate::text::{Anchor, At};
use crate::texts::Places;

/// Rule `drafted-words`.
pub static RULE: Rule = Rule {
    name: "drafted-words",
    severity: Severity::Error,
    summary: "a place in a source's text is still the words themselves",
};

/// Every place that is still words.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let data = context.data();
    let mut places = context
        .scope
        .texts
        .map(|texts| Places::new(&data.sources, Some(texts)));
    let mut findings = Vec::new();
    for source in &data.sources {
        let count = source.skipped.len();
        for (index, skip) in source.skipped.iter().enumerate() {
            let way = entry("skipped", index, count);
            let of = (source, &source.id);
            drafts(&skip.at, &way, of, false, places.as_mut(), &mut findings);
        }
    }
    for claim in &data.claims {
        let of = (claim, &claim.source);
        let is_named = claim.at.iter().any(|at| matches!(at, At::Draft(_)))
            && is_named_by_place(context.graph, &claim.id);
        drafts(
            &claim.at,
            &FieldPath::root(),
            of,
            is_named,
            places.as_mut(),
            &mut findings,
        );
    }
    findings
}

fn drafts(
    at: &[At],
    way: &FieldPath,
    (record, source): (&impl Record, &Id),
    is_named: bool,
    mut places: Option<&mut Places<'_>>,
    findings: &mut Vec<Finding>,
) {
    for (index, place) in at.iter().enumerate() {
        let At::Draft(words) = place else { continue };
        let mut field = way.key("at");
        if at.len() > 1 {
            field = field.index(index);
        }
        let spot = places.as_mut().and_then(|it| it.find(source, words).ok());
        let fact = DraftedWords {
            words: words.clone(),
            place: spot.map(|spot| spot.anchor).filter(|_| !is_named),
        };
        findings.push(finding(record, field, fact));
    }
}

/// A place that is still words.
#[derive(Debug)]
pub struct DraftedWords {
    words: Box<str>,
    /// Where they stand in the local copy, if just once and if no other record names the claim by
    /// the id that its place makes.
    place: Option<Anchor>,
}

impl Fact for DraftedWords {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        format!(
            "{} is words, not yet their place",
            super::shown(&self.words)
        )
    }

    fn label(&self) -> String {
        "words, not a place".to_owned()
    }

    fn help(&self) -> Option<String> {
        Some("`claimgraph anchor --write FILE` replaces them by their place in the text".to_owned())
    }

    fn fix(&self) -> Option<Fix> {
        let place = self.place?;
        Some(Fix::Scalar(place.to_string().into()))
    }

    fn value(&self) -> Option<&str> {
        Some(&self.words)
    }
}
