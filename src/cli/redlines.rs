//! `claimgraph redlines`.

use serde::Serialize;

use super::evidence::{EvidenceArgs, SelectionArgs};
use super::format::{TextOrJson, json};
use super::session::Session;
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::analysis::affiliation::in_words;
use crate::analysis::order::Order;
use crate::analysis::red_line::{Pair, PairResult, RedLine, RedLineStatus};
use crate::analysis::slot::{Slot, SlotMatch};
use crate::model::event::Condition;

/// Every conditional warning, and whether its condition has been met
///
/// For each: its status, the acts that meet it, nearly meet it or leave it open, slot by slot.
/// All of it is derived. Met never says that the consequence came.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// Show also events of the right act that are not even near
    #[arg(long)]
    all: bool,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: TextOrJson,
    #[command(flatten)]
    evidence: EvidenceArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

/// Prints the red lines.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let session = Session::open(settings, output)?;
    let evidence = args.evidence.resolve(&session.graph)?;
    let selection = args.selection.resolve(&session.graph)?;
    let derived = Derived::new(&session.graph, &evidence);
    let lines: Vec<_> = derived
        .red_lines
        .iter()
        .filter(|line| selection.keeps(&derived, line.warning))
        .collect();
    let teller = Teller {
        derived: &derived,
        args,
    };
    match args.format {
        TextOrJson::Text => teller.text(&lines, output),
        TextOrJson::Json => output.answer(json(&teller.report(&lines))?),
    }
    Ok(Outcome::Done)
}

struct Teller<'a, 'g> {
    derived: &'a Derived<'g>,
    args: &'a Args,
}

impl Teller<'_, '_> {
    fn text(&self, lines: &[&RedLine], output: &mut Output) {
        let mut filters = self.args.evidence.in_words();
        filters.extend(self.args.selection.in_words());
        let filters = if filters.is_empty() {
            String::new()
        } else {
            format!(" ({})", filters.join("; "))
        };
        let judged = self.derived.judged_at.as_ref().map_or_else(
            || "no date is known to judge at".to_owned(),
            |it| format!("judged at {it}"),
        );
        let count = if lines.len() == 1 {
            "1 conditional warning".to_owned()
        } else {
            format!("{} conditional warnings", lines.len())
        };
        output.line(format!("{count}; {judged}{filters} [derived]"));
        for line in lines {
            output.line("");
            self.line_text(line, output);
        }
    }

    fn line_text(&self, line: &RedLine, output: &mut Output) {
        let graph = self.derived.graph;
        let Some(warning) = graph.event(line.warning) else {
            return;
        };
        let flag = if line.warners_word {
            " · warners-word"
        } else {
            ""
        };
        output.line(format!("{}: {}{flag}", warning.id, line.status));
        output.line(format!(
            "  {} {}",
            warning.act,
            words::gloss(graph, line.warning)
        ));
        output.line(format!(
            "  the warning itself: {}",
            self.derived.event(line.warning).status
        ));
        if let Some(condition) = &warning.condition {
            output.line(format!("  if {}", self.condition(condition)));
        }
        for consequence in &warning.consequence {
            let event = consequence.event.as_ref().and_then(|id| graph.find(id));
            let what = match (&consequence.gloss, event) {
                (Some(gloss), _) => gloss.to_string(),
                (None, Some(event)) => words::gloss(graph, event),
                (None, None) => "not said".to_owned(),
            };
            let status = event.map_or(String::new(), |event| {
                format!(
                    " ({}: {})",
                    graph.id(event),
                    self.derived.event(event).status
                )
            });
            output.line(format!("  then {}: {what}{status}", consequence.kind));
        }
        for pair in self.shown(line) {
            self.pair_text(pair, output);
        }
    }

