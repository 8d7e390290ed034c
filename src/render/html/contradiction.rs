//! Contradictions in a page: what claims on one event say against each other.

use serde::Serialize;

use super::data::ids;
use crate::analysis::Derived;
use crate::analysis::contradiction::{ContradictionClass, contradictions};
use crate::query::filter::Selection;
use crate::words::in_reading_order;

/// Claims that are against each other.
#[derive(Serialize)]
pub(super) struct ContradictionData {
    class: ContradictionClass,
    /// Of incompatible values: which.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    about: Vec<String>,
    /// In reading order.
    claims: Vec<String>,
}

/// Every contradiction on an event that is asked about, in the order of the events and classes.
pub(super) fn contradictions_in(
    derived: &Derived<'_>,
    selection: &Selection,
) -> Vec<ContradictionData> {
    let graph = derived.graph;
    let asked = contradictions(derived).into_iter().filter(|it| {
        let mut events = it.events.iter();
        events.any(|event| selection.keeps(derived, *event))
    });
    asked
        .map(|mut it| {
            in_reading_order(graph, &mut it.claims);
            ContradictionData {
                class: it.class,
                field: it.field,
                about: ids(graph, it.events),
                claims: ids(graph, it.claims),
            }
        })
        .collect()
}
