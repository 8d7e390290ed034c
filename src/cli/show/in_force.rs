//! Whether a permission, a sanction or an order is in force, on its sheet.

use serde::Serialize;

use super::super::named::{Calling, Named, join};
use super::sheet::Sheet;
use crate::analysis::Derived;
use crate::analysis::in_force::{InForce, in_force};
use crate::graph::NodeIndex;

#[derive(Serialize)]
struct ForceReport {
    value: InForce,
    judged_at: Option<String>,
    how: Option<&'static str>,
    ended_by: Option<Named>,
    alleged_ends: Vec<Named>,
}

/// Adds whether an event is in force, where its act can be.
pub(super) fn add_in_force(sheet: &mut Sheet, derived: &Derived<'_>, event: NodeIndex) {
    let at = derived.judged_at.as_ref();
    let Some(force) = in_force(derived, event, at) else {
        return;
    };
    let graph = derived.graph;
    let ended_by = force.ended.and_then(|(_, by)| by);
    let report = ForceReport {
        value: force.value,
        judged_at: at.map(ToString::to_string),
        how: force.ended.map(|(how, _)| how.name()),
        ended_by: ended_by.map(|by| Named::new(graph, by)),
        alleged_ends: Named::all(graph, force.alleged_ends),
    };
    let mut lines = vec![match &report.judged_at {
        Some(date) => format!("judged at {date}"),
        None => "no date is known to judge at; `--at DATE` sets one".to_owned(),
    }];
    if let Some(how) = report.how {
        lines.push(match &report.ended_by {
            Some(by) => format!("end: {how} by {}: {}", by.id, by.name),
            None => format!("end: {how}, with its own time"),
        });
    }
    if !report.alleged_ends.is_empty() {
        lines.push(format!(
            "only alleged, and ends nothing: {}",
            join(&report.alleged_ends, Calling::Ids)
        ));
    }
    let heading = format!("In force: {}  [derived]", report.value);
    sheet.section("in_force", heading, lines, &report);
}
