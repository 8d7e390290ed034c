//! The sheets of affiliations, places, items and questions.

use super::super::named::Named;
use super::super::words;
use super::Look;
use super::sheet::{Sheet, referred_to_by};
use crate::graph::{Edge, Kind, NodeIndex};

impl Look<'_, '_> {
    /// The sheet of an affiliation, a place, an item or a question.
    pub(super) fn record(&mut self, node: NodeIndex) -> Sheet {
        let graph = self.derived.graph;
        let mut sheet = match graph.kind(node) {
            Kind::Affiliation => self.affiliation_sheet(node),
            Kind::Question => self.question(node),
            Kind::Place => self.place(node),
            _ => self.item(node),
        };
        referred_to_by(&mut sheet, graph, node, |edge| edge == Edge::About);
        sheet
    }

    fn affiliation_sheet(&mut self, node: NodeIndex) -> Sheet {
        let graph = self.derived.graph;
        let Some(record) = graph.affiliation(node) else {
            return Sheet::new(graph, node, &());
        };
        let mut sheet = Sheet::new(graph, node, record);
        for (label, edge) in [("actor", Edge::Affiliated), ("of", Edge::Of)] {
            if let Some(actor) = graph.first(node, edge) {
                sheet.fact(label, Named::new(graph, actor).both());
            }
            if label == "actor" {
                sheet.fact("role", record.role.name());
            }
        }
        sheet.fact("as", record.title.as_deref().unwrap_or_default());
        sheet.fact("from", record.from.as_ref().map_or("", |it| it.as_str()));
        sheet.fact("until", record.until.as_ref().map_or("", |it| it.as_str()));
        let hold = words::hold(self.derived, node);
        let lines = vec![words::affiliation(self.derived, node)];
        sheet.section("derived", format!("Holds: {hold}  [derived]"), lines, &hold);
        self.add_claims(&mut sheet, "claims", node);
        sheet
    }

    fn question(&mut self, node: NodeIndex) -> Sheet {
        let graph = self.derived.graph;
        let Some(record) = graph.question(node) else {
            return Sheet::new(graph, node, &());
        };
        let mut sheet = Sheet::new(graph, node, record);
        for about in &record.about {
            sheet.fact("about", self.told_event(about));
        }
        for candidate in &record.candidates {
            sheet.fact("candidates", self.told_event(candidate));
        }
        let answers: Vec<_> = record.answered_by.iter().map(ToString::to_string).collect();
        let answered = if answers.is_empty() {
            "by nothing yet".to_owned()
        } else {
            format!("by {}", answers.join(", "))
        };
        sheet.fact("answered", answered);
        self.add_raised(&mut sheet, node);
        sheet
    }

    fn place(&mut self, node: NodeIndex) -> Sheet {
        let graph = self.derived.graph;
        let Some(record) = graph.place(node) else {
            return Sheet::new(graph, node, &());
        };
        let mut sheet = Sheet::new(graph, node, record);
        if let Some(whole) = graph.first(node, Edge::Within) {
            sheet.fact("within", Named::new(graph, whole).both());
        }
        if let Some([latitude, longitude]) = record.point {
            sheet.fact("point", format!("{latitude}, {longitude}"));
        }
        sheet.fact("same_as", record.same_as.join(", "));
        sheet.fact("aliases", record.aliases.join("; "));
        sheet
    }

    fn item(&mut self, node: NodeIndex) -> Sheet {
        let graph = self.derived.graph;
        let Some(record) = graph.item(node) else {
            return Sheet::new(graph, node, &());
        };
        let mut sheet = Sheet::new(graph, node, record);
        sheet.title = record.kind.map(|kind| kind.to_string());
        if let Some(wider) = graph.first(node, Edge::KindOf) {
            sheet.fact("kind_of", Named::new(graph, wider).both());
        }
        sheet.fact("aliases", record.aliases.join("; "));
        sheet
    }
}
