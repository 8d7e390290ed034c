//! What connects actors, for paths that are looked for in the page.

use serde::Serialize;

use super::data::{ids, is_false};
use crate::analysis::Derived;
use crate::query::connector::{Connector, Tie};
use crate::query::filter::Selection;
use crate::query::label::Label;
use crate::query::survey::{Way, survey};

/// A connector, passed in one direction.
#[derive(Serialize)]
pub(super) struct WayData {
    kind: &'static str,
    label: Label,
    /// The event, the two events of a link, or the affiliation.
    of: Vec<String>,
    /// What links the two events.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<Tie>,
    /// The `relation` that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    derived: bool,
    /// The status of its weakest part.
    strength: &'static str,
    /// The actors from which it is entered.
    enter: Vec<String>,
    /// The actors to which it leads, if not the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    leave: Option<Vec<String>>,
}

/// Every way, in the order of the survey.
pub(super) fn ways(derived: &Derived<'_>, selection: &Selection) -> Vec<WayData> {
    let ways = survey(derived, selection, false);
    ways.iter().map(|way| WayData::new(derived, way)).collect()
}

impl WayData {
    fn new(derived: &Derived<'_>, way: &Way) -> Self {
        let graph = derived.graph;
        let id = |node| graph.id(node).to_string();
        let (kind, of, link, relation) = match way.passage.connector {
            Connector::Event(event) => ("event", vec![id(event)], None, None),
            Connector::Link { from, link, to } => {
                let relation = match link {
                    Tie::Relation(relation) => Some(id(relation)),
                    _ => None,
                };
                ("link", vec![id(from), id(to)], Some(link), relation)
            }
            Connector::Affiliation(node) => ("affiliation", vec![id(node)], None, None),
        };
        let leave = way.leave.iter().copied();
        Self {
            kind,
            label: way.passage.label,
            of,
            link,
            relation,
            derived: way.passage.connector.is_derived(),
            strength: way.passage.weakness.name(),
            enter: ids(graph, way.enter.iter().copied()),
            leave: (way.leave != way.enter).then(|| ids(graph, leave)),
        }
    }
}
