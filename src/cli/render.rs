//! `claimgraph render`.

mod every;
mod explorer;
mod picture;
pub(super) mod saved;

use std::path::Path;
use std::rc::Rc;

use clap::ValueEnum;

use super::asked::Asking;
use super::evidence::word;
use super::session::{Session, configuration, current_folder};
use super::settings::Settings;
use super::{CliError, Outcome, Output};
use crate::render::view::Collapse;
use picture::Picture;

/// Draw a picture: who authorized what, who warned whom, how two actors are connected
///
/// Views: authorizations, warnings, `ladder A B` (what two sides did to each other, in order),
/// actors (who deals with whom), `claim EVENT` (who says so, hop by hop), `path A B`, `redline
/// WARNING` (its condition slot by slot) and all (everything in the filter); and those that
/// `views` in claimgraph.yaml gives a name, whose settings options override.
///
/// Writes SVG, PNG, PDF, Graphviz DOT or a page to explore (HTML), by the ending of `-o`. Nothing
/// needs to be installed; where Graphviz is, `--layout graphviz` has it place the picture.
#[derive(clap::Args, Clone, Debug)]
pub(super) struct Args {
    /// The question that the picture answers; authorizations if none is named
    view: Option<String>,
    /// What it is about: two actors for ladder and path, an event for claim, a warning for redline
    #[arg(value_name = "WHO|EVENT")]
    about: Vec<String>,
    /// The format; by default that of the ending of `-o`, else svg
    #[arg(short, long, value_enum)]
    format: Option<Format>,
    /// Who places the picture; auto if not said
    #[arg(long, value_enum)]
    layout: Option<Layout>,
    /// The colours; light if not said
    #[arg(long, value_enum)]
    theme: Option<ThemeName>,
    /// Where the columns go; right if not said
    #[arg(long, value_enum)]
    direction: Option<Flow>,
    /// The width in pixels at which it is to be legible, 390 for a telephone: columns run down, and long ones become several, where need be
    #[arg(long, value_name = "WIDTH", value_parser = width)]
    size: Option<f64>,
    /// How letters are written in SVG; live if not said
    #[arg(long, value_enum)]
    text: Option<TextForm>,
    /// How many pixels of a PNG there are to each of the picture's own; 2 if not said
    #[cfg(feature = "raster")]
    #[arg(long, value_name = "N", value_parser = scale)]
    scale: Option<f32>,
    /// A title of your own
    #[arg(long)]
    title: Option<String>,
    /// A line at the foot: who made the picture, and from what
    #[arg(long, value_name = "TEXT")]
    credit: Option<String>,
    /// Only events within reach of this actor; cards tell how many more events an actor has
    #[arg(long, value_name = "ACTOR")]
    focus: Option<String>,
    /// How many connectors the reach of `--focus` is; 1 if not said
    #[arg(long, value_name = "N")]
    depth: Option<usize>,
    /// Draw actors as what they belong to: their state or body, or their bloc
    #[arg(long, value_name = "TO", value_parser = word::<Collapse>)]
    collapse: Option<Collapse>,
    /// Tell on the cards how sure the coder is
    #[arg(long)]
    coder: bool,
    /// Every view that is about no record in particular, and every saved one, into the folder that `-o` names
    #[arg(long, conflicts_with_all = ["view", "about", "title"])]
    all_views: bool,
    #[command(flatten)]
    asking: Asking,
}

impl Args {
    /// These options, and for those that are not given the saved ones.
    fn or(self, saved: Self) -> Self {
        Self {
            view: saved.view,
            about: if self.about.is_empty() {
                saved.about
            } else {
                self.about
            },
            format: self.format,
            layout: self.layout.or(saved.layout),
            theme: self.theme.or(saved.theme),
            direction: self.direction.or(saved.direction),
            size: self.size.or(saved.size),
            text: self.text.or(saved.text),
            #[cfg(feature = "raster")]
            scale: self.scale,
            title: self.title.or(saved.title),
            credit: self.credit.or(saved.credit),
            focus: self.focus.or(saved.focus),
            depth: self.depth.or(saved.depth),
            collapse: self.collapse.or(saved.collapse),
            coder: self.coder || saved.coder,
            all_views: self.all_views,
            asking: self.asking.or(saved.asking),
        }
    }
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
enum TextForm {
    /// As text, which can be searched and copied
    #[default]
    Live,
    /// As shapes, which look the same in every program
    Outlines,
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

/// Draws the picture.
pub(super) fn run(
    args: Args,
    settings: &Settings,
    output: &mut Output,
) -> Result<Outcome, CliError> {
    let config = configuration(&current_folder()?)?;
    let config = config.as_ref();
    if args.all_views {
        return every::run(&args, config, settings, output);
    }
    let picture = Picture::of(args, config)?;
    let format = format(picture.args.format, output)?;
    let session = Rc::new(Session::open(settings, output)?);
    let asked = picture.ask(&session)?;
    let derived = asked.derived();
    let drawing = picture.drawing(&asked, &derived)?;
    if format == Format::Html {
        picture.subjects(&asked)?;
        return explorer::run(
            &picture.args,
            config,
            &drawing,
            settings,
            &asked,
            &derived,
            output,
        );
    }
    let drawn = picture.draw(format, &asked, &derived, drawing)?;
    output.answer(drawn.painted);
    Picture::tell(&drawn.scene, "", output);
    if format != Format::Dot {
        output.note(drawn.told);
    }
    Ok(Outcome::Done)
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

/// A width of a picture in pixels.
fn width(text: &str) -> Result<f64, String> {
    let width: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (100.0..=20_000.0).contains(&width) {
        Ok(width)
    } else {
        Err("a width is 100 to 20000 pixels".to_owned())
    }
}

fn format(wanted: Option<Format>, output: &Output) -> Result<Format, CliError> {
    if let Some(format) = wanted {
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
