//! `claimgraph anchor --write`.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::super::desk::{Desk, local_copies, tell_refused};
use super::super::format::{TextOrJson, json};
use super::super::settings::Settings;
use super::super::{CliError, Outcome, Output};
use super::Args;
use crate::edit::{Anchoring, EditError, Renamed, anchor_drafts};
use crate::model::dataset::Dataset;
use crate::model::id::Id;
use crate::text::{FileId, LineColumn, LineIndex, write_whole};
use crate::texts::{NoPlace, Places};
use crate::yaml::{Limits, decode_utf8};

/// Anchors the drafts of claim files.
pub(super) fn write(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let desk = Desk::open(settings, &args.write)?;
    let texts = local_copies(settings)?;
    let mut places = Places::new(&desk.dataset.sources, texts.as_ref());
    let mut files = Vec::new();
    for file in desk.files.ids() {
        if !is_meant(&desk, file, &args.write) {
            continue;
        }
        let Some(path) = desk.files.disk_path(file) else {
            continue;
        };
        let shown = desk.files.path(file).to_owned();
        files.push(anchor(&desk, path, shown, &mut places, args.dry_run)?);
    }
    tell_refused(texts.as_ref(), output);
    let anchored: usize = files.iter().map(|it| it.anchored.len()).sum();
    let open: usize = files
        .iter()
        .map(|it| it.left.len() + it.references.len() + usize::from(it.error.is_some()))
        .sum();
    let answer = Written {
        version: 1,
        dry_run: args.dry_run,
        files,
    };
    match args.format {
        TextOrJson::Json => output.answer(json(&answer)?),
        TextOrJson::Text => answer.files.iter().for_each(|it| it.text(output)),
    }
    let left: usize = answer.files.iter().map(|it| it.left.len()).sum();
    for file in &args.write {
        desk.note_if_outside(file, output);
    }
    output.note(format!(
        "{anchored} {}anchored, {left} left",
        if args.dry_run { "would be " } else { "" }
    ));
    Ok(if open == 0 {
        Outcome::Done
    } else {
        Outcome::Found
    })
}

/// The answer to `--write`.
#[derive(Debug, Serialize)]
struct Written {
    version: u32,
    dry_run: bool,
    files: Vec<Changes>,
}

#[derive(Debug, Default, Serialize)]
struct Changes {
    file: String,
    /// Why nothing could be done with it.
    error: Option<String>,
    anchored: Vec<Change>,
    left: Vec<Change>,
    /// References to claims whose id was made anew.
    references: Vec<Reference>,
}

#[derive(Debug, Serialize)]
struct Change {
    #[serde(flatten)]
    place: LineColumn,
    words: Box<str>,
    at: Option<String>,
    why: Option<String>,
    help: Option<String>,
}

#[derive(Debug, Serialize)]
struct Reference {
    place: String,
    from: Id,
    to: Id,
}

/// Whether a loaded file is one of those to write, or in one of those folders.
fn is_meant(desk: &Desk, file: FileId, wanted: &[PathBuf]) -> bool {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    desk.files.disk_path(file).is_some_and(|path| {
        let path = whole(path);
        wanted.iter().any(|wanted| path.starts_with(whole(wanted)))
    })
}

