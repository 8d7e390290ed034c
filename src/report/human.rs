//! For people: each finding with the lines it is about, the value underlined.

use std::collections::VecDeque;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet,
};

use super::excerpt::{excerpt, groups};
use super::summary;
use crate::check::{Examined, Located, Spot};
use crate::diagnostic::Severity;
use crate::load::Files;
use crate::text::FileId;
use crate::text::plain;

/// The width at which lines of a file are cut, and help is wrapped.
const WIDTH: usize = 120;
const HELP_WIDTH: usize = 90;

/// How many files are held open: a finding has places in two or three.
const OPEN: usize = 4;

/// The findings for people, each with the lines around its places, and a last line that counts
/// them. With `color`, styled for a terminal.
///
/// Only the lines around a label are rendered, so that a finding late in a large file costs no
/// more than one at its start.
pub fn human(files: &Files, examined: &Examined, color: bool) -> String {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(WIDTH);
    let mut report = String::new();
    let mut texts = Texts::new(files);
    for found in examined.open() {
        report.push_str(&one(&mut texts, found, &renderer));
        report.push_str("\n\n");
    }
    report.push_str(&summary(examined));
    report.push('\n');
    report
}

fn one(texts: &mut Texts<'_>, found: &Located, renderer: &Renderer) -> String {
    let fact = &found.finding.fact;
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let message = plain(&fact.message()).into_owned();
    let title = level.clone().primary_title(message).id(fact.rule().name);
    let mut shown = Shown {
        level,
        groups: Vec::new(),
        last: Group::with_title(title),
    };
    let labels: Vec<(Spot, String)> = [(found.spot, fact.label())]
        .into_iter()
        .chain(found.related.iter().cloned())
        .collect();
    let mut left: Vec<usize> = (0..labels.len()).collect();
    while let Some(first) = left.first() {
        let file = labels[*first].0.file;
        let (here, elsewhere): (Vec<usize>, Vec<usize>) = left
            .iter()
            .partition(|label| labels[**label].0.file == file);
        left = elsewhere;
        texts.with(file, |path, text| {
            shown.file(&plain(path), text, &labels, &here);
        });
    }
    if let Some(help) = fact.help() {
        shown.add(Level::HELP.message(wrapped(&plain(&help))));
    }
    shown.groups.push(shown.last);
    renderer.render(&shown.groups)
}

/// What is shown of one finding.
struct Shown<'r> {
    level: Level<'r>,
    groups: Vec<Group<'r>>,
    last: Group<'r>,
}

impl<'r> Shown<'r> {
    fn add(&mut self, element: impl Into<Element<'r>>) {
        let last = std::mem::replace(&mut self.last, Group::with_level(self.level.clone()));
        self.last = last.element(element);
    }

    /// Adds what is shown of one file: the labels `here`, of which 0 is the value itself.
    fn file(&mut self, path: &str, text: &str, labels: &[(Spot, String)], here: &[usize]) {
        let (whole, inside): (Vec<usize>, Vec<usize>) =
            here.iter().partition(|label| labels[**label].0.is_file());
        if !whole.is_empty() {
            self.add(Origin::path(path.to_owned()));
        }
        let spots = inside.iter().map(|label| labels[*label].0);
        let spots: Vec<Spot> = spots
            .map(|spot| Spot {
                // The file may have become another since it was checked.
                span: spot.span.within(text),
                ..spot
            })
            .collect();
        for together in groups(text, &spots) {
            let shown: Vec<&Spot> = together.iter().map(|position| &spots[*position]).collect();
            let lines = excerpt(text, &shown);
            let annotations = together.iter().zip(&lines.marks).map(|(position, mark)| {
                let label = inside[*position];
                let kind = if label == 0 {
                    AnnotationKind::Primary
                } else {
                    AnnotationKind::Context
                };
                let words = Some(plain(&labels[label].1).into_owned());
                kind.span(mark.clone())
                    .label(words.filter(|words| !words.is_empty()))
            });
            let snippet = Snippet::source(lines.source)
                .line_start(lines.first as usize)
                .annotations(annotations);
            match shown.first().filter(|_| lines.is_cut) {
                Some(spot) => self.cut(path, spot, snippet),
                None => self.add(snippet.path(path.to_owned())),
            }
        }
    }

    /// Adds a line of which the start is cut off. Its column cannot be counted in what is left, so
    /// the place is given apart, and the line without one in a group of its own.
    fn cut(&mut self, path: &str, spot: &Spot, snippet: Snippet<'r, Annotation<'r>>) {
        self.add(
            Origin::path(path.to_owned())
                .line(spot.start.line as usize)
                .char_column(spot.start.column as usize),
        );
        let next = Group::with_level(self.level.clone());
        self.groups.push(std::mem::replace(&mut self.last, next));
        self.add(snippet);
    }
}

/// The words on lines of a width that is read easily.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > HELP_WIDTH {
            lines.push('\n');
            width = 0;
        } else if width > 0 {
            lines.push(' ');
            width += 1;
        }
        lines.push_str(word);
        width += length;
    }
    lines
}

/// The texts of the files of the last few findings.
struct Texts<'f> {
    files: &'f Files,
    open: VecDeque<(FileId, String)>,
}

impl<'f> Texts<'f> {
    const fn new(files: &'f Files) -> Self {
        Self {
            files,
            open: VecDeque::new(),
        }
    }

    fn with<T>(&mut self, file: FileId, show: impl FnOnce(&str, &str) -> T) -> T {
        if !self.open.iter().any(|(open, _)| *open == file) {
            if self.open.len() == OPEN {
                self.open.pop_front();
            }
            // It was read before; if it is gone meanwhile, its lines are empty.
            let text = self.files.text(file).unwrap_or_default().into_owned();
            self.open.push_back((file, text));
        }
        let text = self.open.iter().find(|(open, _)| *open == file);
        let text = text.map_or("", |(_, text)| text);
        show(self.files.path(file), text)
    }
}
