//! Rows of edges.

use serde::Serialize;

use super::super::named::{Calling, Named, join};
use super::super::rows::{List, Row};
use super::super::words;
use super::Request;
use crate::analysis::independence::Origins;
use crate::query::edges::{ActorEdge, Way, edges};
use crate::query::filter::Selection;

/// An edge from who acts to whom or what it concerns.
#[derive(Serialize)]
pub(super) struct EdgeRow {
    from: Named,
    act: &'static str,
    to: Option<Named>,
    to_kind: Option<&'static str>,
    r#as: Way,
    event: String,
    status: &'static str,
    flags: Vec<&'static str>,
    origins: Origins,
}

/// The edges of the events asked about, by event.
pub(super) fn list(request: &Request<'_, '_>) -> List<EdgeRow> {
    let all = edges(request.derived, &Selection::default()).len();
    let rows = edges(request.derived, request.selection);
    List::new(
        rows.into_iter().map(|edge| row(request, edge)).collect(),
        all,
    )
}

fn row(request: &Request<'_, '_>, edge: ActorEdge) -> EdgeRow {
    let graph = request.derived.graph;
    let state = request.derived.event(edge.event);
    EdgeRow {
        from: Named::new(graph, edge.from),
        act: graph.event(edge.event).map_or("", |it| it.act.name()),
        to: edge.to.map(|to| Named::new(graph, to)),
        to_kind: edge.to.map(|to| graph.kind(to).name()),
        r#as: edge.way,
        event: graph.id(edge.event).to_string(),
        status: state.status.name(),
        flags: state.flags.iter().map(|flag| flag.name()).collect(),
        origins: state.origins,
    }
}

impl Row for EdgeRow {
    const HEADINGS: &'static [&'static str] =
        &["from", "act", "to", "as", "event", "status", "origins"];

    fn cells(&self, calling: Calling) -> Vec<String> {
        let to = match &self.to {
            Some(to) => join(std::slice::from_ref(to), calling),
            None => "unstated".to_owned(),
        };
        vec![
            join(std::slice::from_ref(&self.from), calling),
            self.act.to_owned(),
            to,
            self.r#as.name().to_owned(),
            self.event.clone(),
            self.status.to_owned(),
            words::origins(self.origins),
        ]
    }
}
