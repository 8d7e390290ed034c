//! The explorer: one page that holds a graph, its pictures and all that is said of each record.
//!
//! The page asks nothing of any network. Its data are a block of JSON, its script and its style are
//! our own and named by their digests in the page's Content-Security-Policy, so that nothing else
//! can run in it. The script computes no status: what is derived is derived here, and embedded.

mod actor;
mod as_of;
mod claim;
mod contradiction;
mod data;
mod event;
mod picture;
mod policy;
mod quote;
mod red_line;
mod source;
mod way;

use std::fmt::Write;

use super::paint::xml::XmlText;
use super::view;
use super::{Options, RenderError, Scene};
use crate::texts::Texts;

/// What a page is made from.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a, 'g> {
    /// The graph, which events are asked about, and how the page is called.
    pub view: view::Request<'a, 'g>,
    /// Local copies of the sources' texts, whose words the page is to show; none shows places only.
    pub texts: Option<&'a Texts>,
    /// Pictures beside those of the views that are about no record in particular.
    pub saved: &'a [Saved],
}

/// A picture that has a name of its own.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Its name.
    pub name: String,
    /// What is drawn.
    pub scene: Scene,
    /// How it is placed.
    pub options: Options,
}

/// The style sheet, without the line ends that a checkout may have turned.
fn style() -> String {
    include_str!("html/explorer.css").replace('\r', "")
}

/// The script, part by part; a browser reads it as one, with no name of its own outside it.
fn script() -> String {
    concat!(
        "\n(() => {\n",
        include_str!("html/script/records.js"),
        include_str!("html/script/words.js"),
        include_str!("html/script/state.js"),
        include_str!("html/script/element.js"),
        include_str!("html/script/filter.js"),
        include_str!("html/script/claim.js"),
        include_str!("html/script/panel.js"),
        include_str!("html/script/dates.js"),
        include_str!("html/script/list.js"),
        include_str!("html/script/search.js"),
        include_str!("html/script/picture.js"),
        include_str!("html/script/actor.js"),
        include_str!("html/script/tie.js"),
        include_str!("html/script/wrap.js"),
        include_str!("html/script/card.js"),
        include_str!("html/script/near.js"),
        include_str!("html/script/path.js"),
        include_str!("html/script/red_line.js"),
        include_str!("html/script/contradiction.js"),
        include_str!("html/script/page.js"),
        "})();\n",
    )
    .replace('\r', "")
}

/// The page, whole.
///
/// # Errors
/// A picture could not be placed.
pub fn page(request: &Request<'_, '_>, options: &Options) -> Result<String, RenderError> {
    let (style, script) = (style(), script());
    let pictures = picture::draw(request, options)?;
    let data = data::Data::new(request, &pictures);
    let title = XmlText::new(&data.title);
    let policy = policy::policy(&style, &script);
    let json = policy::block(&data);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"claimgraph\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    );
    // Writing to a string does not fail.
    let _ = write!(
        page,
        "<a class=\"skip\" href=\"#main\">To the content</a>\n<header id=\"head\"></header>\n\
         <div id=\"body\">\n<main id=\"main\" tabindex=\"-1\">\n\
         <noscript><p>This page needs its own script; it loads nothing from anywhere.</p></noscript>\n\
         <section id=\"pictures\">\n"
    );
    for picture in &pictures {
        if let Some(svg) = &picture.svg {
            let name = XmlText::new(&picture.name);
            let _ = write!(
                page,
                "<figure class=\"picture\" data-view=\"{name}\">\n{svg}</figure>\n"
            );
        }
    }
    let _ = write!(
        page,
        "</section>\n<section id=\"content\"></section>\n</main>\n\
         <aside id=\"panel\" aria-label=\"Record\" tabindex=\"-1\" hidden></aside>\n</div>\n\
         <script type=\"application/json\" id=\"data\">{json}</script>\n\
         <script>{script}</script>\n</body>\n</html>\n"
    );
    Ok(page)
}
