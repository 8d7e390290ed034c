//! Rows of questions.

use serde::Serialize;

use super::super::named::Calling;
use super::super::rows::{List, Row};
use super::super::words;
use super::Request;
use crate::graph::NodeIndex;
use crate::model::question::Question;

/// A question with where it is raised.
#[derive(Serialize)]
pub(super) struct QuestionRow {
    id: String,
    gloss: String,
    about: Vec<String>,
    raised_in: Vec<String>,
    candidates: Vec<String>,
    answered_by: Vec<String>,
}

/// The questions, of a selection those about one of its events.
pub(super) fn list(request: &Request<'_, '_>) -> List<QuestionRow> {
    let graph = request.derived.graph;
    let rows = graph
        .questions()
        .filter(|(_, question)| request.keeps_any(graph.find_all(&question.about)))
        .map(|(node, question)| row(request, node, question))
        .collect();
    List::new(rows, graph.questions().len())
}

fn row(request: &Request<'_, '_>, node: NodeIndex, question: &Question) -> QuestionRow {
    let graph = request.derived.graph;
    let ids = |ids: &[crate::model::id::Id]| ids.iter().map(ToString::to_string).collect();
    QuestionRow {
        id: question.id.to_string(),
        gloss: question.gloss.to_string(),
        about: ids(&question.about),
        raised_in: words::claims_of(graph, node)
            .into_iter()
            .filter(|claim| request.has(*claim))
            .filter_map(|claim| Some(words::place(graph, graph.claim(claim)?)))
            .collect(),
        candidates: ids(&question.candidates),
        answered_by: ids(&question.answered_by),
    }
}

impl Row for QuestionRow {
    const HEADINGS: &'static [&'static str] =
        &["id", "about", "raised", "candidates", "answered", "what"];

    fn cells(&self, _: Calling) -> Vec<String> {
        let answered = if self.answered_by.is_empty() {
            "no".to_owned()
        } else {
            self.answered_by.join("; ")
        };
        vec![
            self.id.clone(),
            self.about.join("; "),
            self.raised_in.join("; "),
            self.candidates.join("; "),
            answered,
            self.gloss.clone(),
        ]
    }
}
