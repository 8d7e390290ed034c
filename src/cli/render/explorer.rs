//! The page to explore.

use super::picture::Picture;
use super::{Args, saved};
use crate::analysis::Derived;
use crate::cli::asked::Asked;
use crate::cli::desk::{local_copies, tell_refused};
use crate::cli::settings::Settings;
use crate::cli::{CliError, Outcome, Output};
use crate::config::Config;
use crate::render::{Engine, Options, html, view};

/// Writes the page. Words of the texts are in it only where `--texts` is given: a configuration
/// that names the folder for other commands does not put them into what may be published.
pub(super) fn run(
    args: &Args,
    config: Option<&Config>,
    drawing: &view::Drawing,
    settings: &Settings,
    asked: &Asked,
    derived: &Derived<'_>,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let texts = match settings.texts {
        Some(_) => local_copies(settings)?,
        None => None,
    };
    let saved = saved_pictures(args, config, asked, output);
    let request = html::Request {
        view: view::Request {
            derived,
            selection: &asked.selection,
            filters: &asked.filters,
            subjects: &[],
            title: args.title.as_deref(),
            drawing,
        },
        texts: texts.as_ref(),
        saved: &saved,
    };
    let options = Options {
        engine: Engine::Builtin,
        ..Options::default()
    };
    let page =
        html::page(&request, &options).map_err(|error| CliError::Other(error.to_string()))?;
    tell_refused(texts.as_ref(), output);
    if texts.is_some() {
        output.note("note: the page holds sentences from local copies of texts, which may not be yours to publish");
    }
    output.answer(page);
    Ok(Outcome::Done)
}

/// The saved views; those that do not fit this graph are told of and left out.
fn saved_pictures(
    args: &Args,
    config: Option<&Config>,
    asked: &Asked,
    output: &mut Output,
) -> Vec<html::Saved> {
    let of = |name: &str| -> Result<html::Saved, CliError> {
        let mut args = args.clone();
        args.view = Some(name.to_owned());
        args.title = None;
        let picture = Picture::of(args, config)?;
        let asked = picture.ask(&asked.session)?;
        let derived = asked.derived();
        let drawing = picture.drawing(&asked, &derived)?;
        Ok(html::Saved {
            name: name.to_owned(),
            scene: picture.scene(&asked, &derived, &drawing)?,
            options: Options {
                engine: Engine::Builtin,
                ..picture.options()
            },
        })
    };
    let mut saved = Vec::new();
    for name in saved::names(config) {
        match of(name) {
            Ok(picture) => saved.push(picture),
            Err(error) => output.note(format!("left out the view {name}: {error}")),
        }
    }
    saved
}
