//! The sheet of an event.

use serde::Serialize;

use super::super::named::Named;
use super::super::red_line;
use super::super::words;
use super::Look;
use super::contradictions::add_contradictions;
use super::in_force::add_in_force;
use super::sheet::{Sheet, referred_to_by};
use super::status::add_status;
use crate::analysis::red_line::RedLineStatus;
use crate::analysis::slot::Filling;
use crate::graph::{Edge, NodeIndex};
use crate::model::event::{Event, Link, Objects};
use crate::model::id::Id;
use crate::model::role::Role;
use crate::model::vocabulary::Vocabulary;

#[derive(Serialize)]
struct Meeting {
    warning: String,
    result: &'static str,
    gives: Option<RedLineStatus>,
}

impl Look<'_, '_> {
    /// The sheet of an event.
    pub(super) fn event(&mut self, node: NodeIndex) -> Sheet {
        let graph = self.derived.graph;
        let Some(record) = graph.event(node) else {
            return Sheet::new(graph, node, &());
        };
        let mut sheet = Sheet::new(graph, node, record);
        sheet.title = Some(match &record.code {
            Some(code) => format!("{} ({code})", record.act),
            None => record.act.to_string(),
        });
        if let Some(parent) = &record.inline_in {
            sheet.fact("written in", parent.to_string());
        }
        self.add_roles(&mut sheet, node);
        self.add_fields(&mut sheet, node, record);
        add_status(&mut sheet, self.derived, node);
        add_in_force(&mut sheet, self.derived, node);
        self.add_claims(&mut sheet, "claims", node);
        add_contradictions(&mut sheet, self.derived, node);
        self.add_red_lines(&mut sheet, node);
        referred_to_by(&mut sheet, graph, node, |edge| edge == Edge::About);
        sheet
    }

    fn add_roles(&self, sheet: &mut Sheet, node: NodeIndex) {
        let filling = self.derived.filling();
        let mut open = Vec::new();
        for role in Role::ALL {
            match self.told_role(&filling, node, role) {
                Some(told) => sheet.fact(role.name(), told),
                None => open.push(role.name()),
            }
        }
        sheet.fact("unstated", open.join(", "));
    }

    /// What fills a role, with where that is from; none where nothing does.
    fn told_role(&self, filling: &Filling<'_>, node: NodeIndex, role: Role) -> Option<String> {
        let graph = self.derived.graph;
        let value = filling.value(node, role);
        let names: Vec<_> = graph
            .find_all(value.ids())
            .map(|node| Named::new(graph, node).both())
            .collect();
        if names.is_empty() {
            return None;
        }
        let record = graph.event(node).map(|it| it.roles.get(role));
        let from = if filling.own_value(node, role).is_absent() {
            ", by its object"
        } else if record != Some(&value) {
            ", as all counting claims say"
        } else {
            ""
        };
        Some(format!("{}{from}", names.join(" and ")))
    }

    fn add_fields(&self, sheet: &mut Sheet, node: NodeIndex, record: &Event) {
        if record.object == Objects::Unstated {
            sheet.fact("object", "unstated");
        }
        for object in record.object.list() {
            let not = if object.negated { "not: " } else { "" };
            sheet.fact("object", format!("{not}{}", self.told_event(&object.event)));
        }
        let date = self.derived.filling().date(node);
        let said = if date == record.date.as_ref() {
            ""
        } else {
            ", as all counting claims say"
        };
        sheet.fact(
            "date",
            date.map_or_else(|| "undated".to_owned(), |it| format!("{it}{said}")),
        );
        sheet.fact("valid", record.valid.as_ref().map_or("", |it| it.as_str()));
        for (name, quantity) in &record.quantities.0 {
            sheet.fact("quantities", format!("{name}: {quantity}"));
        }
        if let Some(condition) = &record.condition {
            sheet.fact("condition", red_line::condition(condition));
        }
        for consequence in &record.consequence {
            sheet.fact(
                "consequence",
                red_line::consequence(self.derived, consequence),
            );
        }
        for (_, link) in Link::ALL {
            for other in record.links(*link) {
                sheet.fact(link.name(), self.told_event(other));
            }
        }
        for end in record.ends() {
            let extent = end.extent.map_or(String::new(), |it| format!(", {it}"));
            let what = self.told_event(&end.event);
            sheet.fact("ends", format!("{} ({}{extent})", what, end.how));
        }
        let relation = record.relation.as_deref().cloned().unwrap_or_default();
        for (label, other) in [("from", &relation.from), ("to", &relation.to)] {
            if label == "to" {
                sheet.fact("link", relation.link.map_or("", |it| it.name()));
            }
            if let Some(other) = other {
                sheet.fact(label, self.told_event(other));
            }
        }
        let tags: Vec<_> = record.tags.iter().map(ToString::to_string).collect();
        sheet.fact("tags", tags.join(", "));
        sheet.fact("note", record.note.as_deref().unwrap_or_default());
    }

    /// An event by id, gloss and status.
    pub(super) fn told_event(&self, id: &Id) -> String {
        let graph = self.derived.graph;
        match graph.find(id) {
            Some(node) if graph.event(node).is_some() => format!(
                "{id}: {} ({})",
                words::gloss(graph, node),
                self.derived.event(node).status
            ),
            _ => id.to_string(),
        }
    }

    fn add_red_lines(&self, sheet: &mut Sheet, node: NodeIndex) {
        let derived = self.derived;
        let graph = derived.graph;
        if let Some(line) = derived.red_line(node) {
            let lines = red_line::told(derived, line);
            let judged = derived.judged_at.as_ref().map_or_else(
                || "no date is known to judge at".to_owned(),
                |it| format!("judged at {it}"),
            );
            sheet.section(
                "red_line",
                format!("Red line; {judged}  [derived]"),
                lines,
                &red_line::report(derived, line),
            );
        }
        let meetings: Vec<Meeting> = derived
            .red_lines
            .iter()
            .flat_map(|line| line.pairs.iter().map(move |pair| (line, pair)))
            .filter(|(_, pair)| pair.event == node)
            .map(|(line, pair)| Meeting {
                warning: graph.id(line.warning).to_string(),
                result: red_line::result(pair),
                gives: pair.gives,
            })
            .collect();
        let lines = meetings
            .iter()
            .map(|it| {
                let gives = it
                    .gives
                    .map_or(String::new(), |status| format!(" ({status})"));
                format!("{}: {}{gives}", it.warning, it.result)
            })
            .collect();
        if !meetings.is_empty() {
            sheet.section(
                "conditions",
                "Beside conditions  [derived]",
                lines,
                &meetings,
            );
        }
    }
}
