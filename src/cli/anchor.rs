//! `claimgraph anchor`.

mod write;

use std::path::PathBuf;
use std::sync::Arc;

use serde::Serialize;

use super::desk::{Desk, local_copies, tell_refused};
use super::format::{TextOrJson, json};
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::text::{Found, Lookup, Spot};
use crate::texts::{Match, NoPlace};

/// Turn words into places: `START..END#DIGEST`, which holds none of them
///
/// With `--find`, prints the place of the words in a source's text. With `--write`, replaces every
/// drafted `at: "words"` of claim files by its place and keeps every other byte. The search
/// forgives quotation marks, dashes, kinds of blanks and line breaks. Words that have no place or
/// several are told and left as they are, with exit code 1.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The source in whose text the words stand
    #[arg(required_unless_present = "write", requires = "find")]
    source: Option<String>,
    /// Print the place of these words
    #[arg(long, value_name = "TEXT", requires = "source")]
    find: Option<String>,
    /// Replace the drafted words of these claim files
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["source", "find"])]
    write: Vec<PathBuf>,
    /// With `--write`: tell what would be done, and write nothing
    #[arg(long, visible_alias = "check", requires = "write")]
    dry_run: bool,
    /// The format
    #[arg(short, long, value_enum, default_value_t)]
    format: TextOrJson,
}

/// Finds words, or anchors drafts.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    match (&args.source, &args.find) {
        (Some(source), Some(words)) => find(source, words, args.format, settings, output),
        _ => write::write(args, settings, output),
    }
}

/// The answer to `--find`.
#[derive(Debug, Serialize)]
struct Finding<'a> {
    version: u32,
    source: &'a str,
    found: Vec<Place>,
    hint: Option<String>,
}

#[derive(Debug, Serialize)]
struct Place {
    at: String,
    sentence: usize,
}

fn find(
    id: &str,
    words: &str,
    format: TextOrJson,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let desk = Desk::open(settings, &[])?;
    let sources = &desk.dataset.sources;
    let source = sources
        .iter()
        .find(|source| *source.id == *id)
        .ok_or_else(|| desk.no_source(id))?;
    let texts = local_copies(settings)?;
    let copy = texts.as_ref().and_then(|texts| texts.of(source));
    tell_refused(texts.as_ref(), output);
    let Some(copy) = copy else {
        let why = NoPlace::NoCopy(source.id.clone());
        return Err(CliError::usage_with_help(why.to_string(), why.help()));
    };
    if copy.matched == Match::OtherDigest {
        let why = NoPlace::OtherText(source.id.clone(), copy.path.clone());
        output.note(format!("warning: {why}\nhelp: {}", why.help()));
    }
    let (spots, hint) = match Lookup::new(Arc::clone(&copy.text)).find(words) {
        Found::Once(spot) => (vec![spot], None),
        Found::Often(spots, times) => {
            if let Some(more) = times.checked_sub(spots.len()).filter(|more| *more > 0) {
                output.note(format!("note: found at {more} more places"));
            }
            (spots, None)
        }
        Found::Nowhere(hint) => (Vec::new(), hint),
    };
    let none = spots.is_empty();
    match format {
        TextOrJson::Text => {
            for spot in &spots {
                output.line(format!("{}  sentence {}", spot.anchor, spot.sentence));
            }
            if none {
                let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
                output.note(format!("not found in {}{hint}", copy.path.display()));
            }
        }
        TextOrJson::Json => {
            let place = |spot: &Spot| Place {
                at: spot.anchor.to_string(),
                sentence: spot.sentence,
            };
            output.answer(json(&Finding {
                version: 1,
                source: id,
                found: spots.iter().map(place).collect(),
                hint: hint.map(|hint| hint.to_string()),
            })?);
        }
    }
    Ok(if none { Outcome::Found } else { Outcome::Done })
}
