//! `claimgraph render`.

mod explorer;

use std::path::Path;

use clap::ValueEnum;

use super::asked::{Asked, Asking};
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::model::vocabulary::Vocabulary;
use crate::render::view::{Request, View};
use crate::render::{Engine, Options, Theme, dot, place, svg};

/// Draw a picture: who authorized what, who warned whom
///
/// Writes SVG, Graphviz DOT or a page to explore (HTML), by the ending of `-o`. Nothing needs to be installed; where Graphviz
/// is, `--layout graphviz` has it place the picture.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The question that the picture answers
    #[arg(default_value = "authorizations", value_parser = view)]
    view: View,
    /// The format; by default that of the ending of `-o`, else svg
    #[arg(short, long, value_enum)]
    format: Option<Format>,
    /// Who places the picture
    #[arg(long, value_enum, default_value_t)]
    layout: Layout,
    /// The colours
    #[arg(long, value_enum, default_value_t)]
    theme: ThemeName,
    /// A title of your own
    #[arg(long)]
    title: Option<String>,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for pages and papers
    Svg,
    /// Source for Graphviz
    Dot,
    /// A page to explore: every view, every record with its claims, paths, red lines
    Html,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Layout {
    /// Ours for views in columns, else Graphviz where it is installed
    #[default]
    Auto,
    /// Ours; nothing needs to be installed
    Builtin,
    /// Graphviz: `dot` on the PATH
    Graphviz,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ThemeName {
    /// Dark on white
    #[default]
    Light,
    /// Light on dark
    Dark,
}

fn view(name: &str) -> Result<View, String> {
    View::from_name(name).ok_or_else(|| {
        let names: Vec<_> = View::ALL.iter().map(|(name, _)| *name).collect();
        format!("no such view; there are {}", names.join(", "))
    })
}

/// Draws the picture.
pub(super) fn run(
    args: &Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let format = format(args, output)?;
    let asked = Asked::open(&args.asking, settings, output)?;
    let derived = asked.derived();
    let scene = args.view.scene(&Request {
        derived: &derived,
        selection: &asked.selection,
        filters: &asked.filters,
        title: args.title.as_deref(),
    });
    let theme = match args.theme {
        ThemeName::Light => Theme::LIGHT,
        ThemeName::Dark => Theme::DARK,
    };
    match format {
        Format::Html => return explorer::run(args, settings, &asked, &derived, output),
        Format::Dot => output.answer(dot(&scene, &theme)),
        Format::Svg => {
            let engine = match args.layout {
                Layout::Auto => Engine::Auto,
                Layout::Builtin => Engine::Builtin,
                Layout::Graphviz => Engine::Graphviz,
            };
            let options = Options {
                engine,
                ..Options::default()
            };
            let placed =
                place(&scene, &options).map_err(|error| CliError::Other(error.to_string()))?;
            output.answer(svg(&placed, &theme));
            output.note(format!(
                "{}: {} cards and {} lines, placed by {}",
                args.view,
                scene.cards.len(),
                scene.edges.len(),
                placed.engine
            ));
        }
    }
    Ok(Outcome::Done)
}

fn format(args: &Args, output: &Output) -> Result<Format, CliError> {
    let ending = output
        .file()
        .and_then(|path| Path::new(path).extension()?.to_str());
    match (args.format, ending) {
        (Some(format), _) => Ok(format),
        (None, Some(ending)) if ending.eq_ignore_ascii_case("svg") => Ok(Format::Svg),
        (None, Some(ending)) if matches!(&*ending.to_ascii_lowercase(), "dot" | "gv") => {
            Ok(Format::Dot)
        }
        (None, Some(ending)) if matches!(&*ending.to_ascii_lowercase(), "html" | "htm") => {
            Ok(Format::Html)
        }
        (None, None) if output.file().is_none() && output.is_terminal() => {
            Err(CliError::usage_with_help(
                "a picture is not for the terminal",
                "name a file: `claimgraph render -o authorizations.svg`, or pipe it on",
            ))
        }
        (None, None) if output.file().is_none() => Ok(Format::Svg),
        (None, _) => Err(CliError::usage_with_help(
            "the ending of -o tells no format",
            "end it with .svg, .dot or .html, or give --format svg, dot or html",
        )),
    }
}
