//! The page to explore.

use super::Args;
use crate::analysis::Derived;
use crate::cli::asked::Asked;
use crate::cli::desk::{local_copies, tell_refused};
use crate::cli::settings::Settings;
use crate::cli::{CliError, Outcome, Output};
use crate::render::{Engine, Options, html, view};

/// Writes the page. Words of the texts are in it only where `--texts` is given: a configuration
/// that names the folder for other commands does not put them into what may be published.
pub(super) fn run(
    args: &Args,
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
