//! Paths as JSON.

use serde::Serialize;

use super::Teller;
use crate::analysis::independence::Origins;
use crate::analysis::status::Status;
use crate::cli::frame::Frame;
use crate::cli::words;
use crate::graph::NodeIndex;
use crate::model::claim::{Modality, Speaker};
use crate::query::connector::{Connector, Tie};
use crate::query::label::Label;
use crate::query::path::{Course, Step};
use crate::query::when::InTime;

/// The answer for programs.
pub(super) fn report<'t>(teller: &'t Teller<'_, '_>) -> Report<'t> {
    let ids = |actors: &[NodeIndex]| ids(teller, actors);
    let [from, to] = teller.ends;
    let answer = teller.answer;
    Report {
        version: 1,
        from: ids(&from.actors),
        to: ids(&to.actors),
        directed: teller.args.directed || teller.args.via.is_some(),
        frame: &teller.frame,
        length: answer.length,
        path_count: answer.paths,
        course_count: answer.courses,
        at_least: answer.paths == u64::MAX || answer.is_cut,
        courses: answer
            .strongest
            .iter()
            .take(teller.limit())
            .map(|course| teller.course_report(course))
            .collect(),
    }
}

fn ids(teller: &Teller<'_, '_>, nodes: &[NodeIndex]) -> Vec<String> {
    let graph = teller.derived.graph;
    nodes.iter().map(|it| graph.id(*it).to_string()).collect()
}

impl Teller<'_, '_> {
    fn course_report(&self, course: &Course) -> CourseReport {
        let mut weakest: Vec<_> = course.strongest().map(|step| step.weakness).collect();
        weakest.sort_unstable_by(|a, b| b.cmp(a));
        let hops = course.hops.iter();
        CourseReport {
            actors: ids(self, &course.actors),
            derived: course.is_derived(),
            weakest: weakest.into_iter().map(Status::name).collect(),
            dates_never_go_back: course.in_time.map(|how| match how {
                InTime::Possibly => "possibly",
                InTime::Certainly => "certainly",
            }),
            path_count: course.paths(),
            hops: hops
                .map(|steps| steps.iter().map(|step| self.step_report(step)).collect())
                .collect(),
        }
    }

    fn step_report(&self, step: &Step) -> StepReport {
        let graph = self.derived.graph;
        let id = |node: NodeIndex| graph.id(node).to_string();
        let (kind, ids, link, subjects) = match step.connector {
            Connector::Event(event) => ("event", vec![id(event)], None, vec![event]),
            Connector::Link { from, link, to } => {
                let mut subjects = vec![from, to];
                if let Tie::Relation(relation) = link {
                    subjects.push(relation);
                }
                ("link", vec![id(from), id(to)], Some(link), subjects)
            }
            Connector::Affiliation(node) => ("affiliation", vec![id(node)], None, vec![node]),
        };
        StepReport {
            kind,
            label: step.label,
            ids,
            link,
            red_line: match step.connector {
                Connector::Link {
                    link: Tie::Meets,
                    to,
                    ..
                } => self.derived.red_line(to).map(|line| line.status.name()),
                _ => None,
            },
            derived: step.connector.is_derived(),
            strength: step.weakness.name(),
            about: subjects
                .into_iter()
                .map(|node| self.subject(node))
                .collect(),
        }
    }

    fn subject(&self, node: NodeIndex) -> SubjectReport {
        let graph = self.derived.graph;
        let event = graph.event(node);
        let state = event.map(|_| self.derived.event(node));
        let date = event.and_then(|_| self.derived.filling().date(node));
        let claims = words::claims_of(graph, node)
            .into_iter()
            .filter(|claim| self.derived.claim(*claim).counts)
            .filter_map(|claim| Some((claim, graph.claim(claim)?)))
            .map(|(node, claim)| ClaimReport {
                id: claim.id.to_string(),
                source: claim.source.to_string(),
                at: claim.at.iter().map(ToString::to_string).collect(),
                said_by: claim.said_by.to_vec(),
                voices: words::voices(self.derived, node),
                polarity: self.derived.utterance(node).polarity.name(),
                modality: self.derived.utterance(node).modality.name(),
                manner: words::manner(self.derived, node, claim),
            })
            .collect();
        SubjectReport {
            id: graph.id(node).to_string(),
            act: event.map(|event| event.act.name()),
            gloss: event.map(|_| words::gloss(graph, node)),
            status: state.map(|state| state.status.name()),
            modality: state.and_then(|state| state.modality).map(Modality::name),
            flags: state.map_or_else(Vec::new, |state| {
                state.flags.iter().map(|it| it.name()).collect()
            }),
            origins: state.map(|state| state.origins),
            date: date.map(ToString::to_string),
            claims,
        }
    }
}

/// Paths between actors.
#[derive(Serialize)]
pub(super) struct Report<'t> {
    version: u32,
    from: Vec<String>,
    to: Vec<String>,
    directed: bool,
    #[serde(flatten)]
    frame: &'t Frame,
    length: Option<usize>,
    /// Connector by connector.
    path_count: u64,
    /// Sequences of actors.
    course_count: u64,
    at_least: bool,
    courses: Vec<CourseReport>,
}

#[derive(Serialize)]
struct CourseReport {
    actors: Vec<String>,
    derived: bool,
    /// The statuses of its strongest connectors, the weakest first.
    weakest: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dates_never_go_back: Option<&'static str>,
    path_count: u64,
    hops: Vec<Vec<StepReport>>,
}

#[derive(Serialize)]
struct StepReport {
    kind: &'static str,
    label: Label,
    ids: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<Tie>,
    /// Of a step that meets a warning's condition: what that makes of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    red_line: Option<&'static str>,
    derived: bool,
    strength: &'static str,
    about: Vec<SubjectReport>,
}

#[derive(Serialize)]
struct SubjectReport {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gloss: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modality: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flags: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origins: Option<Origins>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    claims: Vec<ClaimReport>,
}

#[derive(Serialize)]
struct ClaimReport {
    id: String,
    source: String,
    at: Vec<String>,
    said_by: Vec<Speaker>,
    voices: String,
    polarity: &'static str,
    modality: &'static str,
    /// What is unusual in how it is made.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    manner: Vec<String>,
}
