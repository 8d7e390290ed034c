//! A picture that is asked for: a view, its settings, and the steps from the graph to the paint.

use std::rc::Rc;

use super::{Args, Flow, Format, Layout, TextForm, ThemeName, saved};
use crate::analysis::Derived;
use crate::cli::asked::Asked;
use crate::cli::session::Session;
use crate::cli::words;
use crate::cli::{CliError, Output};
use crate::config::{Config, SavedView};
use crate::graph::{Kind, Names, NodeIndex};
use crate::model::vocabulary::Vocabulary;
use crate::query::reach::{beyond, within_reach};
#[cfg(feature = "pdf")]
use crate::render::pdf;
#[cfg(feature = "raster")]
use crate::render::png;
use crate::render::view::{Bloc, Drawing, Request, View};
use crate::render::{
    Direction, Engine, Letters, Options, Placed, Scene, Theme, dot, place, svg, svg_auto,
};
use crate::text::suggest;

/// So many eighths of what a view draws are left out at most, for a page with little room.
const MOST_LEFT_OUT: usize = 7;

/// A view with its settings.
pub(super) struct Picture<'c> {
    pub(super) args: Args,
    view: View,
    saved: Option<&'c SavedView>,
}

/// A picture that is drawn.
pub(super) struct Drawn {
    /// The bytes of its format.
    pub(super) painted: Vec<u8>,
    /// How it was placed, for a note.
    pub(super) told: String,
    /// What it shows.
    pub(super) scene: Scene,
}

impl<'c> Picture<'c> {
    /// The picture that the options ask for: a view, or one that the configuration gives a name.
    pub(super) fn of(args: Args, config: Option<&'c Config>) -> Result<Self, CliError> {
        let name = args.view.as_deref().unwrap_or(View::Authorizations.name());
        let (saved, args) = if View::from_name(name).is_some() {
            (None, args)
        } else {
            let saved = saved::find(config, name).ok_or_else(|| unknown(name, config))?;
            (Some(saved), args.or(saved::args(saved)?))
        };
        let name = args.view.as_deref().unwrap_or(View::Authorizations.name());
        let view = View::from_name(name).ok_or_else(|| unknown(name, config))?;
        if args.depth.is_some() && args.focus.is_none() {
            return Err(CliError::usage_with_help(
                "`--depth` needs an actor to count from",
                "name it: --focus ACTOR --depth N",
            ));
        }
        Ok(Self { args, view, saved })
    }

    /// What is asked of the graph.
    pub(super) fn ask(&self, session: &Rc<Session>) -> Result<Asked, CliError> {
        let mut asked = Asked::of(session, &self.args.asking)?;
        let Some(name) = &self.args.focus else {
            return Ok(asked);
        };
        let actor = Names::new(asked.graph()).find(name, &[Kind::Actor])?;
        let depth = self.args.depth.unwrap_or(1);
        let reach = within_reach(&asked.derived(), &asked.selection, actor, depth);
        asked.selection.among = Some(reach);
        let reach = format!("within {} of {name}", words::count(depth, "connector"));
        asked.filters.push(reach);
        Ok(asked)
    }

    /// How it is drawn.
    pub(super) fn drawing(
        &self,
        asked: &Asked,
        derived: &Derived<'_>,
    ) -> Result<Drawing, CliError> {
        let names = Names::new(asked.graph());
        let mut blocs = Vec::new();
        for (name, members) in self.saved.map_or(&[][..], |saved| &saved.blocs) {
            let members = members.iter();
            let members = members.map(|it| Ok(names.find(&it.text, &[Kind::Actor])?));
            blocs.push(Bloc {
                name: name.text.to_string(),
                members: members.collect::<Result<_, CliError>>()?,
            });
        }
        let mut drawing = Drawing {
            collapse: self.args.collapse,
            blocs,
            coder: self.args.coder,
            ..Drawing::default()
        };
        if let Some(reach) = &asked.selection.among {
            let mut all = asked.selection.clone();
            all.among = None;
            drawing.beyond = beyond(derived, &all, reach);
        }
        Ok(drawing)
    }

    /// The picture in a format. Where not all that the view would draw is legible at the size that
    /// is wanted, it draws less.
    pub(super) fn draw(
        &self,
        format: Format,
        asked: &Asked,
        derived: &Derived<'_>,
        mut drawing: Drawing,
    ) -> Result<Drawn, CliError> {
        let scene = self.scene(asked, derived, &drawing)?;
        if format == Format::Dot {
            let painted = dot(&scene, &self.theme()).into_bytes();
            let told = size(&scene);
            return Ok(Drawn {
                painted,
                told,
                scene,
            });
        }
        let whole = self.place(&scene)?;
        let mut tried = scene.clone();
        let mut drawn = (scene, whole);
        // What is not legible however little it shows, shows all.
        while !drawn.1.is_legible() && drawing.fewer < MOST_LEFT_OUT {
            drawing.fewer += 1;
            let scene = self.scene(asked, derived, &drawing)?;
            if scene == tried {
                continue;
            }
            let placed = self.place(&scene)?;
            tried.clone_from(&scene);
            if placed.is_legible() {
                drawn = (scene, placed);
            }
        }
        let (scene, placed) = drawn;
        let painted = self.paint(format, &placed)?;
        let told = format!(
            "{}: {}, placed by {}{}",
            self.view,
            size(&scene),
            placed.engine,
            too_wide(&placed)
        );
        Ok(Drawn {
            painted,
            told,
            scene,
        })
    }

