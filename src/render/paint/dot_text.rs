//! Text made safe for DOT, once, when it is made: graphviz-rust prints what it is given as it is.

use graphviz_rust::dot_structures::{Attribute, Id};

use super::xml::XmlText;
use crate::render::measure::clean;

/// A double-quoted DOT string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DotText(String);

impl DotText {
    /// The quoted form of `text`: cleaned, with quotes and backslashes escaped.
    pub fn new(text: &str) -> Self {
        let mut quoted = String::from("\"");
        for letter in clean(text).chars() {
            if matches!(letter, '"' | '\\') {
                quoted.push('\\');
            }
            quoted.push(letter);
        }
        quoted.push('"');
        Self(quoted)
    }

    /// The attribute of that name. The name is ours, never a user's.
    pub fn attribute(self, name: &'static str) -> Attribute {
        Attribute(Id::Plain(name.into()), Id::Escaped(self.0))
    }
}

/// An HTML-like DOT label, built from elements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DotHtml(String);

impl DotHtml {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// Adds words in a font; a hard space where there are none, since `dot` refuses empty elements.
    pub fn words(&mut self, text: &str, size: f64, colour: &str, style: &[&str]) {
        let text = XmlText::new(text);
        let (mut open, mut close) = (String::new(), String::new());
        for element in style {
            open = format!("{open}<{element}>");
            close = format!("</{element}>{close}");
        }
        self.markup(&format!(
            "<FONT POINT-SIZE=\"{size}\" COLOR=\"{colour}\">{open}"
        ));
        if text.is_empty() {
            self.0 += "&#160;";
        } else {
            self.0 += &text.to_string().replace("&#39;", "'");
        }
        self.markup(&format!("{close}</FONT>"));
    }

    /// Adds markup of ours, without user text.
    pub fn markup(&mut self, markup: &str) {
        self.0 += markup;
    }

    /// Adds what another label holds.
    pub fn append(&mut self, other: &Self) {
        self.0 += &other.0;
    }

    /// The attribute of that name.
    pub fn attribute(self, name: &'static str) -> Attribute {
        Attribute(Id::Plain(name.into()), Id::Html(format!("<{}>", self.0)))
    }
}
