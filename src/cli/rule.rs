//! `claimgraph rule`.

use anstyle::Style;
use clap::ValueEnum;
use serde::Serialize;

use super::format::json;
use super::table::clean;
use super::{CliError, Outcome, Output};
use crate::diagnostic::Severity;
use crate::manual::{Example, example, page};
use crate::rules::{Entry, RULES, find};
use crate::text::suggest;

/// Show the manual page of a rule, or list the rules
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The rule
    name: Option<String>,

    /// Print an example of the page, ready to be checked
    #[arg(long, value_name = "WHICH", value_enum, requires = "name")]
    example: Option<Which>,

    /// How to write it
    #[arg(short, long, default_value_t, value_enum)]
    format: Format,
}

/// Which example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Which {
    /// The one that breaks the rule
    Bad,
    /// The one that stands instead
    Good,
}

/// How rules are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// As it stands in docs/rules
    Markdown,
    /// For programs; carries a version
    Json,
}

/// Shows a page, an example or the list.
pub(super) fn run(args: &Args, output: &mut Output) -> Result<Outcome, CliError> {
    let Some(name) = &args.name else {
        return list(args.format, output);
    };
    let entry = find(name).ok_or_else(|| unknown(name))?;
    if let Some(which) = args.example {
        output.answer(example(
            entry,
            match which {
                Which::Bad => Example::Bad,
                Which::Good => Example::Good,
            },
        ));
        return Ok(Outcome::Done);
    }
    match args.format {
        Format::Markdown => output.answer(page(entry)),
        Format::Json => output.answer(json(&Rules {
            version: 1,
            rules: vec![Row::of(entry, true)],
        })?),
        Format::Text => {
            let text = plain(&page(entry), output.is_colored());
            output.answer(text);
        }
    }
    Ok(Outcome::Done)
}

fn list(format: Format, output: &mut Output) -> Result<Outcome, CliError> {
    match format {
        Format::Markdown => output.answer(crate::manual::index()),
        Format::Json => output.answer(json(&Rules {
            version: 1,
            rules: RULES.iter().map(|entry| Row::of(entry, false)).collect(),
        })?),
        Format::Text => {
            let width = RULES.iter().map(|entry| entry.rule.name.len()).max();
            let width = width.unwrap_or_default();
            for entry in RULES {
                let severity = entry.rule.severity.to_string();
                output.line(format!(
                    "{:width$}  {severity:7}  {}",
                    entry.rule.name, entry.rule.summary
                ));
            }
        }
    }
    Ok(Outcome::Done)
}

fn unknown(name: &str) -> CliError {
    let known = RULES.iter().map(|entry| entry.rule.name);
    let near: Vec<String> = suggest(name, known)
        .into_iter()
        .map(|near| format!("`{near}`"))
        .collect();
    CliError::usage_with_help(
        format!("there is no rule `{}`", clean(name)),
        if near.is_empty() {
            "`claimgraph rule` lists them".to_owned()
        } else {
            format!("did you mean {}?", near.join(" or "))
        },
    )
}

#[derive(Serialize)]
struct Rules {
    version: u32,
    rules: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    severity: Severity,
    summary: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

impl Row {
    fn of(entry: &Entry, with_page: bool) -> Self {
        Self {
            name: entry.rule.name,
            severity: entry.rule.severity,
            summary: entry.rule.summary,
            page: with_page.then(|| page(entry)),
        }
    }
}

/// Markdown as it is read at a terminal: headings without their signs, code indented.
fn plain(markdown: &str, color: bool) -> String {
    let bold = if color {
        Style::new().bold()
    } else {
        Style::new()
    };
    let mut text = String::new();
    let mut is_code = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            text.extend(["    ", line, "\n"]);
        } else if line.starts_with('#') {
            let heading = line.trim_start_matches('#').trim_start();
            text.push_str(&bold.render().to_string());
            text.push_str(heading);
            text.push_str(&bold.render_reset().to_string());
            text.push('\n');
        } else {
            text.extend([&*line.replace('*', ""), "\n"]);
        }
    }
    text
}
