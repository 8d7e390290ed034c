//! A source's record as it is written into a claim file.

use serde_yaml::Value;

use super::EditError;
use crate::model::dataset::Origin;
use crate::model::id::Id;
use crate::model::list::OneOrMany;
use crate::model::source::{Published, Source, SourceKind, TextRecord};
use crate::text::{FileId, SourceText, Span};
use crate::yaml::{Flow, write_scalar};

/// The record of a new source.
#[derive(Clone, Debug)]
pub struct SourceRecord {
    source: Source,
    text: TextRecord,
    untitled: bool,
}

/// The column at which lists of numbers go on in the next line.
const WIDTH: usize = 100;

impl SourceRecord {
    /// The record of a source with this text. Until it gets a title, it has its id for one.
    pub fn new(id: &Id, kind: SourceKind, text: &SourceText) -> Self {
        Self {
            source: Source {
                id: id.clone(),
                origin: Origin {
                    file: FileId(0),
                    span: Span::default(),
                },
                kind,
                title: id.as_str().into(),
                publisher: None,
                authors: OneOrMany::default(),
                url: OneOrMany::default(),
                archived: OneOrMany::default(),
                accessed: None,
                published: Published::Absent,
                language: None,
                reliability: None,
                text: None,
                skipped: OneOrMany::default(),
                copy_of: None,
                supersedes: None,
                retracted: None,
                note: None,
            },
            text: record_of(text),
            untitled: true,
        }
    }

    /// The record with this title.
    #[must_use]
    pub fn titled(mut self, title: &str) -> Self {
        self.source.title = title.into();
        self.untitled = false;
        self
    }

    /// The record with these addresses.
    #[must_use]
    pub fn at_urls(mut self, urls: &[String]) -> Self {
        self.source.url = urls
            .iter()
            .map(|url| url.as_str().into())
            .collect::<Vec<_>>()
            .into();
        self
    }

    /// The record with who published it, and when.
    #[must_use]
    pub fn published(mut self, by: Option<Id>, on: Published) -> Self {
        self.source.publisher = by;
        self.source.published = on;
        self
    }

    /// The record with the text's language.
    #[must_use]
    pub fn in_language(mut self, tag: Option<&str>) -> Self {
        self.source.language = tag.map(Into::into);
        self
    }

    /// The id.
    pub const fn id(&self) -> &Id {
        &self.source.id
    }

    /// Digest and boundaries of the text.
    pub const fn text(&self) -> &TextRecord {
        &self.text
    }

    /// The record as a claim file of its own, without a head: `sources:` and below it the record.
    ///
    /// # Errors
    /// A value that cannot be written as YAML.
    pub fn to_yaml(&self) -> Result<String, EditError> {
        Ok(format!("sources:\n{}", self.block(2, 2)?))
    }

    /// Lines with the id at column `indent` and its fields `step` columns deeper.
    pub(super) fn block(&self, indent: usize, step: usize) -> Result<String, EditError> {
        let fields = serde_yaml::to_string(&self.source).map_err(|error| unwritable(&error))?;
        let mut lines = vec![format!("{}:", write_scalar(self.id(), Flow::Outside))];
        let inner = " ".repeat(step);
        for line in fields.lines() {
            let remark = if self.untitled && line.starts_with("title:") {
                "   # fill in: a title, in your own words where it may not be copied"
            } else {
                ""
            };
            lines.push(format!("{inner}{line}{remark}"));
        }
        lines.extend(
            self.text_block()
                .iter()
                .map(|line| format!("{inner}{line}")),
        );
        let outer = " ".repeat(indent);
        let mut block = String::new();
        for line in lines {
            if !line.trim().is_empty() {
                block.push_str(&outer);
                block.push_str(&line);
            }
            block.push('\n');
        }
        Ok(block)
    }

    /// An entry of a mapping in braces, on one line: `id: { kind: news, ... }`.
    pub(super) fn flow(&self) -> Result<String, EditError> {
        let fields = serde_yaml::to_value(self.whole()).map_err(|error| unwritable(&error))?;
        let id = write_scalar(self.id(), Flow::Inside);
        Ok(format!("{id}: {}", flow(&fields)))
    }

    /// The record in the model.
    pub(super) fn whole(&self) -> Source {
        Source {
            text: Some(Box::new(self.text.clone())),
            ..self.source.clone()
        }
    }

    /// The field `text`: numbers in brackets, which would be hundreds of lines otherwise.
    fn text_block(&self) -> Vec<String> {
        let TextRecord {
            sha256,
            chars,
            paragraphs,
            sentences,
        } = &self.text;
        let sha256 = write_scalar(sha256, Flow::Inside);
        let mut lines = vec![format!("text: {{ sha256: {sha256}, chars: {chars},")];
        lines.extend(numbers("paragraphs", paragraphs, ","));
        lines.extend(numbers("sentences", sentences, " }"));
        lines
    }
}

/// Digest and boundaries of a text.
fn record_of(text: &SourceText) -> TextRecord {
    let starts = |ranges: Vec<crate::text::CharRange>| ranges.iter().map(|it| it.start).collect();
    TextRecord {
        sha256: text.sha256().into(),
        chars: text.chars(),
        paragraphs: starts(text.paragraphs()),
        sentences: starts(text.sentences()),
    }
}

/// `  name: [0, 108]` with `end` after it, on as many lines as it needs.
fn numbers(name: &str, numbers: &[u32], end: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = format!("  {name}: [");
    for (index, number) in numbers.iter().enumerate() {
        let last = index + 1 == numbers.len();
        let word = format!("{number}{}", if last { "]" } else { "," });
        if line.len() + 1 + word.len() > WIDTH {
            lines.push(std::mem::replace(&mut line, "   ".to_owned()));
        }
        if !line.ends_with('[') {
            line.push(' ');
        }
        line.push_str(&word);
    }
    if numbers.is_empty() {
        line.push(']');
    }
    line.push_str(end);
    lines.push(line);
    lines
}

/// A value on one line.
fn flow(value: &Value) -> String {
    let list = |values: Vec<String>, open, close| format!("{open}{}{close}", values.join(", "));
    match value {
        Value::Sequence(values) => list(values.iter().map(flow).collect(), "[", "]"),
        Value::Mapping(mapping) => {
            let entry = |(key, value)| format!("{}: {}", flow(key), flow(value));
            list(mapping.iter().map(entry).collect(), "{ ", " }")
        }
        Value::String(text) => write_scalar(text, Flow::Inside),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null => "null".to_owned(),
        Value::Tagged(tagged) => flow(&tagged.value),
    }
}

fn unwritable(error: &serde_yaml::Error) -> EditError {
    EditError::Unsound(error.to_string())
}
