//! Two records of one kind have ids that are nearly the same.
//!
//! ## What it finds
//!
//! Two sources, two actors, two places, two items, two events or two questions whose ids differ
//!
//! - in one letter of one word (one more, one less, another one, or two neighbours changed round),
//!   where both words have five letters or more; or
//! - in their hyphens alone (`air-base` and `airbase`); or
//! - in the order of their words alone (`jane-roe` and `roe-jane`); not of events and questions,
//!   where the order says who did what to whom.
//!
//! Digits are names: ids whose numbers differ (`raid-1`, `raid-2`) are no pair, and neither are
//! short words (`uk`, `us`; `iran`, `iraq`). Inline objects, claims and affiliations have made ids
//! and are left out. A pair is told once, at the one that stands later; of one id, with eight others
//! at most.
//!
//! ## Why it matters
//!
//! Mostly they are one record, written down twice. What is said of the one is then missing at the
//! other, and who looks for either finds half.
//!
//! ## Example
//!
//! ```yaml
//! actors:
//!   westland-army: { name: the Westland army, kind: military }
//!   westlnd-army: { name: the army of Westland, kind: military }
//! ```
//!
//! ## Use instead
//!
//! ```yaml
//! actors:
//!   westland-army: { name: the Westland army, kind: military, aliases: the army of Westland }
//! ```
//!
//! ## How to fix it
//!
//! If they are one, keep one record and correct the references to the other. If they are two, give
//! them ids that tell them apart, or allow it: `# claimgraph: allow near-duplicate-id -- REASON`.

mod pairs;

use super::context::Context;
use crate::diagnostic::{Fact, FieldPath, Finding, Place, Rule, Severity};
use crate::graph::Kind;
use crate::model::dataset::Record;
use crate::model::id::is_slug;
use pairs::{Difference, pairs};

/// Rule `near-duplicate-id`.
pub static RULE: Rule = Rule {
    name: "near-duplicate-id",
    severity: Severity::Info,
    summary: "two records of one kind have ids that are nearly the same",
};

/// Every pair of ids of one kind that are nearly the same.
pub fn check(context: &Context<'_>) -> Vec<Finding> {
    let data = context.data();
    let mut findings = Vec::new();
    of_kind(&data.sources, true, &mut findings);
    of_kind(&data.actors, true, &mut findings);
    of_kind(&data.places, true, &mut findings);
    of_kind(&data.items, true, &mut findings);
    of_kind(&data.events, false, &mut findings);
    of_kind(&data.questions, false, &mut findings);
    findings
}

fn of_kind<R: Record>(records: &[R], in_any_order: bool, findings: &mut Vec<Finding>) {
    let own: Vec<&R> = records.iter().filter(|it| is_slug(it.id())).collect();
    let ids: Vec<&str> = own.iter().map(|record| record.id().as_str()).collect();
    for pair in pairs(&ids, in_any_order) {
        let (mut first, mut second) = (own[pair.first], own[pair.second]);
        // A pair is told at the one that is written later.
        if second.origin() < first.origin() {
            std::mem::swap(&mut first, &mut second);
        }
        findings.push(Finding {
            record: second.id().as_str().into(),
            field: FieldPath::root(),
            place: second.origin().place(),
            fact: Box::new(NearDuplicateId {
                called: R::CALLED,
                id: second.id().as_str().into(),
                other: (first.id().as_str().into(), first.origin().place()),
                difference: pair.difference,
            }),
        });
    }
}

/// The pairs among the ids of all records of a kind, in their order, that are nearly the same.
pub(crate) fn near(kind: Kind, ids: &[&str]) -> Vec<(usize, usize)> {
    let in_any_order = match kind {
        Kind::Source | Kind::Actor | Kind::Place | Kind::Item => true,
        Kind::Event | Kind::Question => false,
        Kind::Affiliation | Kind::Claim => return Vec::new(),
    };
    let slugs: Vec<usize> = (0..ids.len()).filter(|it| is_slug(ids[*it])).collect();
    let own: Vec<&str> = slugs.iter().map(|position| ids[*position]).collect();
    let pairs = pairs(&own, in_any_order).into_iter();
    pairs
        .map(|pair| (slugs[pair.first], slugs[pair.second]))
        .collect()
}

/// Two ids that are nearly the same.
#[derive(Debug)]
pub struct NearDuplicateId {
    called: &'static str,
    id: Box<str>,
    other: (Box<str>, Place),
    difference: Difference,
}

impl Fact for NearDuplicateId {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn message(&self) -> String {
        let (called, id) = (self.called, super::shown(&self.id));
        let other = super::shown(&self.other.0);
        format!("the {called}s {id} and {other} have nearly the same id")
    }

    fn label(&self) -> String {
        match self.difference {
            Difference::Letter => "one letter apart",
            Difference::Hyphens => "the hyphens differ",
            Difference::Order => "the same words in another order",
        }
        .to_owned()
    }

    fn related(&self) -> Vec<(Place, String)> {
        vec![(self.other.1.clone(), "the other one".to_owned())]
    }

    fn help(&self) -> Option<String> {
        Some(
            "if they are one, keep one record and correct the references to the other; if they are \
             two, give them ids that tell them apart"
                .to_owned(),
        )
    }
}
