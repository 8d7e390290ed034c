//! Sources: the documents in which things are said.

use schemars::JsonSchema;
use serde::Serialize;

use super::dataset::Origin;
use super::date::Date;
use super::id::Id;
use super::list::OneOrMany;
use super::vocabulary::vocabulary;
use crate::text::anchor::At;

vocabulary! {
    /// What a source is.
    SourceKind, "a source's kind" {
        /// A report by a news outlet.
        News = "news",
        /// A press release: its own voice is its publisher's, as a speaker.
        PressRelease = "press-release",
        /// A speech: its own voice is its author's, as a speaker.
        Speech = "speech",
        /// An interview.
        Interview = "interview",
        /// A document.
        Document = "document",
        /// A post: its own voice is its author's, as a speaker.
        Post = "post",
        /// A broadcast.
        Broadcast = "broadcast",
        /// An image.
        Image = "image",
        /// A video.
        Video = "video",
        /// Satellite imagery.
        Satellite = "satellite",
        /// A data set.
        Dataset = "dataset",
    }
}

vocabulary! {
    /// How reliable a source is, on the Admiralty scale (NATO STANAG 2511).
    Reliability, "a reliability" {
        /// Completely reliable.
        A = "A",
        /// Usually reliable.
        B = "B",
        /// Fairly reliable.
        C = "C",
        /// Not usually reliable.
        D = "D",
        /// Unreliable.
        E = "E",
        /// Cannot be judged.
        F = "F",
    }
}

vocabulary! {
    /// Why a span of a source is not coded.
    SkipReason, "a reason to skip" {
        /// A headline that says nothing of its own.
        Headline = "headline",
        /// Captions, embeds, navigation.
        Boilerplate = "boilerplate",
        /// Known background.
        Background = "background",
        /// Opinion that is not coded.
        Opinion = "opinion",
        /// Says again what is coded elsewhere.
        Repeats = "repeats",
        /// Outside the subject of the graph.
        OutOfScope = "out-of-scope",
    }
}

/// A document in which things are said.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Source {
    /// Its id.
    #[serde(skip)]
    pub id: Id,
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// What it is.
    pub kind: SourceKind,
    /// Its title, in your own words where the original's may not be copied.
    pub title: Box<str>,
    /// Who published it: an actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Id>,
    /// Who wrote or spoke it: actors.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub authors: OneOrMany<Id>,
    /// Where it is found.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub url: OneOrMany<Box<str>>,
    /// Where a copy is archived.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub archived: OneOrMany<Box<str>>,
    /// When it was read (EDTF).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Date>,
    /// When it was published (EDTF), or `unstated`.
    #[serde(skip_serializing_if = "Published::is_absent")]
    #[schemars(default)]
    pub published: Published,
    /// Its language: a BCP 47 tag such as `en` or `no`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "language_schema", default)]
    pub language: Option<Box<str>>,
    /// How reliable it is, on the Admiralty scale A to F; F, cannot be judged, unless said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reliability: Option<Reliability>,
    /// Digest and boundaries of its text, written by `claimgraph add`: numbers, no words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Box<TextRecord>>,
    /// Spans that are deliberately not coded, each with the reason.
    #[serde(skip_serializing_if = "OneOrMany::is_absent")]
    #[schemars(default)]
    pub skipped: OneOrMany<Skip>,
    /// The source whose text this one carries, or `unstated` where it is a copy of something unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<Id>,
    /// The earlier version that this source corrects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Id>,
    /// That the source was withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retracted: Option<Box<Retracted>>,
    /// A remark for readers of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
}

/// Whether a text is a language tag (BCP 47): a code of two or three letters, and what narrows it
/// down.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_code = |part: &str| {
        matches!(part.len(), 2 | 3) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let narrows = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    parts.next().is_some_and(is_code) && parts.all(narrows)
}

/// A language tag; `no` is Norwegian, which YAML 1.1 tools read as a boolean.
fn language_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": ["string", "boolean"] })
}

/// When a source was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Published {
    /// The field is absent.
    #[default]
    Absent,
    /// The source does not say.
    Unstated,
    /// At this date.
    On(Date),
}

impl Published {
    /// The date, where there is one.
    pub const fn date(&self) -> Option<&Date> {
        match self {
            Self::On(date) => Some(date),
            Self::Absent | Self::Unstated => None,
        }
    }

    const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl Serialize for Published {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent => serializer.serialize_none(),
            Self::Unstated => serializer.serialize_str(super::id::UNSTATED),
            Self::On(date) => date.serialize(serializer),
        }
    }
}

impl JsonSchema for Published {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Published".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let date = generator.subschema_for::<Date>();
        schemars::json_schema!({ "anyOf": [{ "const": "unstated" }, date] })
    }
}

/// Digest and boundaries of a source's normalised text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TextRecord {
    /// SHA-256 of the normalised text, 64 hex digits.
    pub sha256: Box<str>,
    /// Length of the normalised text in Unicode scalar values.
    pub chars: u32,
    /// Where each paragraph starts, in Unicode scalar values.
    pub paragraphs: Box<[u32]>,
    /// Where each sentence starts, in Unicode scalar values.
    pub sentences: Box<[u32]>,
}

/// Spans that are deliberately not coded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Skip {
    /// The span or spans.
    pub at: OneOrMany<At>,
    /// Why.
    pub reason: SkipReason,
}

/// That a source was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Retracted {
    /// When (EDTF); without it, the source counts as withdrawn at any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// What was said about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Box<str>>,
}
