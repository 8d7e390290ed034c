//! Paths in text, for people.

use super::Teller;
use crate::analysis::status::Status;
use crate::cli::Output;
use crate::cli::words;
use crate::graph::NodeIndex;
use crate::model::event::Event;
use crate::query::connector::{Connector, Tie};
use crate::query::path::{Course, Step};
use crate::query::when::InTime;

/// Prints the answer.
pub(super) fn tell(teller: &Teller<'_, '_>, output: &mut Output) {
    let [from, to] = teller.ends;
    let (from, to) = (&from.called, &to.called);
    let answer = teller.answer;
    let frame = &teller.frame;
    match answer.length {
        None => output.line(format!(
            "No path connects {from} and {to}{}.",
            frame.in_brackets()
        )),
        Some(0) if teller.args.nearest.is_none() => {
            let told = if from == to {
                format!("{from} is the same actor")
            } else {
                format!("{from} and {to} have an actor in common")
            };
            output.line(format!("{told}{}.", frame.in_brackets()));
        }
        Some(_) => {
            output.line(format!(
                "{from} – {to}: {}{}",
                heading(teller),
                frame.in_brackets()
            ));
            let shown: Vec<&Course> = answer.strongest.iter().take(teller.limit()).collect();
            let mut before = None;
            let mut told: Vec<&[NodeIndex]> = Vec::new();
            for course in &shown {
                // Where dates or steps are kept to, one sequence of actors may be walked in
                // several ways: they stand together.
                if told.contains(&course.actors.as_slice()) {
                    continue;
                }
                told.push(&course.actors);
                let same = shown.iter().filter(|it| it.actors == course.actors);
                output.line("");
                for (way, course) in same.enumerate() {
                    teller.course((told.len(), way), course, &mut before, output);
                }
            }
            let more = answer.courses.saturating_sub(shown.len() as u64);
            if more > 0 {
                output.line("");
                output.line(format!(
                    "and {more} more sequences of actors; `-n` shows them"
                ));
            }
        }
    }
    output.lines(frame.left_out_line());
}

/// How long the paths are, and how many of them are shown.
pub(super) fn heading(teller: &Teller<'_, '_>) -> String {
    let answer = teller.answer;
    let Some(length) = answer.length else {
        return "no path connects them".to_owned();
    };
    let shown: u64 = answer
        .strongest
        .iter()
        .take(teller.limit())
        .map(|course| teller.shown(course))
        .fold(0, u64::saturating_add);
    let length = words::count(length, "connector");
    match teller.args.nearest {
        Some(_) => format!(
            "{length} and more, {} with what ties with the last; shown {shown} of {} paths along them",
            words::count(
                usize::try_from(answer.courses).unwrap_or(usize::MAX),
                "sequence of actors"
            )
            .replace("sequence of actorss", "sequences of actors"),
            counted(answer.paths)
        ),
        None => format!("{length}, shown {shown} of {}", counted(answer.paths)),
    }
}

/// A number of paths; beyond what can be counted, it says so.
fn counted(count: u64) -> String {
    match count {
        u64::MAX => format!("at least {count}"),
        count => count.to_string(),
    }
}

impl Teller<'_, '_> {
    /// How many paths along a course are shown.
    fn shown(&self, course: &Course) -> u64 {
        course.hops.iter().fold(1, |product: u64, steps| {
            product.saturating_mul(steps.len().min(self.limit()) as u64)
        })
    }

    fn course(
        &self,
        (number, way): (usize, usize),
        course: &Course,
        before: &mut Option<String>,
        output: &mut Output,
    ) {
        let graph = self.derived.graph;
        let marks = marks(course);
        let marks = if marks.is_empty() {
            String::new()
        } else {
            format!("  [{}]", marks.join(", "))
        };
        let actors: Vec<_> = course
            .actors
            .iter()
            .map(|actor| words::name(graph, *actor))
            .collect();
        if way == 0 {
            output.line(format!("{number}. {}{marks}", actors.join(" – ")));
        } else {
            output.line(format!("   or{marks}"));
        }
        let rank = rank(course);
        let by_id = if before.as_ref() == Some(&rank) {
            "; then by id"
        } else {
            ""
        };
        output.line(format!("   ranked by: {rank}{by_id}"));
        *before = Some(rank);
        match course.in_time {
            Some(InTime::Certainly) => output.line("   dates: certainly never go back"),
            Some(InTime::Possibly) => {
                output
                    .line("   dates: possibly never go back; what is known of them leaves it open");
            }
            None => {}
        }
        for (hop, steps) in course.hops.iter().enumerate() {
            let shown = steps.len().min(self.limit());
            if course.hops.len() > 1 || steps.len() > 1 {
                let any = if steps.len() > 1 {
                    format!(", by any of {}", steps.len())
                } else {
                    String::new()
                };
                output.line(format!("   {} – {}{any}:", actors[hop], actors[hop + 1]));
            }
            for step in &steps[..shown] {
                self.step(step, output);
            }
            if shown < steps.len() {
                output.line(format!(
                    "   and {} more; `-n` shows them",
                    steps.len() - shown
                ));
            }
        }
    }

