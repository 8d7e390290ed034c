//! `claimgraph todo`.

mod blame;

use serde::Serialize;

use super::asked::{Asked, Asking};
use super::desk::{local_copies, tell_refused};
use super::format::{TextOrJson, json};
use super::frame::Frame;
use super::named::Named;
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::analysis::coverage::coverage;
use crate::analysis::red_line::{PairResult, RedLineStatus};
use crate::analysis::slot::SlotMatch;
use crate::check::allowed;
use crate::graph::{Edge, Graph, NodeIndex};
use crate::load::Files;
use crate::text::{At, LineIndex, Mark, Verification, Verifier};
use crate::texts::Texts;

/// What is left to do: the worklist, and what to tell whoever takes over
///
/// Sentences that are neither coded nor skipped, words still drafted, spans that were not verified
/// against a local copy of the text or are not found in it, open questions, events that rest on one
/// origin at most, red lines of which it cannot be told whether they were crossed, and comments that
/// silence the checker, the oldest first, as git dates them.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Show at most this many entries of each kind
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: TextOrJson,
    #[command(flatten)]
    asking: Asking,
}

/// Prints the worklist.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let asked = Asked::open(&args.asking, settings, output)?;
    let texts = local_copies(settings)?;
    let derived = asked.derived();
    let graph = derived.graph;
    let report = Report {
        version: 1,
        frame: asked.frame(&derived),
        sentences_left: sentences_left(graph),
        drafted: drafted(graph),
        spans: spans(graph, texts.as_ref()),
        open_questions: open_questions(graph, &asked, &derived),
        single_origin: single_origin(&derived, &asked),
        cannot_tell: cannot_tell(&derived, &asked),
        allowed: allow_comments(&asked.session.files),
    };
    tell_refused(texts.as_ref(), output);
    match args.format {
        TextOrJson::Text => output.lines(report.told(args.limit)),
        TextOrJson::Json => output.answer(json(&report)?),
    }
    Ok(Outcome::Done)
}

#[derive(Serialize)]
struct Report {
    version: u32,
    #[serde(flatten)]
    frame: Frame,
    sentences_left: Vec<SourceLeft>,
    drafted: Vec<String>,
    spans: Vec<SpansLeft>,
    open_questions: Vec<QuestionLeft>,
    single_origin: Vec<EventLeft>,
    cannot_tell: Vec<LineLeft>,
    allowed: Vec<AllowLeft>,
}

/// A source with sentences left.
#[derive(Serialize)]
struct SourceLeft {
    source: Named,
    left: usize,
    of: usize,
    /// The numbers of the sentences, from 1.
    sentences: Vec<usize>,
}

/// A source with spans that are not known to be exact.
#[derive(Serialize)]
struct SpansLeft {
    source: Named,
    /// Without a local copy.
    unverified: usize,
    /// Not at their place in the local copy.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_exact: Vec<String>,
}

#[derive(Serialize)]
struct QuestionLeft {
    question: Named,
    about: Vec<String>,
}

#[derive(Serialize)]
struct EventLeft {
    event: Named,
    status: &'static str,
    origins: String,
}

#[derive(Serialize)]
struct LineLeft {
    warning: Named,
    /// The events that may have met it, each with the slots that are left open.
    because: Vec<String>,
}

#[derive(Serialize)]
struct AllowLeft {
    /// The day on which the line was last changed, as git has it; none where it does not know.
    since: Option<String>,
    place: String,
    rules: Vec<&'static str>,
    record: String,
    reason: String,
}

fn sentences_left(graph: &Graph) -> Vec<SourceLeft> {
    let sources = graph.sources().filter_map(|(node, _)| {
        let coverage = coverage(graph, node)?;
        let marks = coverage.marks.iter().enumerate();
        let left = marks.filter(|(_, mark)| **mark == Mark::Left);
        let sentences: Vec<_> = left.map(|(at, _)| at + 1).collect();
        (!sentences.is_empty()).then(|| SourceLeft {
            source: Named::new(graph, node),
            left: sentences.len(),
            of: coverage.marks.len(),
            sentences,
        })
    });
    sources.collect()
}

fn drafted(graph: &Graph) -> Vec<String> {
    let is_drafted = |at: &At| matches!(at, At::Draft(_));
    let claims = graph.claims();
    claims
        .filter(|(_, claim)| claim.at.iter().any(is_drafted))
        .map(|(_, claim)| claim.id.to_string())
        .collect()
}

