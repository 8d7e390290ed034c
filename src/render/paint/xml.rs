//! Text made safe for XML, once, when it is made.

use std::fmt::{self, Display, Write};

use crate::render::measure::clean;

/// Text for an element or a quoted attribute: cleaned and escaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlText(String);

impl XmlText {
    /// The safe form of `text`.
    pub fn new(text: &str) -> Self {
        let text = clean(text);
        let mut safe = String::with_capacity(text.len() + 8);
        for letter in text.chars() {
            match letter {
                '&' => safe.push_str("&amp;"),
                '<' => safe.push_str("&lt;"),
                '>' => safe.push_str("&gt;"),
                '"' => safe.push_str("&quot;"),
                '\'' => safe.push_str("&#39;"),
                _ => safe.push(letter),
            }
        }
        Self(safe)
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Display for XmlText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A link that may be followed: `http`, `https`, `mailto` or a fragment, without blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(XmlText);

impl Link {
    /// The link, if it is one of those.
    pub fn new(target: &str) -> Option<Self> {
        let target = target.trim();
        let plain = |letter: char| !letter.is_whitespace() && !letter.is_control();
        let known = ["http://", "https://", "mailto:", "#"].iter().any(|start| {
            target
                .get(..start.len())
                .is_some_and(|own| own.eq_ignore_ascii_case(start))
        });
        (known && target.chars().all(plain)).then(|| Self(XmlText::new(target)))
    }
}

impl Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A length with at most two decimals, "12.5", never "-0".
#[derive(Clone, Copy, Debug)]
pub struct Number(pub f64);

impl Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        write!(text, "{:.2}", self.0)?;
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

/// Names for elements, unlike each other and safe in CSS and URLs.
#[derive(Debug, Default)]
pub struct Names(std::collections::BTreeSet<String>);

impl Names {
    /// A name that starts with `kind` and recalls `id`.
    pub fn name(&mut self, kind: &str, id: &str) -> String {
        let letters = id.chars().take(80).map(|letter| match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' => letter,
            _ => '-',
        });
        let plain: String = std::iter::once(kind.to_owned())
            .chain([String::from("-")])
            .collect::<String>()
            + &letters.collect::<String>();
        let mut name = plain.clone();
        let mut count = 1;
        while !self.0.insert(name.clone()) {
            count += 1;
            name = format!("{plain}--{count}");
        }
        name
    }
}
