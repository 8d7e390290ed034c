//! Paths in text, for people.

use super::Teller;
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
        Some(0) if from == to => output.line(format!("{from} is the same actor.")),
        Some(0) => output.line(format!("{from} and {to} have an actor in common.")),
        Some(_) => {
            output.line(format!(
                "{from} – {to}: {}{}",
                heading(teller),
                frame.in_brackets()
            ));
            let mut before = None;
            for (index, course) in answer.strongest.iter().take(teller.args.limit).enumerate() {
                output.line("");
                teller.course(index + 1, course, &mut before, output);
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
        .take(teller.args.limit)
        .map(|course| teller.shown(course))
        .fold(0, u64::saturating_add);
    let length = match teller.args.nearest {
        Some(_) => format!("{} and more", words::count(length, "connector")),
        None => words::count(length, "connector"),
    };
    format!("{length}, shown {shown} of {}", counted(answer.paths))
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
            product.saturating_mul(steps.len().min(self.args.limit) as u64)
        })
    }

    fn course(
        &self,
        number: usize,
        course: &Course,
        before: &mut Option<String>,
        output: &mut Output,
    ) {
        let graph = self.derived.graph;
        let derived = if course.is_derived() {
            "  [derived]"
        } else {
            ""
        };
        let actors: Vec<_> = course
            .actors
            .iter()
            .map(|actor| words::name(graph, *actor))
            .collect();
        output.line(format!("{number}. {}{derived}", actors.join(" – ")));
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
            let shown = steps.len().min(self.args.limit);
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
                    tie => output.line(format!("   ─ {} ─", tie.name().replace('_', " "))),
                }
                self.event(to, "", output);
            }
            Connector::Affiliation(node) => {
                output.line(format!("   {}", words::affiliation(self.derived, node)));
                self.claims(node, "   ", output);
            }
        }
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

/// The keys by which a course is ranked, in their order.
fn rank(course: &Course) -> String {
    let derived = course
        .strongest()
        .filter(|step| step.connector.is_derived())
        .count();
    let asserted = match derived {
        0 => "asserted".to_owned(),
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
