//! The sheet of a source.

use super::super::list::Sentences;
use super::super::named::Named;
use super::super::words;
use super::Look;
use super::sheet::{Sheet, referred_to_by};
use crate::analysis::coverage::coverage;
use crate::graph::{Edge, NodeIndex};
use crate::model::source::{Published, Reliability, Source};
use crate::text::Mark;

impl Look<'_, '_> {
    /// The sheet of a source.
    pub(super) fn source(&mut self, node: NodeIndex) -> Sheet {
        let graph = self.derived.graph;
        let Some(record) = graph.source(node) else {
            return Sheet::new(graph, node, &());
        };
        let mut sheet = Sheet::new(graph, node, record);
        sheet.title = Some(record.kind.to_string());
        self.add_source_fields(&mut sheet, node, record);
        add_coverage(&mut sheet, self, node);
        let nodes: Vec<_> = graph
            .into(node, |edge| edge == Edge::ReportedIn)
            .into_iter()
            .map(|(_, claim)| claim)
            .collect();
        let claims = self.claims(&nodes);
        let mut lines = Vec::new();
        for claim in &claims {
            lines.extend(claim.told_in_source());
        }
        let heading = format!("{} in reading order", words::count(claims.len(), "claim"));
        sheet.section("claims", heading, lines, &claims);
        referred_to_by(&mut sheet, graph, node, |edge| edge == Edge::ReportedIn);
        sheet
    }

    fn add_source_fields(&self, sheet: &mut Sheet, node: NodeIndex, record: &Source) {
        let graph = self.derived.graph;
        let list = |all: &[Box<str>]| all.join(", ");
        if let Some(publisher) = graph.first(node, Edge::Publisher) {
            sheet.fact("publisher", Named::new(graph, publisher).both());
        }
        for (_, author) in graph.out(node, |edge| edge == Edge::Author) {
            sheet.fact("authors", Named::new(graph, author).both());
        }
        sheet.fact(
            "published",
            match &record.published {
                Published::On(date) => date.as_str(),
                Published::Absent | Published::Unstated => "unstated",
            },
        );
        sheet.fact("url", list(&record.url));
        sheet.fact("archived", list(&record.archived));
        sheet.fact(
            "accessed",
            record.accessed.as_ref().map_or("", |it| it.as_str()),
        );
        sheet.fact("language", record.language.as_deref().unwrap_or_default());
        let reliability = record.reliability.unwrap_or(Reliability::F);
        sheet.fact("reliability", reliability.name());
        sheet.fact("copy_of", record.copy_of.as_deref().unwrap_or_default());
        sheet.fact(
            "supersedes",
            record.supersedes.as_deref().unwrap_or_default(),
        );
        if let Some(retracted) = &record.retracted {
            let date = retracted.date.as_ref().map_or("undated", |it| it.as_str());
            let remark = retracted.note.as_deref().unwrap_or_default();
            sheet.fact("retracted", format!("{date} {remark}").trim_end());
        }
        if let Some(text) = &record.text {
            sheet.fact(
                "text",
                format!(
                    "{} chars, {}, {}, sha256 {}",
                    text.chars,
                    words::count(text.paragraphs.len(), "paragraph"),
                    words::count(text.sentences.len(), "sentence"),
                    text.sha256
                ),
            );
        }
        for skip in &record.skipped {
            let at: Vec<_> = skip.at.iter().map(ToString::to_string).collect();
            sheet.fact("skipped", format!("{} ({})", at.join(", "), skip.reason));
        }
        sheet.fact("note", record.note.as_deref().unwrap_or_default());
    }
}

fn add_coverage(sheet: &mut Sheet, look: &Look<'_, '_>, node: NodeIndex) {
    let Some(coverage) = coverage(look.derived.graph, node) else {
        return;
    };
    let sentences = Sentences::of(&coverage);
    let left: Vec<_> = coverage
        .marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| **mark == Mark::Left)
        .map(|(index, _)| (index + 1).to_string())
        .collect();
    let mut lines = vec![format!("sentences: {}", sentences.in_words())];
    if !left.is_empty() {
        lines.push(format!("left: s. {}", left.join(", ")));
    }
    sheet.section(
        "coverage",
        "Coverage  [derived]",
        lines,
        &(sentences, &coverage.marks),
    );
}
