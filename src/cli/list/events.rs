//! Rows of events.

use serde::Serialize;

use super::super::named::{Calling, Named, join};
use super::super::rows::{List, Row};
use super::super::words;
use super::Request;
use crate::analysis::independence::Origins;
use crate::graph::NodeIndex;
use crate::model::claim::Modality;
use crate::model::date::{Certainty, between};
use crate::model::role::{Filler, Role};
use crate::query::edges::{Way, concerned};

/// An event with who acts and whom it concerns.
#[derive(Serialize)]
pub(super) struct EventRow {
    id: String,
    act: &'static str,
    status: &'static str,
    flags: Vec<&'static str>,
    modality: Option<&'static str>,
    origins: Origins,
    who: Vec<Named>,
    whom: Vec<Named>,
    /// As what they are concerned.
    whom_as: Way,
    date: Option<String>,
    /// Under a selection of dates: whether the event is certainly among them.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_time: Option<InTime>,
    gloss: String,
    #[serde(skip)]
    who_unstated: bool,
    #[serde(skip)]
    whom_unstated: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum InTime {
    Certainly,
    Possibly,
    Undated,
}

/// The events asked about, by date, undated ones last, then by id.
pub(super) fn list(request: &Request<'_, '_>) -> List<EventRow> {
    let derived = request.derived;
    let filling = derived.filling();
    let mut events: Vec<NodeIndex> = derived
        .graph
        .events()
        .map(|(node, _)| node)
        .filter(|node| request.keeps(*node))
        .collect();
    events.sort_by_key(|node| {
        let date = filling.date(*node);
        (date.is_none(), date, *node)
    });
    let rows = events.into_iter().map(|node| row(request, node)).collect();
    let mut list = List::new(rows, derived.graph.events().len());
    let with = |state| {
        let rows = list.rows.iter();
        rows.filter(|row: &&EventRow| row.in_time == Some(state))
            .count()
    };
    let (undated, possibly) = (with(InTime::Undated), with(InTime::Possibly));
    if undated + possibly > 0 {
        list.notes = vec![format!(
            "by date: {undated} undated and {possibly} only possibly in time are shown too, and marked"
        )];
    }
    list
}

fn row(request: &Request<'_, '_>, node: NodeIndex) -> EventRow {
    let derived = request.derived;
    let graph = derived.graph;
    let filling = derived.filling();
    let state = derived.event(node);
    let who = filling.value(node, Role::Actor);
    // Whom it is addressed to comes first; only without one, whom it is directed against. Who does
    // what it is about is concerned, but is not whom it is done to.
    let mut whom = concerned(derived, node);
    whom.retain(|(_, way)| *way != Way::ObjectActor);
    let way = whom.iter().map(|(_, way)| *way).min();
    let way = way.unwrap_or(Way::Unstated);
    whom.retain(|(_, other)| *other == way);
    let date = filling.date(node);
    let selection = request.selection;
    let in_time = selection.is_by_date().then(|| match date {
        None => InTime::Undated,
        Some(date) => match between(date, selection.since.as_ref(), selection.until.as_ref()) {
            Certainty::Certainly => InTime::Certainly,
            _ => InTime::Possibly,
        },
    });
    EventRow {
        id: graph.id(node).to_string(),
        act: graph.event(node).map_or("", |it| it.act.name()),
        status: state.status.name(),
        flags: state.flags.iter().map(|flag| flag.name()).collect(),
        modality: state.modality.map(Modality::name),
        origins: state.origins,
        who_unstated: who == Filler::Unstated,
        who: Named::all(graph, graph.find_all(who.ids())),
        whom_unstated: [Role::Recipient, Role::Target]
            .into_iter()
            .any(|role| filling.own_value(node, role) == Filler::Unstated),
        whom: Named::all(graph, whom.into_iter().filter_map(|(to, _)| to)),
        whom_as: way,
        date: date.map(ToString::to_string),
        in_time,
        gloss: words::gloss(graph, node),
    }
}

impl Row for EventRow {
    const HEADINGS: &'static [&'static str] = &[
        "id", "act", "status", "flags", "origins", "who", "whom", "when", "what",
    ];

    fn cells(&self, calling: Calling) -> Vec<String> {
        let known = |all: &[Named], unstated| match all {
            [] if unstated => "unstated".to_owned(),
            all => join(all, calling),
        };
        let date = self.date.as_deref().unwrap_or("undated");
        let when = match self.in_time {
            Some(InTime::Possibly) => format!("{date} (possibly)"),
            Some(InTime::Undated) => "undated (possibly)".to_owned(),
            Some(InTime::Certainly) | None => date.to_owned(),
        };
        vec![
            self.id.clone(),
            self.act.to_owned(),
            self.status.to_owned(),
            self.flags.join(" "),
            words::origins(self.origins),
            known(&self.who, self.who_unstated),
            known(&self.whom, self.whom_unstated),
            when,
            self.gloss.clone(),
        ]
    }
}
