//! `claimgraph coverage`.

use serde::Serialize;

use super::desk::local_copies;
use super::format::{Tabular, json};
use super::session::Session;
use super::settings::Settings;
use super::table::Table;
use super::{CliError, Outcome, Output};
use crate::graph::{Graph, Kind, Names, NodeIndex};
use crate::model::source::Source;
use crate::text::{Coverage, Mark};
use crate::texts::{Reading, Texts};

/// How far the sources are coded: every sentence coded, skipped with a reason, or left
///
/// Without a source, a line for each and the total; with one, a line for each of its sentences.
/// The boundaries of sentences come from the source's record where there is no local copy of its
/// text.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The source
    source: Option<String>,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: Tabular,
}

/// Prints the coverage.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let session = Session::open(settings, output)?;
    let texts = local_copies(settings)?;
    match &args.source {
        None => all(&session.graph, texts.as_ref(), args.format, output),
        Some(name) => one(&session.graph, texts.as_ref(), name, args.format, output),
    }?;
    Ok(Outcome::Done)
}

/// How much of a text is coded.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Totals {
    sentences: usize,
    coded: usize,
    skipped: usize,
    left: usize,
}

impl Totals {
    fn of(coverage: &Coverage) -> Self {
        Self {
            sentences: coverage.marks.len(),
            coded: coverage.count(Mark::Coded),
            skipped: coverage.count(Mark::Skipped),
            left: coverage.count(Mark::Left),
        }
    }

    fn add(&mut self, other: Self) {
        self.sentences += other.sentences;
        self.coded += other.coded;
        self.skipped += other.skipped;
        self.left += other.left;
    }

    /// The share that is coded or skipped, rounded down so that 100 means all.
    fn percent(self) -> String {
        let done = (self.coded + self.skipped) * 100;
        let percent = done.checked_div(self.sentences);
        percent.map_or_else(String::new, |percent| format!("{percent} %"))
    }

    fn cells(self, id: &str) -> Vec<String> {
        let numbers = [self.sentences, self.coded, self.skipped, self.left];
        let mut cells = vec![id.to_owned(), self.percent()];
        cells.extend(numbers.map(|number| number.to_string()));
        cells
    }
}

#[derive(Serialize)]
struct OfAll {
    version: u32,
    sources: Vec<Row>,
    total: Totals,
}

#[derive(Serialize)]
struct Row {
    source: String,
    /// None where neither a text nor boundaries are at hand.
    totals: Option<Totals>,
}

fn all(
    graph: &Graph,
    texts: Option<&Texts>,
    format: Tabular,
    output: &mut Output,
) -> Result<(), CliError> {
    let mut total = Totals::default();
    let mut rows = Vec::new();
    for (node, source) in graph.sources() {
        let totals = totals(graph, node, source, texts);
        total.add(totals.unwrap_or_default());
        rows.push(Row {
            source: source.id.to_string(),
            totals,
        });
    }
    let mut table = Table::new(&["source", "done", "sentences", "coded", "skipped", "left"]);
    for row in &rows {
        match row.totals {
            Some(totals) => table.row(totals.cells(&row.source)),
            None => table.row([&[row.source.clone()][..], &[const { String::new() }; 5]].concat()),
        }
    }
    if rows.len() > 1 {
        table.row(total.cells("total"));
    }
    match format {
        Tabular::Table => output.answer(table.aligned(output.page())),
        Tabular::Csv => output.answer(table.csv()?),
        Tabular::Json => output.answer(json(&OfAll {
            version: 1,
            sources: rows,
            total,
        })?),
    }
    Ok(())
}

/// By the boundaries on record where these are to be had, else by the text.
fn totals(
    graph: &Graph,
    node: NodeIndex,
    source: &Source,
    texts: Option<&Texts>,
) -> Option<Totals> {
    if let Some(coverage) = crate::analysis::coverage::coverage(graph, node) {
        return Some(Totals::of(&coverage));
    }
    let copy = texts.and_then(|texts| texts.of(source))?;
    let reading = Reading::new(graph.data(), source, Some(&copy))?;
    Some(Totals::of(&reading.coverage()))
}

#[derive(Serialize)]
struct OfOne {
    version: u32,
    source: String,
    sentences: Vec<Line>,
    totals: Totals,
}

#[derive(Serialize)]
struct Line {
    number: usize,
    paragraph: usize,
    start: u32,
    end: u32,
    mark: Mark,
    /// The claims and questions that rest on it, or why it is skipped.
    by: Vec<String>,
    /// Its first words, where there is a local copy.
    words: Option<String>,
}

fn one(
    graph: &Graph,
    texts: Option<&Texts>,
    name: &str,
    format: Tabular,
    output: &mut Output,
) -> Result<(), CliError> {
    let node = Names::new(graph).find(name, &[Kind::Source])?;
    let Some(source) = graph.source(node) else {
        return Err(CliError::usage(format!("{name:?} is no source")));
    };
    let copy = texts.and_then(|texts| texts.of(source));
    let Some(reading) = Reading::new(graph.data(), source, copy.as_deref()) else {
        return Err(CliError::usage_with_help(
            format!(
                "of `{}` there is neither a text nor a record of one",
                source.id
            ),
            "`claimgraph add` writes the record of a text",
        ));
    };
    let lines: Vec<Line> = reading
        .sentences
        .iter()
        .zip(1..)
        .map(|(sentence, number)| {
            let by = sentence.by.iter().map(ToString::to_string);
            let skipped = sentence.skipped.iter().map(|it| it.name().to_owned());
            let words = copy.as_ref().and_then(|it| it.text.words(sentence.range));
            Line {
                number,
                paragraph: sentence.paragraph,
                start: sentence.range.start,
                end: sentence.range.end,
                mark: sentence.mark,
                by: by.chain(skipped).collect(),
                words: words.map(first_words),
            }
        })
        .collect();
    let totals = Totals::of(&reading.coverage());
    if matches!(format, Tabular::Json) {
        output.answer(json(&OfOne {
            version: 1,
            source: source.id.to_string(),
            sentences: lines,
            totals,
        })?);
        return Ok(());
    }
    let mut table = Table::new(&["sentence", "paragraph", "place", "mark", "by", "words"]);
    for line in &lines {
        let mark = match line.mark {
            Mark::Coded => "coded",
            Mark::Skipped => "skipped",
            Mark::Left => "left",
        };
        table.row(vec![
            line.number.to_string(),
            line.paragraph.to_string(),
            format!("{}..{}", line.start, line.end),
            mark.to_owned(),
            line.by.join(", "),
            line.words.clone().unwrap_or_default(),
        ]);
    }
    if copy.is_none() {
        table = table.without("words");
    }
    match format {
        Tabular::Csv => output.answer(table.csv()?),
        _ => output.answer(table.aligned(output.page())),
    }
    output.note(format!(
        "{}: {} of {} sentences coded, {} skipped, {} left ({})",
        source.id,
        totals.coded,
        totals.sentences,
        totals.skipped,
        totals.left,
        totals.percent()
    ));
    Ok(())
}

/// The start of a sentence, on one line.
fn first_words(words: &str) -> String {
    const MOST: usize = 60;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
