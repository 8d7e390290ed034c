//! For people: each finding with the lines it is about, the value underlined.

use std::collections::VecDeque;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::excerpt::{excerpt, groups};
use super::plain::plain;
use super::summary;
use crate::check::{Examined, Located, Spot};
use crate::diagnostic::Severity;
use crate::load::Files;
use crate::text::FileId;

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
    for found in &examined.findings {
        report.push_str(&one(&mut texts, found, &renderer));
        report.push_str("\n\n");
    }
    report.push_str(&summary(examined));
    report.push('\n');
    report
}

fn one(texts: &mut Texts<'_>, found: &Located, renderer: &Renderer) -> String {
    let fact = &found.finding.fact;
    let level = match found.finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let message = plain(&fact.message()).into_owned();
    let mut group = Group::with_title(level.primary_title(message).id(fact.rule().name));
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
        group = texts.with(file, |path, text| {
            in_file(group, path, text, &labels, &here)
        });
    }
    if let Some(help) = fact.help() {
        group = group.element(Level::HELP.message(wrapped(&plain(&help))));
    }
    renderer.render(&[group])
}

/// Adds what is shown of one file: the labels `here`, of which 0 is the value itself.
fn in_file<'r>(
    mut group: Group<'r>,
    path: &str,
    text: &str,
    labels: &[(Spot, String)],
    here: &[usize],
) -> Group<'r> {
    let path = plain(path).into_owned();
    let (whole, inside): (Vec<usize>, Vec<usize>) =
        here.iter().partition(|label| labels[**label].0.is_file());
    if !whole.is_empty() {
        group = group.element(Origin::path(path.clone()));
    }
    let spots: Vec<Spot> = inside.iter().map(|label| labels[*label].0).collect();
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
        let start = shown.first().map(|spot| spot.start);
        let mut snippet = Snippet::source(lines.source)
            .line_start(lines.first as usize)
            .annotations(annotations);
        if let Some(start) = start.filter(|_| lines.is_cut) {
            group = group.element(
                Origin::path(path.clone())
                    .line(start.line as usize)
                    .char_column(start.column as usize),
            );
        } else {
            snippet = snippet.path(path.clone());
        }
        group = group.element(snippet);
    }
    group
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
