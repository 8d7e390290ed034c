//! The pictures in a page: every view that is small enough to be read.

use crate::graph::Graph;
use crate::model::vocabulary::Vocabulary;
use crate::render::paint::svg::inline;
use crate::render::view::{Request, View};
use crate::render::{Options, RenderError, Scene, Theme, place};

/// More cards or lines than these are a hairball: the list and the neighbourhoods serve better.
const MOST_CARDS: usize = 160;
const MOST_LINES: usize = 400;

/// The colours of the page's style sheet, which knows whether it is dark.
const COLOURS: Theme = Theme {
    name: "page",
    background: "var(--background)",
    ink: "var(--ink)",
    muted: "var(--muted)",
    panel: "var(--panel)",
    line: "var(--line)",
    authorize: "var(--authorize)",
    warn: "var(--warn)",
    support: "var(--support)",
    deny: "var(--deny)",
    structure: "var(--structure)",
    military: "var(--military)",
    authorize_body: "var(--authorize-body)",
    warn_body: "var(--warn-body)",
    military_body: "var(--military-body)",
};

/// A view of the graph.
pub(super) struct Picture {
    /// The view's name.
    pub(super) name: String,
    /// The question it answers.
    pub(super) title: String,
    pub(super) cards: usize,
    pub(super) lines: usize,
    /// The picture; none where it would be too large.
    pub(super) svg: Option<String>,
}

/// Draws every view, and what is saved.
pub(super) fn draw(
    request: &super::Request<'_, '_>,
    options: &Options,
) -> Result<Vec<Picture>, RenderError> {
    let graph = request.view.derived.graph;
    // What is about one record in particular has its sheet on the page.
    let views = View::ALL.iter();
    let views = views.filter(|(_, view)| view.subjects().is_empty());
    let views = views.map(|(name, view)| {
        // Each picture has a title of its own; the user's is the page's.
        let scene = view.scene(&Request {
            title: None,
            ..request.view
        });
        picture(graph, name, name, scene, options)
    });
    // A name that anybody chose is no part of an id.
    let saved = request.saved.iter().enumerate().map(|(number, saved)| {
        let prefix = format!("saved-{number}");
        picture(
            graph,
            &saved.name,
            &prefix,
            saved.scene.clone(),
            &saved.options,
        )
    });
    views.chain(saved).collect()
}

/// A picture whose ids have a prefix, so that a page may hold several.
fn picture(
    graph: &Graph,
    name: &str,
    prefix: &str,
    mut scene: Scene,
    options: &Options,
) -> Result<Picture, RenderError> {
    let (cards, lines) = (scene.cards.len(), scene.edges.len());
    let title = scene.title.clone();
    let drawn = cards <= MOST_CARDS && lines <= MOST_LINES;
    let svg = if drawn {
        for card in &mut scene.cards {
            // A card leads to all that is said of its record, within the page.
            let known = graph.find(&card.id).is_some();
            card.link = known.then(|| format!("#id={}", card.id));
        }
        Some(inline(
            &place(&scene, options)?,
            &COLOURS,
            &format!("{prefix}-"),
        ))
    } else {
        None
    };
    Ok(Picture {
        name: name.to_owned(),
        title,
        cards,
        lines,
        svg,
    })
}
