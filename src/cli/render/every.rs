//! Every view at once.

use std::rc::Rc;

use super::picture::Picture;
use super::{Args, Format, saved};
use crate::cli::session::Session;
use crate::cli::settings::Settings;
use crate::cli::{CliError, Outcome, Output};
use crate::config::Config;
use crate::model::vocabulary::Vocabulary;
use crate::render::view::View;
use crate::text::write_whole;

/// Writes every view that is about no record in particular, and every saved one, to a folder.
pub(super) fn run(
    args: &Args,
    config: Option<&Config>,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let format = args.format.unwrap_or(Format::Svg);
    if format == Format::Html {
        return Err(CliError::usage(
            "a page holds every view already: claimgraph render -o page.html",
        ));
    }
    let Some(folder) = output.file().filter(|it| it.is_dir()).cloned() else {
        return Err(CliError::usage_with_help(
            "`--all-views` needs a folder to write to",
            "make one and name it: claimgraph render --all-views -o pictures",
        ));
    };
    let built_in = View::ALL.iter();
    let built_in = built_in.filter(|(_, view)| view.subjects().is_empty());
    let built_in = built_in.map(|(name, _)| *name);
    let names: Vec<&str> = built_in.chain(saved::names(config)).collect();
    let session = Rc::new(Session::open(settings, output)?);
    for name in names {
        let mut args = args.clone();
        args.view = Some(name.to_owned());
        let picture = Picture::of(args, config)?;
        let asked = picture.ask(&session)?;
        let derived = asked.derived();
        let drawing = picture.drawing(&asked, &derived)?;
        let drawn = picture.draw(format, &asked, &derived, drawing)?;
        let path = folder.join(format!("{name}.{}", saved::word(&format)));
        write_whole(&path, &drawn.painted).map_err(|source| CliError::Write {
            what: path.display().to_string(),
            source,
        })?;
        output.note(format!("{}: {}", path.display(), drawn.told));
        Picture::tell(&drawn.scene, &format!("{}: ", path.display()), output);
    }
    output.use_stdout();
    Ok(Outcome::Done)
}
