//! `claimgraph redlines`.

use serde::Serialize;

use super::asked::{Asked, Asking};
use super::format::{TextOrJson, json};
use super::frame::Frame;
use super::red_line::{self, RedLineReport};
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::analysis::Derived;
use crate::analysis::red_line::RedLine;

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
    asking: Asking,
}

/// Prints the red lines.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let asked = Asked::open(&args.asking, settings, output)?;
    let derived = asked.derived();
    let in_full = args.all.then(|| derived.red_lines_in_full());
    let lines: Vec<_> = in_full
        .as_ref()
        .unwrap_or(&derived.red_lines)
        .iter()
        .filter(|line| asked.selection.keeps(&derived, line.warning))
        .collect();
    match args.format {
        TextOrJson::Text => text(&asked.frame(&derived), &derived, &lines, output),
        TextOrJson::Json => {
            let report = Report {
                version: 1,
                judged_at: derived.judged_at.as_ref().map(ToString::to_string),
                frame: asked.frame(&derived),
                red_lines: lines
                    .iter()
                    .map(|line| red_line::report(&derived, line))
                    .collect(),
            };
            output.answer(json(&report)?);
        }
    }
    Ok(Outcome::Done)
}

fn text(frame: &Frame, derived: &Derived<'_>, lines: &[&RedLine], output: &mut Output) {
    let judged = derived.judged_at.as_ref().map_or_else(
        || "no date is known to judge at".to_owned(),
        |it| format!("judged at {it}"),
    );
    let count = words::count(lines.len(), "conditional warning");
    output.line(format!(
        "{count}; {judged}{} [derived]",
        frame.in_brackets()
    ));
    output.lines(frame.left_out_line());
    for line in lines {
        output.line("");
        output.lines(red_line::told(derived, line));
    }
}

#[derive(Serialize)]
struct Report {
    version: u32,
    judged_at: Option<String>,
    #[serde(flatten)]
    frame: Frame,
    red_lines: Vec<RedLineReport>,
}