    fn step(&self, step: &Step, output: &mut Output) {
        let graph = self.derived.graph;
        match step.connector {
            Connector::Event(event) => self.event(event, "", output),
            Connector::Link { from, link, to } => {
                self.event(from, "", output);
                match link {
                    Tie::Meets => {
                        let line = self.derived.red_line(to).map(|line| line.status.name());
                        output.line(format!(
                            "   ═ meets the condition of ═  [derived: {}; why: claimgraph show {}]",
                            line.unwrap_or("met"),
                            graph.id(to)
                        ));
                    }
                    Tie::Relation(relation) => {
                        let link = graph.event(relation).and_then(Event::relation_link);
                        let link = link
                            .map_or("relates to", |link| link.name())
                            .replace('_', " ");
                        output.line(format!("   ─ {link} ─"));
                        self.event(relation, "  ", output);
                    }
                    tie => {
                        let unsourced = if self.is_sourced(from) {
                            ""
                        } else {
                            "  [unsourced: nobody says so]"
                        };
                        let name = tie.name().replace('_', " ");
                        output.line(format!("   ─ {name} ─{unsourced}"));
                    }
                }
                self.event(to, "", output);
            }
            Connector::Affiliation(node) => {
                output.line(format!("   {}", words::affiliation(self.derived, node)));
                self.claims(node, "   ", output);
            }
        }
    }

    /// Whether anybody says the event that holds a link.
    fn is_sourced(&self, event: NodeIndex) -> bool {
        let claims = self.derived.graph.claims_about(event);
        claims
            .into_iter()
            .any(|claim| self.derived.claim(claim).counts)
    }

    fn event(&self, event: NodeIndex, indent: &str, output: &mut Output) {
        let graph = self.derived.graph;
        let Some(record) = graph.event(event) else {
            return;
        };
        let state = self.derived.event(event);
        let mut facts = vec![state.status.to_string()];
        facts.extend(state.modality.map(|modality| modality.to_string()));
        facts.extend(state.flags.iter().map(ToString::to_string));
        facts.push(format!("origins {}", words::origins(state.origins)));
        let date = self.derived.filling().date(event);
        facts.extend(date.map(|date| format!("dated {date}")));
        output.line(format!(
            "   {indent}{} {}: {}",
            record.act,
            record.id,
            words::gloss(graph, event)
        ));
        output.line(format!("   {indent}  {}", facts.join(" · ")));
        self.claims(event, &format!("   {indent}"), output);
    }

    fn claims(&self, about: NodeIndex, indent: &str, output: &mut Output) {
        let graph = self.derived.graph;
        for node in words::claims_of(graph, about) {
            let Some(claim) = graph.claim(node) else {
                continue;
            };
            if !self.derived.claim(node).counts {
                continue;
            }
            let manner = words::manner(self.derived, node, claim);
            let manner = if manner.is_empty() {
                String::new()
            } else {
                format!(" · {}", manner.join(" · "))
            };
            output.line(format!(
                "{indent}  – {}: {}{manner}",
                words::place(graph, claim),
                words::voices(self.derived, node)
            ));
        }
    }
}

/// What to know of a course before believing it: that a step of it is derived, or rests on what is
/// disputed, not said to have happened, or background.
fn marks(course: &Course) -> Vec<&'static str> {
    let mut marks: Vec<_> = course
        .strongest()
        .filter_map(|step| {
            Some(match (step.connector, step.weakness) {
                (Connector::Affiliation(_), Status::Mentioned) => "background",
                (_, Status::Disputed) => "disputed",
                (_, Status::Ended) => "ended",
                (_, Status::Denied | Status::DidNotHappen) => "through what is denied",
                (_, Status::Expected) => "expected",
                (_, Status::Mentioned) => "only mentioned",
                _ => return None,
            })
        })
        .collect();
    marks.sort_unstable();
    marks.dedup();
    if course.is_derived() {
        marks.insert(0, "derived");
    }
    marks
}

/// The keys by which a course is ranked, in their order.
fn rank(course: &Course) -> String {
    let derived = course
        .strongest()
        .filter(|step| step.connector.is_derived())
        .count();
    let asserted = match derived {
        0 => "nothing derived".to_owned(),
        many if many == course.hops.len() => "derived".to_owned(),
        many => format!("{many} of {} derived", course.hops.len()),
    };
    let mut statuses: Vec<_> = course.strongest().map(|step| step.weakness).collect();
    statuses.sort_unstable_by(|a, b| b.cmp(a));
    let statuses: Vec<_> = statuses.iter().map(|it| it.name()).collect();
    let weakest = if statuses.len() > 1 {
        "the weakest first: "
    } else {
        ""
    };
    let length = words::count(course.hops.len(), "connector");
    format!("{length}; {asserted}; {weakest}{}", statuses.join(", "))
}
