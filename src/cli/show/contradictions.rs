//! What claims about an event say against each other, on its sheet.

use serde::Serialize;

use super::super::words;
use super::sheet::Sheet;
use crate::analysis::Derived;
use crate::analysis::contradiction::{Contradiction, ContradictionClass, contradictions_of};
use crate::graph::NodeIndex;

#[derive(Serialize)]
struct ContradictionReport {
    class: ContradictionClass,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    claims: Vec<String>,
}

/// Adds the contradictions in which an event is.
pub(super) fn add_contradictions(sheet: &mut Sheet, derived: &Derived<'_>, event: NodeIndex) {
    let found: Vec<_> = contradictions_of(derived, event)
        .into_iter()
        .map(|it| report(derived, it))
        .collect();
    if found.is_empty() {
        return;
    }
    let lines = found
        .iter()
        .map(|it| {
            let field = it
                .field
                .as_ref()
                .map_or(String::new(), |it| format!(" ({it})"));
            format!("{}{field}: {}", it.class, it.claims.join(", "))
        })
        .collect();
    sheet.section(
        "contradictions",
        "Claims against each other  [derived]",
        lines,
        &found,
    );
}

fn report(derived: &Derived<'_>, mut it: Contradiction) -> ContradictionReport {
    words::in_reading_order(derived.graph, &mut it.claims);
    let ids = it.claims.iter().map(|claim| derived.graph.id(*claim));
    ContradictionReport {
        class: it.class,
        field: it.field,
        claims: ids.map(ToString::to_string).collect(),
    }
}
