//! The data of a page. Fields are named as in the claim files; what is at its default is left out.

use serde::Serialize;

use super::actor::{ActorData, AffiliationData, ThingData};
use super::as_of::Past;
use super::claim::ClaimData;
use super::contradiction::ContradictionData;
use super::event::EventData;
use super::picture::Picture;
use super::quote::Quotes;
use super::red_line::RedLineData;
use super::source::SourceData;
use super::way::WayData;
use super::{Request, actor, claim, contradiction, event, red_line, source, way};
use crate::analysis::status::Status;
use crate::graph::{Edge, Graph, NodeIndex};
use crate::model::act::{ACTS, ActClass};
use crate::model::vocabulary::Vocabulary;

/// All that a page knows.
#[derive(Serialize)]
pub(super) struct Data {
    version: u32,
    pub(super) title: String,
    /// Evidence and selection other than the default, in words.
    filters: Vec<String>,
    /// The date at which deadlines are judged.
    #[serde(skip_serializing_if = "Option::is_none")]
    judged_at: Option<String>,
    /// Whether words of the texts are in the page.
    has_words: bool,
    views: Vec<ViewData>,
    /// Every status, from strong to weak.
    statuses: Vec<&'static str>,
    acts: Vec<ActData>,
    sources: Vec<SourceData>,
    actors: Vec<ActorData>,
    affiliations: Vec<AffiliationData>,
    places: Vec<ThingData>,
    items: Vec<ThingData>,
    events: Vec<EventData>,
    claims: Vec<ClaimData>,
    questions: Vec<QuestionData>,
    red_lines: Vec<RedLineData>,
    contradictions: Vec<ContradictionData>,
    /// What connects actors, each in every direction in which it does.
    ways: Vec<WayData>,
    as_of: Past,
}

#[derive(Serialize)]
struct ViewData {
    name: String,
    title: String,
    cards: usize,
    lines: usize,
    drawn: bool,
}

#[derive(Serialize)]
struct ActData {
    act: &'static str,
    /// "authorizes".
    phrase: &'static str,
    class: ActClass,
}

#[derive(Serialize)]
struct QuestionData {
    id: String,
    gloss: String,
    about: Vec<String>,
    candidates: Vec<String>,
    answered_by: Vec<String>,
}

impl Data {
    /// The data of a page with these pictures.
    pub(super) fn new(request: &Request<'_, '_>, pictures: &[Picture]) -> Self {
        let derived = request.view.derived;
        let graph = derived.graph;
        let mut quotes = Quotes::from(request.texts);
        Self {
            version: 1,
            title: request
                .view
                .title
                .map_or_else(|| "Who says what happened".to_owned(), str::to_owned),
            filters: request.view.filters.to_vec(),
            judged_at: derived.judged_at.as_ref().map(ToString::to_string),
            has_words: request.texts.is_some(),
            views: pictures.iter().map(ViewData::new).collect(),
            statuses: Status::ALL.iter().map(|(name, _)| *name).collect(),
            acts: acts(graph),
            sources: source::sources(graph),
            actors: actor::actors(derived),
            affiliations: actor::affiliations(derived),
            places: actor::places(graph),
            items: actor::items(graph),
            events: event::events(derived, request.view.selection),
            claims: claim::claims(derived, &mut quotes),
            questions: questions(graph),
            red_lines: red_line::red_lines(derived),
            contradictions: contradiction::contradictions_in(derived, request.view.selection),
            ways: way::ways(derived, request.view.selection),
            as_of: Past::new(derived),
        }
    }
}

impl ViewData {
    fn new(picture: &Picture) -> Self {
        Self {
            name: picture.name.clone(),
            title: picture.title.clone(),
            cards: picture.cards,
            lines: picture.lines,
            drawn: picture.svg.is_some(),
        }
    }
}

/// The acts that there are, in the order of their table.
fn acts(graph: &Graph) -> Vec<ActData> {
    let mut there: Vec<_> = graph.events().map(|(_, event)| event.act).collect();
    there.sort_unstable();
    there.dedup();
    ACTS.iter()
        .filter(|row| there.binary_search(&row.act).is_ok())
        .map(|row| ActData {
            act: row.name,
            phrase: row.phrase,
            class: row.class,
        })
        .collect()
}

fn questions(graph: &Graph) -> Vec<QuestionData> {
    graph
        .questions()
        .map(|(node, question)| {
            let of = |wanted: Edge| ids_out(graph, node, |edge| edge == wanted);
            QuestionData {
                id: question.id.to_string(),
                gloss: question.gloss.to_string(),
                about: of(Edge::About),
                candidates: of(Edge::Candidate),
                answered_by: of(Edge::AnsweredBy),
            }
        })
        .collect()
}

/// The ids of what a record refers to by some fields.
pub(super) fn ids_out(graph: &Graph, node: NodeIndex, keep: impl Fn(Edge) -> bool) -> Vec<String> {
    ids(graph, graph.out(node, keep).into_iter().map(|(_, to)| to))
}

/// The ids of some nodes.
pub(super) fn ids(graph: &Graph, nodes: impl IntoIterator<Item = NodeIndex>) -> Vec<String> {
    nodes
        .into_iter()
        .map(|node| graph.id(node).to_string())
        .collect()
}

/// Whether a field is at its default, and so left out.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives a reference to the field"
)]
pub(super) const fn is_false(value: &bool) -> bool {
    !*value
}