/// Anchors the drafts of a file.
fn anchor(
    desk: &Desk,
    path: &Path,
    shown: String,
    places: &mut Places<'_>,
    dry_run: bool,
) -> Result<Changes, CliError> {
    let mut changes = Changes {
        file: shown,
        ..Changes::default()
    };
    let unread = |source| CliError::Read {
        path: path.to_path_buf(),
        source,
    };
    let size = std::fs::metadata(path).map_err(unread)?.len();
    let bytes = match desk.limits.check_size(size) {
        Ok(()) => std::fs::read(path).map_err(unread)?,
        Err(fault) => {
            changes.error = Some(EditError::from(fault).to_string());
            return Ok(changes);
        }
    };
    let text = match decode_utf8(&bytes) {
        Ok(text) => text,
        Err(fault) => {
            changes.error = Some(EditError::from(fault).to_string());
            return Ok(changes);
        }
    };
    let lines = LineIndex::new(text);
    let anchoring = match anchoring(text, &desk.limits, places) {
        Ok(anchoring) => anchoring,
        Err(error) => {
            let place = lines.place(error.span().start);
            changes.error = Some(format!("{place}: {error}"));
            return Ok(changes);
        }
    };
    if !dry_run && !anchoring.anchored.is_empty() {
        write_whole(path, anchoring.text.as_bytes()).map_err(|source| CliError::Write {
            what: path.display().to_string(),
            source,
        })?;
    }
    changes.references = references(desk, &anchoring.renamed);
    let anchored = anchoring.anchored.into_iter();
    changes.anchored = anchored
        .map(|it| Change {
            place: lines.place(it.span.start),
            words: it.words,
            at: Some(it.anchor.to_string()),
            why: None,
            help: None,
        })
        .collect();
    let left = anchoring.left.into_iter();
    changes.left = left
        .map(|it| Change {
            place: lines.place(it.span.start),
            words: it.words,
            at: None,
            why: Some(it.why.to_string()),
            help: Some(it.why.help()),
        })
        .collect();
    Ok(changes)
}

fn anchoring(
    text: &str,
    limits: &Limits,
    places: &mut Places<'_>,
) -> Result<Anchoring<NoPlace>, EditError> {
    anchor_drafts(text, limits, |source, words| {
        places.find(source, words).map(|spot| spot.anchor)
    })
}

/// What refers to claims by an id that was made from their first place, which they now have.
fn references(desk: &Desk, renamed: &[Renamed]) -> Vec<Reference> {
    let Dataset {
        claims, questions, ..
    } = &desk.dataset;
    let of_claims = claims.iter().flat_map(|claim| {
        let paraphrased = claim.paraphrases.as_deref().map(|it| &it.claim);
        let superseded = claim.supersedes.as_deref().map(|it| &it.claim);
        let single = [claim.repeats.as_ref(), claim.retracts.as_ref()];
        let all = single.into_iter().chain([paraphrased, superseded]);
        all.flatten().map(|id| (claim.origin, id))
    });
    let of_questions = questions.iter().flat_map(|question| {
        let answers = question.answered_by.iter();
        answers.map(|id| (question.origin, id))
    });
    let mut found = Vec::new();
    for (origin, id) in of_claims.chain(of_questions) {
        if let Some(renamed) = renamed.iter().find(|renamed| renamed.from == *id) {
            found.push(Reference {
                place: desk.place(origin),
                from: renamed.from.clone(),
                to: renamed.to.clone(),
            });
        }
    }
    found
}

impl Changes {
    fn text(&self, output: &mut Output) {
        if let Some(error) = &self.error {
            output.line(format!("{}: left as it is: {error}", self.file));
        }
        let mut changes: Vec<&Change> = self.anchored.iter().chain(&self.left).collect();
        changes.sort_by_key(|change| change.place);
        for change in changes {
            let place = format!("{}:{}", self.file, change.place);
            let words = excerpt(&change.words);
            if let Some(at) = &change.at {
                output.line(format!("{place}: {at}  {words}"));
            }
            if let Some(why) = &change.why {
                output.line(format!("{place}: left: {why}  {words}"));
            }
            if let Some(help) = &change.help {
                output.line(format!("  help: {help}"));
            }
        }
        for it in &self.references {
            output.line(format!(
                "{}: refers to `{}`, which is now `{}`",
                it.place, it.from, it.to
            ));
            output.line("  help: write the new id, or give the claim an `id` of its own");
        }
    }
}

/// The first words, on one line.
fn excerpt(words: &str) -> String {
    const MOST: usize = 40;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