fn spans(graph: &Graph, texts: Option<&Texts>) -> Vec<SpansLeft> {
    let mut all = Vec::new();
    for (node, source) in graph.sources() {
        let claims = graph.into(node, |edge| edge == Edge::ReportedIn);
        let claims = claims.iter().filter_map(|(_, claim)| graph.claim(*claim));
        let anchors: Vec<_> = claims
            .flat_map(|claim| claim.at.iter().map(move |at| (&claim.id, at)))
            .filter_map(|(id, at)| match at {
                At::Anchor(anchor) => Some((id, anchor)),
                At::Draft(_) => None,
            })
            .chain(source.skipped.iter().flat_map(|skip| {
                skip.at.iter().filter_map(|at| match at {
                    At::Anchor(anchor) => Some((&source.id, anchor)),
                    At::Draft(_) => None,
                })
            }))
            .collect();
        let mut left = SpansLeft {
            source: Named::new(graph, node),
            unverified: 0,
            not_exact: Vec::new(),
        };
        match texts.and_then(|texts| texts.of(source)) {
            None => left.unverified = anchors.len(),
            Some(copy) => {
                let verifier = Verifier::new(&copy.text);
                for (id, anchor) in anchors {
                    let state = match verifier.verify(anchor) {
                        Verification::Exact => continue,
                        Verification::Moved(_) => "moved",
                        Verification::Ambiguous(_) => "ambiguous",
                        Verification::Changed => "changed",
                        Verification::Missing => "missing",
                    };
                    left.not_exact
                        .push(format!("{id} {} ({state})", anchor.range));
                }
            }
        }
        if left.unverified > 0 || !left.not_exact.is_empty() {
            all.push(left);
        }
    }
    all
}

fn open_questions(graph: &Graph, asked: &Asked, derived: &Derived<'_>) -> Vec<QuestionLeft> {
    let is_asked = |about: &[NodeIndex]| {
        about.is_empty()
            || about
                .iter()
                .any(|event| asked.selection.keeps(derived, *event))
    };
    let questions = graph.questions();
    questions
        .filter(|(_, question)| {
            // An answer that the evidence leaves out, or that was taken back, is none.
            let mut answers = graph.find_all(&question.answered_by);
            !answers.any(|claim| {
                let state = derived.claim(claim);
                state.in_evidence && state.fate.is_live()
            })
        })
        .map(|(node, question)| {
            let about: Vec<_> = graph.find_all(&question.about).collect();
            (node, about)
        })
        .filter(|(_, about)| is_asked(about))
        .map(|(node, about)| QuestionLeft {
            question: Named::new(graph, node),
            about: about.iter().map(|it| graph.id(*it).to_string()).collect(),
        })
        .collect()
}

fn single_origin(derived: &Derived<'_>, asked: &Asked) -> Vec<EventLeft> {
    let graph = derived.graph;
    let mut events: Vec<_> = graph
        .events()
        .map(|(node, _)| (derived.event(node), node))
        .filter(|(state, node)| {
            state.status.may_have_happened()
                && state.origins.low <= 1
                && asked.selection.keeps(derived, *node)
        })
        .collect();
    events.sort_by_key(|(state, node)| (state.origins.low, state.origins.high, *node));
    events
        .into_iter()
        .map(|(state, node)| EventLeft {
            event: Named::new(graph, node),
            status: state.status.name(),
            origins: words::origins(state.origins),
        })
        .collect()
}

fn cannot_tell(derived: &Derived<'_>, asked: &Asked) -> Vec<LineLeft> {
    let graph = derived.graph;
    let lines = derived.red_lines.iter().filter(|line| {
        line.status == RedLineStatus::CannotTell && asked.selection.keeps(derived, line.warning)
    });
    lines
        .map(|line| {
            let pairs = line.pairs.iter();
            let open = pairs.filter(|pair| pair.result == PairResult::CannotTell);
            let mut because: Vec<_> = open
                .map(|pair| {
                    let slots = pair.slots.iter();
                    let slots = slots.filter(|slot| slot.state == SlotMatch::Unstated);
                    let slots: Vec<_> = slots.map(|slot| slot.name.clone()).collect();
                    format!("{} leaves open {}", graph.id(pair.event), slots.join(", "))
                })
                .collect();
            if because.is_empty() {
                because.push("its deadline cannot be told".to_owned());
            }
            LineLeft {
                warning: Named::new(graph, line.warning),
                because,
            }
        })
        .collect()
}

