//! `claimgraph render`.

mod explorer;

use std::path::Path;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::asked::{Asked, Asking};
use super::settings::Settings;
use super::words;
use super::{CliError, Outcome, Output};
use crate::graph::{Kind, Names, NodeIndex};
use crate::model::vocabulary::Vocabulary;
use crate::query::reach::within_reach;
#[cfg(feature = "pdf")]
use crate::render::pdf;
#[cfg(feature = "raster")]
use crate::render::png;
use crate::render::view::{Request, View};
use crate::render::{
    Direction, Engine, Options, RenderError, Scene, Theme, dot, place, svg, svg_auto,
};
use crate::text::write_whole;

/// Draw a picture: who authorized what, who warned whom, how two actors are connected
///
/// Views: authorizations, warnings, `ladder A B` (what two sides did to each other, in order),
/// actors (who deals with whom), `claim EVENT` (who says so, hop by hop), `path A B`, `redline
/// WARNING` (its condition slot by slot) and all (everything in the filter).
///
/// Writes SVG, PNG, PDF, Graphviz DOT or a page to explore (HTML), by the ending of `-o`. Nothing needs to be installed; where Graphviz
/// is, `--layout graphviz` has it place the picture.
#[derive(clap::Args, Debug)]
pub(super) struct Args {
    /// The question that the picture answers
    #[arg(default_value = "authorizations", value_parser = view)]
    view: View,
    /// What it is about: two actors for ladder and path, an event for claim, a warning for redline
    #[arg(value_name = "WHO|EVENT")]
    about: Vec<String>,
    /// The format; by default that of the ending of `-o`, else svg
    #[arg(short, long, value_enum)]
    format: Option<Format>,
    /// Who places the picture
    #[arg(long, value_enum, default_value_t)]
    layout: Layout,
    /// The colours
    #[arg(long, value_enum, default_value_t)]
    theme: ThemeName,
    /// Where the columns go
    #[arg(long, value_enum, default_value_t)]
    direction: Flow,
    /// How many pixels of a PNG there are to each of the picture's own
    #[cfg(feature = "raster")]
    #[arg(long, value_name = "N", default_value_t = 2.0, value_parser = scale)]
    scale: f32,
    /// A title of your own
    #[arg(long)]
    title: Option<String>,
    /// A line at the foot: who made the picture, and from what
    #[arg(long, value_name = "TEXT")]
    credit: Option<String>,
    /// Only events within reach of this actor
    #[arg(long, value_name = "ACTOR")]
    focus: Option<String>,
    /// How many connectors the reach of `--focus` is
    #[arg(long, value_name = "N", default_value_t = 1, requires = "focus")]
    depth: usize,
    /// Every view that is about no record in particular, into the folder that `-o` names
    #[arg(long, conflicts_with_all = ["view", "about", "title"])]
    all_views: bool,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for pages and papers
    Svg,
    /// A picture in pixels
    #[cfg(feature = "raster")]
    Png,
    /// A page for print
    #[cfg(feature = "pdf")]
    Pdf,
    /// Source for Graphviz
    Dot,
    /// A page to explore: every view, every record with its claims, paths, red lines
    Html,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Layout {
    /// Ours, so that a picture is the same wherever it is made
    #[default]
    Auto,
    /// Ours; nothing needs to be installed
    Builtin,
    /// Graphviz: `dot` on the PATH
    Graphviz,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Flow {
    /// From left to right
    #[default]
    Right,
    /// From the top down, for a narrow page
    Down,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ThemeName {
    /// Dark on white
    #[default]
    Light,
    /// Light on dark
    Dark,
    /// As the reader's device asks (svg; light in other formats)
    Auto,
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
    let format = if args.all_views {
        args.format.unwrap_or(Format::Svg)
    } else {
        format(args, output)?
    };
    let mut asked = Asked::open(&args.asking, settings, output)?;
    focus(args, &mut asked)?;
    let derived = asked.derived();
    let draw = |view: View, subjects: &[NodeIndex]| {
        let mut scene = view.scene(&Request {
            derived: &derived,
            selection: &asked.selection,
            filters: &asked.filters,
            subjects,
            title: args.title.as_deref(),
        });
        scene.footer.extend(args.credit.clone());
        scene
    };
    if args.all_views {
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
        let views = View::ALL
            .iter()
            .filter(|(_, view)| view.subjects().is_empty());
        for (name, view) in views {
            let ending = format.to_possible_value();
            let ending = ending.as_ref().map_or("svg", PossibleValue::get_name);
            let path = folder.join(format!("{name}.{ending}"));
            let scene = draw(*view, &[]);
            let (picture, told) = paint(args, format, *view, &scene)?;
            write_whole(&path, &picture).map_err(|source| CliError::Write {
                what: path.display().to_string(),
                source,
            })?;
            output.note(format!("{}: {told}", path.display()));
            for sentence in &scene.left_out {
                output.note(format!("{}: {sentence}", path.display()));
            }
        }
        output.use_stdout();
        return Ok(Outcome::Done);
    }
    let subjects = subjects(args, &asked)?;
    if format == Format::Html {
        return explorer::run(args, settings, &asked, &derived, output);
    }
    let scene = draw(args.view, &subjects);
    let (picture, told) = paint(args, format, args.view, &scene)?;
    output.answer(picture);
    for sentence in &scene.left_out {
        output.note(sentence);
    }
    if format != Format::Dot {
        output.note(told);
    }
    Ok(Outcome::Done)
}

/// Narrows what is asked to the reach of `--focus`.
fn focus(args: &Args, asked: &mut Asked) -> Result<(), CliError> {
    let Some(name) = &args.focus else {
        return Ok(());
    };
    let actor = Names::new(asked.graph()).find(name, &[Kind::Actor])?;
    let reach = within_reach(&asked.derived(), &asked.selection, actor, args.depth);
    asked.selection.among = Some(reach);
    let reach = format!("within {} of {name}", words::count(args.depth, "connector"));
    asked.filters.push(reach);
    Ok(())
}

/// The picture in a format, and how it was placed.
fn paint(
    args: &Args,
    format: Format,
    view: View,
    scene: &Scene,
) -> Result<(Vec<u8>, String), CliError> {
    let theme = match args.theme {
        ThemeName::Light | ThemeName::Auto => Theme::LIGHT,
        ThemeName::Dark => Theme::DARK,
    };
    let size = format!(
        "{} cards and {} lines",
        scene.cards.len(),
        scene.edges.len()
    );
    if format == Format::Dot {
        return Ok((dot(scene, &theme).into_bytes(), size));
    }
    let options = Options {
        engine: match args.layout {
            Layout::Auto => Engine::Auto,
            Layout::Builtin => Engine::Builtin,
            Layout::Graphviz => Engine::Graphviz,
        },
        direction: match args.direction {
            Flow::Right => Direction::Right,
            Flow::Down => Direction::Down,
        },
        ..Options::default()
    };
    let failed = |error: RenderError| CliError::Other(error.to_string());
    let placed = place(scene, &options).map_err(failed)?;
    let picture = match format {
        #[cfg(feature = "raster")]
        Format::Png => png(&placed, &theme, args.scale).map_err(failed)?,
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf(&placed, &theme).map_err(failed)?,
        _ if args.theme == ThemeName::Auto => svg_auto(&placed).into_bytes(),
        _ => svg(&placed, &theme).into_bytes(),
    };
    Ok((
        picture,
        format!("{view}: {size}, placed by {}", placed.engine),
    ))
}

/// The records that the view is about.
fn subjects(args: &Args, asked: &Asked) -> Result<Vec<NodeIndex>, CliError> {
    let wanted = args.view.subjects();
    if args.about.len() != wanted.len() {
        let needs = match wanted {
            [] => "is about no record in particular; options choose what it draws".to_owned(),
            [kind] => format!(
                "needs {}: claimgraph render {} ID",
                kind.article(),
                args.view
            ),
            _ => format!("needs two actors: claimgraph render {} A B", args.view),
        };
        return Err(CliError::usage(format!("the view {} {needs}", args.view)));
    }
    let names = Names::new(asked.graph());
    let found = args.about.iter().zip(wanted);
    let found = found.map(|(name, kind)| Ok(names.find(name, &[*kind])?));
    found.collect()
}

/// Pixels to a pixel: more than none.
#[cfg(feature = "raster")]
fn scale(text: &str) -> Result<f32, String> {
    let scale: f32 = text.parse().map_err(|_| "not a number".to_owned())?;
    if scale.is_finite() && scale > 0.0 {
        Ok(scale)
    } else {
        Err("a scale is more than 0".to_owned())
    }
}

fn format(args: &Args, output: &Output) -> Result<Format, CliError> {
    if let Some(format) = args.format {
        return Ok(format);
    }
    let Some(file) = output.file() else {
        if output.is_terminal() {
            return Err(CliError::usage_with_help(
                "a picture is not for the terminal",
                "name a file: `claimgraph render -o authorizations.svg`, or pipe it on",
            ));
        }
        return Ok(Format::Svg);
    };
    let ending = Path::new(file).extension().and_then(|it| it.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    let known = Format::value_variants().iter();
    let named = |format: &&Format| {
        let value = format.to_possible_value();
        value.is_some_and(|it| Some(it.get_name()) == ending.as_deref())
    };
    match ending.as_deref() {
        Some("gv") => Ok(Format::Dot),
        _ => known.clone().find(named).copied().ok_or_else(|| {
            let endings: Vec<String> = known
                .filter_map(|it| Some(format!(".{}", it.to_possible_value()?.get_name())))
                .collect();
            CliError::usage_with_help(
                "the ending of -o tells no format",
                format!("end it with {}, or give --format", endings.join(", ")),
            )
        }),
    }
}
