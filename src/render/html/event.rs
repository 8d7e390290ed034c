//! Events in a page, with what is derived of each and why.

use serde::Serialize;

use super::data::{ids, is_false};
use crate::analysis::Derived;
use crate::analysis::in_force::{InForce, in_force};
use crate::graph::NodeIndex;
use crate::model::claim::Modality;
use crate::model::date::{Date, Window};
use crate::model::event::{Event, Link};
use crate::model::role::{Filler, Role};
use crate::model::vocabulary::Vocabulary;
use crate::query::filter::Selection;
use crate::words;
use crate::words::reason::{flag_reason, reasons};
use crate::words::red_line;

/// An event.
#[derive(Serialize)]
pub(super) struct EventData {
    id: String,
    act: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    gloss: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    inline_in: Option<String>,
    /// Whether it is not asked about: it is told of where others name it, and listed nowhere.
    #[serde(skip_serializing_if = "is_false")]
    hidden: bool,
    roles: Vec<RoleData>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    object: Vec<ObjectData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<DateData>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facts: Vec<Fact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<LinkData>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    modality: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flags: Vec<FlagData>,
    origins: String,
    /// Origins of the denial, where something denies it.
    #[serde(skip_serializing_if = "Option::is_none")]
    against: Option<String>,
    because: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_force: Option<InForce>,
}

#[derive(Serialize)]
struct RoleData {
    role: Role,
    ids: Vec<String>,
    /// Where the value is from, if not from the event itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
}

#[derive(Serialize)]
struct ObjectData {
    event: String,
    #[serde(skip_serializing_if = "is_false")]
    negated: bool,
}

/// A date with the days, since 1970-01-01, between which it lies; an end that is open or may be
/// wrong has none.
#[derive(Serialize)]
struct DateData {
    edtf: String,
    first: Option<i64>,
    last: Option<i64>,
}

/// A field and its value in words.
#[derive(Serialize)]
struct Fact {
    field: &'static str,
    told: String,
}

#[derive(Serialize)]
struct LinkData {
    link: &'static str,
    event: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    how: Option<String>,
}

#[derive(Serialize)]
struct FlagData {
    flag: &'static str,
    because: String,
}

/// Every event, in the order of the ids.
pub(super) fn events(derived: &Derived<'_>, selection: &Selection) -> Vec<EventData> {
    let events = derived.graph.events();
    events
        .map(|(node, record)| {
            let hidden = !selection.keeps(derived, node);
            EventData::new(derived, node, record, hidden)
        })
        .collect()
}

impl EventData {
    fn new(derived: &Derived<'_>, node: NodeIndex, record: &Event, hidden: bool) -> Self {
        let state = derived.event(node);
        let objects = record.object.list().iter();
        Self {
            id: record.id.to_string(),
            act: record.act.name(),
            code: record.code.as_ref().map(ToString::to_string),
            gloss: words::gloss(derived.graph, node),
            inline_in: record.inline_in.as_ref().map(ToString::to_string),
            hidden,
            roles: roles(derived, node, record),
            object: objects
                .map(|object| ObjectData {
                    event: object.event.to_string(),
                    negated: object.negated,
                })
                .collect(),
            date: derived.filling().date(node).map(DateData::new),
            facts: facts(derived, node, record),
            links: links(record),
            status: state.status.name(),
            modality: state.modality.map(Modality::name),
            flags: state
                .flags
                .iter()
                .map(|flag| FlagData {
                    flag: flag.name(),
                    because: flag_reason(derived, node, *flag),
                })
                .collect(),
            origins: words::origins(state.origins),
            against: (!state.negative.is_empty()).then(|| words::origins(state.against)),
            because: reasons(derived, node),
            in_force: in_force(derived, node, derived.judged_at.as_ref()).map(|it| it.value),
        }
    }
}

impl DateData {
    fn new(date: &Date) -> Self {
        const DAY: i64 = 24 * 3600;
        let Window { earliest, latest } = date.window();
        let day = |instant: i64| instant.div_euclid(DAY);
        Self {
            edtf: date.to_string(),
            first: (earliest != Window::PAST).then(|| day(earliest)),
            last: (latest != Window::FUTURE).then(|| day(latest - 1)),
        }
    }
}

fn roles(derived: &Derived<'_>, node: NodeIndex, record: &Event) -> Vec<RoleData> {
    let graph = derived.graph;
    let filling = derived.filling();
    let role = |role: Role| {
        let value = filling.value(node, role);
        let ids = ids(graph, graph.find_all(value.ids()));
        let own = record.roles.get(role);
        if ids.is_empty() && *own != Filler::Unstated {
            return None;
        }
        let by = if filling.own_value(node, role).is_absent() {
            Some("by its object")
        } else if *own != value {
            Some("as all counting claims say")
        } else {
            None
        };
        Some(RoleData { role, ids, by })
    };
    Role::ALL.into_iter().filter_map(role).collect()
}

fn facts(derived: &Derived<'_>, node: NodeIndex, record: &Event) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut add = |field: &'static str, told: String| facts.push(Fact { field, told });
    if let Some(valid) = derived.filling().valid(node) {
        add("valid", valid.to_string());
    }
    for (name, quantity) in &record.quantities.0 {
        add("quantities", format!("{name}: {quantity}"));
    }
    if let Some(condition) = &record.condition {
        add("condition", red_line::condition(condition));
    }
    for consequence in &record.consequence {
        add("consequence", red_line::consequence(derived, consequence));
    }
    for tag in &record.tags {
        add("tags", tag.to_string());
    }
    if let Some(note) = &record.note {
        add("note", note.to_string());
    }
    facts
}

fn links(record: &Event) -> Vec<LinkData> {
    let mut links = Vec::new();
    let mut add = |link: &'static str, event: String, how: Option<String>| {
        links.push(LinkData { link, event, how });
    };
    for (_, link) in Link::ALL {
        for other in record.links(*link) {
            add(link.name(), other.to_string(), None);
        }
    }
    for end in record.ends() {
        let extent = end.extent.map_or(String::new(), |it| format!(", {it}"));
        add(
            "ends",
            end.event.to_string(),
            Some(format!("{}{extent}", end.how)),
        );
    }
    if let Some(relation) = &record.relation {
        if let Some(from) = &relation.from {
            add("from", from.to_string(), None);
        }
        if let Some(to) = &relation.to {
            let link = relation.link.map(|it| it.name().to_owned());
            add("to", to.to_string(), link);
        }
    }
    links
}