fn allow_comments(files: &Files) -> Vec<AllowLeft> {
    let mut all = Vec::new();
    for file in files.speaking() {
        let Ok(text) = files.text(*file) else {
            continue;
        };
        let index = LineIndex::new(&text);
        let allowed = allowed(&text);
        let lines: Vec<_> = allowed
            .iter()
            .map(|it| index.place(it.comment.start).line)
            .collect();
        let path = files.disk_path(*file);
        let days = path.map(|path| blame::days(path, &lines));
        for (at, (it, line)) in allowed.into_iter().zip(&lines).enumerate() {
            all.push(AllowLeft {
                since: days.as_ref().and_then(|days| days[at].clone()),
                place: format!("{}:{line}", files.path(*file)),
                rules: it.rules,
                record: it.record.into(),
                reason: it.reason.into(),
            });
        }
    }
    // What git does not know yet is the newest.
    all.sort_by_key(|it| (it.since.is_none(), it.since.clone(), it.place.clone()));
    all
}

impl Report {
    fn told(&self, limit: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut section = |heading: String, told: Vec<String>| {
            if told.is_empty() {
                return;
            }
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.push(heading);
            let more = told.len().saturating_sub(limit);
            lines.extend(told.into_iter().take(limit).map(|line| format!("  {line}")));
            if more > 0 {
                lines.push(format!("  and {more} more; `-n` shows them"));
            }
        };
        let sentences: usize = self.sentences_left.iter().map(|it| it.left).sum();
        section(
            format!("{} left", words::count(sentences, "sentence")),
            self.sentences_left.iter().map(SourceLeft::told).collect(),
        );
        section(
            format!(
                "{} with drafted words",
                words::count(self.drafted.len(), "claim")
            ),
            self.drafted.clone(),
        );
        let spans: usize = self
            .spans
            .iter()
            .map(|it| it.unverified + it.not_exact.len())
            .sum();
        section(
            format!("{} not verified", words::count(spans, "span")),
            self.spans.iter().flat_map(SpansLeft::told).collect(),
        );
        section(
            words::count(self.open_questions.len(), "open question"),
            self.open_questions
                .iter()
                .map(|it| format!("{}: {}", it.question.id, it.question.name))
                .collect(),
        );
        section(
            format!(
                "{} with at most one origin to count on  [derived]",
                words::count(self.single_origin.len(), "event")
            ),
            self.single_origin
                .iter()
                .map(|it| {
                    format!(
                        "{}: {} · origins {} · {}",
                        it.event.id, it.status, it.origins, it.event.name
                    )
                })
                .collect(),
        );
        section(
            format!(
                "{} that cannot be told  [derived]",
                words::count(self.cannot_tell.len(), "red line")
            ),
            self.cannot_tell
                .iter()
                .map(|it| format!("{}: {}", it.warning.id, it.because.join("; ")))
                .collect(),
        );
        section(
            format!(
                "{} for the checker to allow something, the oldest first",
                words::count(self.allowed.len(), "comment")
            ),
            self.allowed.iter().map(AllowLeft::told).collect(),
        );
        if lines.is_empty() {
            lines.push("nothing is left to do".to_owned());
        }
        lines.extend(self.frame.lines());
        lines
    }
}

impl SourceLeft {
    fn told(&self) -> String {
        let few: Vec<_> = self
            .sentences
            .iter()
            .take(12)
            .map(usize::to_string)
            .collect();
        let more = if self.sentences.len() > few.len() {
            ", ..."
        } else {
            ""
        };
        format!(
            "{}: {} of {} (s. {}{more}); `claimgraph read {}`",
            self.source.id,
            self.left,
            self.of,
            few.join(", "),
            self.source.id
        )
    }
}

impl SpansLeft {
    fn told(&self) -> Vec<String> {
        let id = &self.source.id;
        let mut told = Vec::new();
        if self.unverified > 0 {
            let spans = words::count(self.unverified, "span");
            told.push(format!("{id}: {spans}, no local copy of the text"));
        }
        told.extend(self.not_exact.iter().map(|span| format!("{id}: {span}")));
        told
    }
}

impl AllowLeft {
    fn told(&self) -> String {
        let since = self.since.as_deref().unwrap_or("not committed");
        let record = if self.record.is_empty() {
            String::new()
        } else {
            format!(" on {}", self.record)
        };
        format!(
            "{since}  {}: {}{record} -- {}",
            self.place,
            self.rules.join(", "),
            self.reason
        )
    }
}