    /// The pairs to show: all, or those that give something or are near.
    fn shown<'l>(&self, line: &'l RedLine) -> impl Iterator<Item = &'l Pair> {
        let all = self.args.all;
        line.pairs
            .iter()
            .filter(move |pair| all || pair.result != PairResult::None)
    }

    fn pair_text(&self, pair: &Pair, output: &mut Output) {
        let graph = self.derived.graph;
        let result = self.result(pair);
        let order = match pair.order {
            Order::After => "after the warning",
            Order::Before => "before the warning",
            Order::Unknown => "order unknown",
        };
        let state = self.derived.event(pair.event);
        output.line(format!(
            "  {result}: {} · {} · {order}",
            graph.id(pair.event),
            state.status
        ));
        output.line(format!("    {}", words::gloss(graph, pair.event)));
        for slot in &pair.slots {
            output.line(format!("    {}", slot_text(slot)));
        }
        for node in pair.background() {
            output.line(format!(
                "    background, no claim: {}",
                in_words(graph, node)
            ));
        }
        if pair.warners_word {
            output.line("    only the warner's side says so");
        }
    }

    fn result(&self, pair: &Pair) -> &'static str {
        match (pair.gives, pair.result) {
            (Some(RedLineStatus::Averted), _) => "averts it",
            (Some(RedLineStatus::CannotTell), _) | (None, PairResult::CannotTell) => "cannot tell",
            (Some(RedLineStatus::Disputed), _) => "would meet it, disputed",
            (Some(_), _) | (None, PairResult::Met) => "meets it",
            (None, PairResult::NearMiss) => "near miss",
            (None, PairResult::None) => "not near",
        }
    }

    fn condition(&self, condition: &Condition) -> String {
        let mut words = Vec::new();
        if condition.negated {
            words.push("not:".to_owned());
        }
        if let Some(event) = &condition.event {
            words.push(event.to_string());
        }
        words.extend(pattern_words(&condition.pattern, ""));
        words.extend(condition.by.iter().map(|by| format!("by {by}")));
        words.extend(
            condition
                .within
                .iter()
                .map(|it| format!("within {} of {}", it.duration, it.of)),
        );
        words.join(", ").replace("not:, ", "not: ")
    }

    fn report(&self, lines: &[&RedLine]) -> Report {
        let mut filters = self.args.evidence.in_words();
        filters.extend(self.args.selection.in_words());
        Report {
            version: 1,
            judged_at: self.derived.judged_at.as_ref().map(ToString::to_string),
            filters,
            red_lines: lines.iter().map(|line| self.line(line)).collect(),
        }
    }

    fn line(&self, line: &RedLine) -> LineReport {
        let graph = self.derived.graph;
        LineReport {
            warning: graph.id(line.warning).to_string(),
            warning_status: self.derived.event(line.warning).status.name(),
            gloss: words::gloss(graph, line.warning),
            status: line.status,
            flags: line
                .warners_word
                .then_some("warners-word")
                .into_iter()
                .collect(),
            pairs: self
                .shown(line)
                .map(|pair| PairReport {
                    event: graph.id(pair.event).to_string(),
                    event_status: self.derived.event(pair.event).status.name(),
                    result: pair.result,
                    gives: pair.gives,
                    order: pair.order,
                    slots: pair.slots.clone(),
                    background: pair
                        .background()
                        .iter()
                        .map(|it| in_words(graph, *it))
                        .collect(),
                    warners_word: pair.warners_word,
                })
                .collect(),
        }
    }
}

fn pattern_words(pattern: &crate::model::event::Pattern, prefix: &str) -> Vec<String> {
    let mut words = Vec::new();
    if !pattern.act.is_empty() {
        let acts: Vec<_> = pattern.act.iter().map(ToString::to_string).collect();
        words.push(format!("{prefix}{}", acts.join(" or ")));
    }
    for (role, filler) in pattern.roles.written() {
        let ids: Vec<_> = filler.ids().iter().map(ToString::to_string).collect();
        words.push(format!("{prefix}{role} {}", ids.join(" or ")));
    }
    if let Some(object) = &pattern.object {
        words.extend(pattern_words(object, &format!("{prefix}object ")));
    }
    words
}

fn slot_text(slot: &Slot) -> String {
    let wanted = slot.wanted.join(" or ");
    let found = if slot.found.is_empty() {
        "nothing said".to_owned()
    } else {
        slot.found.join(", ")
    };
    let (mark, word) = match slot.state {
        SlotMatch::Match => ("✓", "fits"),
        SlotMatch::Unstated => ("?", "may be"),
        SlotMatch::Mismatch => ("✗", "is not"),
    };
    format!("{mark} {}: {found} {word} {wanted}", slot.name)
}

#[derive(Serialize)]
struct Report {
    version: u32,
    judged_at: Option<String>,
    filters: Vec<String>,
    red_lines: Vec<LineReport>,
}

#[derive(Serialize)]
struct LineReport {
    warning: String,
    warning_status: &'static str,
    gloss: String,
    status: RedLineStatus,
    flags: Vec<&'static str>,
    pairs: Vec<PairReport>,
}

#[derive(Serialize)]
struct PairReport {
    event: String,
    event_status: &'static str,
    result: PairResult,
    gives: Option<RedLineStatus>,
    order: Order,
    slots: Vec<Slot>,
    background: Vec<String>,
    warners_word: bool,
}
