//! Remarks: what a claim holds beside who says so, how and where.

use crate::model::claim::{Claim, Says};
use crate::model::event::Objects;
use crate::model::id::Id;
use crate::text::At;

/// What a claim holds beside who says so, how and where.
pub fn remarks(claim: &Claim) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(says) = &claim.says {
        lines.push(format!("of its own: {}", told_says(says)));
    }
    lines.extend(claim.label.iter().map(|it| format!("calls it “{it}”")));
    lines.extend(
        claim
            .drift
            .map(|act| format!("its words make of it: {act}")),
    );
    lines.extend(claim.quote.iter().map(|it| format!("quote: “{it}”")));
    for at in &claim.at {
        if let At::Draft(words) = at {
            lines.push(format!("drafted: “{words}”"));
        }
    }
    lines.extend(claim.repeats.iter().map(|it| format!("repeats {it}")));
    lines.extend(claim.paraphrases.iter().map(|it| {
        let scope = it
            .scope
            .map_or(String::new(), |scope| format!(" ({scope})"));
        format!("paraphrases {}{scope}", it.claim)
    }));
    lines.extend(
        claim
            .supersedes
            .iter()
            .map(|it| format!("supersedes {} because of an {}", it.claim, it.because)),
    );
    lines.extend(claim.retracts.iter().map(|it| format!("retracts {it}")));
    lines.extend(
        claim
            .confidence
            .map(|it| format!("coder's confidence {it}")),
    );
    if let Some(recorded) = &claim.recorded {
        let by = recorded.by.as_deref().unwrap_or("somebody");
        let date = recorded.date.as_ref().map_or("unknown", |it| it.as_str());
        lines.push(format!("recorded by {by}, {date}"));
    }
    lines
}

/// The values that a claim adds or changes.
fn told_says(says: &Says) -> String {
    let mut parts: Vec<String> = says
        .roles
        .written()
        .map(|(role, filler)| format!("{role} {}", ids(filler.ids())))
        .collect();
    match &says.object {
        Objects::Absent => {}
        Objects::Unstated => parts.push("object unstated".to_owned()),
        Objects::Known(objects) => {
            parts.extend(objects.iter().map(|object| {
                let not = if object.negated { "not " } else { "" };
                format!("object {not}{}", object.event)
            }));
        }
    }
    parts.extend(says.date.iter().map(|it| format!("date {it}")));
    parts.extend(says.valid.iter().map(|it| format!("valid {it}")));
    let quantities = says.quantities.0.iter();
    parts.extend(quantities.map(|(name, it)| format!("{name} {it}")));
    parts.join("; ")
}

fn ids(ids: &[Id]) -> String {
    if ids.is_empty() {
        return "unstated".to_owned();
    }
    let ids: Vec<_> = ids.iter().map(ToString::to_string).collect();
    ids.join(" and ")
}
