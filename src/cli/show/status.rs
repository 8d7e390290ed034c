//! The status of an event on its sheet: with its reasons, its flags, and its origins route by route.

use serde::Serialize;

use super::super::named::{Calling, Named, join};
use super::super::words;
use super::reason::{flag_reason, reasons};
use super::sheet::Sheet;
use crate::analysis::Derived;
use crate::analysis::independence::{Origins, Route, routes};
use crate::graph::{NodeIndex, Voice};
use crate::model::claim::Modality;

#[derive(Serialize)]
struct StatusReport {
    status: &'static str,
    modality: Option<&'static str>,
    because: Vec<String>,
    flags: Vec<FlagReport>,
    origins: Origins,
    against: Origins,
    routes: Vec<RouteReport>,
    routes_against: Vec<RouteReport>,
    choke_points: Vec<Named>,
}

#[derive(Serialize)]
struct FlagReport {
    flag: &'static str,
    because: String,
}

#[derive(Serialize)]
struct RouteReport {
    claim: String,
    nodes: Vec<Named>,
    #[serde(skip_serializing_if = "Option::is_none")]
    only_in_high: Option<&'static str>,
}

/// Adds what is derived of an event.
pub(super) fn add_status(sheet: &mut Sheet, derived: &Derived<'_>, event: NodeIndex) {
    let state = derived.event(event);
    let bench = derived.bench();
    let told = |claims: &[NodeIndex]| -> Vec<RouteReport> {
        let mut claims = claims.to_vec();
        words::in_reading_order(derived.graph, &mut claims);
        let routes = routes(&bench, &claims);
        routes.iter().map(|it| route(derived, it)).collect()
    };
    let report = StatusReport {
        status: state.status.name(),
        modality: state.modality.map(Modality::name),
        because: reasons(derived, event),
        flags: state
            .flags
            .iter()
            .map(|flag| FlagReport {
                flag: flag.name(),
                because: flag_reason(derived, event, *flag),
            })
            .collect(),
        origins: state.origins,
        against: state.against,
        routes: told(&state.positive),
        routes_against: told(&state.negative),
        choke_points: Named::all(derived.graph, state.choke_points.iter().copied()),
    };
    let mut parts = vec![report.status];
    parts.extend(report.modality);
    parts.extend(report.flags.iter().map(|it| it.flag));
    let heading = format!("Status: {}  [derived]", parts.join(" · "));
    let mut lines = report.because.clone();
    lines.extend(
        report
            .flags
            .iter()
            .map(|it| format!("{}: {}", it.flag, it.because)),
    );
    lines.extend(told_origins("origins", report.origins, &report.routes));
    lines.extend(told_origins(
        "origins of the denial",
        report.against,
        &report.routes_against,
    ));
    if !report.choke_points.is_empty() && report.routes.len() > 1 {
        lines.push(format!(
            "every route passes {}",
            join(&report.choke_points, Calling::Ids)
        ));
    }
    sheet.section("derived", heading, lines, &report);
}

fn told_origins(name: &str, origins: Origins, routes: &[RouteReport]) -> Vec<String> {
    if routes.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![format!("{name}: {}", words::origins(origins))];
    for route in routes {
        let only = route
            .only_in_high
            .map_or(String::new(), |why| format!(" (adds none for sure: {why})"));
        lines.push(format!(
            "  {}: {}{only}",
            route.claim,
            join(&route.nodes, Calling::Ids)
        ));
    }
    lines
}

fn route(derived: &Derived<'_>, route: &Route) -> RouteReport {
    let attribution = &derived.utterance(route.claim).attribution;
    let why = match attribution.innermost() {
        None => "the source's own word",
        Some(Voice::Unstated) => "nobody named",
        Some(Voice::Source(_) | Voice::Actors(_)) => "another outlet is cited",
    };
    RouteReport {
        claim: derived.graph.id(route.claim).to_string(),
        nodes: Named::all(derived.graph, route.nodes.iter().copied()),
        only_in_high: (!route.solid).then_some(why),
    }
}
