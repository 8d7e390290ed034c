//! `claimgraph add`.

use std::fs;
use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::edit::{EditError, SourceRecord, append_source, new_file, taken};
use crate::model::date::Date;
use crate::model::id::{Id, RESERVED, UNSTATED, is_slug, slugify};
use crate::model::source::{Published, SourceKind, is_language};
use crate::text::{CONFIG_NAME, LineIndex, write_whole};
use crate::texts::read_text;
use crate::yaml::{Limits, decode_utf8};

/// Write the source record of a text: its digest and boundaries, none of its words
///
/// Prints the record, or with `-o FILE.yaml` adds it to that claim file, every other byte of which
/// is kept; a file that is not there is made.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The text, as UTF-8
    file: PathBuf,
    /// The id of the source
    #[arg(long)]
    id: String,
    /// What the source is
    #[arg(long, value_parser = super::evidence::word::<SourceKind>, default_value = "news")]
    kind: SourceKind,
    /// Its title, in your own words where it may not be copied
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Where it is found; may be given several times
    #[arg(long)]
    url: Vec<String>,
    /// Who published it: the id of an actor
    #[arg(long, value_name = "ID")]
    publisher: Option<String>,
    /// When it was published, in EDTF (2031-05-01, XXXX-09), or `unstated`
    #[arg(long, value_name = "DATE", value_parser = published)]
    published: Option<PublishedArg>,
    /// Its language: a tag such as `en` or `no`
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// The schema that a new claim file names, in a folder above it.
const SCHEMA: &str = "schemas/claimgraph.schema.json";

/// Prints or adds the record.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let id = id("--id", &args.id)?;
    let publisher = args.publisher.as_deref();
    let publisher = publisher
        .map(|it| self::id("--publisher", it))
        .transpose()?;
    let urls = args.url.iter().map(|url| ("--url", url));
    let title = args.title.iter().map(|title| ("--title", title));
    let language = args.language.iter().map(|tag| ("--language", tag));
    for (option, text) in urls.chain(title).chain(language) {
        one_line(option, text)?;
    }
    if let Some(tag) = args.language.as_deref().filter(|tag| !is_language(tag)) {
        return Err(CliError::usage_with_help(
            format!("`{tag}` is not the code of a language"),
            "write it as BCP 47 has it: `en`, `uk`, `pt-BR`",
        ));
    }
    let text = read_text(&args.file)
        .map_err(|error| CliError::Other(format!("{}: {error}", args.file.display())))?;
    if text.as_str().trim().is_empty() {
        let message = format!("{} holds no text", args.file.display());
        return Err(CliError::usage(message));
    }
    let target = output.file().cloned();
    let also: Vec<PathBuf> = target
        .iter()
        .filter(|path| path.exists())
        .cloned()
        .collect();
    let desk = Desk::open(settings, &also)?;
    if let Some((called, origin)) = taken(&desk.dataset, &id) {
        return Err(CliError::usage_with_help(
            format!(
                "the id `{id}` is taken by {called} at {}",
                desk.place(origin)
            ),
            "choose another with `--id`",
        ));
    }
    if let Some(publisher) = &publisher
        && !desk
            .dataset
            .actors
            .iter()
            .any(|actor| actor.id == *publisher)
    {
        output.note(format!(
            "note: there is no actor `{publisher}` yet; write one"
        ));
    }
    let date = args.published.clone();
    let mut record = SourceRecord::new(&id, args.kind, &text)
        .at_urls(&args.url)
        .published(publisher, date.map(|it| it.0).unwrap_or_default())
        .in_language(args.language.as_deref());
    if let Some(title) = &args.title {
        record = record.titled(title.trim());
    }
    match target {
        None => output.answer(record.to_yaml().map_err(|error| failed(None, &error))?),
        Some(path) => {
            append(&path, &record, &desk.limits, output)?;
            output.use_stdout();
            output.note(format!("`{id}` is added to {}", path.display()));
            desk.note_if_outside(&path, output);
        }
    }
    Ok(Outcome::Done)
}

/// Adds the record to a claim file, or makes the file.
fn append(
    path: &Path,
    record: &SourceRecord,
    limits: &Limits,
    output: &Output,
) -> Result<(), CliError> {
    if path.file_name().is_some_and(|name| name == CONFIG_NAME) {
        let message = format!("{CONFIG_NAME} is the configuration, never a claim file");
        return Err(CliError::usage(message));
    }
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(source) => {
            let path = path.to_path_buf();
            return Err(CliError::Read { path, source });
        }
    };
    let old =
        decode_utf8(&bytes).map_err(|fault| failed(Some((path, "")), &EditError::from(fault)))?;
    let new = if old.trim().is_empty() {
        let schema = schema(path);
        if schema.is_none() {
            output.note(format!(
                "note: the first line of {} names a schema that is not there; `claimgraph schema` \
                 prints it",
                path.display()
            ));
        }
        new_file(record, schema.as_deref().unwrap_or(SCHEMA))
    } else {
        append_source(old, record, limits)
    };
    let new = new.map_err(|error| failed(Some((path, old)), &error))?;
    write_whole(path, new.as_bytes()).map_err(|source| CliError::Write {
        what: path.display().to_string(),
        source,
    })
}

/// The way from a claim file to the schema in a folder above it.
fn schema(file: &Path) -> Option<String> {
    let file = std::path::absolute(file).ok()?;
    let mut folder = file.parent();
    let mut up = String::new();
    while let Some(here) = folder {
        if here.join(SCHEMA).is_file() {
            return Some(format!("{up}{SCHEMA}"));
        }
        up.push_str("../");
        folder = here.parent();
    }
    None
}

fn failed(file: Option<(&Path, &str)>, error: &EditError) -> CliError {
    let message = match file {
        Some((path, text)) => {
            let place = LineIndex::new(text).place(error.span().start);
            format!("{}:{place}: {error}", path.display())
        }
        None => error.to_string(),
    };
    CliError::Usage {
        message,
        help: error.help(),
    }
}

fn id(option: &str, text: &str) -> Result<Id, CliError> {
    if RESERVED.contains(&text) {
        let message = format!("{option}: `{text}` is a reserved id");
        return Err(CliError::usage(message));
    }
    if is_slug(text) {
        return Ok(Id::new(text));
    }
    let slug = slugify(text);
    let like = if slug.is_empty() { "jane-roe" } else { &slug };
    Err(CliError::usage_with_help(
        format!("{option}: {text:?} is no id"),
        format!("lower-case letters, digits and single hyphens, such as {like}"),
    ))
}

/// Refuses a value that is blank or does not keep to its line.
fn one_line(option: &str, text: &str) -> Result<(), CliError> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    if text.trim().is_empty() {
        return Err(CliError::usage(format!("{option} is empty")));
    }
    if text.contains(breaks) {
        let message = format!("{option}: {text:?} has a line break or control character");
        return Err(CliError::usage(message));
    }
    Ok(())
}

/// When a source was published, as an argument.
#[derive(Clone, Debug)]
struct PublishedArg(Published);

fn published(text: &str) -> Result<PublishedArg, String> {
    if text == UNSTATED {
        return Ok(PublishedArg(Published::Unstated));
    }
    let date: Result<Date, _> = text.parse();
    date.map(|date| PublishedArg(Published::On(date)))
        .map_err(|error| format!("{error}; {}", error.help()))
}