    /// The scene that answers the question.
    pub(super) fn scene(
        &self,
        asked: &Asked,
        derived: &Derived<'_>,
        drawing: &Drawing,
    ) -> Result<Scene, CliError> {
        let mut scene = self.view.scene(&Request {
            derived,
            selection: &asked.selection,
            filters: &asked.filters,
            subjects: &self.subjects(asked)?,
            title: self.args.title.as_deref(),
            drawing,
        });
        scene.footer.extend(self.args.credit.clone());
        Ok(scene)
    }

    fn place(&self, scene: &Scene) -> Result<Placed, CliError> {
        place(scene, &self.options()).map_err(|error| CliError::Other(error.to_string()))
    }

    const fn theme(&self) -> Theme {
        match self.args.theme {
            Some(ThemeName::Dark) => Theme::DARK,
            Some(ThemeName::Light | ThemeName::Auto) | None => Theme::LIGHT,
        }
    }

    /// How it is placed.
    pub(super) fn options(&self) -> Options {
        let args = &self.args;
        Options {
            engine: match args.layout.unwrap_or_default() {
                Layout::Auto => Engine::Auto,
                Layout::Builtin => Engine::Builtin,
                Layout::Graphviz => Engine::Graphviz,
            },
            direction: match args.direction.unwrap_or_default() {
                Flow::Right => Direction::Right,
                Flow::Down => Direction::Down,
            },
            width: args.size,
            ..Options::default()
        }
    }

    fn paint(&self, format: Format, placed: &Placed) -> Result<Vec<u8>, CliError> {
        let args = &self.args;
        let theme = self.theme();
        let letters = match args.text.unwrap_or_default() {
            TextForm::Live => Letters::Live,
            TextForm::Outlines => Letters::Outlines,
        };
        let painted = match format {
            #[cfg(feature = "raster")]
            Format::Png => png(placed, &theme, args.scale.unwrap_or(2.0)),
            #[cfg(feature = "pdf")]
            Format::Pdf => pdf(placed, &theme),
            _ if args.theme == Some(ThemeName::Auto) => Ok(svg_auto(placed, letters).into_bytes()),
            _ => Ok(svg(placed, &theme, letters).into_bytes()),
        };
        painted.map_err(|error| CliError::Other(error.to_string()))
    }

    /// Tells what a scene leaves out, and how to choose.
    pub(super) fn tell(scene: &Scene, at: &str, output: &Output) {
        for sentence in &scene.left_out {
            output.note(format!("{at}{sentence}"));
        }
        if !scene.left_out.is_empty() {
            output.note(format!(
                "{at}`--focus ACTOR --depth N`, `--collapse`, `--act`, `--actor` and `--since` choose; `-o page.html` explores all"
            ));
        }
    }

    /// The records that the view is about.
    pub(super) fn subjects(&self, asked: &Asked) -> Result<Vec<NodeIndex>, CliError> {
        let (view, wanted) = (self.view, self.view.subjects());
        let about = &self.args.about;
        if about.len() != wanted.len() {
            let needs = match wanted {
                [] => "is about no record in particular; options choose what it draws".to_owned(),
                [kind] => format!("needs {}: claimgraph render {view} ID", kind.article()),
                _ => format!("needs two actors: claimgraph render {view} A B"),
            };
            return Err(CliError::usage(format!("the view {view} {needs}")));
        }
        let names = Names::new(asked.graph());
        let found = about.iter().zip(wanted);
        let found = found.map(|(name, kind)| Ok(names.find(name, &[*kind])?));
        found.collect()
    }
}

fn size(scene: &Scene) -> String {
    let (cards, lines) = (scene.cards.len(), scene.edges.len());
    format!("{cards} cards and {lines} lines")
}

/// Says of a picture that is too wide for its size from what width on it can be read.
fn too_wide(placed: &Placed) -> String {
    match placed.shown {
        Some(shown) if !placed.is_legible() => {
            let legible = placed.legible_from();
            format!("; too wide to be legible at {shown} pixels, it is from {legible}")
        }
        _ => String::new(),
    }
}

fn unknown(name: &str, config: Option<&Config>) -> CliError {
    let names: Vec<_> = View::ALL.iter().map(|(name, _)| *name).collect();
    let names: Vec<_> = names.into_iter().chain(saved::names(config)).collect();
    let near = suggest(name, names.iter().copied());
    let help = match near.as_slice() {
        [] => format!("there are {}", names.join(", ")),
        near => format!("did you mean {}?", near.join(" or ")),
    };
    CliError::usage_with_help(format!("there is no view `{name}`"), help)
}
