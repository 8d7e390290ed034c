//! `claimgraph read`.

use serde::Serialize;

use super::desk::{local_copies, tell_refused};
use super::format::{TextOrJson, json};
use super::session::Session;
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::graph::{Kind, Names};
use crate::model::id::Id;
use crate::model::source::Source;
use crate::text::Mark;
use crate::texts::{LocalCopy, Match, Reading, Sentence, Unplaced};

/// Read a source sentence by sentence: what is coded, skipped or left
///
/// Each sentence has its number, its paragraph, a place to paste into `at`, and the claims and
/// questions that rest on it. The words come from your local copy of the text (`--texts DIR`, or
/// `texts:` in claimgraph.yaml); without one, offsets are all there is.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The source
    source: String,
    /// Only the sentences that are neither coded nor skipped
    #[arg(long)]
    left: bool,
    /// Without the words, as where there is no local copy
    #[arg(long)]
    no_words: bool,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: TextOrJson,
}

/// Prints the source.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let session = Session::open(settings, output)?;
    let graph = &session.graph;
    let node = Names::new(graph).find(&args.source, &[Kind::Source])?;
    let Some(source) = graph.source(node) else {
        return Err(CliError::usage(format!("{:?} is no source", args.source)));
    };
    let texts = local_copies(settings)?;
    let copy = texts.as_ref().and_then(|texts| texts.of(source));
    tell_refused(texts.as_ref(), output);
    let no_copy = format!("there is no local copy of the text of `{}`", source.id);
    let next = format!(
        "keep it as {}.txt in a folder of its own, and name that with `--texts DIR` or with \
         `texts:` in claimgraph.yaml",
        source.id
    );
    let Some(reading) = Reading::new(graph.data(), source, copy.as_deref()) else {
        return Err(CliError::usage_with_help(
            format!("{no_copy}, and its record holds no boundaries"),
            next,
        ));
    };
    match copy.as_deref().map(|copy| (copy.matched, copy)) {
        None => output.note(format!(
            "note: {no_copy}; only offsets are shown\nhelp: {next}"
        )),
        Some((Match::OtherDigest, copy)) => output.note(format!(
            "warning: {} is not the text that `{}` records (another sha256): places are those of \
             the copy\nhelp: get the text that was coded, or let `claimgraph add` record this one",
            copy.path.display(),
            source.id
        )),
        Some((Match::Name, _)) => output.note(format!(
            "note: `{}` records no text; `claimgraph add` writes that record",
            source.id
        )),
        Some((Match::Digest, _)) => {}
    }
    let answer = Answer::new(source, &reading, copy.as_deref(), args);
    match args.format {
        TextOrJson::Text => answer.text(output),
        TextOrJson::Json => output.answer(json(&answer)?),
    }
    Ok(Outcome::Done)
}

/// The answer, as JSON has it.
#[derive(Debug, Serialize)]
struct Answer<'a> {
    version: u32,
    source: &'a str,
    title: &'a str,
    copy: Option<Copied>,
    sentences: Vec<Line<'a>>,
    unplaced: &'a [Unplaced],
    totals: Totals,
}

#[derive(Debug, Serialize)]
struct Copied {
    path: String,
    /// `digest`: the text on record; `name`: none is on record; `other-digest`: another text.
    matched: &'static str,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    number: usize,
    paragraph: usize,
    start: u32,
    end: u32,
    /// For an `at`; without a local copy there is no digest.
    at: Option<String>,
    mark: Mark,
    by: Vec<&'a str>,
    skipped: Vec<&'static str>,
    words: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Totals {
    sentences: usize,
    paragraphs: usize,
    coded: Total,
    skipped: Total,
    left: Total,
}

#[derive(Debug, Serialize)]
struct Total {
    sentences: usize,
    percent: Option<usize>,
}

impl<'a> Answer<'a> {
    fn new(
        source: &'a Source,
        reading: &'a Reading,
        copy: Option<&'a LocalCopy>,
        args: &Args,
    ) -> Self {
        let line = |(index, it): (usize, &'a Sentence)| Line {
            number: index + 1,
            paragraph: it.paragraph,
            start: it.range.start,
            end: it.range.end,
            at: it.at.as_ref().map(ToString::to_string),
            mark: it.mark,
            by: it.by.iter().map(Id::as_str).collect(),
            skipped: it.skipped.iter().map(|reason| reason.name()).collect(),
            words: copy
                .filter(|_| !args.no_words)
                .and_then(|copy| copy.text.words(it.range)),
        };
        let shown = reading.sentences.iter().enumerate();
        let coverage = reading.coverage();
        let total = |mark| Total {
            sentences: coverage.count(mark),
            percent: coverage.percent(mark),
        };
        Self {
            version: 1,
            source: &source.id,
            title: &source.title,
            copy: copy.map(|copy| Copied {
                path: copy.path.display().to_string(),
                matched: match copy.matched {
                    Match::Digest => "digest",
                    Match::Name => "name",
                    Match::OtherDigest => "other-digest",
                },
            }),
            sentences: shown
                .filter(|(_, it)| !args.left || it.mark == Mark::Left)
                .map(line)
                .collect(),
            unplaced: &reading.unplaced,
            totals: Totals {
                sentences: reading.sentences.len(),
                paragraphs: reading.paragraphs,
                coded: total(Mark::Coded),
                skipped: total(Mark::Skipped),
                left: total(Mark::Left),
            },
        }
    }

    fn text(&self, output: &mut Output) {
        output.line(format!("{}: {}", self.source, self.title));
        if let Some(copy) = &self.copy {
            output.line(format!("text: {}", copy.path));
        }
        let width = self.totals.sentences.to_string().len();
        for line in &self.sentences {
            let place = line
                .at
                .clone()
                .unwrap_or_else(|| format!("{}..{}", line.start, line.end));
            let mark = match line.mark {
                Mark::Coded => format!("coded by {}", line.by.join(", ")),
                Mark::Skipped => format!("skipped: {}", line.skipped.join(", ")),
                Mark::Left => "left".to_owned(),
            };
            output.line("");
            output.line(format!(
                "{:>width$}  ¶{}  {place}  {mark}",
                line.number, line.paragraph
            ));
            if let Some(words) = line.words {
                output.line(format!("{:width$}  {}", "", words));
            }
        }
        if !self.unplaced.is_empty() {
            output.line("");
        }
        for it in self.unplaced {
            output.line(format!("no place: {} of {}: {}", it.at, it.id, it.why));
        }
        output.line("");
        output.line(self.totals.in_words());
    }
}

impl Totals {
    /// `18 sentences in 9 paragraphs: 16 coded (88 %), 2 skipped (11 %), 0 left (0 %)`
    fn in_words(&self) -> String {
        let count = |count: usize, word: &str| {
            format!("{count} {word}{}", if count == 1 { "" } else { "s" })
        };
        let total = |total: &Total, word: &str| {
            let percent = total.percent.map(|it| format!(" ({it} %)"));
            format!("{} {word}{}", total.sentences, percent.unwrap_or_default())
        };
        format!(
            "{} in {}: {}, {}, {}",
            count(self.sentences, "sentence"),
            count(self.paragraphs, "paragraph"),
            total(&self.coded, "coded"),
            total(&self.skipped, "skipped"),
            total(&self.left, "left")
        )
    }
}
